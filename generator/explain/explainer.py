"""One disclosure explained: what the command line and the web page ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.document.tree import Document
from generator.explain.arithmetic import headline
from generator.explain.places import Place, places
from generator.explain.printed import Printer
from generator.explain.source_lines import SourceLines
from generator.explain.tree import Node, TreeMaker
from generator.figures.model import Figures
from generator.forms.spec import FormSpec
from generator.rounding.result import NEAREST, Rounding


@dataclass(slots=True)
class Explainer:
    """``compose`` makes the document, only when a place is asked for; it may raise
    ``DisclosureError``."""

    printer: Printer
    order: tuple[str, ...]
    compose: Callable[[], Document]
    source: SourceLines = field(default_factory=SourceLines)
    _places: tuple[Place, ...] | None = None

    @classmethod
    def of(
        cls,
        figures: Figures,
        form: FormSpec,
        compose: Callable[[], Document],
        rounding: Rounding = NEAREST,
    ) -> Explainer:
        """The explainer of a disclosure in its form."""
        return cls(Printer.of(figures, form, rounding), form.table_order, compose)

    def tree(self, name: str) -> Node:
        """How the figure comes about."""
        return TreeMaker(self.printer, self.source).make(name)

    def headline(self, name: str) -> str:
        """The figure in one line."""
        return headline(self.printer.figures[name], self.printer)

    def places(self) -> tuple[Place, ...]:
        """Every printed figure of the document."""
        if self._places is None:
            self._places = places(self.compose(), self.order)
        return self._places

    def places_of(self, name: str) -> tuple[Place, ...]:
        """Where one figure is printed."""
        return tuple(place for place in self.places() if place.number.name == name)
