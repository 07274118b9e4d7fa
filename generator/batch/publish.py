"""The overview beside the outputs, after a batch: its units, those that earlier batches left in the
folder, and those that failed then and were not made since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.batch.facts import facts_of_failed
from generator.batch.lock import BusyError, locked
from generator.batch.overview import Entry, Facts, departments
from generator.batch.page import page
from generator.batch.record import Record
from generator.batch.task import RECORDS, Outcome, State, Wishes
from generator.files import WriteError

PAGE = "index.html"
_RECORD = f"{PAGE}.json"
_FAILED = "failed"


def entries(outcomes: Iterable[Outcome], wishes: Wishes) -> Iterator[Entry]:
    """The units of a batch; of one that failed also why its outputs were not made, where no finding
    says so."""
    for outcome in outcomes:
        facts = outcome.facts or facts_of_failed(outcome.file, (), wishes.root)
        reasons = (*(() if facts["findings"] else outcome.complaints), *outcome.warnings)
        is_told = outcome.state is not State.FAILED or not reasons
        yield Entry(facts if is_told else {**facts, "reasons": list(reasons)}, outcome.state)


def publish(outcomes: Sequence[Outcome], wishes: Wishes) -> list[str]:
    """Write the page, and return what to say of it."""
    found = tuple(entries(outcomes, wishes))
    target = wishes.root / PAGE
    try:
        with locked(wishes.root / RECORDS / f"{PAGE}.lock"):
            record = Record.load(wishes.root / RECORDS / _RECORD)
            every = tuple(_latest((*_recorded(wishes), *_failed(record, wishes), *found)))
            record.write(target, page(departments(every)).encode())
            record.finish(
                "", {_FAILED: [entry.facts for entry in every if entry.state is State.FAILED]}
            )
    except BusyError:
        return []
    except WriteError as error:
        return [f"总览没有写成。{error}"]
    kept = [
        f"  原来的 {PAGE} 不是总览，或改动过，另存为 {file}，没有覆盖。" for file in record.kept
    ]
    return [f"总览：{target.absolute()}", *kept]


def _latest(entries: Iterable[Entry]) -> Iterable[Entry]:
    """The last entry of every input."""
    return {str(entry.facts["file"]): entry for entry in entries}.values()


def _recorded(wishes: Wishes, since: int = 0) -> Iterator[Entry]:
    """The units that were rendered (after ``since``, in nanoseconds) and whose inputs are still
    there."""
    for path in sorted((wishes.root / RECORDS).glob("*.json")):
        if path.name != _RECORD and path.stat().st_mtime_ns > since:
            facts = Record.load(path).facts
            if facts and _is_there(facts, wishes):
                yield Entry(facts, State.DONE)


def _failed(record: Record, wishes: Wishes) -> Iterator[Entry]:
    """The units that failed in earlier batches, unless their inputs are gone or were rendered
    since."""
    if listed := record.facts.get(_FAILED):
        made = {entry.facts["file"] for entry in _recorded(wishes, record.path.stat().st_mtime_ns)}
        for facts in listed:
            if _is_there(facts, wishes) and facts["file"] not in made:
                yield Entry(facts, State.FAILED)


def _is_there(facts: Facts, wishes: Wishes) -> bool:
    return (wishes.root / str(facts["file"])).is_file()
