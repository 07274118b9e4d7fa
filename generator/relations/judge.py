"""All relations between the numbers of a paper, judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.published.model import At, Paper, Paragraph
from generator.relations.allocations import allocations
from generator.relations.bases import bases
from generator.relations.bounds import bounds
from generator.relations.changes import changes
from generator.relations.changes_again import changes_again, changes_of_items
from generator.relations.compared import compared
from generator.relations.equipment import equipment
from generator.relations.items import items
from generator.relations.labelled import labelled
from generator.relations.ledger import ledger
from generator.relations.levels import levels
from generator.relations.pairs import pairs
from generator.relations.parts import parts
from generator.relations.projects import projects
from generator.relations.ratios import ratios
from generator.relations.reading import Reading, is_final, read
from generator.relations.same_change import same_change
from generator.relations.spelled_out import spelled_out
from generator.relations.sums import sums
from generator.relations.ties import ties
from generator.relations.totals import totals
from generator.relations.units import units
from generator.relations.verdict import Allowance, Answer, Verdict
from generator.relations.vocabulary import speaking, vocabulary
from generator.relations.words import words


@dataclass(frozen=True, slots=True)
class Judgement:
    """A paper as read, and every verdict on it, each once."""

    reading: Reading
    verdicts: tuple[Verdict, ...]

    @property
    def contradictions(self) -> tuple[Verdict, ...]:
        """Everything in which the paper surely contradicts itself."""
        return tuple(v for v in self.verdicts if v.answer is Answer.CONTRADICTED)

    @property
    def covered(self) -> set[At]:
        """The printed numbers that some relation ties down; one that does not hold, and may not
        be meant, ties nothing."""
        found: set[At] = set()
        for verdict in self.verdicts:
            if verdict.answer is not Answer.UNSURE:
                found |= {one.at for one in verdict.covers}
        return found


def judge(paper: Paper, allowance: Allowance) -> Judgement:
    """Every relation of a paper; ``allowance``: how far apart rounding may set its numbers."""
    with speaking(is_final=is_final(paper)):
        reading = read(paper)
        return Judgement(reading, tuple(dict.fromkeys(_verdicts(reading, allowance))))


def says_rounded(paper: Paper) -> bool:
    """Whether the paper says that its numbers are rounded one by one and may not add up to the
    last digit."""
    words_for_it = vocabulary().lists["尾差"]
    texts = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    return any(word in text for text in texts for word in words_for_it)


def _verdicts(reading: Reading, allowance: Allowance) -> Iterator[Verdict]:
    book = ledger(reading)
    yield from sums(reading, allowance)
    yield from compared(reading, allowance)
    yield from levels(reading)
    yield from labelled(reading, book, allowance)
    yield from spelled_out(reading, book, allowance)
    yield from bounds(reading, book, allowance)
    yield from pairs(reading, allowance)
    yield from ties(book, allowance)
    yield from parts(reading, allowance)
    yield from changes(reading, allowance)
    yield from changes_again(reading, allowance)
    yield from changes_of_items(reading, allowance)
    yield from items(reading, allowance)
    yield from totals(reading, allowance)
    yield from allocations(reading, allowance)
    yield from equipment(reading)
    yield from projects(reading, book, allowance)
    yield from same_change(reading, allowance)
    yield from ratios(reading, book, allowance)
    yield from bases(reading, book, allowance)
    yield from units(reading)
    yield from words(reading, book, allowance)
