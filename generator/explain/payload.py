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
    open_names = list(dict.fromkeys(p.number.name for p in places))
    while open_names:
        name = open_names.pop()
        if name not in figures:
            figures[name] = _figure(explainer, name)
            open_names += split(explainer.printer.figures[name], explainer.printer.figures)[0]
    data = {"figures": dict(sorted(figures.items())), "places": [str(p) for p in places]}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _figure(explainer: Explainer, name: str) -> dict[str, object]:
    printer = explainer.printer
    figure = printer.figures[name]
    parts, zeros = split(figure, printer.figures)
    lines = [line.without_folder for line in explainer.source.of(figure)]
    said = arithmetic(figure, printer)
    return {
        "printed": printer.labelled(figure),
        "said": said,
        "parts": parts,
        "zeros": zeros,
        "lines": lines,
    }
