"""Everything the interactive page says, as JSON; amounts are text, never JSON numbers."""

from __future__ import annotations

import json

from generator.explain.arithmetic import arithmetic, split
from generator.explain.explainer import Explainer


def payload(explainer: Explainer) -> str:
    """``figures`` by name, those printed and all below them; ``places`` in reading order, one for
    each printed number. Files are named without their folder: a page may leave the machine."""
    places = explainer.places()
    figures: dict[str, dict[str, object]] = {}
    waiting = [place.number.name for place in places]
    while waiting:
        name = waiting.pop()
        if name not in figures:
            figures[name], parts = _figure(explainer, name)
            waiting += parts
    data = {"figures": dict(sorted(figures.items())), "places": [str(place) for place in places]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _figure(explainer: Explainer, name: str) -> tuple[dict[str, object], list[str]]:
    """What is said of a figure, and the parts that are to be said as well."""
    printer = explainer.printer
    figure = printer.figures[name]
    parts, zeros = split(figure, printer.figures)
    said: dict[str, object] = {
        "printed": printer.labelled(figure),
        "said": arithmetic(figure, printer),
        "parts": parts,
        "zeros": zeros,
        "lines": [line.without_folder for line in explainer.source.of(figure)],
    }
    return said, parts
