"""One unit from its file to its outputs, wherever it runs; whatever happens comes back as an
outcome."""

from __future__ import annotations

from generator import pipeline
from generator.batch.facts import facts_of, facts_of_failed
from generator.batch.lock import BusyError, locked
from generator.batch.memory import release
from generator.batch.peek import Peek, peek
from generator.batch.record import Record
from generator.batch.remarks import remarks
from generator.batch.rivals import EARLIER, RivalError, refused
from generator.batch.task import Outcome, State, Task
from generator.diagnostics import DisclosureError
from generator.files import WriteError, safe_name
from generator.output.formats import chosen
from generator.output.job import Job
from generator.terminal import progress
from generator.trouble import MISUSE, explain_trouble


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
    document = pipeline.compose(disclosure)
    stem = safe_name(disclosure.name)
    base = wishes.base(stem)
    with locked(wishes.record(stem).with_suffix(".lock")):
        record = Record.load(wishes.record(stem))
        if (rival := record.rival(task.file)) and not task.forced:
            raise RivalError(rival)
        record.belongs_to(task.file)
        job = Job(
            disclosure=disclosure,
            document=document,
            source=task.file,
            base=base,
            formats=wishes.formats,
            asked=wishes.asked,
            explain=wishes.explain,
            engine=wishes.engine,
            write=record.write,
            tell=progress if task.shown else _silent,
        )
        code = job.run()
        wanted = [one.target(base) for one in chosen(wishes.formats)]
        targets = [target for target in wanted if target.exists()]
        facts = facts_of(disclosure, task.file, targets, wishes.root)
        is_whole = len(targets) == len(wanted) and peek(task.file) == Peek.of(disclosure.budget)
        record.finish(task.fingerprint or "" if is_whole else "", facts)
    state = State.FAILED if code else State.DONE
    complaints = (*map(str, disclosure.diagnostics), *remarks(disclosure, document, str(task.file)))
    kept = tuple(map(str, record.kept))
    return Outcome(
        task.file, state, code, tuple(job.done), complaints, tuple(job.complaints), kept, facts
    )


def _silent(_: str) -> None:
    """Progress that nobody watches."""
