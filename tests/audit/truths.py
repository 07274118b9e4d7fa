"""A real disclosure as it was published, mistakes included, drawn from its ``truth.json``: as a
model, and as a page with merged header cells for the readers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from generator.published.head import Box, tree
from generator.published.model import Block, Cell, Heading, Paper, Paragraph, Table
from generator.published.numbers import alone, spots

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"
SHANGHAI = ("2025-putuo-finance", "2025-putuo-commerce")
XINJIANG = ("2021-atushi-gov", "2022-kuerle-gov", "2023-atushi-party", "2024-wuqia-gov")


class Title(NamedTuple):
    """A heading."""

    level: int
    text: str


class Sheet(NamedTuple):
    """A table: its title, unit, header and body, and the notes below it."""

    title: str
    unit: str
    head: list[list[Box]]
    rows: list[list[str]]
    notes: list[str]


Piece = str | Title | Sheet


def truth(name: str) -> dict[str, Any]:
    """A real disclosure as data."""
    found: dict[str, Any] = json.loads((REFERENCE / name / "truth.json").read_text("utf-8"))
    return found


def pieces(data: dict[str, Any]) -> Iterator[Piece]:
    """Everything it prints, in order."""
    yield data["title"]
    if data.get("document"):
        yield from _in_order(data)
    else:
        yield from _by_parts(data)


def _in_order(data: dict[str, Any]) -> Iterator[Piece]:
    tables = {table["id"]: table for table in data["tables"]}
    for block in data["document"]:
        match block["kind"]:
            case "heading":
                yield Title(block["level"], block["text"])
            case "paragraph" | "cover_line":
                yield block["text"]
            case "table":
                yield _sheet(tables[block["table"]])


def _by_parts(data: dict[str, Any]) -> Iterator[Piece]:
    parts = data.get("part_headings") or data["part_titles"]
    overview = data["overview"]
    yield from (entry[-1] for entry in data["toc"])
    yield Title(1, parts[0])
    yield Title(2, "一、主要职能")
    yield from overview["functions"]
    yield Title(2, "二、机构设置情况")
    yield from overview["organisation"]
    yield Title(1, parts[1])
    for table in data["tables"]:
        if table["header"] or table["rows"]:
            yield _sheet(table)
    yield Title(1, parts[2])
    for section in data["narrative"]:
        yield Title(section["level"] + 1, section["heading"])
        yield from section["paragraphs"]
        if "预算绩效情况" in section["heading"]:
            yield from _goals(data)
    yield Title(1, parts[3])
    yield from (f"{word}：{meaning}" for word, meaning in data["glossary"])
    yield data["sign_off"]["unit"]
    yield data["sign_off"]["date"]


def _sheet(table: dict[str, Any]) -> Sheet:
    head, rows = table["header"], table["rows"]
    notes = [table["note"]] if table["note"] else []
    width = len(head[0] if head else rows[0])
    body = [[*row, *([""] * (width - len(row)))] for row in rows]
    return Sheet(table["title"], table["measure"] or "万元", _boxes(head), body, notes)


def _boxes(head: list[list[str]]) -> list[list[Box]]:
    """The header's cells, a blank as part of the cell above it, else of the one at its left."""
    kinds: list[list[str]] = []
    for at, row in enumerate(head):
        above = kinds[-1] if kinds else ["<"] * len(row)
        kinds.append([text or ("<" if above[n] == "<" else "^") for n, text in enumerate(row)])
        kinds[at][0] = kinds[at][0].replace("<", "^")
    return [
        [_box(kinds, at, n) for n, text in enumerate(row) if text not in ("<", "^")]
        for at, row in enumerate(kinds)
    ]


def _box(kinds: list[list[str]], at: int, column: int) -> Box:
    across = down = 1
    while column + across < len(kinds[at]) and kinds[at][column + across] == "<":
        across += 1
    while at + down < len(kinds) and kinds[at + down][column] == "^":
        down += 1
    return Box(kinds[at][column], down, across)


def _goals(data: dict[str, Any]) -> Iterator[Piece]:
    if whole := data.get("unit_performance_table"):
        rows = [["单位名称（盖章）", whole["unit_name"]], ["年度绩效目标", whole["goal"]]]
        rows += [["年度预算（万元）", "资金来源", "", "", "资金总额（万元）"]]
        rows += [["", kind, source, "", money] for kind, source, money in whole["budget"]]
        yield _grid(whole["title"], [*rows, whole["columns"], *whole["indicators"]])
    for goal in data["performance_tables"]:
        rows = [["预算单位", goal["budget_unit"], "项目名称", goal["project"]]]
        rows += [_funds(goal), ["项目总体目标", goal["goal"]]]
        rows += [goal.get("columns") or goal["indicator_header"], *goal["indicators"]]
        yield _grid(goal["title"], rows)


def _funds(goal: dict[str, Any]) -> list[str]:
    total, fiscal, other = goal["total"], goal["fiscal"], goal["other"]
    labels = ("年度预算总额：", "其中：财政拨款", "其他资金：")
    amounts = zip(labels, (total, fiscal, other), strict=True)
    return ["项目资金（万元）", *(text for pair in amounts for text in pair)]


def _grid(title: str, rows: list[list[str]]) -> Sheet:
    width = max(map(len, rows))
    return Sheet(title, "万元", [], [[*row, *([""] * (width - len(row)))] for row in rows], [])


# -- as a model


def paper(data: dict[str, Any]) -> Paper:
    """The model that a reader makes of it."""
    blocks: list[Block] = []
    for piece in pieces(data):
        match piece:
            case Title(level, text):
                blocks.append(Heading(level, text))
            case Sheet():
                blocks += [Heading(2, piece.title), _table(piece)]
                blocks += [Paragraph(note, tuple(spots(note))) for note in piece.notes]
            case str():
                blocks.append(Paragraph(piece, tuple(spots(piece))))
    return Paper(data["title"], data["unit"], int(data["year"]), tuple(blocks))


def _table(sheet: Sheet) -> Table:
    rows = tuple(tuple(Cell(text, alone(text)) for text in row) for row in sheet.rows)
    return Table(sheet.title, sheet.unit, tree(sheet.head), rows, tuple(sheet.notes))


# -- as a page


def page(data: dict[str, Any]) -> str:
    """A web page that prints it."""
    return f"<html><body>{''.join(map(_printed, pieces(data)))}</body></html>"


def _printed(piece: Piece) -> str:
    match piece:
        case Title(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Sheet():
            return _printed_table(piece)
    return f"<p>{escape(piece)}</p>"


def _printed_table(sheet: Sheet) -> str:
    head = "".join(_printed_row(row) for row in sheet.head)
    body = "".join(_printed_row([Box(text) for text in row]) for row in sheet.rows)
    notes = "".join(f"<p>{escape(note)}</p>" for note in sheet.notes)
    above = f"<p>{escape(sheet.title)}</p><p>单位：{sheet.unit}</p>"
    return f"{above}<table>{head}{body}</table>{notes}"


def _printed_row(boxes: list[Box]) -> str:
    cells = (
        f'<td rowspan="{one.down}" colspan="{one.across}">{escape(one.text)}</td>' for one in boxes
    )
    return f"<tr>{''.join(cells)}</tr>"
