"""Inputs gone wrong by the thousand: ``.venv/bin/python -m bench.fuzz [--cases 20000] [--seed 1]
[--jobs 2]``.

A third of the cases each: real files mutated, files made by hypothesis from the schema, raw bytes.
Every case must end in a document or in messages that stand at a line of a file: no traceback, no
more than 20 s of processor time, no more than a gibibyte. Every tenth document is written as Word
file and web page too.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings
from lxml import etree

from bench.generated import FILES
from bench.judging import Verdict, judge
from bench.mutations import broken, raw

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.pipeline import Disclosure

BATCH = 100
EVERY = 10
GIBIBYTE = 1 << 30
STALLED = 600
Found = list[tuple[str, Verdict, bytes]]


def main() -> int:
    """Run all cases and print the tally; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    count = -(-options.cases // BATCH)
    batches = [
        (options.seed * 10**6 + n, ("mutated", "schema", "bytes")[n % 3]) for n in range(count)
    ]
    tally: Counter[tuple[str, str]] = Counter()
    findings: set[str] = set()
    peak, started = 0, time.monotonic()
    with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
        results = pool.imap_unordered(run, batches)
        for _ in batches:
            found, used = results.next(timeout=STALLED)
            peak = max(peak, used)
            for source, verdict, content in found:
                tally[source, verdict.kind] += 1
                if verdict.finding and _gist(verdict.finding) not in findings:
                    findings.add(_gist(verdict.finding))
                    _show(verdict.finding, content, len(findings))
    _report(tally, len(findings), time.monotonic() - started, peak)
    return 1 if findings else 0


def run(batch: tuple[int, str]) -> tuple[Found, int]:
    """The verdicts on one batch of cases, and the peak memory of this process so far in KiB."""
    number, source = batch
    resource.setrlimit(resource.RLIMIT_AS, (2 * GIBIBYTE, 2 * GIBIBYTE))
    found: Found = []
    with tempfile.TemporaryDirectory() as folder:

        def one(content: bytes) -> None:
            write = write_and_read if len(found) % EVERY == 0 else None
            verdict = judge(content, Path(folder), write)
            found.append((source, verdict, content if verdict.finding else b""))

        if source == "schema":
            from_schema(number, BATCH, one)
        else:
            make = broken if source == "mutated" else raw
            for n in range(number * BATCH, (number + 1) * BATCH):
                one(make(n))
    return found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def from_schema(number: int, cases: int, one: object) -> None:
    """``cases`` files by hypothesis, the same for the same number."""

    @seed(number)
    @settings(
        max_examples=cases,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(FILES)
    def every(content: bytes) -> None:
        one(content)  # type: ignore[operator]

    every()


def write_and_read(disclosure: Disclosure, document: Document) -> None:
    """Write the document as Word file and web page, and read every part again."""
    from generator.output import docx, html
    from generator.output.estimate import estimate

    form = disclosure.form
    html.write(document, form.look, extra_css=form.css).decode()
    content = docx.write(document, form.look, pages=estimate(document, form.look))
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


def _gist(finding: str) -> str:
    """What tells one finding from another: the error and the line that raised it."""
    lines = finding.strip().splitlines()
    places = [line.strip() for line in lines if line.strip().startswith("File ")]
    return f"{lines[-1][:60]} {places[-1] if places else ''}"


def _show(finding: str, content: bytes, number: int) -> None:
    file = Path(tempfile.gettempdir()) / f"fuzz-{number}.yaml"
    file.write_bytes(content)
    print(f"--- {file}\n{finding.strip()}", flush=True)


def _report(tally: Counter[tuple[str, str]], findings: int, seconds: float, peak: int) -> None:
    for source in sorted({source for source, _ in tally}):
        counts = {kind: n for (s, kind), n in tally.items() if s == source}
        listed = ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items()))
        print(f"{source:<8}{sum(counts.values()):>7} cases: {listed}")
    used = f"{seconds:.0f} s, peak memory {peak / 1024:.0f} MiB"
    print(f"all     {tally.total():>7} cases: {findings} findings, {used}")


if __name__ == "__main__":
    sys.exit(main())
