"""What a form states in ``sentences.yaml``: how its sentences read in a finished disclosure, so
that the audit of a published file finds their numbers again.

Numbers that every form's sentences give alike — amounts, shares, changes — are read without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import Field

from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.source.model import SourceModel
from generator.suggestion import did_you_mean

FILE: Final = "sentences.yaml"
NUMBER: Final = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
MARK: Final = re.compile(r"\[(?P<word>[一-鿿]+)\](?![^{]*\})|\{(?P<figure>[^{}\d,][^{}]*)\}")
"""``[词]``, or ``{数名}``; a repetition ``{2,4}`` is none."""
MONEY: Final = re.compile(r"万元(?![^{]*\})")
"""Some write in 元 what the form writes in 万元; a figure's name is none of it."""
LEVELS: Final = 3
"""Levels of indicators."""
OPEN: Final = re.compile(r"\{(?![\d,]+\})")
INSIDE: Final = re.compile(r"\[([一-鿿]+)\]")


class ProjectLines(SourceModel):
    """What the lines that tell of one project begin with, and what they say of it (regular
    expressions): ``name`` and ``added`` take what is in their group."""

    name: str = Field("", alias="名称")
    basis: str = Field("", alias="依据")
    amount: str = Field("", alias="规模")
    allocation: str = Field("", alias="分配")
    withheld: str = Field("", alias="不公开")
    secret: str = Field("", alias="涉密")
    added: str = Field("", alias="新增")


class GoalLabels(SourceModel):
    """What a performance table calls itself (``of_unit``: the one of the whole unit), and the
    labels of its cells, each in all spellings; columns begin with ``value`` and ``weight``."""

    title: str = Field("绩效目标", alias="表题")
    of_unit: str = Field("", alias="整体")
    project: tuple[str, ...] = Field((), alias="项目")
    aim: tuple[str, ...] = Field((), alias="目标")
    whole: tuple[str, ...] = Field((), alias="总额")
    fiscal: tuple[str, ...] = Field((), alias="财政拨款")
    other: tuple[str, ...] = Field((), alias="其他资金")
    sources: tuple[str, ...] = Field((), alias="各来源")
    levels: tuple[str, ...] = Field((), alias="各级指标")
    value: str = Field("指标值", alias="指标值")
    weight: str = Field("权重", alias="权重")


class Sentences(SourceModel):
    """The whole file. ``patterns``: by words of a section's heading, sentences by any name, with
    ``{数名}`` for a number and ``[词]`` for one of the words under that name; ``items``: kinds of
    expenditure, each with the words before the list of its economic items; ``included``: what
    stands before the list of all sources of income, or of all 类 of expenditure, that have money;
    ``alone``: the words by which a unit says, after its name, that it has no units below it."""

    words: dict[str, dict[str, str]] = Field(default_factory=dict, alias="词")
    patterns: dict[str, dict[str, str]] = Field(default_factory=dict, alias="式")
    items: dict[str, str] = Field(default_factory=dict, alias="经济科目")
    included: dict[Literal["收入", "支出"], str] = Field(default_factory=dict, alias="包括")
    projects: ProjectLines = Field(default_factory=ProjectLines, alias="项目")
    goals: GoalLabels = Field(default_factory=GoalLabels, alias="绩效表")
    alone: str = Field("", alias="没有下属")

    def of_section(self, heading: str) -> tuple[str, ...]:
        """The patterns of a section: those of the longest name that its heading contains."""
        known = [name for name in self.patterns if name in heading]
        return tuple(self.patterns[max(known, key=len)].values()) if known else ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with numbers: the expression has a group ``n0``, ``n1`` … for each of ``figures``
    and a group ``w0`` … for each of ``words`` (by the name of its list)."""

    regex: re.Pattern[str]
    figures: tuple[str, ...]
    words: tuple[str, ...]


def compiled(text: str, words: Mapping[str, Mapping[str, str]]) -> Pattern:
    """A sentence as an expression. Raises ``KeyError`` for a list of words that is not there, and
    ``re.error``."""
    figures: list[str] = []
    lists: list[str] = []

    def group(found: re.Match[str]) -> str:
        if found["figure"]:
            figures.append(found["figure"])
            return f"(?P<n{len(figures) - 1}>{NUMBER})"
        known = sorted(words[found["word"]], key=len, reverse=True)
        lists.append(found["word"])
        return f"(?P<w{len(lists) - 1}>{'|'.join(map(re.escape, known))})"

    in_any_unit = MONEY.sub("万?元", text)
    return Pattern(re.compile(MARK.sub(group, in_any_unit)), tuple(figures), tuple(lists))


def require_sound_sentences(sentences: Sentences) -> Sentences:
    """``sentences``, or ``DisclosureError`` with everything in it that is no expression, or names
    no list of words."""
    if found := list(_faults(sentences)):
        raise DisclosureError(found)
    return sentences


def _faults(sentences: Sentences) -> Iterator[Diagnostic]:
    for section, patterns in sentences.patterns.items():
        for name, text in patterns.items():
            yield from _of_pattern(text, sentences, sentences.at("式", section, name))
    for kind, text in sentences.items.items():
        yield from _of_expression(text, sentences.at("经济科目", kind))
    for side, text in sentences.included.items():
        yield from _of_expression(text, sentences.at("包括", side))
    lines = sentences.projects
    for name, field in ProjectLines.model_fields.items():
        at = lines.at(field.alias) if field.alias else lines.at()
        yield from _of_expression(getattr(lines, name), at)
    yield from _of_expression(sentences.alone, sentences.at("没有下属"))
    if len(sentences.goals.levels) not in (0, LEVELS):
        at = sentences.goals.at("各级指标")
        yield _fault(at, "“各级指标”要写三个。", "依次写一、二、三级指标的栏目。")


def _of_pattern(text: str, sentences: Sentences, at: Position) -> Iterator[Diagnostic]:
    spoken = [found["word"] for found in MARK.finditer(text) if found["word"]]
    for name in spoken:
        if name not in sentences.words:
            yield _fault(at, f"“词”里没有“{name}”。", did_you_mean(name, list(sentences.words)))
    for found in MARK.finditer(text):
        for name in INSIDE.findall(found["figure"] or ""):
            if name not in spoken:
                yield _fault(at, f"数名里的 [{name}] 在句子里没有。", f"句子里写上 [{name}]。")
    if OPEN.search(MARK.sub("", text)):
        yield _fault(at, f"“{text}”里的 {{数名}} 没有写完整。", "每个 { 后面都要有 }。")
    elif all(name in sentences.words for name in spoken):
        try:
            compiled(text, sentences.words)
        except re.error:
            yield _wrong(at, text)


def _of_expression(text: str, at: Position) -> Iterator[Diagnostic]:
    try:
        re.compile(text)
    except re.error:
        yield _wrong(at, text)


def _wrong(at: Position, text: str) -> Diagnostic:
    mend = "括号、方括号要成对；要照字面写 ( ) [ ] . * + ? 的，前面加 \\。"
    return _fault(at, f"“{text}”不是正则表达式。", mend)


def _fault(at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic("F106", Severity.ERROR, at, message, mend)
