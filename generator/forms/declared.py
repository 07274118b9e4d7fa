"""Whether what a form asks for itself (另填) is declared as it can be read, and tables name it
rightly."""

from __future__ import annotations

from collections.abc import Iterator

from generator.budget.form_facts import GROUP, KEY, NUMBERS, ROWS, TOTAL, FormFact
from generator.diagnostics import Diagnostic, Position, Severity
from generator.forms.patterns import PLACE
from generator.forms.rows import NUMBERED
from generator.forms.spec import Block, FormSpec
from generator.suggestion import did_you_mean

OF_ROWS = ("名称", "基", *NUMBERED)
"""What every row of 另填 may be asked for besides its own texts."""


def undeclared(spec: FormSpec) -> Iterator[Diagnostic]:
    """Everything wrong with the declarations, and with the tables whose rows they are."""
    for name, fact in spec.facts.items():
        yield from _of_fact(name, fact, is_column=False)
    for table in spec.tables.values():
        for block in table.blocks:
            yield from _of_block(block, spec)


def _of_fact(name: str, fact: FormFact, *, is_column: bool) -> Iterator[Diagnostic]:
    has_columns = fact.kind in (GROUP, ROWS)
    if is_column and has_columns:
        yield _fault(fact.at("类型"), f"“{name}”是一栏，不能又是“{fact.kind}”。", "改成别的类型。")
    elif has_columns and not fact.columns:
        yield _fault(fact.at(), f"“{name}”是“{fact.kind}”，没有写“栏”。", "写上“栏”：每栏的类型。")
    elif fact.columns and not has_columns:
        message = f"“{name}”是“{fact.kind}”，不能有“栏”。"
        yield _fault(fact.at("栏"), message, f"改成“{GROUP}”或“{ROWS}”，或删去“栏”。")
    if fact.unit and (fact.kind == "金额" or fact.kind not in NUMBERS):
        message = f"“{name}”是“{fact.kind}”，不能写“单位”。"
        yield _fault(fact.at("单位"), message, "金额按各文件的计量单位填；删去“单位”。")
    if is_column and name in (TOTAL, "数名"):
        yield _fault(fact.at(), f"栏不能叫“{name}”。", "换一个名字；合计由程序相加。")
    if not is_column:
        for column, below in fact.columns.items():
            yield from _of_fact(column, below, is_column=True)


def _of_block(block: Block, spec: FormSpec) -> Iterator[Diagnostic]:
    """A block's rows are of a list or group that is declared, if of any, and its words are its."""
    rows = block.rows
    if rows.source != KEY and not rows.fact:
        return
    known = [name for name, fact in spec.facts.items() if fact.kind in (GROUP, ROWS)]
    if rows.source != KEY:
        yield _fault(rows.at(KEY), f"来源是“{rows.source}”，不能写“{KEY}”。", f"来源写“{KEY}”。")
    elif rows.fact not in known:
        hint = did_you_mean(rows.fact, known, otherwise=f"可写：{'、'.join(known)}。")
        message = f"“{KEY}”里没有叫“{rows.fact}”的列表或一组。"
        yield _fault(rows.at(KEY), message, hint)
    else:
        yield from _of_words(block, spec.facts[rows.fact])


def _of_words(block: Block, fact: FormFact) -> Iterator[Diagnostic]:
    texts = [name for name, below in fact.columns.items() if below.kind not in NUMBERS]
    known = (*OF_ROWS, *(texts if fact.kind == ROWS else ()))
    for leaf in block.leaves():
        for place in PLACE.findall(leaf.text or ""):
            if place not in known:
                mend = f"可用：{'、'.join(f'{{{one}}}' for one in known)}。"
                message = f"没有东西可以填进 {{{place}}}。"
                yield _fault(leaf.at("文"), message, mend)


def _fault(at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic("F106", Severity.ERROR, at, message, mend)
