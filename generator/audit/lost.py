"""Tables whose columns the extraction lost: rows found again by codes, names and amounts, and
amounts put into the only columns that agree with the column totals and with what the file says
elsewhere. What stays ambiguous is left out, so that it counts as not checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

from generator.audit.codes import by_name
from generator.audit.outline import Sheet
from generator.audit.readings import UNKNOWN, Ledger, amount
from generator.audit.relations.same import canonical
from generator.audit.sheets import leaves
from generator.audit.tables import Tables
from generator.audit.words import bare, figure_name, near, tidy
from generator.catalogue.classification import Catalogue
from generator.catalogue.trees import nature
from generator.forms.spec import Column, TableSpec

AMOUNT = r"\d[\d,]*\.\d{2}"
SEGMENT = re.compile(rf"(.*?)((?:{AMOUNT}\s*)+)", re.DOTALL)
CODES = re.compile(r"(\d{3})(?:\s+(\d{2}))?(?:\s+(\d{2}))?(?!\d)")
SPLIT = re.compile(r"(\d[\d,]*\.)\s*\n\s*(\d{1,2})(?![\d.,])")
BESIDE = re.compile(rf"^(.*?)\s*({AMOUNT})?\s*\b(2\d\d) (\S+)((?:\s+{AMOUNT})*)$")
TOTALS = re.compile(rf"^收\s*入\s*总\s*计\s*({AMOUNT})?\s*支\s*出\s*总\s*计((?:\s+{AMOUNT})*)$")
ITEM = 7  # digits of a 项
MOST = 14  # rows whose columns are tried out together
ALIKE = 0.6

Row = list[str]


def rebuilt(
    sheet: Sheet, spec: TableSpec, tables: Tables, ledger: Ledger, catalogue: Catalogue
) -> Sheet:
    """The sheet with its rows and the columns that can be made out."""
    text = SPLIT.sub(r"\1\2", "\n".join(row[0] for row in sheet.rows))
    columns = [column for _, column in leaves(spec)]
    source = spec.blocks[0].rows.source
    if len(spec.blocks) > 1:
        rows = list(_beside(text, spec, ledger))
    elif source == "固定":
        rows = list(_fixed(text, spec))
    else:
        rows = _coded(text, columns, source, spec.blocks[0].rows.fund, tables, ledger, catalogue)
    places = tuple(replace(sheet.places[0], row=number) for number, _ in enumerate(rows, 1))
    return Sheet(sheet.title, tuple(map(tuple, rows)), places)


def _beside(text: str, spec: TableSpec, ledger: Ledger) -> Iterator[Row]:
    """Income and expenditure side by side: one line a row."""
    wide = len(spec.blocks[1].columns[0].leaves())
    right = [c for block in spec.blocks[1:] for column in block.columns for c in column.leaves()]
    for line in text.splitlines():
        left: tuple[str, str] = ("", "")
        if match := TOTALS.match(line.strip()):
            yield [
                "收入总计",
                match[1] or "",
                "支出总计",
                *_known(match[2].split(), right[1:], {"码": ""}, ledger),
            ][: 2 + wide]
        elif match := BESIDE.match(line.strip()):
            left = match[1], match[2] or ""
            yield [
                *left,
                f"{match[3]} {match[4]}",
                *_known(match[5].split(), right[1:], {"码": match[3]}, ledger),
            ][: 2 + wide]
        elif match := re.match(rf"^(\D+?)\s+({AMOUNT})$", line.strip()):
            yield [match[1], match[2], *([""] * wide)]


def _known(
    amounts: list[str], columns: Sequence[Column], words: dict[str, str], ledger: Ledger
) -> Row:
    """Amounts in order, the first in the first column, the others where the file elsewhere has
    them."""
    if len(amounts) in (0, len(columns)):
        return amounts or [""] * len(columns)
    best: tuple[int, ...] = ()
    scores: list[int] = []
    for chosen in combinations(range(1, len(columns)), len(amounts) - 1):
        score = sum(
            bool(r := _elsewhere(columns[i], words, ledger)) and r == amount(a)
            for i, a in zip(chosen, amounts[1:], strict=True)
        )
        best = chosen if score > max(scores, default=0) else best
        scores.append(score)
    clear = bool(best) and scores.count(max(scores)) == 1
    if not clear:
        return [amounts[0], *([UNKNOWN] * (len(columns) - 1))]
    cells = [amounts[0], *([""] * (len(columns) - 1))]
    for i, a in zip(best, amounts[1:], strict=True):
        cells[i] = a
    return cells


def _elsewhere(column: Column, words: dict[str, str], ledger: Ledger) -> Decimal | None:
    wanted = canonical(figure_name(column.figure or "", words))
    found = next((r for r in ledger if canonical(r.name) == wanted and r.text), None)
    return found.value if found else None


def _fixed(text: str, spec: TableSpec) -> Iterator[Row]:
    """Prescribed rows: each name in turn, with the amounts up to the next."""
    columns = [column for _, column in leaves(spec)]
    squeezed = re.sub(rf"(?<={'[）费计]'})\s+|\s+(?=[（\u4e00-\u9fff])", "", text)
    start = 0
    found: list[tuple[str, int, int]] = []
    for row in spec.blocks[0].rows.fixed:
        at = (
            tidy(squeezed).find(tidy(row.name), 0)
            if not row.name
            else squeezed.find(row.name.replace(" ", ""), start)
        )
        if row.name and at >= 0:
            found.append((row.name, at, at + len(row.name)))
            start = at + len(row.name)
    ends = [*(start for _, start, _ in found[1:]), len(squeezed)]
    for (name, _, end), after in zip(found, ends, strict=False):
        amounts = re.findall(AMOUNT, squeezed[end:after])
        yield [name, *amounts[: len(columns) - 1], *([""] * (len(columns) - 1 - len(amounts)))]


def _coded(
    text: str,
    columns: list[Column],
    source: str,
    fund: str,
    tables: Tables,
    ledger: Ledger,
    catalogue: Catalogue,
) -> list[Row]:
    """Rows with codes: the text between two runs of amounts is a row's codes and names."""
    figures = [c for c in columns if c.figure is not None]
    found: list[tuple[str, str, str, list[str]]] = []
    names: dict[str, str] = {}
    for match in SEGMENT.finditer(text):
        codes = CODES.search(match[1])
        is_total = bool(re.search(r"合\s*计\s*$", match[1])) and not codes
        name = bare(match[1][codes.end() :] if codes else match[1])
        code = "合计" if is_total else "".join(filter(None, codes.groups())) if codes else ""
        project = _project(name, code, tables, catalogue) if source == "项目" else ""
        if project:
            code = (
                code
                if len(code) == ITEM
                else _item(name.replace(bare(project), ""), names, catalogue)
            )
            name = catalogue.functions.get(code, "") + bare(project)
        elif source != "经济科目" and code.isdigit():
            names[code] = name
        found.append(
            (code, name.removesuffix(bare(project)) if project else name, project, match[2].split())
        )
    return _with_columns(found, figures, columns, source, fund, ledger)


def _project(name: str, code: str, tables: Tables, catalogue: Catalogue) -> str:
    """The project a row's text ends with: what follows the name of its 项, else one that section
    seven names."""
    official = bare(catalogue.functions.get(code, ""))
    if len(code) == ITEM and name.startswith(official) and name != official:
        return name.removeprefix(official)
    alike = [p for p in tables.projects if bare(p) and bare(p) in name]
    return max(alike, key=len, default="")


def _item(name: str, names: dict[str, str], catalogue: Catalogue) -> str:
    """The 项 of a row whose code cell was damaged, by its name."""
    plain = re.sub(r"\d+", "", name)
    found = by_name(plain, catalogue)
    known = [
        c
        for c in catalogue.functions
        if len(c) == ITEM and any(c.startswith(above) for above in names if len(above) == 5)
    ]
    best = max(known, key=lambda c: near(catalogue.functions[c], plain), default="")
    return (
        found
        if found in known
        else best
        if best and near(catalogue.functions[best], plain) >= ALIKE
        else ""
    )


def _with_columns(
    found: list[tuple[str, str, str, list[str]]],
    figures: list[Column],
    columns: list[Column],
    source: str,
    fund: str,
    ledger: Ledger,
) -> list[Row]:
    choice = _by_totals(found, figures) if source == "功能科目" else {}
    rows = []
    for index, (code, name, project, amounts) in enumerate(found):
        words = {
            "码": "" if code == "合计" else code,
            "类": code[:3],
            "款": code[3:5],
            "项": code[5:7],
            "名称": name,
            "项目": project,
        }
        if code == "合计":
            words |= {"类": "", "款": "", "项": "", "名称": "合计"}
        if source == "经济科目" and len(amounts) == 2 and code != "合计":
            cells = [
                amounts[0],
                *(
                    a if nature(code) in (c.figure or "") else ""
                    for c, a in zip(figures[1:], amounts[1:] * 2, strict=True)
                ),
            ]
        elif index in choice:
            cells = [
                amounts[0],
                *(amounts[1] if n == choice[index] else "" for n in range(1, len(figures))),
            ]
        elif len(amounts) == len(figures):
            cells = amounts
        else:
            base = (
                f"支出.{fund}.{words['码']}.项目支出".replace("..", ".") if source == "项目" else ""
            )
            cells = _known(amounts, figures, {**words, "基": base}, ledger)
        texts = [words.get((c.text or "").strip("{}"), "") for c in columns if c.figure is None]
        rows.append([*texts, *cells])
    return rows


def _by_totals(
    found: list[tuple[str, str, str, list[str]]], figures: list[Column]
) -> dict[int, int]:
    """For a total and two kinds: which kind each row's single amount is, where only one choice
    meets the totals."""
    total = next(
        (a for code, _, _, a in found if code == "合计" and len(a) == len(figures) == 3), None
    )
    leaf = [i for i, (code, *_, a) in enumerate(found) if len(code) == ITEM]
    open_rows = [i for i in leaf if len(found[i][3]) == 2]
    if total is None or len(open_rows) > MOST:
        return {}
    fixed = sum((amount(found[i][3][1]) for i in leaf if len(found[i][3]) == 3), Decimal(0))
    wanted = amount(total[1]) - fixed
    fitting = [
        picks
        for picks in product((1, 2), repeat=len(open_rows))
        if sum(
            (amount(found[i][3][1]) for i, p in zip(open_rows, picks, strict=True) if p == 1),
            Decimal(0),
        )
        == wanted
    ]
    choice = dict(zip(open_rows, fitting[0], strict=True)) if len(fitting) == 1 else {}
    for i, (code, *_, amounts) in enumerate(found):
        under = {choice.get(n, 0) for n in leaf if found[n][0].startswith(code) and n != i}
        if len(amounts) == 2 and len(code) in (3, 5) and len(under) == 1 and under != {0}:
            choice[i] = under.pop()
    return choice
