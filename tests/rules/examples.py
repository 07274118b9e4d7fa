"""The examples on the rules' pages: YAML laid over ``base.yaml``, and what the program says of the two together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic
from generator.forms.library import merge
from generator.rules.all import ON_FACTS
from generator.rules.manual import page
from generator.rules.registry import Facts
from generator.source.decode import decode
from generator.source.nodes import Source
from generator.source.reader import read, read_text

HERE = Path(__file__).parent
NAME = "本单位.yaml"
PART = re.compile(r"^## (.+?)\n\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(.+?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One part of a page: blocks by their kind (``yaml``, ``yaml 表样``, ``text``)."""

    blocks: dict[str, str]

    def messages(self, code: str, folder: Path) -> str:
        """What the rule says of the example; ``folder`` takes the form, where the example has one."""
        if form := self.blocks.get("yaml 表样"):
            (folder / "我的表样").mkdir(exist_ok=True)
            (folder / "我的表样" / "form.yaml").write_text("名称: 我的表样\n" + form, encoding="utf-8")
        found = findings(self.blocks["yaml"], folder)
        return "".join(f"{d}\n" for d in found if d.code == code)


def examples(code: str) -> dict[str, Example]:
    """The parts of a page that hold examples: 错, 对."""
    parts = {name: dict(BLOCK.findall(body)) for name, body in PART.findall(page(code) or "")}
    return {name: Example(parts[name]) for name in ("错", "对")}


def findings(fragment: str, folder: Path) -> tuple[Diagnostic, ...]:
    """All findings on ``base.yaml`` with ``fragment`` over it."""
    base, over = read(HERE / "base.yaml"), read_text(fragment, NAME)
    budget = decode(Budget, Source(NAME, over.text, merge(base.root, over.root)))
    catalogue = Catalogue(budget.year)
    if found := [d for rule in ON_FACTS for d in rule.diagnose(Facts(budget, catalogue))]:
        return tuple(found)
    return pipeline.examine(budget, HERE / NAME, folder).diagnostics
