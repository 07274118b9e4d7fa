"""Which code a row of a table has: from its cells, or from its name where the cells are damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalogue.alike import bare, near
from generator.catalogue.classification import Catalogue
from generator.catalogue.standing import doubt

ALIKE = 0.75
WIDTHS = (3, 2, 2)


@dataclass(frozen=True, slots=True)
class Code:
    """A row's code; ``fault`` says what is wrong with the printed one, ``name_fault`` with the
    printed name. A fault may be no more than a question: of a code that the lists do not have, but
    cannot deny either."""

    code: str
    fault: str = ""
    name_fault: str = ""
    is_question: bool = False


def row_code(
    cells: list[str], name: str, catalogue: Catalogue, *, economic: bool = False, above: str = ""
) -> Code:
    """The code of a row from its 类, 款, 项 cells, mended by its name (and the 款 ``above`` it)
    where needed."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return Code("")
    padded = "".join(map(_padded, filled, WIDTHS))
    official = (catalogue.economic if economic else catalogue.function)(padded)
    if official and not name:  # the column of names was not found
        return Code(padded)
    if official and _same(official, name):
        is_whole = all(len(cell) == width for cell, width in zip(filled, WIDTHS, strict=False))
        fault = "" if is_whole else f"应为“{_spaced(padded)}”"
        is_named = bare(official) == bare(plain_name(name))
        return Code(padded, fault, "" if is_named else f"科目表作“{official}”")
    named = by_name(name, catalogue, economic=economic, like=padded, above=above)
    if official and not named:
        return Code(padded, "", f"{_spaced(padded)} 在科目表里是“{official}”")
    printed = " ".join(filled)
    fault = f"“{name}”的编码是 {_spaced(named)}，印作 {printed}" if named else ""
    if official:
        return Code(named, fault)
    kind = "经济" if economic else "功能"
    return _unlisted(padded, named, fault or f"{kind}分类科目表里没有 {printed}", catalogue)


def _padded(cell: str, width: int) -> str:
    """A level of a code with the zeros that were left out."""
    return cell.zfill(width) if cell.isdigit() else cell


def _unlisted(code: str, named: str, fault: str, catalogue: Catalogue) -> Code:
    """A printed code that the lists do not have: a fault, or a question where they cannot deny it.
    ``named`` is the code in force of the printed name, if any: where the year has a list, that is
    what was meant."""
    question = _question(code, catalogue)
    if question and not (named and catalogue.is_listed):
        return Code(named or code, f"{fault}；请核对：{question}", is_question=True)
    return Code(named or code, fault)


def _question(code: str, catalogue: Catalogue) -> str:
    """Why a code that the lists do not have may exist all the same; empty for what is no code at
    all."""
    is_code = re.fullmatch(r"2\d\d(\d\d){0,2}|3\d\d(\d\d)?", code)
    return doubt(catalogue, code) if is_code else ""


def _same(official: str, name: str) -> bool:
    return (
        near(official, plain_name(name)) >= ALIKE
        or bare(official) in bare(name)
        or bare(plain_name(name)) in bare(official)
    )


def plain_name(name: str) -> str:
    """A name without the 款 that some forms add in brackets after it."""
    return re.sub(
        r"（[^（）]*（[^（）]*）[^（）]*）$|（(?:[^（）]*(?:事务|支出|管理))）$", "", name
    )


def by_name(
    name: str, catalogue: Catalogue, *, economic: bool = False, like: str = "", above: str = ""
) -> str:
    """The code of an official name; among several, the one whose 款 the name gives in brackets, or
    that is most like the printed code."""
    names = catalogue.economics if economic else catalogue.functions
    own = bare(plain_name(name))
    found = [code for code, official in names.items() if bare(official) == own]
    inside = [c for c in found if len(c) == 7 and bare(names.get(c[:5], "—")) in bare(name)]
    found = inside or [c for c in found if len(c) in (3, 5, 7)]
    if len(found) > 1 and above:
        found = [c for c in found if c.startswith(above)] or found
    if len(found) > 1 and like:
        scored = sorted(found, key=lambda c: -_shared(c, like))
        return scored[0] if _shared(scored[0], like) > _shared(scored[1], like) else ""
    return found[0] if len(found) == 1 else ""


def _shared(code: str, like: str) -> int:
    ends = (code[:3] == like[:3]) * 2 + (code[-2:] == like[-2:]) * 2
    return ends + (len(code) == len(like))


def _spaced(code: str) -> str:
    return " ".join(filter(None, (code[:3], code[3:5], code[5:7])))
