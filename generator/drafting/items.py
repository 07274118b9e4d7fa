"""Runs of paragraphs of which each tells of one item (项) of expenditure: loops of the template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from generator.catalogue.terms import CLASS, ITEM, SECTION
from generator.drafting.answers import prints_as
from generator.drafting.sentences import THINGS, Sentences
from generator.figures.name import AMOUNT, join, parse
from generator.published.model import Block, Paragraph

FUNDS: Final = ("财政拨款", "一般公共预算拨款")
"""Funds whose items sentences list."""
FEWEST: Final = 2
NUMBER: Final = re.compile(r"^\d+")


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its code, and the names of its class, section and itself."""

    code: str
    names: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """How a paragraph tells of an item's expenditure from a fund: its text as a template."""

    fund: str
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a budget, and how sentences tell of them."""

    sentences: Sentences
    every: tuple[Item, ...]

    @classmethod
    def of(cls, sentences: Sentences) -> Items:
        """Those of the facts behind a paper."""
        answers = sentences.answers
        accounts = answers.source.accounts
        found: dict[str, Item] = {}
        for figure in answers.disclosure.figures:
            code = parse(figure.name).function
            if len(code) == ITEM and code not in found:
                above = (code[:CLASS], code[:SECTION], code)
                first, second, third = (accounts.function(one) for one in above)
                found[code] = Item(code, (first, second, third))
        return cls(sentences, tuple(found.values()))

    def run(self, blocks: Sequence[Block]) -> list[Told]:
        """How the paragraphs that begin ``blocks`` tell of items, as long as they do so alike; none
        of fewer than two."""
        found: list[Told] = []
        for block in blocks:
            told = self._told(block) if isinstance(block, Paragraph) else None
            if told is None or (found and _shape(told) != _shape(found[0])):
                break
            found.append(told)
        return found if len(found) >= FEWEST else []

    def loop(self, run: list[Told]) -> list[str]:
        """The loop that prints a run."""
        first = run[0]
        self.sentences.uses.append(join("支出", first.fund, "{项}"))
        fund = THINGS[join("支出", first.fund)]
        return [
            f'  {{% for 项 in {fund}["项"] if 项.金额 %}}',
            f"  <p>{first.text}</p>",
            "  {% endfor %}",
        ]

    def _told(self, block: Paragraph) -> Told | None:
        """A paragraph with the names and the amount of the item that it tells of in places; nothing
        of one that tells of none."""
        text = str(escape(block.text))
        for item in self.every:
            if item.names[2] not in text or item.names[1] not in text:
                continue
            for fund in FUNDS:
                amount = self._amount(block, join("支出", fund, item.code, AMOUNT))
                if amount:
                    return Told(fund, self._filled(text, item, amount))
        return None

    def _amount(self, block: Paragraph, name: str) -> str:
        """How the paragraph prints a figure."""
        figures = self.sentences.answers.disclosure.figures
        for spot in block.spots:
            is_money = spot.number.unit and figures.knows(name)
            if is_money and prints_as(figures[name], spot.number, spot.number.unit):
                return block.text[spot.start : spot.stop]
        return ""

    def _filled(self, text: str, item: Item, amount: str) -> str:
        uses = self.sentences.answers.disclosure.budget.uses
        for name, prose in uses.items():
            said = str(escape(prose.strip().rstrip("。")))
            if item.code in name and said and said in text:
                text = text.replace(said, "{{ 项.用途 }}", 1)
        text = text.replace(amount, "{{ 项.金额 }}", 1)
        named = list(zip(item.names, ("类名", "款名", "项名"), strict=True))
        named.sort(key=lambda one: -len(one[0]))  # a long name holds a shorter one
        for name, place in named:
            text = text.replace(name, f"{{{{ 项.{place} }}}}", 1)
        return NUMBER.sub("{{ loop.index }}", text)


def _shape(told: Told) -> str:
    return re.sub(r"(?:，主要用于)?\{\{ 项\.用途 \}\}", "", told.text)
