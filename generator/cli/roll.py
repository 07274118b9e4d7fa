"""``disclosure roll``: next year's file from this year's."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_templates, add_year
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.source.nodes import Source

NAME = "roll"
HELP = "由今年的文件起下一年的文件"
USAGE = "2024.yaml -o 2025.yaml [--year 年度] [--form 表样] [--templates DIR]"
DESCRIPTION = (
    "由今年的 YAML 文件起下一年的文件：今年的数成为“上年”（上年: {文件: …}），文字照抄，"
    "注释和次序不变；\n"
    "要重新核对的地方（金额、人数、日期、原因、带年份的文字）都标上“# 待核”，check "
    "会一直提醒到删完为止。"
)
EXAMPLES = """\
示例：
  disclosure roll 2024.yaml -o 2025.yaml

返回值：0 已写好；1 今年的文件有错误；2 没有写成。"""

NOT_NEXT = (
    "{file} 是 {last} 年的，由它只能起 {next} 年的。"
    "要更后的年度，先起 {next} 年的，填好后再起一次。"
)


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument(
        "file", metavar="2024.yaml", type=Path, help="今年的 YAML 文件或填报簿"
    )
    parser.options.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="下一年的文件"
    )
    parser.options.add_argument(
        "--form", metavar="表样", help="下一年用哪一套表样；不写就用同一地区该年最新的"
    )
    add_year(parser, "新文件的年度，总是今年文件的下一年；写上就核对一次")
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Write next year's file; 1 where this year's has errors."""
    from generator import pipeline
    from generator.authoring.codes import changed_codes
    from generator.authoring.place import reference, write_input
    from generator.authoring.roll import rolled
    from generator.authoring.years import described, form_after, notes
    from generator.catalogue.classification import Catalogue
    from generator.diagnostics import Position
    from generator.source.pending import pending
    from generator.withheld.reading import read
    from generator.workbook.recognise import is_workbook
    from generator.workspace import library

    if options.output.exists():
        print(f"{options.output} 已经有了，没有改动它。请换一个名字。", file=sys.stderr)
        return MISUSE
    budget = pipeline.load(options.file, options.templates).budget
    year = budget.year + 1
    if options.year not in (None, year):
        print(NOT_NEXT.format(file=options.file, last=budget.year, next=year), file=sys.stderr)
        return MISUSE
    forms = library(options.output, options.templates)
    form = forms.form(options.form or budget.form, Position("命令行"))
    if not options.form:
        form = form_after(forms, year, form)
    prior = reference(options.file, options.output)
    source = _text_of(options.file)
    made = rolled(source, budget, form=form.name, name=str(options.output), prior=prior)
    like = None if is_workbook(options.file) else options.file
    write_input(options.output, made.text, like=like)
    made = read(options.output)
    print(f"已写好 {options.output}：{described(form, year)}，上年数取自 {prior}。")
    for note in notes(form, year):
        print(note)
    for at, fate in changed_codes(made, Catalogue(budget.year), Catalogue(year)):
        print(f"{at}: {fate}")
    for finding in pending(made):
        print(finding)
    return 0


def _text_of(file: Path) -> Source:
    """This year's file; a fill-in workbook as the file that it becomes."""
    from generator.pipeline import input_of
    from generator.source.reader import read_text
    from generator.withheld.reading import read
    from generator.workbook.document import document
    from generator.workbook.recognise import is_workbook

    if not is_workbook(file):
        return read(file)
    return read_text(document(input_of(file).root, str(file)), str(file))
