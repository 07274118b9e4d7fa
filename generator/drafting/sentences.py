"""Sentences of a paper as a template: figures in place of their numbers, the unit's words in place
of its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from markupsafe import escape

from generator.catalogue.terms import SCALE
from generator.drafting.answers import Answers, prints_as
from generator.drafting.known import Known, plain_name
from generator.drafting.tables import Words
from generator.figures.model import PERCENT, Figure
from generator.figures.name import AMOUNT, FORM_FACT, TOTAL, aspect_of, beside, parse, stem, words
from generator.forms.lint import LEFT_OPEN
from generator.published.model import Paragraph, Printed, Spot

CHANGE: Final = re.compile(
    r"(?P<than>[比较与](?:上年|\d{4}年)[^，。；：、]{0,8}?)(?:(?P<word>增加|减少|增长|下降|上升)|持平)$"
)
LEVEL: Final = re.compile(r"[比较与](?:上年|\d{4}年)[^，。；：、]{0,8}?持平")
DIRECTION: Final = re.compile(r"(?:增加|减少|增长|下降|上升)$")
CLAUSE: Final = re.compile(r"[，。；：、;,:“”（）]")
OF_ASPECTS: Final = {"上年": r"上年|去年", "占比": "占"}
"""Without such words a number is not of that aspect of a figure."""
UNTOLD: Final = 6
BEFORE: Final = 30
CHANGED: Final = "增减额"
RATE: Final = "增减率"
THINGS: Final = {
    "支出.财政拨款": "财政拨款",
    "支出.一般公共预算拨款": "一般公共预算",
    "支出.政府性基金预算拨款": "政府性基金预算",
    "支出.国有资本经营预算拨款": "国有资本经营预算",
    "支出.合计": "支出",
    "收入.合计": "收入",
    "三公.合计": "三公",
    "机关运行经费": "机关运行经费",
}
"""What templates call the things whose reasons and uses they print, by the stem of the figures."""


@dataclass(slots=True)
class Sentences:
    """Writes paragraphs as templates, and notes what stays open."""

    answers: Answers
    words: Words
    known: Known
    left_open: list[str] = field(default_factory=list)
    unit: str = "万元"
    """What the last amount was in."""
    reasons: list[str] = field(default_factory=list)
    """The stems of the figures whose reasons the templates print."""
    uses: list[str] = field(default_factory=list)
    """Likewise of their uses."""

    def template(self, paragraph: Paragraph) -> str:
        """A paragraph as a template."""
        text = paragraph.text
        written: list[str] = []
        start, subject = 0, ""
        uncounted = self._uncounted(paragraph)
        for spot in paragraph.spots:
            if not spot.number.unit:
                continue
            before = text[start : spot.start]
            figure = self._figure(before, text[: spot.start], spot.number, subject)
            if spot.number.unit in uncounted:
                figure = None
            start = spot.stop
            if spot.number.unit in SCALE:
                self.unit = spot.number.unit
            if figure is None:
                written.append(self._plain(before, subject))
                written.append(self._open(text, spot))
            elif self._is_change(before, figure) and text[start:].startswith(spot.number.unit):
                start += len(spot.number.unit)
                than = CHANGE.search(before)
                head = before[: than.start()] if than else before
                written.append(self._plain(head, subject))
                compared = than["than"] if than else ""
                written.append(self._change(figure.name, compared, spot.number.unit))
            else:
                written.append(self._before(before, figure, subject))
                written.append(_shown(figure))
            if figure is None or aspect_of(figure.name) not in (CHANGED, RATE):
                subject = figure.name if figure and aspect_of(figure.name) == AMOUNT else ""
        written.append(self._plain(text[start:], subject))
        return "".join(written)

    def _uncounted(self, paragraph: Paragraph) -> set[str]:
        """The units of counts of which the paragraph tells one that is no figure: counts that are
        told together are left open together, or they would not add up."""
        found: set[str] = set()
        for spot in paragraph.spots:
            unit = spot.number.unit
            if unit and unit not in (*SCALE, PERCENT):
                before = paragraph.text[: spot.start]
                if self._figure(before, before, spot.number, "") is None:
                    found.add(unit)
        return found

    @staticmethod
    def _is_change(before: str, figure: Figure) -> bool:
        """Whether an amount of change and with what it compares stand together."""
        return aspect_of(figure.name) == CHANGED and bool(CHANGE.search(before))

    def _change(self, name: str, than: str, unit: str) -> str:
        """A change against last year, or that there is none."""
        said = self._places(str(escape(self.words.pattern(than))))
        figure = f'数("{name}")'
        change = f"{said}{{{{ {figure}.词 }}}}{{{{ {figure} }}}}{unit}"
        level = f"与{said[1:]}持平"
        return f"{{% if {figure}.非零 %}}{change}{{% else %}}{level}{{% endif %}}"

    def _figure(self, before: str, whole: str, number: Printed, subject: str) -> Figure | None:
        """The figure that a number is, by its value and by the words before it."""
        figures = self.answers.disclosure.figures
        if subject and CHANGE.search(before):
            for aspect in (CHANGED, RATE):
                name = beside(subject, aspect)
                if figures.knows(name) and prints_as(figures[name], number, number.unit):
                    return figures[name]
        if subject and DIRECTION.search(before) and number.unit == "%":
            name = beside(subject, RATE)
            if figures.knows(name) and prints_as(figures[name], number, number.unit):
                return figures[name]
        told = plain_name(whole[-BEFORE:])
        clause = plain_name(CLAUSE.split(whole)[-1])
        best, most = None, 0.0
        for one in self._candidates(number):
            score = _told(one, clause, told)
            if score > most:
                best, most = one, score
        return best

    def _candidates(self, number: Printed) -> Iterator[Figure]:
        for figure in self._figures():
            name = parse(figure.name)
            if name.function or name.economic or name.family == FORM_FACT:
                continue
            is_amount = aspect_of(figure.name) not in (CHANGED, RATE)
            if is_amount and prints_as(figure, number, number.unit):
                yield figure

    def _figures(self) -> Iterator[Figure]:
        """The figures, and those of which the forms at hand tell that they are zero."""
        figures = self.answers.disclosure.figures
        yield from figures
        for name in dict.fromkeys(self.known.names):
            if "{" not in name and name not in figures and figures.knows(name):
                yield figures[name]

    def _before(self, before: str, figure: Figure, subject: str) -> str:
        """The text before a figure; a direction word there is the figure's to say."""
        found = DIRECTION.search(before)
        if found is None or aspect_of(figure.name) not in (CHANGED, RATE):
            return self._plain(before, subject)
        head = self._plain(before[: found.start()], subject)
        return f'{head}{{{{ 数("{figure.name}").词 }}}}'

    def _plain(self, text: str, subject: str) -> str:
        """Text without numbers: year, unit, reasons and uses in their places; that something did
        not change is said where it did not."""
        level = LEVEL.search(text)
        changed = beside(subject, CHANGED) if subject else ""
        if level is None or not changed or not self.answers.disclosure.figures.knows(changed):
            return self._worded(text)
        than = level[0].removesuffix("持平")
        head, tail = text[: level.start()], text[level.end() :]
        change = self._change(changed, f"比{than[1:]}", self.unit)
        return f"{self._worded(head)}{change}{self._plain(tail, '')}"

    def _worded(self, text: str) -> str:
        written = self.words.pattern(text) if text.strip() else text
        return self._with_prose(self._places(str(escape(written))))

    @staticmethod
    def _places(text: str) -> str:
        """The places of a pattern as those of a template."""
        for place in ("单位名称", "年度", "上年度"):
            text = text.replace(f"{{{place}}}", f"{{{{ {place} }}}}")
        return text

    def _with_prose(self, text: str) -> str:
        """Reasons and uses of the facts as what the template prints of them."""
        budget = self.answers.disclosure.budget
        for kind, stated in (("原因", budget.reasons), ("用途", budget.uses)):
            for name, prose in stated.items():
                said = str(escape(prose.strip().rstrip("。")))
                thing = _thing(stem(name))
                if len(said) > 3 and said in text and thing:
                    text = text.replace(said, f'{{{{ {thing}["{kind}"] }}}}', 1)
                    (self.reasons if kind == "原因" else self.uses).append(stem(name))
        return text

    def _open(self, text: str, spot: Spot) -> str:
        printed = text[spot.start : spot.stop]
        near = text[max(spot.start - 12, 0) : spot.start]
        self.left_open.append(f"文字“…{near}{printed}”")
        return f"{LEFT_OPEN}{{# 公开文本里是 {printed} #}}"


def _thing(prefix: str) -> str:
    """What a template calls the thing under a stem of figures; empty where it has no name."""
    if prefix in THINGS:
        return THINGS[prefix]
    family, *item = words(prefix)
    return f'三公项["{item[0]}"]' if family == "三公" and len(item) == 1 else ""


def _told(figure: Figure, clause: str, before: str) -> float:
    """How much the words before a number say of a figure's name."""
    score = 0.0
    for word in words(stem(figure.name)):
        if word == TOTAL:
            continue
        plain = plain_name(word).removesuffix("拨款").removesuffix("预算")
        if plain in clause:
            score += len(plain)
        elif plain in before:
            score += len(plain) / 2
        else:
            score -= len(plain) / 2
    asked = OF_ASPECTS.get(aspect_of(figure.name))
    if asked and not re.search(asked, before):
        score -= UNTOLD
    return score


def _shown(figure: Figure) -> str:
    return f'{{{{ 数("{figure.name}") }}}}'
