"""Whether every figure that a form's ``form.yaml`` names can exist: a name that cannot is said
where it stands, before anything asks for the figure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.form_facts import ROWS
from generator.catalogue.terms import LEVELS
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.figures.model import Figures, UnknownFigureError
from generator.figures.name import (
    AMOUNT,
    CARRIED,
    CARRIED_OUT,
    FORM_FACT,
    PROJECT,
    TOTAL,
    aspect_of,
    basis_of,
    beside,
    join,
    part,
)
from generator.forms.names import CODES, named
from generator.forms.patterns import PLACE
from generator.forms.rows import NUMBERED, OF_PROJECTS
from generator.forms.spec import Block, FormSpec, Rows, TableSpec
from generator.forms.tables import figure_name

ITEM, ECONOMIC = "2010101", "30101"
"""Codes that stand for those of rows which this budget may not have."""
STAND_INS = {"类": ITEM[:3], "项": ITEM}


def require_known_figures(spec: FormSpec, figures: Figures) -> None:
    """``DisclosureError`` with every name in ``spec`` that no figure can have."""
    found = [*_of_lists(spec, figures)]
    for table in spec.tables.values():
        found += _of_table(table, spec, figures)
    if found:
        raise DisclosureError(dict.fromkeys(found))


def _of_lists(spec: FormSpec, figures: Figures) -> Iterator[Diagnostic]:
    for i, name in enumerate(spec.required_figures):
        yield from _fault(name, spec.at("应印数", i), figures)
    listed = (
        ("需要原因", spec.reasons, "增减额"),
        ("需要用途", spec.uses, "金额"),
        ("占比合计100", spec.whole_shares, "占比"),
    )
    for key, patterns, aspect in listed:
        for i, pattern in enumerate(patterns):
            yield from _of_pattern(pattern, aspect, spec.at(key, i), spec, figures)


def _of_pattern(
    pattern: str, aspect: str, at: Position, spec: FormSpec, figures: Figures
) -> tuple[Diagnostic, ...]:
    """The first fault of the names that a pattern stands for."""
    check = _fault
    for place in set(PLACE.findall(pattern)) & set(CODES):
        pattern = pattern.replace(f"{{{place}}}", STAND_INS[place])
        check = _fault_of_stand_in
    names = named((pattern,), figures, spec.sources)
    faults = (check(join(name, aspect), at, figures) for name in names)
    return next(filter(None, faults), ())


def _of_table(table: TableSpec, spec: FormSpec, figures: Figures) -> Iterator[Diagnostic]:
    if table.empty_when is not None:
        yield from _fault(table.empty_when, table.at("空表依据"), figures)
    for block in table.blocks:
        yield from _of_block(block, spec, figures)


def _of_block(block: Block, spec: FormSpec, figures: Figures) -> Iterator[Diagnostic]:
    """The columns, of a row that a budget may have. Those of 固定 stand in every budget and name
    their own; of projects and carry-over only a budget that has some knows the names."""
    source = block.rows.source
    if source == "固定" or (source in (PROJECT, CARRIED) and not figures.items[source]):
        return
    if source == FORM_FACT:
        yield from _of_facts(block, spec, figures)
        return
    for code in _codes(block.rows):
        yield from _of_row(block, _variables(block.rows, code, figures), figures)


def _of_facts(block: Block, spec: FormSpec, figures: Figures) -> Iterator[Diagnostic]:
    """The columns of rows of 另填: of the total of a list, or of the first part of a group."""
    fact = spec.facts[block.rows.fact]
    shown = TOTAL if fact.kind == ROWS else next(iter(fact.numbers()), "")
    base = join(FORM_FACT, part(block.rows.fact), part(shown))
    variables = {**dict.fromkeys(fact.columns, ""), "名称": "", "基": base}
    yield from _of_columns(block, variables, figures)


def _of_row(block: Block, variables: dict[str, str], figures: Figures) -> Iterator[Diagnostic]:
    """The columns of a row whose patterns are filled with ``variables``."""
    base = variables["基"]
    if base and not figures.knows(join(base, "金额")):
        return
    yield from _of_columns(block, variables, figures)


def _of_columns(block: Block, variables: dict[str, str], figures: Figures) -> Iterator[Diagnostic]:
    for leaf in block.leaves():
        for term in leaf.terms:
            name = figure_name(term, variables, leaf.at("数"))
            yield from _fault_of_stand_in(name, leaf.at("数"), figures)


def _codes(rows: Rows) -> list[str]:
    """A code of every level that the rows show."""
    if rows.source == "功能类目":
        return [ITEM[: LEVELS["类"]]]
    if rows.source not in ("功能科目", "经济科目"):
        return [ITEM]
    whole = ECONOMIC if rows.source == "经济科目" else ITEM
    shown = [LEVELS[level] for level in rows.levels if level in LEVELS]
    return [whole[:length] for length in shown if length <= len(whole)]


def _variables(rows: Rows, code: str, figures: Figures) -> dict[str, str]:
    """What the patterns of such a row with this ``code`` would be filled with."""
    base = ""
    if rows.source in (PROJECT, CARRIED):
        base = figures.name_of(rows.source, 1, rows.fund if rows.source == PROJECT else "")
    parts = {"类": code[:3], "款": code[3:5], "项": code[5:]}
    numbers = dict.fromkeys((*NUMBERED, *OF_PROJECTS), "")
    words = {"名称": "", "性质": "", "号": "1", "基": base}
    return {**numbers, "码": code, "编码": code, "键": code, **parts, **words}


def _fault_of_stand_in(name: str, at: Position, figures: Figures) -> tuple[Diagnostic, ...]:
    """What is wrong with a name that nothing in this budget may bear: not that this budget lacks
    it."""
    if name in figures.absent:
        return ()
    basis = basis_of(aspect_of(name))
    if basis is None:
        return _fault(name, at, figures)
    if basis is CARRIED_OUT and figures.knows(beside(name, AMOUNT)):
        return ()  # where nothing was stated as carried out
    is_rate = aspect_of(name) == basis.rate and figures.knows(beside(name, basis.change))
    return () if is_rate else _fault(name, at, figures)


def _fault(name: str, at: Position, figures: Figures) -> tuple[Diagnostic, ...]:
    """What is wrong with a figure named at ``at``, if anything."""
    try:
        figures[name]
    except UnknownFigureError as error:
        mend = error.hint or "用 disclosure figures 查看全部数名。"
        return (Diagnostic("F105", Severity.ERROR, at, f"没有叫“{name}”的数。", mend),)
    return ()
