"""One unit from its file to its outputs, wherever it runs; whatever happens comes back as an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import pipeline
from generator.batch.facts import facts_of, facts_of_failed
from generator.batch.lock import BusyError, locked
from generator.batch.memory import release
from generator.batch.peek import Peek, peek
from generator.batch.record import Record
from generator.batch.task import Outcome, State, Task
from generator.cli.data import writers
from generator.cli.job import Job, progress, target_of
from generator.cli.parser import MISUSE
from generator.cli.trouble import explain_trouble
from generator.diagnostics import DisclosureError
from generator.explain.places import places, told
from generator.files import WriteError, safe_name
from generator.rounding.certificate import certify
from generator.rounding.decide import freed

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.pipeline import Disclosure


def render(task: Task) -> Outcome:
    """Render one unit; never raises for what an input, a template or a disk can cause."""
    try:
        return _render(task)
    except DisclosureError as error:
        last = f"{task.file}：有 {len(error.diagnostics)} 处要改，没有生成文件。"
        facts = facts_of_failed(task.file, error.diagnostics, task.wishes.root)
        return Outcome(task.file, State.FAILED, 1, complaints=(*map(str, error.diagnostics), last), facts=facts)
    except WriteError as error:
        return Outcome(task.file, State.FAILED, MISUSE, complaints=(str(error),))
    except BusyError as error:
        return Outcome(task.file, State.FAILED, MISUSE, complaints=(f"{task.file}：{error}",))
    except Exception:  # noqa: BLE001  # a fault of the program in one unit must not stop the others
        return Outcome(task.file, State.FAILED, MISUSE, complaints=(f"{task.file}：{explain_trouble()}",))
    finally:
        release()


def _render(task: Task) -> Outcome:
    wishes = task.wishes
    disclosure = pipeline.load(task.file, wishes.templates)
    document = pipeline.compose(disclosure)
    explained = _explained(disclosure, document) if wishes.explain and "html" in wishes.formats else ""
    stem = safe_name(disclosure.name)
    base = wishes.base(stem)
    with locked(wishes.record(stem).with_suffix(".lock")):
        record = Record.load(wishes.record(stem))
        job = Job(
            task.file,
            document,
            disclosure.form,
            base,
            wishes.formats,
            wishes.asked,
            explained,
            wishes.engine,
            write=record.write,
            tell=progress if task.shown else _silent,
        )
        job.data = writers(disclosure, document, task.file)
        code = job.run()
        targets = [target for name in wishes.formats if (target := target_of(base, name)).exists()]
        facts = facts_of(disclosure, task.file, targets, wishes.root)
        is_whole = len(targets) == len(wishes.formats) and peek(task.file) == Peek.of(disclosure.budget)
        record.finish(task.fingerprint or "" if is_whole else "", facts)
    state = State.FAILED if code else State.DONE
    rounded = (*_freed(disclosure, task), *_uneven_text(disclosure, document, task))
    complaints = (*map(str, disclosure.diagnostics), *rounded)
    kept = tuple(map(str, record.kept))
    return Outcome(task.file, state, code, tuple(job.done), complaints, tuple(job.complaints), kept, facts)


def _silent(_: str) -> None:
    """Progress that nobody watches."""


def _freed(disclosure: Disclosure, task: Task) -> Iterator[str]:
    if names := freed(disclosure.figures, disclosure.rounding):
        number, command = len(names), f"disclosure rounding {task.file}"
        yield f"提示：舍位时有 {number} 个数不能取相邻的数，与实际数相差 0.01 以上。详见 {command}"


def _uneven_text(disclosure: Disclosure, document: Document, task: Task) -> Iterator[str]:
    """How many sums of the sentences differ because these round each amount for itself."""
    spec = disclosure.form.spec
    names = told(places(document, spec.table_order))
    for way in spec.money():
        if way not in spec.balanced_money():
            broken = len(certify(disclosure.figures, disclosure.rounding, way, names).broken)
            if broken:
                command = f"disclosure rounding {task.file}"
                yield f"提示：文字里逐个四舍五入，有 {broken} 个合计与各项相加差一个尾数。详见 {command}"


def _explained(disclosure: Disclosure, document: Document) -> str:
    from generator.explain.explainer import Explainer  # noqa: PLC0415
    from generator.explain.payload import payload  # noqa: PLC0415

    return payload(Explainer.of(disclosure.figures, disclosure.form.spec, lambda: document, disclosure.rounding))
