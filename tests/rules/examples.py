"""The examples on the rules' pages: YAML laid over ``base.yaml``, and what the program says of the
two together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator import pipeline
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.diagnostics import Diagnostic, DisclosureError
from generator.forms.merging import Merger
from generator.rules.all import ON_DOCUMENT, ON_FACTS
from generator.rules.manual import page
from generator.rules.registry import Facts
from generator.source.decode import decode
from generator.source.nodes import Source
from generator.source.reader import read, read_text

HERE = Path(__file__).parent
NAME = "本单位.yaml"
ON_TEXT = frozenset(rule.code for rule in ON_DOCUMENT)
PART = re.compile(r"^## (.+?)\n\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(.+?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One part of a page: blocks by their kind (``yaml``, ``yaml 表样``, its ``html 公开表.html``,
    ``text``)."""

    blocks: dict[str, str]

    def messages(self, code: str, folder: Path) -> str:
        """What the rule says of the example; ``folder`` takes the form, where the example has
        one."""
        if form := self.blocks.get("yaml 表样"):
            own = folder / "我的表样"
            own.mkdir(exist_ok=True)
            (own / "form.yaml").write_text("名称: 我的表样\n" + form, encoding="utf-8")
            for kind, template in self.blocks.items():
                if kind.startswith("html "):
                    (own / kind.removeprefix("html ")).write_text(template, encoding="utf-8")
        found = findings(self.blocks["yaml"], folder, composed=code in ON_TEXT)
        return "".join(f"{d}\n" for d in found if d.code == code)


def examples(code: str) -> dict[str, Example]:
    """The parts of a page that hold examples: 错, 对."""
    parts = {name: dict(BLOCK.findall(body)) for name, body in PART.findall(page(code) or "")}
    return {name: Example(parts[name]) for name in ("错", "对")}


def findings(fragment: str, folder: Path, *, composed: bool = False) -> tuple[Diagnostic, ...]:
    """All findings on ``base.yaml`` with ``fragment`` over it; those on the document instead, where
    it is composed."""
    base, over = read(HERE / "base.yaml"), read_text(fragment, NAME)
    budget = decode(Budget, Source(NAME, over.text, Merger().merge(base.root, over.root)))
    catalogue = Catalogue(budget.year)
    if found := [d for rule in ON_FACTS for d in rule.diagnose(Facts(budget, catalogue))]:
        return tuple(found)
    disclosure = pipeline.examine(budget, HERE / NAME, folder)
    if not composed:
        return disclosure.diagnostics
    try:
        pipeline.compose(replace(disclosure, diagnostics=()))
    except DisclosureError as error:
        return error.diagnostics
    return ()
