"""Everything that the program writes of one input, as bytes by name, whatever is found on it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator import pipeline
from generator.budget.model import Budget
from generator.catalogue.classification import Catalogue
from generator.cli.main import main
from generator.diagnostics import Position
from generator.explain.explainer import Explainer
from generator.explain.payload import payload
from generator.figures.build import build
from generator.fonts import resolve
from generator.forms.compose import compose
from generator.output import docx, html, interactive, pdf
from generator.output.data import lines
from generator.output.formats import FORMATS
from generator.output.job import Job
from generator.source.decode import decode
from generator.source.reader import read
from generator.workspace import library
from tests.machine import ENGINES

Made = Iterator[tuple[str, bytes]]


def through_the_pipeline(file: Path, templates: Path | None) -> Made:
    """Every format and every explanation, as ``render`` makes them."""
    disclosure = pipeline.load(file, templates)
    yield from of_disclosure(disclosure, file)
    yield from pdfs(disclosure)


def of_disclosure(disclosure: pipeline.Disclosure, file: Path) -> Made:
    """The same without PDF, the findings left aside."""
    disclosure = replace(disclosure, diagnostics=())
    document, form = pipeline.compose(disclosure), disclosure.form
    yield "docx", docx.write(document, form.look, pages={}, reference=form.reference)
    yield "html", html.write(document, form.look, extra_css=form.css)
    job = Job(
        disclosure=disclosure,
        document=document,
        source=file,
        base=Path(),
        formats=(),
        asked=True,
    )
    for one in FORMATS:
        content = None if one.is_usual else one.write(job)
        if content is not None:
            made = {"": content} if isinstance(content, bytes) else content
            yield from ((f"{one.name} {part}", written) for part, written in made.items())
    rounding = disclosure.rounding
    explainer = Explainer.of(disclosure.figures, form.spec, lambda: document, rounding)
    yield "explained page", interactive.write(document, form.look, payload(explainer))
    for figure in disclosure.figures:
        lines = explainer.tree(figure.name).lines()
        yield f"explain {figure.name}", "\n".join(lines).encode()


def pdfs(disclosure: pipeline.Disclosure) -> Made:
    """PDF of every engine that the machine has."""
    document, form = pipeline.compose(replace(disclosure, diagnostics=())), disclosure.form
    fonts = resolve(form.look)
    for engine in ENGINES:
        made = pdf.write(document, form.look, extra_css=form.css, fonts=fonts, engine=engine)
        yield f"pdf {engine}", made.content


def past_the_pipeline(file: Path, templates: Path | None) -> Made:
    """What the functions that compose and write make of a budget that nobody has looked at."""
    budget = decode(Budget, read(file))
    form = library(file, templates).form(budget.form, Position("-"))
    figures = build(budget, None, form.spec.from_zero)
    catalogue = Catalogue(budget.year)
    document = compose(budget, figures, catalogue, form)
    yield "html", html.write(document, form.look, extra_css=form.css)
    rows = lines.rows(budget, budget, figures, catalogue, file)
    yield "csv", lines.write(rows, titles=True)


def said(*arguments: str) -> bytes:
    """What a command says, on both streams."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        main(arguments)
    return out.getvalue().encode()


def written(folder: Path, text: str, name: str = "本单位.yaml") -> Path:
    """An input in a folder, which is made."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
