"""A batch from its arguments to its outcomes: plan, leave out what has not changed, render the
rest, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.batch.fingerprint import Fingerprints
from generator.batch.fit import not_fit
from generator.batch.plan import Unit
from generator.batch.progress import Progress
from generator.batch.record import Record
from generator.batch.rivals import AT_ONCE, has_left_the_name, one_of_each, refused
from generator.batch.task import Outcome, State, Task, Wishes
from generator.output.formats import chosen


@dataclass(frozen=True, slots=True)
class How:
    """How a batch is run: processes (None: as many as there are cores), whether unchanged units are
    rendered too, and the scheduler of a cluster."""

    jobs: int | None = None
    force: bool = False
    cluster: str | None = None


def run(units: Iterable[Unit], wishes: Wishes, how: How) -> tuple[Outcome, ...]:
    """What came of ``units``, in their order. Of several with one name, the first that can be made
    is."""
    units = tuple(units)
    prints = Fingerprints(wishes)
    outcomes: dict[Path, Outcome] = {}
    waiting = units
    while waiting:
        now, others = one_of_each(waiting)
        outcomes |= _made(now, prints, wishes, how, alone=len(units) == 1)
        waiting = ()
        for unit, first in others:
            if has_left_the_name(outcomes[first.file]):
                waiting += (unit,)
            else:
                outcomes[unit.file] = refused(unit.file, first.file, wishes, AT_ONCE)
    return tuple(outcomes[unit.file] for unit in units)


def _made(
    units: Iterable[Unit], prints: Fingerprints, wishes: Wishes, how: How, *, alone: bool
) -> dict[Path, Outcome]:
    """What came of ``units``, no two of which have one name, by file."""
    outcomes: dict[Path, Outcome] = {}
    tasks = []
    for unit in units:
        fingerprint = prints.of(unit.file, unit.seen) if unit.seen else None
        settled = None if how.force else _unchanged(unit, wishes, fingerprint)
        if settled is None:
            tasks.append(Task(unit.file, wishes, fingerprint, shown=alone, forced=how.force))
        else:
            outcomes[unit.file] = settled
    progress = Progress(len(tasks))
    if not alone:
        progress.begin()
    try:
        for outcome in _dispatch(tasks, how, alone=alone):
            outcomes[outcome.file] = outcome
            if not alone:
                progress.count(outcome)
    finally:
        progress.clear()
    return outcomes


def _dispatch(tasks: list[Task], how: How, *, alone: bool) -> Iterator[Outcome]:
    """The outcomes as they come; a batch's own processes are worth starting for more than one
    unit."""
    if not tasks:
        return
    if how.cluster is not None:
        from generator.batch import cluster  # noqa: PLC0415 - an extra that few have

        yield from cluster.run(tasks, how.cluster)
    elif alone and how.jobs is None:
        from generator.batch.unit import render  # noqa: PLC0415 - loads the renderers

        yield from map(render, tasks)
    else:
        from generator.batch import pool  # noqa: PLC0415

        yield from pool.run(tasks, how.jobs or pool.cores())


def _unchanged(unit: Unit, wishes: Wishes, fingerprint: str | None) -> Outcome | None:
    """The outcome of a unit whose outputs are as they would be made again."""
    if unit.seen is None:
        return None
    record = Record.load(wishes.record(unit.seen.stem))
    base = wishes.base(unit.seen.stem)
    targets = [one.target(base) for one in chosen(wishes.formats)]
    if not (record.is_of(unit.file) and record.is_fresh(fingerprint, targets)):
        return None
    changed = record.changed()
    return Outcome(
        unit.file,
        State.SKIPPED,
        said=tuple(f"{target.absolute()}" for target in targets),
        warnings=tuple(not_fit(changed)) if wishes.publish else (),
        kept=tuple(map(str, changed)),
        facts=record.facts,
    )
