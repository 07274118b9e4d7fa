"""The overview beside the outputs, after a batch: its units, and those that earlier batches left in the folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.batch.facts import facts_of_failed
from generator.batch.lock import BusyError, locked
from generator.batch.overview import Entry, departments
from generator.batch.page import page
from generator.batch.record import Record
from generator.batch.task import RECORDS, Outcome, State, Wishes
from generator.files import WriteError

PAGE = "index.html"
_RECORD = f"{PAGE}.json"


def entries(outcomes: Iterable[Outcome], wishes: Wishes) -> Iterator[Entry]:
    """The units of a batch; where no finding says why one failed, its complaints do."""
    for outcome in outcomes:
        facts = outcome.facts or facts_of_failed(outcome.file, (), wishes.root)
        is_told = outcome.state is not State.FAILED or facts["findings"]
        yield Entry(facts if is_told else {**facts, "reasons": list(outcome.complaints)}, outcome.state)


def publish(outcomes: Sequence[Outcome], wishes: Wishes) -> list[str]:
    """Write the page, and return what to say of it."""
    found = tuple(entries(outcomes, wishes))
    known = {entry.facts["file"] for entry in found}
    earlier = (entry for entry in _recorded(wishes) if entry.facts["file"] not in known)
    target = wishes.root / PAGE
    try:
        with locked(wishes.root / RECORDS / f"{PAGE}.lock"):
            record = Record.load(wishes.root / RECORDS / _RECORD)
            record.write(target, page(departments((*found, *earlier))).encode())
            record.finish("", {})
    except BusyError:
        return []
    except WriteError as error:
        return [f"总览没有写成。{error}"]
    kept = [f"  原来的 {PAGE} 不是总览，或改动过，另存为 {file}，没有覆盖。" for file in record.kept]
    return [f"总览：{target.absolute()}", *kept]


def _recorded(wishes: Wishes) -> Iterator[Entry]:
    """The units of earlier batches whose inputs are still there."""
    for path in sorted((wishes.root / RECORDS).glob("*.json")):
        facts = Record.load(path).facts
        if facts and (wishes.root / str(facts["file"])).is_file():
            yield Entry(facts, State.DONE)
