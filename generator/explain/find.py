"""What a user means by NAME: a figure, a group of figures, a place in a table, or a printed
number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.explain.asked_cells import NoSuchPlaceError, cells
from generator.explain.places import Place
from generator.explain.printed import Printer
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
    if why := figures.absent.get(asked):
        return Nothing(f"没有“{asked}”这个数：{why}。")
    if group := _group(asked.rstrip("."), figures):
        return group
    if "/" in asked or "／" in asked or asked.startswith("表"):
        return _cells(asked, places())
    if match := NUMBER.fullmatch(asked.replace("，", ",").replace("％", "%")):
        digits = match[1].replace(",", "")
        return _printed(digits, match[2], printer, places())
    return Nothing(f"没有叫“{asked}”的数。{_near(asked, figures)}")


def _group(asked: str, figures: Figures) -> Group | None:
    if within := tuple(below(figures.names, asked)):
        return Group(asked, asked, within)
    if not asked or asked.isdigit():
        return None
    begun = tuple(name for name in figures.names if name.startswith(asked))
    return Group(asked, stem(asked), begun) if begun else None


def _near(asked: str, figures: Figures) -> str:
    if renamed := figures.renamed(asked):
        return f"{renamed}。"
    groups = set()
    for name in figures.names:
        groups |= {beginning(name, 1), beginning(name, 2)}
    known = [*figures.names, *sorted(groups)]
    otherwise = "disclosure figures 列出全部数名。"
    return did_you_mean(asked, known, spelled="：{}", most=3, otherwise=otherwise)


def _printed(digits: str, unit_: str, printer: Printer, places: Iterable[Place]) -> Found:
    """All figures printed with these digits; where none is spelled so, those of the same value
    (``5`` for ``5.00``)."""
    value = Decimal(digits)
    shown = [place for place in places if place.number.text]
    spelled_so = [place for place in shown if place.number.text.replace(",", "") == digits]
    of_value = [place for place in shown if Decimal(place.number.value) == value]
    for found in (spelled_so, of_value):
        if by_name := _by_name(found, unit_, printer):
            return Printed(by_name)
    unprinted: dict[str, tuple[Place, ...]] = {}
    for figure in printer.figures:
        text = printer.text(figure).replace(",", "")
        if text and Decimal(text) == value and unit_ in ("", printer.unit(figure)):
            unprinted[figure.name] = ()
    return Printed(unprinted) if unprinted else Nothing(f"没有一个数印成 {digits}{unit_}。")


def _by_name(places: Iterable[Place], unit_: str, printer: Printer) -> dict[str, tuple[Place, ...]]:
    """The places of figures in a unit, or of all where none was asked."""
    found: dict[str, tuple[Place, ...]] = {}
    for place in places:
        name = place.number.name
        if unit_ in ("", printer.unit(printer.figures[name])):
            found[name] = (*found.get(name, ()), place)
    return found


def _cells(asked: str, places: Sequence[Place]) -> Found:
    segments = [part.strip() for part in re.split(r"[/／]", asked) if part.strip()]
    try:
        return Cells(cells(segments or [asked], places))
    except NoSuchPlaceError as error:
        return Nothing(str(error))
