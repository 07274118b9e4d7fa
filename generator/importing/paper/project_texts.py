"""What a paper says of its projects in words: “标签：文字” one below the other, or each label as a
heading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from generator.importing.paper.outline import Section, sections
from generator.importing.paper.told import Told
from generator.importing.paper.words import meant, pattern, words
from generator.published.model import At
from generator.published.numbers import spots
from generator.relations.facets import core
from generator.relations.said import SCALES

LABEL: Final = re.compile(r"^(?:\d+[、.．])?(?P<label>[^：:，。；]{2,12})[：:]\s*(?P<text>.*)$")
NAME, SIZE, SHARES = "名称", "金额", "分配"


@dataclass(slots=True, eq=False)
class Story:
    """What is said of one project: ``texts`` by the keys of the input, everything else by its own
    label in ``more``; ``amount`` in 元 where the paper states one."""

    name: str
    place: str
    texts: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    amount: Decimal | None = None


def stories(told: Told) -> list[Story]:
    """Of every project that the paper speaks of, in order."""
    listed = list(sections(told.paper))
    parts: dict[str, list[Section]] = {}
    for section in listed:
        parts.setdefault(section.above, []).append(section)
    found: list[Story] = []
    for section in listed:
        story = _headed(section, parts.get(section.title, []))
        if story is not None:
            found.append(story)
        elif not _is_label(section):
            found.extend(_labelled(told, section))
    return found


def _is_label(section: Section) -> bool:
    return bool(meant(words("项目"), core(section.title)))


def _headed(section: Section, below: list[Section]) -> Story | None:
    """A heading that is a project's name, where headings below it are labels."""
    name = pattern("项目标题").match(core(section.title))
    if name is None or not any(map(_is_label, below)):
        return None
    story = Story(name["名称"] or "", f"“{section.title}”")
    for part in below:
        for _, line in part.lines:
            _enter(story, core(part.title), line)
    return story


def _labelled(told: Told, section: Section) -> Iterator[Story]:
    """The projects of a section whose paragraphs begin with labels."""
    story: Story | None = None
    label = ""
    for block, line in section.lines:
        found = LABEL.match(line)
        known = meant(words("项目"), core(found["label"])) if found else ""
        if found and known == NAME:
            if story is not None:
                yield story
            story = Story(found["text"].strip().rstrip("。"), told.where(At(block)))
            label = ""
        elif story is not None and found and (known or label):
            label = core(found["label"])
            _enter(story, label, found["text"])
        elif story is not None and label:
            _enter(story, label, line)
    if story is not None:
        yield story


def _enter(story: Story, label: str, text: str) -> None:
    """A text under its label; another paragraph of the same goes below it."""
    key = meant(words("项目"), label)
    said = text.strip()
    if not said or any(re.search(one, said) for one in words("不写")):
        return
    if key == SIZE:
        story.amount = story.amount if story.amount is not None else _amount(said)
        return
    total = pattern("项目总额").search(said) if key == SHARES else None
    if total and story.amount is None:
        story.amount = _amount(said[total.end() :])
    kept = story.texts if key else story.more
    name = key or label
    kept[name] = f"{kept[name]}\n{said}" if name in kept else said


def _amount(text: str) -> Decimal | None:
    """The first amount of money in a text, in 元."""
    for spot in spots(text):
        if spot.number.unit in SCALES:
            return spot.number.value * SCALES[spot.number.unit]
    return None
