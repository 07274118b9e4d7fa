"""What a user means by NAME: a figure, a group of figures, a place in a table, or a printed
number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.explain.cells import NoSuchPlaceError, cells
from generator.explain.places import Place
from generator.explain.printed import Printer, unit
from generator.figures.model import Figures
from generator.figures.name import beginning, below, stem
from generator.suggestion import did_you_mean

NUMBER = re.compile(r"([-+]?[\d,]*\d(?:\.\d+)?)\s*(\D{0,3})")


@dataclass(frozen=True, slots=True)
class Named:
    """One figure."""

    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Names that begin with what was asked; ``prefix`` are the whole parts of it."""

    asked: str
    prefix: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Figures that print so: places by name; none where the figure stands nowhere in the
    document."""

    figures: dict[str, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of tables that fit a place."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing of the kind; the message says what may have been meant."""

    message: str


Found = Named | Group | Printed | Cells | Nothing
Places = Callable[[], Sequence[Place]]


def find(asked: str, printer: Printer, places: Places) -> Found:
    """What ``asked`` means. ``places`` is called only where the document is needed."""
    figures, asked = printer.figures, asked.strip()
    if asked in figures or figures.knows(asked):
        return Named(asked)
    if group := _group(asked.rstrip("."), figures):
        return group
    if "/" in asked or "／" in asked or asked.startswith("表"):
        return _cells(asked, places())
    if match := NUMBER.fullmatch(asked.replace("，", ",").replace("％", "%")):
        return _printed(match[1].replace(",", ""), match[2], printer, places())
    return Nothing(f"没有叫“{asked}”的数。{_near(asked, figures)}")


def _group(asked: str, figures: Figures) -> Group | None:
    within = tuple(below(figures.names, asked))
    if within or not asked or asked.isdigit():
        return Group(asked, asked, within) if within else None
    begun = tuple(f.name for f in figures if f.name.startswith(asked))
    return Group(asked, stem(asked), begun) if begun else None


def _near(asked: str, figures: Figures) -> str:
    if renamed := figures.renamed(asked):
        return f"{renamed}。"
    groups = {beginning(f.name, n) for f in figures for n in (1, 2)}
    known = [*(f.name for f in figures), *sorted(groups)]
    otherwise = "disclosure figures 列出全部数名。"
    return did_you_mean(asked, known, spelled="：{}", most=3, otherwise=otherwise)


def _printed(digits: str, said: str, printer: Printer, places: Sequence[Place]) -> Found:
    """All figures printed with these digits; where none is spelled so, those of the same value
    (``5`` for ``5.00``)."""

    def fits_unit(name: str) -> bool:
        return said in ("", unit(printer.figures[name]))

    def matching(same: Callable[[Place], bool]) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in places:
            name = place.number.name
            if place.number.text and same(place) and fits_unit(name):
                found.setdefault(name, []).append(place)
        return {name: tuple(those) for name, those in found.items()}

    value = Decimal(digits)
    found = matching(lambda p: p.number.text.replace(",", "") == digits)
    found = found or matching(lambda p: Decimal(p.number.value) == value)
    if found:
        return Printed(found)
    derived = [
        f.name for f in printer.figures if Decimal(printer.text(f).replace(",", "")) == value
    ]
    unprinted: dict[str, tuple[Place, ...]] = {name: () for name in derived if fits_unit(name)}
    if unprinted:
        return Printed(unprinted)
    return Nothing(f"没有一个数印成 {digits}{said}。")


def _cells(asked: str, places: Sequence[Place]) -> Found:
    segments = [s.strip() for s in re.split(r"[/／]", asked) if s.strip()]
    try:
        return Cells(cells(segments or [asked], places))
    except NoSuchPlaceError as error:
        return Nothing(str(error))
