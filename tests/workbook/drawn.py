"""Inputs at random, drawn from the models themselves: any key that may stand in a file, with any
value that may stand there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args, get_origin

from hypothesis import strategies as st

from generator.budget.form_facts import KEY as FORM_FACTS
from generator.budget.model import Budget
from generator.source import schema
from generator.source.model import NONE, SourceModel
from generator.source.nodes import NOWHERE, LocatedDict, LocatedList, LocatedStr, Node

LETTERS = (
    "甲乙丙办公室费用年月日第（）《》“”、，。：；％%=<>+-@'\"#&*!|{}[]?~`/\\ 0123456789AZaz_.$^　"
)
SPECIAL = (
    "=100%",
    ">=3辆",
    "{金额}",
    "{项目.档案数字化.金额}",
    "007",
    "1e5",
    "TRUE",
    "2024-03-10",
    "95%",
    "-5",
    "+1",
    "@甲",
    "'甲'",
    "=SUM(A1:A9)",
    "甲#2",
    "甲（乙）",
    "#甲",
    "0.10",
    "填报簿",
)
DECIMALS = 6
labels = st.one_of(
    st.sampled_from(SPECIAL), st.text(LETTERS, min_size=1, max_size=12).map(str.strip)
).filter(lambda text: text and text != NONE)
prose = st.lists(labels, min_size=1, max_size=3).map("\n".join)
amounts = st.one_of(
    st.integers(-(10**9), 10**9).map(lambda cents: f"{Decimal(cents).scaleb(-2):f}"),
    st.integers(-(10**20), 10**20).map(lambda units: f"{Decimal(units).scaleb(-DECIMALS):f}"),
    st.sampled_from(("0", "0.00", "5.00", "0.1", "1234567890123456.78", "-0.01")),
)
codes = st.one_of(
    st.sampled_from(("2010301", "2010399", "2080505", "30101", "302", "0301")),
    st.text("0123456789", min_size=1, max_size=7),
)
SCALARS: dict[str, st.SearchStrategy[str]] = {
    "金额": amounts,
    "个数": st.integers(0, 999_999_999).map(str),
    "编码": codes,
    "是或否": st.sampled_from(("是", "否")),
    "日期": st.dates().filter(lambda day: day.year > 1000).map(str),
    "时间": st.sampled_from(("2024年", "2024年3月", "2024-03", "长期", "2024年第一季度")),
    "一行文字": labels,
    "文字（可以几行）": prose,
}


def inputs() -> st.SearchStrategy[LocatedDict]:
    """Whole inputs."""
    return mappings(Budget)


@st.composite
def mappings(draw: st.DrawFn, model: type[SourceModel]) -> LocatedDict:
    """A mapping of a model: what must be there, and some of the rest."""
    found = LocatedDict(NOWHERE)
    for key, info in schema.keys(model).items():
        if key != FORM_FACTS and (info.is_required() or draw(st.booleans())):
            found[key] = draw(values(next(schema.alternatives(schema.type_of(info))), info))
    found.key_positions = dict.fromkeys(found, NOWHERE)
    return found


def values(kind: Any, info: Any = None) -> st.SearchStrategy[Node]:
    """Values of a kind."""
    bare = schema.bare(kind)
    if scalar := schema.scalar(kind):
        changes = st.integers(-999, 999).map(str)
        return SCALARS.get(scalar.words, changes).map(quoted)
    if schema.is_model(bare):
        whole = mappings(bare).filter(bool)
        return st.one_of(st.just(quoted(NONE)), whole) if schema.is_section(bare) else whole
    if get_origin(bare) is not None and not isinstance(get_origin(bare), type):
        return st.sampled_from([quoted(str(choice)) for choice in get_args(bare)])
    if bare in (int, str):
        return plain(bare, info)
    if pair := schema.entries(kind):
        return entries(pair[0], next(schema.alternatives(pair[1])))
    return lists(next(schema.alternatives(schema.items(kind))))


def plain(kind: type, info: Any) -> st.SearchStrategy[Node]:
    """A whole number within its bounds, or any text, also of no characters."""
    if kind is str:
        return st.one_of(st.just(""), labels).map(quoted)
    least = next(item.ge for item in info.metadata if hasattr(item, "ge"))
    return st.just(quoted(str(least + 2)))


@st.composite
def entries(draw: st.DrawFn, key: Any, value: Any) -> LocatedDict:
    """A mapping with keys of the department's own."""
    found = LocatedDict(NOWHERE)
    for one in draw(st.lists(values(key), min_size=1, max_size=3, unique_by=str)):
        found[str(one)] = draw(values(value))
    found.key_positions = dict.fromkeys(found, NOWHERE)
    return found


@st.composite
def lists(draw: st.DrawFn, item: Any) -> LocatedList:
    """A list."""
    found = LocatedList(NOWHERE)
    found.extend(draw(st.lists(values(item), min_size=1, max_size=3)))
    found.item_positions = dict.fromkeys(range(len(found)), NOWHERE)
    return found


def quoted(text: str) -> LocatedStr:
    """A scalar in quotes."""
    return LocatedStr(text, NOWHERE, "quoted")
