"""Which text of one list stands for which of another, in order: the same, changed, joined, broken,
gone or new. What stands elsewhere is found afterwards: moved, or copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final, NamedTuple

from generator.roundtrip.likeness import Gist

ALIKE: Final = 0.5
"""Texts less alike than this are not taken for one another."""
MOVED: Final = 0.8
COPIED: Final = 0.95
SHORTEST: Final = 4
"""Characters below which a text that stands elsewhere says nothing."""
MOST: Final = 3
"""Texts that are joined into one, or that one is broken into, at most."""
NUISANCE: Final = 2
"""What joining or breaking costs, in pairs of characters."""
NEVER: Final = 10**9


class Link(NamedTuple):
    """Texts of the one list (``old``) and the other (``new``) that stand for each other, by their
    places. One side empty: gone, or new; several on a side: joined, or broken."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """``links`` in the order of the new list, those that are gone where they stood; ``moved``: new
    places of old ones that stand out of their order; ``copied``: new ones that say what an old one
    says which is still there."""

    links: tuple[Link, ...]
    moved: dict[int, int]
    copied: dict[int, int]

    def pairs(self) -> Iterator[Link]:
        """The links with texts on both sides, moved ones as well."""
        yield from (link for link in self.links if link.old and link.new)
        yield from (Link((old,), (new,)) for new, old in self.moved.items())

    def gone(self) -> Iterator[int]:
        """Old places that nothing stands for."""
        moved = set(self.moved.values())
        yield from (link.old[0] for link in self.links if not link.new and link.old[0] not in moved)

    def added(self) -> Iterator[int]:
        """New places that stand for nothing old, copies as well."""
        yield from (
            link.new[0] for link in self.links if not link.old and link.new[0] not in self.moved
        )


class Judge:
    """What a list knows of its texts beside how they read; here that of cells and rows."""

    def may_be(self, _old: int, _new: int) -> bool:
        """Whether an old text can be a new one at all."""
        return True

    def may_join(self, _old: int) -> bool:
        """Whether an old text may be joined with others, or broken."""
        return False

    def is_rewritten(self, _old: int, _new: int) -> bool:
        """Whether a new text may stand for an old one with which it has little in common."""
        return False


class Anything(Judge):
    """Takes any text for any other where as many are gone as are new."""

    def is_rewritten(self, _old: int, _new: int) -> bool:
        """Always."""
        return True


def align(old: Sequence[str], new: Sequence[str], judge: Judge) -> Alignment:
    """The alignment of two lists of texts."""
    olds, news = [*map(Gist, old)], [*map(Gist, new)]
    links: list[Link] = []
    begin_old = begin_new = 0
    for anchor in (*_anchors(old, new), Link((len(old),), (len(new),))):
        end_old, end_new = anchor.old[0], anchor.new[0]
        stretch = _Stretch(olds, news, range(begin_old, end_old), range(begin_new, end_new), judge)
        links += stretch.links()
        if end_old < len(old):
            links.append(anchor)
        begin_old, begin_new = end_old + 1, end_new + 1
    return _rewritten(_elsewhere(olds, news, links, judge), judge)


def _rewritten(found: Alignment, judge: Judge) -> Alignment:
    """The alignment, with as many texts gone as new at one place taken for one another."""
    links: list[Link] = []
    run: list[Link] = []
    gone, added = {*found.gone()}, {*found.added()} - {*found.copied}
    for link in (*found.links, None):
        if link and ({*link.old} <= gone and {*link.new} <= added):
            run.append(link)
            continue
        links += _paired(run, judge)
        links += [link] if link else []
        run = []
    return replace(found, links=tuple(links))


def _paired(run: list[Link], judge: Judge) -> list[Link]:
    olds = [*chain.from_iterable(link.old for link in run)]
    news = [*chain.from_iterable(link.new for link in run)]
    if len(olds) != len(news):
        return run
    found = []
    for old, new in zip(olds, news, strict=True):
        if judge.is_rewritten(old, new):
            found.append(Link((old,), (new,)))
        else:
            found += [Link((old,), ()), Link((), (new,))]
    return found


def _anchors(old: Sequence[str], new: Sequence[str]) -> Iterator[Link]:
    """Texts that stand once on each side, or at both ends, as far as they are in order."""
    start = _same(old, new)
    limit = min(len(old), len(new)) - start
    end = min(_same(old[::-1], new[::-1]), limit)
    yield from (Link((at,), (at,)) for at in range(start))
    inner = range(start, len(old) - end)
    once = _once(old) & _once(new)
    place = {text: at for at, text in enumerate(new) if text in once}
    pairs = [(at, place[old[at]]) for at in inner if old[at] in once]
    yield from (Link((one,), (other,)) for one, other in _rising(pairs, start, len(new) - end))
    for back in range(end, 0, -1):
        yield Link((len(old) - back,), (len(new) - back,))


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many texts at the beginning are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _once(texts: Sequence[str]) -> set[str]:
    return {text for text, times in Counter(texts).items() if times == 1}


def _rising(pairs: list[tuple[int, int]], start: int, stop: int) -> list[tuple[int, int]]:
    """The longest run of pairs whose second places rise too."""
    best: list[tuple[int, int]] = []  # how long a run ends here, and the pair before it
    inside = [pair for pair in pairs if start <= pair[1] < stop]
    for at, (_, second) in enumerate(inside):
        before = [(best[one][0], one) for one in range(at) if inside[one][1] < second]
        length, previous = max(before, default=(0, -1))
        best.append((length + 1, previous))
    at = max(range(len(best)), key=lambda one: best[one][0], default=-1)
    found = []
    while at >= 0:
        found.append(inside[at])
        at = best[at][1]
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Texts between two anchors."""

    olds: Sequence[Gist]
    news: Sequence[Gist]
    old: range
    new: range
    judge: Judge

    def links(self) -> list[Link]:
        """Their links, at the least cost in pairs of characters."""
        if not self.old or not self.new:
            gone = [Link((at,), ()) for at in self.old]
            return gone + [Link((), (at,)) for at in self.new]
        costs = {(0, 0): 0}
        steps: dict[tuple[int, int], tuple[int, int]] = {}
        for one in range(len(self.old) + 1):
            for other in range(len(self.new) + 1):
                if not one and not other:
                    continue
                priced = []
                for a, b, cost in self.ways(one, other):
                    priced.append((costs[one - a, other - b] + cost, (a, b)))
                costs[one, other], steps[one, other] = min(priced)
        return self.traced(steps)

    def ways(self, one: int, other: int) -> Iterator[tuple[int, int, int]]:
        """How so many texts of each may end: how many belong together, and what that costs."""
        olds, news = self.last(self.olds, self.old, one), self.last(self.news, self.new, other)
        if olds:
            yield 1, 0, olds[-1].pairs.total()
        if news:
            yield 0, 1, news[-1].pairs.total()
        if not olds or not news:
            return
        before, after = self.old[one - 1], self.new[other - 1]
        if self.judge.may_be(before, after):
            yield 1, 1, _cost(olds[-1], news[-1])
        if self.judge.may_join(before):
            for several in range(2, MOST + 1):
                yield from _joined(olds, news, several)

    def last(self, texts: Sequence[Gist], stretch: range, count: int) -> Sequence[Gist]:
        """The last of the first ``count`` texts of a stretch, as many as may belong together."""
        stop = stretch.start + count
        return texts[max(stretch.start, stop - MOST) : stop]

    def traced(self, steps: dict[tuple[int, int], tuple[int, int]]) -> list[Link]:
        """The links of the cheapest way."""
        one, other = len(self.old), len(self.new)
        found = []
        while one or other:
            a, b = steps[one, other]
            olds, news = self.old[one - a : one], self.new[other - b : other]
            found.append(Link(tuple(olds), tuple(news)))
            one, other = one - a, other - b
        return found[::-1]


def _joined(
    olds: Sequence[Gist], news: Sequence[Gist], several: int
) -> Iterator[tuple[int, int, int]]:
    """So many texts joined into the last one, or the last one broken into so many."""
    if len(olds) >= several and _may_join(olds[-several:], news[-1]):
        yield several, 1, _cost(_sum(olds[-several:]), news[-1]) + NUISANCE
    if len(news) >= several and _may_join(news[-several:], olds[-1]):
        yield 1, several, _cost(olds[-1], _sum(news[-several:])) + NUISANCE


def _may_join(parts: Sequence[Gist], whole: Gist) -> bool:
    """Whether every part says something that the whole says too; else it is new or gone, and not
    joined or broken."""
    return all(sum((part.pairs & whole.pairs).values()) >= len(part.text) * ALIKE for part in parts)


def _sum(parts: Sequence[Gist]) -> Gist:
    total = parts[0]
    for part in parts[1:]:
        total += part
    return total


def _cost(one: Gist, other: Gist) -> int:
    return one.distance(other) if one.likeness(other) >= ALIKE else NEVER


def _elsewhere(
    olds: Sequence[Gist],
    news: Sequence[Gist],
    links: list[Link],
    judge: Judge,
) -> Alignment:
    """The links, with what stands out of order, and what stands twice."""
    gone = [link.old[0] for link in links if not link.new]
    added = [link.new[0] for link in links if not link.old]
    moved = _moved(olds, news, gone, added, judge)
    copied = {}
    for new in added:
        every = [old for old in range(len(olds)) if judge.may_be(old, new)]
        old, likeness = _nearest(news[new], olds, every)
        if new not in moved and likeness >= COPIED:
            copied[new] = old
    return Alignment(tuple(links), moved, copied)


def _moved(
    olds: Sequence[Gist],
    news: Sequence[Gist],
    gone: Sequence[int],
    added: Sequence[int],
    judge: Judge,
) -> dict[int, int]:
    """The new places of what is gone from its old one."""
    moved: dict[int, int] = {}
    for new in added:
        left = [old for old in gone if old not in moved.values() and judge.may_be(old, new)]
        old, likeness = _nearest(news[new], olds, left)
        if likeness >= MOVED:
            moved[new] = old
    return moved


def _nearest(text: Gist, olds: Sequence[Gist], among: Sequence[int]) -> tuple[int, float]:
    """The old text that is most like a new one, and how like it is."""
    if len(text.text) < SHORTEST:
        return -1, 0
    rated = ((text.likeness(olds[at]), -at) for at in among)
    likeness, place = max(rated, default=(0.0, 1))
    return -place, likeness
