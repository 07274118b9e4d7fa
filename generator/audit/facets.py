"""The name of an amount taken apart: whose money, for what, of which kind; and which amounts lie
below another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.catalogue.trees import funds, three_public

Axis = Literal["item", "economic", "fund", "kind"]
KINDS = {
    "基本支出": "基本支出",
    "项目支出": "项目支出",
    "人员经费": "基本支出/人员经费",
    "公用经费": "基本支出/公用经费",
}
THIS_YEAR = "本年收入"
CARRIED = "上年结转结余"


@dataclass(frozen=True, slots=True)
class Facets:
    """An amount: each axis as a path of ``/`` parts, ``""`` for the whole."""

    family: str
    item: str = ""
    economic: str = ""
    fund: str = ""
    kind: str = ""


def facets(name: str, project_codes: dict[int, str]) -> Facets | None:
    """The facets of an 金额 figure of 收入, 支出, 三公 or a project; ``None`` of any other."""
    family, *parts, aspect = name.split(".")
    if aspect != "金额" or family not in ("收入", "支出", "三公", "项目"):
        return None
    found = Facets(family)
    if family == "项目":
        number = int(parts.pop(0))
        found = Facets(
            "支出", item=f"{_levels(project_codes.get(number, ''))}#{number}", kind="项目支出"
        )
    if family == "三公":
        item = parts.pop(0)
        found = replace(
            found, item="" if item == "合计" else "/".join(three_public().path(item)[1:])
        )
    for part in parts:
        if (further := _axis(part, found)) is None:
            return None
        found = replace(found, **further)
    return found


def _axis(part: str, found: Facets) -> dict[str, str] | None:
    """The axis that a part of a name sets; ``None`` where it is no facet."""
    if part in KINDS:
        return {"kind": KINDS[part]}
    if part == THIS_YEAR or part in funds().parents:
        return {"fund": part if part == THIS_YEAR else _fund(part, found.family)}
    if part.isdigit():
        code = _levels(part) if part[0] == "2" else "/".join(filter(None, (part[:3], part[3:])))
        return {"item" if part[0] == "2" else "economic": code}
    return {} if part == "合计" else None


def _fund(name: str, family: str) -> str:
    path = "/".join(funds().path(name)[1:])
    return f"{THIS_YEAR}/{path}" if family == "收入" and not path.startswith(CARRIED) else path


def _levels(code: str) -> str:
    return "/".join(filter(None, (code[:3], code[3:5], code[5:7])))


def below(upper: str, lower: str) -> bool:
    """Whether a path lies under another."""
    return lower != upper and (not upper or lower.startswith((f"{upper}/", f"{upper}#")))


def children(path: str, others: set[str]) -> list[str]:
    """The nearest paths below ``path`` among those there are."""
    under = [o for o in others if below(path, o)]
    return sorted(o for o in under if not any(below(between, o) for between in under))
