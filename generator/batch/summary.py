"""What a batch says when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.batch.edited import told
from generator.batch.progress import duration
from generator.batch.task import Outcome, State


def code(outcomes: Sequence[Outcome]) -> int:
    """The gravest exit code."""
    return max(outcome.code for outcome in outcomes)


def one(outcome: Outcome) -> tuple[list[str], list[str]]:
    """What to say of a single unit: to the one who asked, and against it."""
    said = list(outcome.said)
    if outcome.state is State.SKIPPED:
        said = [f"{outcome.file}：没有变化，文件都是最新的；要重新生成请加 --force。", *said]
    return said + list(_kept(outcome)), [*outcome.complaints, *outcome.warnings]


def many(outcomes: Sequence[Outcome], seconds: float) -> tuple[list[str], list[str], list[str]]:
    """What to say of many units: each with what became of it; the reasons of those that failed,
    what is wrong with a file that they share only once, and what outputs lack; and the counts."""
    listed: list[str] = []
    reasons: dict[str, None] = {}
    warnings: Counter[str] = Counter()
    for outcome in outcomes:
        listed += (_line(outcome), *_kept(outcome))
        warnings.update(outcome.warnings)
        # Where there are warnings, these are the reasons.
        if outcome.state is State.FAILED and not outcome.warnings:
            reasons.update(dict.fromkeys(outcome.complaints))
    counts = Counter(outcome.state for outcome in outcomes)
    parts = "，".join(f"{state.label} {counts[state]}" for state in State)
    against = [*reasons, *(f"{line}（{number} 个单位）" for line, number in warnings.items())]
    return listed, against, [f"共 {len(outcomes)} 个单位：{parts}；用时 {duration(seconds)}。"]


def _line(outcome: Outcome) -> str:
    findings = len((outcome.facts or {}).get("findings", ()))
    note = f"（{findings} 处提请核对）" if findings and outcome.state is not State.FAILED else ""
    return f"{outcome.state.label}：{outcome.file}{note}"


def _kept(outcome: Outcome) -> Iterator[str]:
    for name in outcome.kept:
        if outcome.state is State.SKIPPED:
            yield f"  {name} 在生成以后改动过，没有去动它。"
        else:
            yield f"  原来的文件在生成以后改动过，另存为 {name}，没有覆盖。"
        yield from told(Path(name), outcome.file)
