"""What sentences claim: a label, its amount, its share of a whole, its change since last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.published.model import At
from generator.relations.facets import Facets, Meaning
from generator.relations.labels import OF_ITEM
from generator.relations.said import SCALES, Said

MONEY: Final = "金额"


@dataclass(slots=True)
class Moved:
    """A change or a rate of change as printed, and whether its word says that there is more
    (``None``: no word does)."""

    said: Said
    is_up: bool | None = None

    @property
    def signed(self) -> Said:
        """The number with the sign that its word gives it."""
        if self.is_up is not False:
            return self.said
        return self.said._replace(value=-self.said.value)

    @property
    def shown(self) -> str:
        """The number with its sign."""
        is_minus = self.is_up is False and not self.said.text.startswith("-")
        return f"-{self.said.text}" if is_minus else self.said.text

    @property
    def word(self) -> str:
        """The direction in plain words."""
        return "增加" if self.is_up else "减少"


@dataclass(slots=True)
class Claim:
    """What is said of one amount, in the paragraph ``block`` under the heading ``section``.

    ``facets`` are None where the label is not understood; ``measure`` is 金额, or the unit of what
    is counted; ``base``: last year's amount, where it is printed; ``share_of``: the words for the
    whole that a share is of; ``still``: 持平 is said of it; ``whole``: the claim whose part it is
    said to be; ``against``: what it is compared with, as printed; ``done``: how many percent it
    is of another time's amount (完成年初预算的95%), ``done_of``: the words for that,
    ``budget``: its amount where it stands there; ``sentence`` counts those of the paper, and
    ``changed_in`` is the one that tells the change;
    ``topic``: what is spoken of, whatever the time;
    ``within``: what the words before its list name; ``is_guess``: that it is of what is spoken of
    around it is only likely."""

    label: str
    meaning: Meaning
    facets: Facets | None
    measure: str
    block: int
    section: int
    amount: Said | None = None
    base: Said | None = None
    share: Said | None = None
    share_of: str = ""
    change: Moved | None = None
    rate: Moved | None = None
    still: bool = False
    whole: Claim | None = None
    against: str = ""
    done: Said | None = None
    done_of: str = ""
    budget: Said | None = None
    topic: Facets | None = None
    sentence: int = 0
    changed_in: int = 0
    is_guess: bool = False
    within: Facets | None = None

    @property
    def at(self) -> At:
        """Where it stands."""
        return self.amount.at if self.amount else At(self.block)

    @property
    def is_unlisted_item(self) -> bool:
        """Whether it is of a 项 that no table gives a code."""
        return self.facets is not None and self.facets.name.endswith(OF_ITEM)

    def is_of(self, key: Facets) -> bool:
        """Whether it is of that amount, side apart."""
        return self.facets is not None and self.facets._replace(side="") == key._replace(side="")


def measure_of(number: Said) -> str:
    """金额, or the unit of what is counted."""
    return MONEY if number.unit in SCALES else number.unit


def by_section(found: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The claims under each heading."""
    section: list[Claim] = []
    for claim in found:
        if section and section[-1].section != claim.section:
            yield section
            section = []
        section.append(claim)
    if section:
        yield section
