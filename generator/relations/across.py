"""Which columns of amounts add up to which, by the header tree and by the words in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from generator.published.model import Title
from generator.relations.facets import AMONG, Facets, Meaning, combined, understood
from generator.relations.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.relations.columns import Column

SEVERAL = 2
AXES = ("fund", "kind", "item")


class Across(NamedTuple):
    """A column whose amounts are the sums of others', all by where they are. ``is_sure``: nothing
    speaks for another reading."""

    total: int
    parts: tuple[int, ...]
    is_sure: bool


class _Member(NamedTuple):
    """A part of a group: one column, or a group below it with the columns that make it up."""

    leaves: tuple[Column, ...]
    title: str
    meaning: Meaning

    @property
    def is_apart(self) -> bool:
        """Whether it is no part that adds up."""
        is_apart = self.meaning.is_apart or all(leaf.leaf.is_apart for leaf in self.leaves)
        return is_apart or self.is_among

    @property
    def is_among(self) -> bool:
        """Whether it begins with 其中."""
        return self.title.strip().startswith(AMONG)


def across(
    head: tuple[Title, ...],
    columns: Mapping[int, Column],
    over: Meaning | None = None,
) -> Iterator[Across]:
    """The sums among titles that stand side by side, and below each of them. ``columns`` are the
    amounts by where they are; ``over`` is what the title above says."""
    above = over or Meaning()
    members = [m for title in head if (m := _member(title, columns))]
    totals = [m for m in members if _is_total(m, above)]
    parts = [m for m in members if m not in totals and not m.is_apart]
    if len(totals) == 1 and parts:
        yield from _sums(totals[0].leaves[0], parts, is_clear=_is_clear(members, parts))
    yield from _by_words(parts)
    for title in head:
        yield from across(title.below, columns, understood(title.text))


def _member(title: Title, columns: Mapping[int, Column]) -> _Member | None:
    """A title with the columns that make up its amount: the total below it where there is one."""
    over = understood(title.text)
    if not title.below:
        column = columns.get(title.start)
        return _Member((column,), title.text, column.leaf) if column else None
    below = [m for child in title.below if (m := _member(child, columns))]
    totals = [m for m in below if _is_total(m, over)]
    chosen = totals if len(totals) == 1 else [m for m in below if not m.is_apart]
    leaves: list[Column] = []
    for member in chosen:
        leaves += member.leaves
    return _Member(tuple(leaves), title.text, over) if leaves else None


def _is_total(member: _Member, over: Meaning) -> bool:
    """Whether a column is the total of its group: it is called one, and of nothing else."""
    if len(member.leaves) != 1 or not member.meaning.total or member.is_apart:
        return False
    return combined(over.facets, member.meaning.facets) is not None


def _is_clear(members: Sequence[_Member], parts: Sequence[_Member]) -> bool:
    """Whether what 其中 begins is of another part, or nothing follows it that it may begin too."""
    wholes = _leaves(parts)
    for place, member in enumerate(members):
        if member.is_among:
            is_of_part = any(_is_inside(member.leaves[0], whole) for whole in wholes)
            is_last = not any(after in parts for after in members[place + 1 :])
            if not is_of_part and not is_last:
                return False
    return True


def _leaves(members: Sequence[_Member]) -> list[Column]:
    columns: list[Column] = []
    for member in members:
        columns += member.leaves
    return columns


def _sums(total: Column, parts: Sequence[_Member], *, is_clear: bool) -> Iterator[Across]:
    """The sums that a total may be of: of the columns that lie in no other of them, which are parts
    in one respect; where they are parts in several (by source, by kind), of those in each."""
    columns = _leaves(parts)
    if total.leaf.facets.item:  # “三公”经费合计 beside 会议费
        columns = [c for c in columns if _is_inside(c, total)]
    tops = [c for c in columns if not any(_is_inside(c, other) for other in columns)]
    is_known = is_clear and all(c.is_known and not c.leaf.is_apart for c in tops)
    by_axis: dict[str, list[Column]] = {}
    for column in tops:
        by_axis.setdefault(_axis(total, column), []).append(column)
    for axis, found in by_axis.items():
        is_all = len(by_axis) == 1 or _covers(axis, total, found)
        is_sure = is_known and bool(axis) and is_all
        yield Across(total.at, tuple(c.at for c in found), is_sure)


def _axis(total: Column, part: Column) -> str:
    """The one respect in which a part is less than the total; empty where there is none, or
    several."""
    if total.facets is None or part.facets is None:
        return ""
    pairs = zip(Facets._fields, total.facets, part.facets, strict=True)
    differing = [name for name, whole, one in pairs if whole != one and name != "side"]
    return differing[0] if len(differing) == 1 else ""


def _covers(axis: str, total: Column, parts: Sequence[Column]) -> bool:
    """Whether nothing of the total is left out of the parts on their axis."""
    if axis not in AXES or total.facets is None:
        return False
    names = [getattr(part.facets, axis) for part in parts]
    return vocabulary().forest(axis).covers(getattr(total.facets, axis), names)


def _is_inside(lower: Column, upper: Column) -> bool:
    """Whether the one's money is in the other's by the words above them."""
    if lower.facets is None or upper.facets is None or lower.facets == upper.facets:
        return False
    return combined(upper.facets, lower.facets) == lower.facets


def _by_words(members: Sequence[_Member]) -> Iterator[Across]:
    """Sums that only the words tell: 财政拨款 beside its three funds, 基本支出 beside its two."""
    columns = [member.leaves[0] for member in members if len(member.leaves) == 1]
    for whole in columns:
        parts = [column for column in columns if _is_inside(column, whole)]
        if len(parts) >= SEVERAL and _makes_up(whole, parts):
            yield Across(whole.at, tuple(part.at for part in parts), is_sure=True)


def _makes_up(whole: Column, parts: Sequence[Column]) -> bool:
    """Whether the parts are all of a whole, on one axis and each once."""
    for axis in AXES:
        name = getattr(whole.leaf.facets, axis)
        names = [getattr(part.leaf.facets, axis) for part in parts]
        forest = vocabulary().forest(axis)
        if name and forest.covers(name, names) and forest.are_apart(names):
            return True
    return False
