"""One unit from its file to its outputs, wherever it runs; whatever happens comes back as an
outcome."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import pipeline
from generator.batch.facts import audit_of, facts_of, facts_of_failed
from generator.batch.fit import not_fit, stripping
from generator.batch.lock import BusyError, locked
from generator.batch.memory import release
from generator.batch.peek import Peek, peek
from generator.batch.record import Record
from generator.batch.remarks import remarks
from generator.batch.rivals import EARLIER, RivalError, refused
from generator.batch.task import Outcome, State, Task
from generator.diagnostics import DisclosureError
from generator.document.table_fit import with_fitted_tables
from generator.files import WriteError, safe_name
from generator.output.formats import chosen
from generator.output.job import Job
from generator.terminal import progress
from generator.trouble import MISUSE, explain_trouble

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.pipeline import Disclosure

WORD: Final = "docx"


def render(task: Task) -> Outcome:
    """Render one unit; never raises for what an input, a template or a disk can cause."""
    try:
        return _render(task)
    except DisclosureError as error:
        last = f"{task.file}：有 {len(error.diagnostics)} 处要改，没有生成文件。"
        facts = facts_of_failed(task.file, error.diagnostics, task.wishes.root)
        return Outcome(
            task.file, State.FAILED, 1, complaints=(*map(str, error.diagnostics), last), facts=facts
        )
    except WriteError as error:
        return Outcome(task.file, State.FAILED, MISUSE, complaints=(str(error),))
    except BusyError as error:
        return Outcome(task.file, State.FAILED, MISUSE, complaints=(f"{task.file}：{error}",))
    except RivalError as error:
        return refused(task.file, error.rival, task.wishes, EARLIER)
    except Exception:  # noqa: BLE001  # a fault of the program in one unit must not stop the others
        return Outcome(
            task.file, State.FAILED, MISUSE, complaints=(f"{task.file}：{explain_trouble()}",)
        )
    finally:
        release()


def _render(task: Task) -> Outcome:
    wishes = task.wishes
    disclosure = pipeline.load(task.file, wishes.templates)
    seen = pipeline.composed(disclosure)
    document = seen.document
    stem = safe_name(disclosure.name)
    author = disclosure.budget.unit.name
    target = wishes.base(stem)
    printed = _base(disclosure, document, task.file) if WORD in wishes.formats else b""
    with locked(wishes.record(stem).with_suffix(".lock")):
        record = Record.load(wishes.record(stem))
        if (rival := record.rival(task.file)) and not task.forced:
            raise RivalError(rival)
        record.belongs_to(task.file)
        job = Job(
            disclosure=disclosure,
            document=with_fitted_tables(document, disclosure.form.look),
            source=task.file,
            base=target,
            formats=wishes.formats,
            asked=wishes.asked,
            explain=wishes.explain,
            engine=wishes.engine,
            printed=printed,
            write=stripping(record.write, author) if wishes.publish else record.write,
            tell=progress if task.shown else _silent,
        )
        code = job.run()
        if printed:
            word = chosen((WORD,))[0].target(target)
            _keep(printed, word, wishes.record(stem).parent)
        wanted = [one.target(target) for one in chosen(wishes.formats)]
        targets = [target for target in wanted if target.exists()]
        facts = facts_of(disclosure, task.file, targets, wishes.root)
        facts["audit"] = audit_of(seen.judgement)
        is_whole = len(targets) == len(wanted) and peek(task.file) == Peek.of(disclosure.budget)
        record.finish(task.fingerprint or "" if is_whole else "", facts)
    state = State.FAILED if code else State.DONE
    complaints = (*map(str, disclosure.diagnostics), *remarks(disclosure, document, str(task.file)))
    kept = tuple(map(str, record.kept))
    lacking = (*job.complaints, *(not_fit(record.kept) if wishes.publish else ()))
    return Outcome(task.file, state, code, tuple(job.done), complaints, lacking, kept, facts)


def _base(disclosure: Disclosure, document: Document, file: Path) -> bytes:
    """By what edits of the Word file are told later."""
    from generator.roundtrip.base import dump  # noqa: PLC0415 - for Word alone
    from generator.roundtrip.made import base_of  # noqa: PLC0415

    return dump(base_of(disclosure, document, file))


def _keep(printed: bytes, word: Path, folder: Path) -> None:
    """The same apart from the Word file, which may lose its own."""
    from generator.roundtrip.kept import keep  # noqa: PLC0415 - for Word alone

    keep(printed, word, folder)


def _silent(_: str) -> None:
    """Progress that nobody watches."""
