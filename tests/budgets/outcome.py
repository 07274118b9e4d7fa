"""What becomes of a drawn budget: a document, or messages that stand at lines of its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator import pipeline
from generator.diagnostics import Diagnostic, DisclosureError
from generator.document.tree import Document
from generator.figures.model import Figures
from generator.pipeline import Disclosure
from tests.budgets.drawn import DOWN, REASONS, UP, USE, Drawn

WAN = Decimal(10_000)
CENT = Decimal("0.01")
ASKING = ("T401", "T402")
"""Findings that ask for a reason or a use under a key."""


@dataclass(frozen=True)
class Outcome:
    """The disclosure and its document, or the messages against it."""

    disclosure: Disclosure | None = None
    document: Document | None = None
    messages: tuple[Diagnostic, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the messages."""
        return frozenset(one.code for one in self.messages)


class Plain(yaml.SafeDumper):
    """Amounts as plain numbers, nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _number(dumper: Plain, value: Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{value:.2f}")


Plain.add_representer(Decimal, _number)


def text(drawn: Drawn) -> str:
    """The budget's file."""
    form = drawn.form
    head = {"表样": form.name, "年度": form.year, "公开日期": f"{form.year}-03-10"}
    return yaml.dump({**head, **drawn.facts}, Dumper=Plain, allow_unicode=True, sort_keys=False)


def outcome(drawn: Drawn, folder: Path) -> Outcome:
    """What ``render`` makes of it, with the reasons and uses that its form asks for."""
    file = folder / "预算.yaml"
    file.write_text(text(drawn), "utf-8")
    try:
        disclosure = pipeline.load(file, drawn.form.folder)
        if asked := list(_asked(disclosure.errors)):
            answers = _answers(asked, drawn.reason, disclosure.figures)
            answered = replace(drawn, facts={**drawn.facts, **answers})
            return outcome(answered, folder)
        return Outcome(disclosure, pipeline.compose(disclosure))
    except DisclosureError as error:
        return Outcome(messages=error.diagnostics)


def _asked(errors: Iterable[Diagnostic]) -> Iterable[str]:
    return (one.mend.split("：")[1].split(":")[0].strip() for one in errors if one.code in ASKING)


def _answers(names: Iterable[str], reason: str, figures: Figures) -> dict[str, Any]:
    reasons, uses = {}, {}
    for name in names:
        value = figures[name].value
        if name.endswith("金额"):
            uses[name] = _filled(USE, value)
        elif name.endswith("增减额"):
            reasons[name] = _filled(reason, value)
        elif name.endswith("增减"):
            reasons[name] = REASONS[0]
    return {"原因": reasons, "用途": uses}


def _filled(words: str, value: Decimal) -> str:
    """Words with an amount (元) in 万元, whole and in two parts."""
    amount = abs(value) / WAN
    half = (amount / 2).quantize(CENT)
    parts = {"额": amount, "半": half, "余": amount - half}
    shown = {key: f"{part.normalize():f}" for key, part in parts.items()}
    return words.format(**shown, **(UP if value > 0 else DOWN))
