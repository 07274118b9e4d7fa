"""``disclosure audit``: the contradictions in a disclosure that someone published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.cli.streams import show_data
from generator.trouble import MISUSE

NAME = "audit"
HELP = "核对已公开的文件（Word、PDF、网页、文本），找出自相矛盾的地方"
USAGE = "FILE [--format text|json|html] [--output FILE] [--templates DIR]"
DESCRIPTION = """\
把已经公开的预算文件读回来，认出年度和表样，核对表内合计、表间、文表、占比、增减、清单、名称、编码、日期和遗留的表样用语。
每条关系有三种答案：成立、矛盾、未能核对（说明原因，不算通过）。印出的数按四舍五入的范围比较，两边的范围不相交才算矛盾。"""
EXAMPLES = """\
示例：
  disclosure audit 公开稿.docx
  disclosure audit 公开稿.pdf --format html --output 核对.html
  disclosure audit 公开稿.pdf --format json

返回值：0 没有矛盾；1 有矛盾；2 读不出来。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument(
        "file", metavar="FILE", type=Path, help="Word（.docx）、PDF、网页或文本文件"
    )
    parser.options.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="报告的格式，默认 text"
    )
    parser.options.add_argument(
        "--output", metavar="FILE", type=Path, help="把报告写进文件；不写就显示出来"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Audit the file and write the report; 1 where something contradicts itself."""
    from generator import files
    from generator.audit.apart import report
    from generator.audit.model import UnreadableError
    from generator.workspace import library

    forms = library(options.file, options.templates)
    try:
        written, is_contradicted = report(options.file, options.format, forms)
    except UnreadableError as error:
        print(f"错误：{error}", file=sys.stderr)
        return MISUSE
    if options.output:
        files.write(options.output, f"{written}\n".encode())
        print(f"报告：{options.output}")
    elif options.format == "text":
        print(written)
    else:
        show_data(written)
    return 1 if is_contradicted else 0
