"""The numbers of a paper by the names of their figures: those that the form's sentences name, and
the amounts that its tables print."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final

from generator.audit.form.lines import Line
from generator.forms.sentences import INSIDE, Pattern, Sentences, compiled
from generator.relations.facets import Facets, all_combined, understood
from generator.relations.ledger import Ledger, plain_key
from generator.relations.said import Said

MONEY: Final = "金额"
GENERAL: Final = "一般公共预算拨款"
ALL: Final = "合计"
TITLES: Final = {"三公": "三公经费"}
"""What papers call a family whose name in figures is shorter."""


@dataclass(slots=True)
class Figures:
    """``spoken``: by name, every number that a sentence prints of it; ``book``: the amounts by what
    they are of."""

    book: Ledger
    spoken: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def of(self, name: str) -> Said | None:
        """The number of a figure: that which most sentences agree on, else an amount that is
        printed of it anywhere."""
        found = self.spoken.get(name)
        if found:
            worths = [worth(one) for one in found]
            return max(found, key=lambda one: worths.count(worth(one)))
        return self.in_table(name)

    def in_table(self, name: str) -> Said | None:
        """What is printed of an amount, in tables first."""
        return next((one for one in self._amounts(name) if one.text), None)

    def blank(self, name: str) -> Said | None:
        """A place of a table where the amount of a figure would stand and nothing is printed."""
        return next((one for one in self._amounts(name) if not one.text), None)

    def _amounts(self, name: str) -> Iterator[Said]:
        """What is printed of an amount anywhere, its places in tables first; some forms print what
        is paid by the appropriation under the general budget."""
        facets = facets_of(name)
        if facets is None:
            return
        for fund in (facets.fund, facets.fund or GENERAL):
            key = plain_key(facets._replace(fund=fund))
            for book in (self.book.entries, self.book.blanks):
                yield from (one.said for one in book.get(key, ()) if not one.more)

    def beside(self, name: str, other: Said) -> Said | None:
        """The number of a figure that the paragraph of another prints; without one, any."""
        same = (one for one in self.spoken.get(name, ()) if one.at.block == other.at.block)
        return next(same, None) or self.of(name)


def worth(number: Said) -> Decimal:
    """Money in 元, anything else as printed."""
    return number.amount if number.is_money else number.value


@cache
def facets_of(name: str) -> Facets | None:
    """What an amount of that name is of; ``None`` for what is no amount of the classifications."""
    *parts, aspect = name.split(".")
    if aspect != MONEY:
        return None
    meanings = [understood(TITLES.get(part, part)) for part in parts if part != ALL]
    found = all_combined(one.facets if one.is_whole else None for one in meanings)
    return found._replace(side="") if found is not None else None


def read_figures(lines: Sequence[Line], sentences: Sentences, book: Ledger) -> Figures:
    """Every number that the form's sentences name."""
    figures = Figures(book)
    for line in lines:
        for pattern in _patterns(line, sentences):
            for name, number in _read(line, pattern, sentences.words):
                figures.spoken[name].append(number)
    return figures


def _patterns(line: Line, sentences: Sentences) -> Iterator[Pattern]:
    """The patterns of the nearest heading that has any."""
    for heading in reversed(line.headings):
        if texts := sentences.of_section(heading):
            yield from (compiled(text, sentences.words) for text in texts)
            return


def _read(
    line: Line, pattern: Pattern, words: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, Said]]:
    for found in pattern.regex.finditer(line.text):
        keys = {word: words[word][found[f"w{n}"]] for n, word in enumerate(pattern.words)}
        for place, figure in enumerate(pattern.figures):
            number = line.number(found.start(f"n{place}")) if found[f"n{place}"] else None
            if number is not None:
                yield _named(figure, keys), number


def _named(figure: str, keys: Mapping[str, str]) -> str:
    def key(word: re.Match[str]) -> str:
        return keys[word[1]]

    return INSIDE.sub(key, figure)
