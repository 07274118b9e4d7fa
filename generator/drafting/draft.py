"""The draft of a form from a published paper and the facts behind it: ``form.yaml`` and a template
for each part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from generator.authoring.emit import emit
from generator.catalogue.trees import funds
from generator.drafting.answers import Answers
from generator.drafting.goals import FILE as GOALS
from generator.drafting.goals import drafted_goals
from generator.drafting.items import Items
from generator.drafting.known import known_in
from generator.drafting.sentences import Sentences
from generator.drafting.tables import DraftedTable, Words, drafted_table
from generator.forms.spec import FormSpec
from generator.pipeline import Disclosure
from generator.published.model import Block, Heading, Paper, Paragraph, Spot, Table

THOUSAND: Final = 1000
TABLES: Final = "公开表"
LITERAL: Final = "{# 原话，请看过 #}"
"""Marks a paragraph in which nothing of the facts stands: it may be true of that unit alone."""
INCLUDED: Final = f'{{% include "{GOALS}" %}}\n'
ORDINAL: Final = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]+[)）、.．]|\d+[.．、]\s?|[（(]\d+[)）])"
)
INHERITED: Final = ("概况", "公开表", "情况说明", "名词解释")
"""The parts of the form that a draft extends."""


@dataclass(slots=True)
class Draft:
    """A form: what ``form.yaml`` states, the templates by file name, and what is left open."""

    stated: dict[str, Any]
    templates: dict[str, str] = field(default_factory=dict)
    left_open: list[str] = field(default_factory=list)

    @property
    def literal(self) -> int:
        """How many paragraphs stand in the templates as the paper has them."""
        return sum(text.count(LITERAL) for text in self.templates.values())

    def files(self) -> dict[str, str]:
        """Its files by name."""
        return {"form.yaml": HEAD + emit(self.stated), **self.templates}


HEAD: Final = (
    "# 由一份公开文本起草的表样。写着“待配”的地方没有配上，括号里是可能的数名；\n"
    "# 请逐处改好，再执行 disclosure forms check。\n"
)


@dataclass(slots=True)
class DraftedPart:
    """A part of a paper: its heading, empty where it begins with a table, what stands in it, and
    whether performance tables follow."""

    title: str
    blocks: list[Block]
    has_goals: bool = False

    @property
    def has_tables(self) -> bool:
        """Whether tables stand in it."""
        return any(isinstance(block, Table) for block in self.blocks)


def draft(name: str, paper: Paper, disclosure: Disclosure, forms: Iterable[FormSpec]) -> Draft:
    """The draft of the form ``name``; ``forms`` are those that its tables are put together of."""
    answers, known = Answers.of(disclosure), known_in(forms)
    words = Words(paper.unit, paper.year)
    goals = drafted_goals(paper.blocks, answers, words)
    parts = parts_of(paper, goals.blocks)
    tables: dict[str, DraftedTable] = {}
    left_open: list[str] = []
    for number, table in paper.tables():
        if number in goals.blocks:
            continue
        drafted = drafted_table(table, words, known, answers)
        if drafted is None or drafted.key in tables:
            left_open.append(f"表“{table.title}”")
            continue
        tables[drafted.key] = drafted
        left_open += [f"表“{table.title}”的{one}" for one in drafted.left_open]
    found = Draft(_stated(name, paper, words, tables), left_open=left_open)
    sentences = Sentences(answers, words, known, left_open)
    _add_parts(found, parts, sentences)
    if goals.parts:
        found.templates[GOALS] = goals.template
        left_open += goals.left_open
    found.stated["需要原因"] = found.stated["持平也要原因"] = list(dict.fromkeys(sentences.reasons))
    found.stated["需要用途"] = list(dict.fromkeys(sentences.uses))
    return found


def _stated(
    name: str, paper: Paper, words: Words, tables: dict[str, DraftedTable]
) -> dict[str, Any]:
    keys = list(tables)
    return {
        "名称": name,
        "适用年度": f"{paper.year}-" if paper.year else "",
        "指明才用": True,
        "继承": "base",
        "说明": "由公开文本起草。",
        "标题": words.pattern(paper.title) or "{单位名称}{年度}年部门预算",
        "部分": {one: "删去" for one in INHERITED if one not in (TABLES, "名词解释")},
        "部分序": [],
        "收入来源": sources_of(tables.values()),
        "数字格式": {"文字": told_formats(paper)},
        "用语": {"表题序号": "无"},
        "表序": keys,
        "表": {key: dict(one.stated) for key, one in tables.items()},
        "章节序": [],
        "其他事项": [],
        "应有表": keys,
        "应有章节": [],
        "应有空表备注": [],
        "应有事项": [],
        "应印数": [],
    }


def sources_of(tables: Iterable[DraftedTable]) -> list[str]:
    """The sources that the rows of income tell of, those below others left out."""
    keys: dict[str, None] = {}
    for table in tables:
        keys |= dict.fromkeys(table.income)
    found = [key for key in keys if key in funds().parents]
    return [one for one in found if not any(_is_below(one, other) for other in found)]


def _is_below(one: str, other: str) -> bool:
    return one != other and other in funds().path(one)


def told_formats(paper: Paper) -> dict[str, Any]:
    """How the sentences of a paper print amounts and rates."""
    found: dict[str, Any] = {}
    told = [one.number for one in _spots(paper)]
    for unit in ("万元", "元", "%"):
        numbers = [one for one in told if one.unit == unit]
        decimals = max((one.decimals for one in numbers), default=2)
        large = [one for one in numbers if abs(one.value) >= THOUSAND]
        is_cut = any(one.value and one.decimals < decimals for one in numbers)
        stated: dict[str, Any] = {"小数": decimals}
        stated["千分位"] = not large or any("," in one.text for one in large)
        if is_cut:
            stated["去尾零"] = True
        elif any(not one.value and not one.decimals for one in numbers) and decimals:
            stated["零"] = "0"
        found[unit] = stated
    return found


def _spots(paper: Paper) -> Iterator[Spot]:
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            yield from block.spots


def parts_of(paper: Paper, goals: set[int]) -> list[DraftedPart]:
    """The parts of a paper, by its headings of the first level; what stands before the first
    is the cover. Of performance tables, ``goals``, only the first part with any is told."""
    parts: list[DraftedPart] = []
    first = min(goals, default=-1)
    for number, block in enumerate(paper.blocks):
        if isinstance(block, Heading) and block.level == 1:
            parts.append(DraftedPart(block.text, []))
        elif parts and number not in goals:
            parts[-1].blocks.append(block)
        if parts and number == first:
            parts[-1].has_goals = True
    return parts


def _add_parts(found: Draft, parts: list[DraftedPart], sentences: Sentences) -> None:
    order: list[str] = found.stated["部分序"]
    stated: dict[str, Any] = found.stated["部分"]
    items = Items.of(sentences)
    for number, part in enumerate(parts, start=1):
        key = f"部分{number}"
        texts = _without_tables(part.blocks) if part.has_tables else part.blocks
        title = sentences.words.pattern(part.title)
        if texts or not part.has_tables:
            order.append(key)
            stated[key] = {"标题": title, "目录": "{标题}", "模板": f"{key}.html"}
            text = _template(texts, sentences, items)
            found.templates[f"{key}.html"] = text + (INCLUDED if part.has_goals else "")
            title = ""
        if part.has_tables and TABLES not in order:
            order.append(TABLES)
            stated[TABLES] = {"标题": title, "目录": "{标题}" if title else TABLES}


def _without_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the heading of the first table, and those after the last table."""
    places = [n for n, block in enumerate(blocks) if isinstance(block, Table)]
    first = places[0]
    while first and not isinstance(blocks[first - 1], Heading):
        first -= 1
    last = places[-1] + 1
    while last < len(blocks) and not isinstance(blocks[last], Heading):
        last += 1
    return [*blocks[: max(first - 1, 0)], *blocks[last:]]


def _template(blocks: Sequence[Block], sentences: Sentences, items: Items) -> str:
    lines = [
        '<section page="纵向" numbered="否">',
        '  <h1 contents="{{ 部.目录 }}">{{ 部.标题 }}</h1>',
    ]
    duties = {one.strip().rstrip("。") for one in sentences.answers.disclosure.budget.functions}
    place = 0
    while place < len(blocks):
        block = blocks[place]
        run = items.run(blocks[place:])
        if run:
            lines += items.loop(run)
            place += len(run)
            continue
        if isinstance(block, Paragraph) and _plain(block.text) in duties:
            lines += _duties(block.text)
            while place < len(blocks) and _is_duty(blocks[place], duties):
                place += 1
            continue
        match block:
            case Heading():
                text = sentences.template(Paragraph(block.text))
                lines.append(f'  <h2 listed="否">{text}</h2>')
            case Paragraph():
                text = sentences.template(block)
                lines.append(f"  <p>{text}{'' if '{' in text else LITERAL}</p>")
            case Table():
                sentences.left_open.append(f"表“{block.title}”")
        place += 1
    return "\n".join([*lines, "</section>", ""])


def _plain(text: str) -> str:
    return ORDINAL.sub("", text.strip()).strip().rstrip("。")


def _is_duty(block: Block, duties: set[str]) -> bool:
    return isinstance(block, Paragraph) and _plain(block.text) in duties


def _duties(text: str) -> list[str]:
    """The loop over the duties, numbered as the first one is."""
    ordinal = ORDINAL.match(text.strip())
    head = ordinal[0] if ordinal else ""
    numbered = re.sub(r"[一二三四五六七八九十]+", "{{ loop.index|汉字 }}", head)
    numbered = re.sub(r"\d+", "{{ loop.index }}", numbered)
    return ["  {% for 职能 in 主要职能 %}", f"  <p>{numbered}{{{{ 职能 }}}}</p>", "  {% endfor %}"]
