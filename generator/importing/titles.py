"""Column titles and words in cells: what they mean, from ``import-columns.csv`` and the mapping
file."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from functools import cache

from generator.catalogue.lists import DATA
from generator.catalogue.trees import funds
from generator.importing.mapping import Mapping
from generator.relations.facets import understood
from generator.relations.vocabulary import vocabulary

BLANK = re.compile(r"\s+")
YEAR = re.compile(r"^(20[0-9]{2})年(?:度)?(?:部门)?")
ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,2}[-.、．](?!\d)|其中[:：])+"
)
REMARK = re.compile(r"[（(](?:单位[:：])?(?:万元|千元|元|类|款|项|[/／]|[A-Z0-9=+－-])+[）)]$")
PIECES = ("类", "款", "项")
KINDS = {
    "1": "基本支出", "人员类": "基本支出", "人员经费": "基本支出", "人员类项目": "基本支出", "基本支出": "基本支出",  # noqa: E501
    "21": "基本支出", "公用经费": "基本支出", "公用经费项目": "基本支出", "22": "项目支出", "其他运转类": "项目支出",  # noqa: E501
    "其他运转类项目": "项目支出", "3": "项目支出", "特定目标类": "项目支出", "特定目标类项目": "项目支出",  # noqa: E501
    "项目支出": "项目支出",
}  # fmt: skip


def plain(text: str) -> str:
    """A title or word without blanks, ordinals, colons and remarks on its measure."""
    bare = REMARK.sub("", BLANK.sub("", text)).rstrip(":：")
    return ORDINAL.sub("", bare) or bare


@cache
def _known() -> Dict[str, tuple[str, str]]:
    with (DATA / "import-columns.csv").open(encoding="utf-8", newline="") as stream:
        return {row["title"]: (row["field"], row["value"]) for row in csv.DictReader(stream)}


def year(text: str) -> int | None:
    """The year that a title begins with."""
    found = YEAR.match(BLANK.sub("", text))
    return int(found[1]) if found else None


def _in_papers(text: str) -> tuple[str, str] | None:
    """What published papers mean by a title, where that is one fund, kind or economic class of
    this year."""
    meaning = understood(text)
    facets = meaning.facets
    if not text or not meaning.is_whole or meaning.is_apart or facets.item or facets.name:
        return None
    fund = vocabulary().own.get(facets.fund, facets.fund)
    if fund and not (facets.kind or facets.economic):
        return "来源金额", fund
    if facets.kind and not (fund or facets.economic):
        return "性质金额", "项目支出" if facets.kind == "项目支出" else "基本支出"
    if facets.economic and not (fund or facets.kind):
        return "经济金额", facets.economic
    return None


@dataclass(frozen=True, slots=True)
class Words:
    """What titles and words mean, the mapping file's own first."""

    mapping: Mapping

    def title(self, text: str) -> tuple[str, str] | None:
        """The field that a title names, and its fixed value; ``None`` for a title that says
        nothing. The year that a title begins with says nothing of what it is."""
        for spelled in (text.strip(), plain(text)):
            if spelled in self.mapping.columns:
                return self.mapping.columns[spelled], ""
            if spelled in self.mapping.funds:
                return "来源金额", self.mapping.funds[spelled]
        bare = plain(YEAR.sub("", plain(text)))
        return _known().get(plain(text)) or _known().get(bare) or _in_papers(bare)

    def fund(self, text: str) -> str | None:
        """The source of money that a cell names; ``None`` for none known or not one of the lowest
        level."""
        bare = re.sub(r"^[0-9]+[-—_|｜.、:：]*", "", plain(text))
        found = self.mapping.funds.get(text.strip()) or self.mapping.funds.get(bare)
        if not found:
            field, value = _known().get(bare, ("", ""))
            found = value if field == "来源金额" else bare
        return found if found in funds().leaves() else None

    def kind(self, text: str) -> str | None:
        """基本支出 or 项目支出, from a name or the number of a kind (21-公用经费)."""
        bare = BLANK.sub("", text)
        number, _, name = bare.partition("-")
        return (
            self.mapping.kinds.get(text.strip())
            or KINDS.get(bare)
            or KINDS.get(name)
            or KINDS.get(number)
        )
