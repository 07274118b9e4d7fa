"""``disclosure sheet``: a unit's file as a workbook to fill in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.trouble import MISUSE

NAME = "sheet"
HELP = "把 YAML 文件写成填报簿（Excel）"
USAGE = "UNIT.yaml -o UNIT.xlsx [--templates DIR]"
DESCRIPTION = (
    "把 YAML 文件写成填报簿：用 Excel 或 WPS 填的工作簿，一块内容一张表，编码有下拉框。\n"
    "填好以后，check、render 直接用它，或用 import 写回 YAML 文件；数、文字、引用都不变。"
)
EXAMPLES = """\
示例：
  disclosure sheet 本单位.yaml -o 本单位.xlsx
  disclosure import 本单位.xlsx -o 本单位.yaml

返回值：0 已写好；1 文件有错误；2 没有写成。"""

UNLIKE = "{}：有填报簿装不下的内容，没有写成。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="UNIT.yaml", type=Path, help="YAML 文件")
    parser.options.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="写成的工作簿（.xlsx）"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Write the workbook; 1 where the file has faults that a workbook cannot hold."""
    from generator import files
    from generator.cli.fill_in import facts_of, known_of, refuse_target
    from generator.source.pending import pending
    from generator.source.reader import read
    from generator.workbook.check import checked, require_readable
    from generator.workbook.write import workbook

    if refuse_target(options.output):
        return MISUSE
    source = read(options.file)
    require_readable(source)
    facts = facts_of(source.root, options.file, options.templates)
    content = workbook(source.root, facts, known_of(source.root, options.file, options.templates))
    if not checked(content, source, facts):
        print(UNLIKE.format(options.file), file=sys.stderr)
        return MISUSE
    files.write(options.output, content)
    for finding in pending(source):  # the workbook has no such marks
        print(finding)
    print(f"已写好 {options.output}。填好后请执行 disclosure check {options.output}。")
    return 0
