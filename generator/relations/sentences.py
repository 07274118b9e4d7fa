"""Sentences read as claims, by the grammar of every form.

*label* amount unit，占 x%，比上年… direction amount，direction rate，主要原因是…

Nothing is read into what a reason says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.published.model import At, Heading, Paper, Paragraph, Spot
from generator.relations.claims import MONEY, Claim, Moved, by_section, measure_of
from generator.relations.facets import (
    NOTHING,
    NUMBERING,
    YEAR,
    Facets,
    Meaning,
    all_combined,
    core,
    understood,
    without_transfers,
)
from generator.relations.grammar import (
    AGAINST,
    ALONE,
    BASE,
    CLAUSE,
    DONE,
    PERCENT,
    PROJECT,
    SENTENCE,
    SHARE,
    Grammar,
    grammar,
)
from generator.relations.labels import Names, meaning_of
from generator.relations.said import Said, said_of
from generator.relations.vocabulary import vocabulary
from generator.relations.within import (
    compared_with,
    done_of,
    grand,
    inside_of,
    is_bare,
    named,
    with_amount,
)

TRANSFER = "上级"
OF = "的"
BUDGET = "预算"
ASIDE = re.compile(r"[（(](?:含|其中)[^（）()]*$")
"""Brackets that are open and add something."""
CLOSED = re.compile(r"^[^（(]*[）)]")
HEAD = re.compile(r"([^。；，\d]*?[^。；，]{2,80}?)[。：:](?=[^。]*\d)")
"""What a paragraph names before its first sentence."""


def claims(paper: Paper, names: Names) -> tuple[Claim, ...]:
    """Everything that the paper's sentences claim."""
    reader = _Reader(names, paper.year)
    texts: dict[int, str] = {}
    for index, block in enumerate(paper.blocks):
        if isinstance(block, Heading):
            reader.heading(block, index)
        elif isinstance(block, Paragraph):
            reader.paragraph(block, index)
            texts[reader.section] = texts.get(reader.section, "") + block.text
    for section in by_section(reader.claims):
        _settle(section, texts[section[0].section])
    return tuple(reader.claims)


def _settle(section: Sequence[Claim], text: str) -> None:
    """A fund beside which the section speaks of its transfers is meant without them, unless it is
    said to be made up of parts."""
    beside = set()
    for spelling, word in vocabulary().words.items():
        if TRANSFER in spelling and spelling in text:
            beside.add(word.value)
    wholes = {id(claim.whole) for claim in section}
    for claim in section:
        meaning = without_transfers(claim.meaning, beside)
        if meaning is not claim.meaning and claim.facets and id(claim) not in wholes:
            claim.facets = claim.facets._replace(fund=meaning.facets.fund)


@dataclass(slots=True)
class _Reader:
    """Reads one block after the other.

    ``scope``: what the headings say (None: they exclude each other); ``local``: what the paragraph
    says before its list; ``current``: the claim that is spoken of; ``subject``: the first one of
    the sentence; ``wholes``: claims whose parts
    may follow; ``list_of``: what the paragraph before a numbered list says it is a list of (None:
    not understood); ``topic``: what was named last, which words of a time alone (支出决算为) are
    of; ``aside``: what stood before open brackets, and how many wholes; ``is_open``: the paragraph
    before ends with a colon."""

    names: Names
    year: int
    rules: Grammar = field(default_factory=grammar)
    claims: list[Claim] = field(default_factory=list)
    section: int = 0
    headings: list[tuple[int, Facets]] = field(default_factory=list)
    scope: Facets | None = NOTHING
    local: Facets | None = None
    project: str = ""
    current: Claim | None = None
    subject: Claim | None = None
    wholes: list[Claim] = field(default_factory=list)
    list_of: Facets | None = NOTHING
    is_open: bool = False
    text: str = ""
    sentence: int = 0
    topic: Facets | None = None
    aside: list[tuple[Claim, int]] = field(default_factory=list)

    # -- blocks

    def heading(self, block: Heading, index: int) -> None:
        """A heading: what it says is said of all below it."""
        meaning = understood(self.names.without_unit(block.text))
        own = meaning.facets if meaning.is_whole else NOTHING
        above = [(level, facets) for level, facets in self.headings if level < block.level]
        self.headings = [*above, (block.level, own)]
        self.scope = all_combined(facets for _, facets in self.headings)
        self.section = index
        self.current = None
        self.wholes = []
        self.list_of = NOTHING
        self.project = ""

    def paragraph(self, block: Paragraph, index: int) -> None:
        """A paragraph: its numbers one after the other."""
        self.begin(block.text)
        hidden = [found.span() for found in self.rules.reason.finditer(block.text)]
        after = 0
        for spot in block.spots:
            is_hidden = any(start <= spot.start < stop for start, stop in hidden)
            if spot.number.unit and not is_hidden:
                self.number(index, spot, block.text[after : spot.start])
                after = spot.stop + len(spot.number.unit)
        rest = block.text[after:]
        self.between(rest)
        self.is_open = rest.rstrip().endswith(("：", ":"))
        if self.is_open and not after:
            self.leading(self.meaning(block.text))

    def leading(self, meaning: Meaning) -> None:
        """A paragraph without numbers that leads on to a list: what it names is what the list is
        of, and no longer what was spoken of before."""
        self.list_of = meaning.facets if meaning.is_whole else None
        if not meaning.says_nothing:
            self.wholes = []

    def begin(self, text: str) -> None:
        """A paragraph begins. A list of what is not understood ends with its paragraph, unless a
        colon leads on."""
        self.text = text
        self.sentence += 1
        self.current = self.local = self.subject = None
        self.topic = self.item_of(text)
        self.aside = []
        if not NUMBERING.match(text):
            self.list_of = NOTHING
        if not self.is_open:
            self.wholes = [whole for whole in self.wholes if whole.facets is not None]
        if found := PROJECT.match(text):
            self.project = core(found[1])
            self.wholes = []

    def item_of(self, text: str) -> Facets | None:
        """The 项, or the one thing, that a paragraph names before its first sentence: all that it
        says is of that."""
        found = HEAD.match(text)
        meaning = self.meaning(found[1]) if found else Meaning()
        return self.placed(meaning) if found and not meaning.says_nothing else None

    # -- numbers

    def number(self, index: int, spot: Spot, before: str) -> None:
        """A number with the words since the last one: a change, a share, or a new claim."""
        number = said_of(spot.number, At(index, start=spot.start))
        self.brackets(before)
        clause = CLAUSE.split(before)[-1]
        direction = self.rules.direction.search(clause)
        self.between(before)
        if SENTENCE.search(before):
            self.subject = None
            self.sentence += 1
            self.topic = self.item_of(self.text)
        if direction:
            moved = Moved(number, self.rules.is_up(direction[1]))
            self.moved(index, moved, clause[: direction.start()])
        elif number.unit in PERCENT:
            self.share(number, clause)
        elif self.current is None or not self.beside(self.current, index, number, clause):
            self.amount(index, number, before)

    def beside(self, of: Claim, index: int, number: Said, clause: str) -> bool:
        """Whether a number is said beside what is spoken of: its budget, that it is as before, what
        it is adjusted to or compared with, or its other measure."""
        if number.is_money and DONE.search(clause):  # 完成预算18万元的84%
            of.budget = number
        elif self.rules.still.search(clause):
            of.change = of.change or Moved(number)
        elif of.amount and self.rules.adjusted.match(core(clause)):
            of.base, of.amount = of.amount, number
        elif of.amount and AGAINST.search(clause):
            of.base = number
        elif self.rules.aside.search(clause):
            self.start(Claim(of.label, of.meaning, of.facets, "", index, self.section, number))
        else:
            return False
        return True

    def brackets(self, before: str) -> None:
        """Brackets that add something (含教育收费3万元): what follows them is of what stood before
        them."""
        if self.aside and CLOSED.search(before):
            self.current, opened = self.aside.pop()
            self.wholes = self.wholes[:opened]
        if self.current and ASIDE.search(before):
            self.aside.append((self.current, len(self.wholes)))

    def between(self, text: str) -> None:
        """Words after a number: that nothing changed, or that a list of its parts begins."""
        if self.current is None:
            return
        plain = self.rules.reason.sub("", text)
        if self.rules.still.search(SENTENCE.split(plain)[0]):
            self.current.still = True
        opening = self.rules.opening.search(plain)
        if not opening:
            return
        before = SENTENCE.split(plain[: opening.start()])
        whole = self.current
        if len(before) > 1 and self.subject:
            meaning = self.meaning(before[-1])
            whole = named(self.claims, self.section, meaning) or self.subject
        whole = with_amount(self.claims, whole)
        if whole not in self.wholes:
            self.wholes.append(whole)

    def share(self, number: Said, clause: str) -> None:
        """A percentage: the share of what is spoken of, where it is called one."""
        found = SHARE.search(clause)
        done = DONE.search(clause)
        if self.current and self.current.budget is not None and core(clause) == OF:
            self.current.done, self.current.done_of = number, BUDGET
        elif done:
            claim = done_of(self.claims, self.current)
            if claim and claim.done is None:
                claim.done, claim.done_of = number, done["whole"]
        elif self.current and found and self.current.share is None:
            self.current.share = number
            self.current.share_of = found["whole"] or ""

    def moved(self, index: int, moved: Moved, words: str) -> None:
        """A change or its rate: of what the words before it name, else of the last amount."""
        label = self.rules.opening.split(BASE.sub("", words))[-1]
        meaning = self.meaning(label)
        is_new = bool(core(label)) and not meaning.says_nothing
        is_rate = moved.said.unit in PERCENT
        if (self.current is None or is_new) and (not is_rate or meaning.is_whole):
            claim = Claim(label, meaning, self.placed(meaning), "", index, self.section)
            claim.measure = MONEY if is_rate else measure_of(moved.said)
            self.start(claim)
        if is_rate:
            if self.current and self.current.rate is None:
                self.current.rate = moved
                self.current.against = self.current.against or compared_with(words)
            return
        if self.current and self.current.change is None:
            self.current.change = moved
            self.current.changed_in = self.sentence
            self.current.against = compared_with(words)

    def amount(self, index: int, number: Said, before: str) -> None:
        """A new amount, with its label before it."""
        *opened, label = self.rules.opening.split(SENTENCE.split(before)[-1])
        if opened and self.current is None:
            head = self.meaning(opened[0])
            known = head.facets if head.is_whole else None
            self.local = all_combined((self.scope, known))
        meaning = self.meaning(label)
        if is_bare(meaning) and (self.topic or self.is_beside_unknown()):
            facets = self.of_topic(meaning)  # 年初预算为10万元，支出决算为9万元
        else:
            facets = self.placed(meaning)
        if not is_bare(meaning):
            self.topic = self.placed(meaning._replace(apart="")) or self.topic
        if self.local and facets == self.local:  # a 类 with the name of the fund whose list it is
            facets = self.of_class(label)
        self.start(Claim(label, meaning, facets, "", index, self.section, number))

    def is_beside_unknown(self) -> bool:
        """Whether the last amount of the sentence is of something that is not understood."""
        last = self.current
        return last is not None and last.sentence == self.sentence and last.facets is None

    def of_topic(self, meaning: Meaning) -> Facets | None:
        """What words of a time or a side say of what was named before them."""
        if self.topic is None or not meaning.is_whole or meaning.is_apart:
            return None
        return self.topic._replace(side=meaning.facets.side or self.topic.side)

    def of_class(self, label: str) -> Facets | None:
        """The 类 of that name within what the paragraph says before its list."""
        code = self.names.class_of(label)
        return all_combined((self.local, Facets(function=code) if code else None))

    def start(self, claim: Claim) -> None:
        """A claim begins."""
        if claim.amount:
            claim.measure = measure_of(claim.amount)
        is_part = not core(claim.label).startswith(tuple(vocabulary().lists["句中合计"]))
        claim.whole = self.wholes[-1] if self.wholes and is_part else None
        claim.is_guess = self.is_guess(claim)
        claim.sentence = self.sentence
        claim.within, claim.topic = self.local, self.topic
        self.claims.append(claim)
        self.current = claim
        if not claim.meaning.is_apart:
            self.subject = self.subject or claim

    # -- labels

    def meaning(self, text: str) -> Meaning:
        """What words say; the amount of the project that is spoken of has words of its own."""
        meaning = meaning_of(text, self.names)
        if self.project and meaning.facets == NOTHING and self.is_of_project(text, meaning):
            return meaning._replace(facets=Facets(name=self.project), is_whole=True)
        return meaning

    def is_of_project(self, text: str, meaning: Meaning) -> bool:
        """Whether a label means the amount of the project, or the sum of what is said of it."""
        label, lists = core(text), vocabulary().lists
        is_named = label in lists["项目金额"] or label in lists["或是项目金额"]
        return is_named or (meaning.is_whole and bool(meaning.total))

    def placed(self, meaning: Meaning) -> Facets | None:
        """The facets of a label within what is open around it; of one that says nothing, none."""
        if not meaning.is_whole or meaning.is_apart or meaning.facets == NOTHING:
            return None
        while self.wholes:
            over = self.wholes[-1].facets
            if over is None and meaning.facets.name:
                break  # a project is the same within whatever is not understood
            inside = inside_of(over, meaning) if over is not None else None
            if over is None or (inside is not None and inside != over):
                return inside
            self.wholes.pop()
        return self.in_scope(meaning)

    def in_scope(self, meaning: Meaning) -> Facets | None:
        """The facets of a label that lies in no whole, under its headings; an item under the
        heading of another (会议费 under “三公”经费) is its own."""
        around = Facets(name=grand(meaning) or self.project)
        scope = self.local or self.scope
        found = all_combined((scope, self.list_of, around, meaning.facets))
        if found is None and scope is not None and meaning.facets.item:
            found = all_combined((scope._replace(item=""), around, meaning.facets))
        return found

    def is_guess(self, claim: Claim) -> bool:
        """Whether a label may be of another year, or of part of a project: of a project only its
        own amount is sure."""
        years = YEAR.findall(claim.label)
        if years and not years[-1].startswith(str(self.year)):
            return True
        if not (self.project and claim.facets and claim.facets.name):
            return False
        is_part = bool(claim.meaning.total)
        is_part = is_part or core(claim.label) in vocabulary().lists["或是项目金额"]
        is_all = bool(ALONE.fullmatch(self.text))
        return not claim.meaning.facets.name or (is_part and not is_all)
