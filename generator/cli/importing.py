"""``disclosure import``: a unit's file from a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_region, add_templates, add_year
from generator.diagnostics import DisclosureError
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.forms.library import Library
    from generator.importing.result import Imported
    from generator.source.nodes import Source

NAME = "import"
HELP = "由 Excel 工作簿写成 YAML 文件"
USAGE = (
    "BOOK.xlsx -o UNIT.yaml [--map MAP.yaml] [--year 年度] [--form 表样] [--templates DIR] "
    "[--explain]"
)
DESCRIPTION = (
    "读预算系统导出的或自己做的 .xlsx 工作簿，写成 YAML 文件的基本支出、项目和上年结转结余。\n"
    "本程序生成的 Excel 逐表读回，连同来源、“三公”和绩效目标表；表上没有印的一一列出。\n"
    "UNIT.yaml 已经有时，只换这几节里不同的数，别的文字不动。没有读懂的行一一列出，"
    "读入的数与表上印的合计核对。\n"
    "不计算公式，只取公式上次算好的值；金额按看到的十进制数读。"
)
EXAMPLES = """\
示例：
  disclosure import 预算导出.xlsx -o 本单位.yaml --year 2027
  disclosure import 预算导出.xlsx -o 本单位.yaml --explain
  disclosure import 预算导出.xlsx -o 本单位.yaml --map 对照.yaml

返回值：0 全部读入；1 已写好，但有没读懂、对不上或表上没有印的地方；2 没有写成。"""

KEPT = "文件已经有，年度和表样照它写的，--year、--form、--region 没有采用。"
OTHER_YEAR = "注意：工作簿上写的是 {found} 年，新文件按 {year} 年写；请核对是不是拿错了。"
NO_YEAR = "注意：工作簿上没有写年度，新文件按 {year} 年写。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("book", metavar="BOOK.xlsx", type=Path, help="工作簿")
    parser.options.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="写成的 YAML 文件"
    )
    parser.options.add_argument(
        "--map", metavar="MAP.yaml", type=Path, help="对照文件：列标题、资金来源、单位等的意思"
    )
    add_year(parser, "新文件是哪一年的；不写就看工作簿上的")
    add_region(parser)
    parser.options.add_argument(
        "--form", metavar="表样", help="新文件用哪一套表样；不写就用该年最新的"
    )
    add_templates(parser)
    parser.options.add_argument("--explain", action="store_true", help="列出每个数取自哪一格")


def run(options: argparse.Namespace) -> int:
    """Write the file; 1 where something was not understood."""
    from generator import files
    from generator.authoring.place import rewrite_input, write_input
    from generator.importing.limits import RefusedError
    from generator.importing.mapping import Mapping
    from generator.importing.read import imported
    from generator.importing.report import problems
    from generator.source.decode import decode
    from generator.source.reader import read
    from generator.workspace import library

    try:
        mapping = decode(Mapping, read(options.map)) if options.map else Mapping()
        existing = read(options.output) if options.output.exists() else None
        forms = library(options.output, options.templates)
        found = imported(options.book, mapping, forms, existing, options.year)
        text, about = _text(found, options, forms, existing)
        if existing:
            rewrite_input(options.output, text)
        else:
            write_input(options.output, text)
    except RefusedError as refused:
        print(f"{options.book}：{refused}", file=sys.stderr)
        return MISUSE
    except (DisclosureError, files.WriteError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    for line in (*found.summary, *(found.explanation if options.explain else ())):
        print(line)
    for line in problems(found):
        print(line, file=sys.stderr)
    print(f"已写好 {options.output}{about[0]}。")
    for note in about[1:]:
        print(note)
    print(f"请再执行 disclosure check {options.output}。")
    return 1 if found.problems or found.doubts else 0


def _text(
    found: Imported, options: argparse.Namespace, forms: Library, existing: Source | None
) -> tuple[str, list[str]]:
    """The new file's text: the one that is there with its money replaced, or a skeleton; and what
    is to be said of its year and form."""
    from generator.authoring.years import chosen, described, form_after, notes
    from generator.diagnostics import Position
    from generator.importing import convert

    if existing:
        is_asked = options.year or options.form or options.region
        return convert.updated(found, existing), ["", *([KEPT] if is_asked else [])]
    year = options.year or found.year
    if found.form and not options.form and year:
        form = form_after(forms, year, forms.form(found.form, Position("命令行")))
    else:
        form, year = chosen(forms, year=year, region=options.region, form=options.form)
    about = [f"：{described(form, year)}", *notes(form, year)]
    if found.year not in (None, year):
        about.append(OTHER_YEAR.format(found=found.year, year=year))
    elif found.year is None and not options.year:
        about.append(NO_YEAR.format(year=year))
    return convert.new_file(found, form, year, str(options.output)), about
