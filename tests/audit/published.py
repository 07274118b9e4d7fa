"""A real disclosure rendered as it was published, mistakes included, from its ``truth.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"
NAMES = ("2021-atushi-gov", "2022-kuerle-gov", "2023-atushi-party", "2024-wuqia-gov")

Table = list[list[str]]
Piece = str | Table


def pieces(name: str) -> list[Piece]:
    """Paragraphs and tables in the order of the document."""
    truth = json.loads((REFERENCE / name / "truth.json").read_text("utf-8"))
    return list(_pieces(truth))


def _pieces(truth: dict[str, Any]) -> Iterator[Piece]:
    parts = truth.get("part_headings") or truth["part_titles"]
    overview = truth["overview"]
    headings = overview.get("headings") or [
        overview["heading_functions"],
        overview["heading_organisation"],
    ]
    yield truth["title"]
    yield parts[0]
    yield headings[0]
    yield from overview["functions"]
    yield headings[1]
    yield from overview["organisation"]
    yield parts[1]
    for table in truth["tables"]:
        yield from _table(table)
    yield parts[2]
    for section in truth["narrative"]:
        yield section["heading"]
        yield from section["paragraphs"]
        if "预算绩效情况" in section["heading"]:
            yield from _goals(truth)
    yield parts[3]
    yield from (f"{word}：{meaning}" for word, meaning in truth["glossary"])
    yield truth["sign_off"]["unit"]
    yield truth["sign_off"]["date"]


def _table(table: dict[str, Any]) -> Iterator[Piece]:
    if table.get("missing"):
        return
    yield table["caption_number"]
    yield table["title"]
    yield f"{table['unit_line']} 单位：{table['measure'] or '万元'}"
    if rows := [*table["header"], *table["rows"]]:
        yield rows
    if table["note"]:
        yield table["note"]


def _goals(truth: dict[str, Any]) -> Iterator[Piece]:
    if whole := truth.get("unit_performance_table"):
        yield whole["title"]
        head = [
            ["单位名称（盖章）", whole["unit_name"], "", "", "", ""],
            ["年度绩效目标", whole["goal"], "", "", "", ""],
        ]
        budget = [["年度预算（万元）", "资金来源", "", "", "资金总额（万元）", ""]]
        budget += [["", kind, source, "", money, ""] for kind, source, money in whole["budget"]]
        yield [*head, *budget, whole["columns"], *_unmerged(whole["indicators"])]
    for goal in truth["performance_tables"]:
        columns = goal.get("columns") or goal["indicator_header"]
        wide = max(len(columns), 7)
        rows = [
            ["预算单位", goal["budget_unit"], "项目名称", goal["project"]],
            [
                "项目资金（万元）",
                "年度预算总额：",
                goal["total"],
                "其中：财政拨款",
                goal["fiscal"],
                "其他资金：",
                goal["other"],
            ],
            ["项目总体目标", goal["goal"]],
            columns,
            *_unmerged(goal["indicators"]),
        ]
        yield goal["title"]
        yield [[*row, *([""] * (wide - len(row)))] for row in rows]


def _unmerged(rows: Table) -> Table:
    """Indicators as printed: a level that repeats the one above is part of its merged cell."""
    above = ["", ""]
    shown = []
    for row in rows:
        shown.append([("" if row[i] == above[i] else row[i]) for i in (0, 1)] + row[2:])
        above = row[:2]
    return shown


def docx(name: str) -> bytes:
    """The disclosure as a Word file."""
    document = Document()
    for piece in pieces(name):
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        table = document.add_table(rows=0, cols=len(piece[0]))
        for row in piece:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def html(name: str) -> str:
    """The disclosure as a plain page."""
    body = "".join(
        f"<p>{escape(p)}</p>" if isinstance(p, str) else _html_table(p) for p in pieces(name)
    )
    style = (
        "@page{size:A4 landscape;margin:15mm}body{font:11pt serif}"
        "table{border-collapse:collapse;font-size:8pt}"
    )
    return (
        f"<html><head><style>{style}td{{border:1px solid;padding:1pt}}</style>"
        f"</head><body>{body}</body></html>"
    )


def _html_table(rows: Table) -> str:
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def pdf(name: str) -> bytes:
    """The disclosure as a PDF with text."""
    return printed(html(name))


def printed(page: str) -> bytes:
    """A page with a ``<style>`` as PDF, in the project's own fonts (a bare machine has no Chinese
    one)."""
    from weasyprint import HTML

    from generator.diagnostics import Position
    from generator.fonts import resolve
    from generator.forms.library import Library, built_in
    from generator.output.weasyprint.fontfaces import FontFaces

    faces = FontFaces(resolve(Library((built_in(),)).form("2024", Position("")).look))
    font = faces.font("宋体")
    page = page.replace("</style>", f"body{{{font}}}{faces.rules()}</style>")
    return bytes(HTML(string=page, url_fetcher=faces).write_pdf())


def text(name: str) -> bytes:
    """The published text, as extracted."""
    return (REFERENCE / name / "published.txt").read_bytes()
