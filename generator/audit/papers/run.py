"""Papers audited, several at a time, each in a process of its own that has its bounds: a broken
file hurts no other."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import files
from generator.audit.apart import Task, audited
from generator.audit.approved.book import Approved
from generator.audit.papers.result import SUFFIXES, Result
from generator.batch.pool import cores
from generator.batch.progress import line
from generator.diagnostics import DisclosureError
from generator.terminal import progress
from generator.workspace import library

AFTER: Final = "-核对"
"""What a report's name has after that of its paper, which it never takes the place of."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of every paper: the format of its report, the folder that reports go to
    (``None``: they are shown), the forms, and how many are audited at a time (0: as many as the
    machine has cores), and the figures that were approved."""

    format: str
    folder: Path | None = None
    templates: Path | None = None
    jobs: int = 0
    approved: Approved | None = None


def run(papers: Sequence[Path], wishes: Wishes) -> Iterator[Result]:
    """The results in the order of ``papers``, each as soon as it is there. The threads only wait
    for the processes that do the work."""
    start, done = time.monotonic(), 0
    targets = names(papers, wishes)
    pool = ThreadPoolExecutor(max_workers=wishes.jobs or cores())
    waiting = [pool.submit(_one, paper, wishes, targets.get(paper)) for paper in papers]
    try:
        for paper, future in zip(papers, waiting, strict=True):
            result = future.result()
            done += 1
            progress(line(done, len(papers), paper.stem, time.monotonic() - start))
            yield result
    finally:
        progress("")
        pool.shutdown(cancel_futures=True)


def names(papers: Sequence[Path], wishes: Wishes) -> dict[Path, Path]:
    """Where each report goes: named after its paper; two papers of one name keep apart by a
    number."""
    if wishes.folder is None:
        return {}
    found: dict[Path, Path] = {}
    taken: set[str] = set()
    for paper in papers:
        name, number = paper.stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{paper.stem}-{number}"
        taken.add(name.casefold())
        found[paper] = wishes.folder / f"{name}{AFTER}{SUFFIXES[wishes.format]}"
    return found


def _one(paper: Path, wishes: Wishes, target: Path | None) -> Result:
    """One paper audited, and its report written."""
    try:
        forms = library(paper, wishes.templates)
    except DisclosureError as error:
        return Result(paper, problem=f"{paper}：{error}")
    result = audited(Task(paper, wishes.format, forms, wishes.approved))
    if target is None or result.problem:
        return result
    try:
        files.write(target, f"{result.report}\n".encode())
    except OSError as error:
        return replace(result, report="", problem=files.explain(target, error))
    return replace(result, report="", written=target)
