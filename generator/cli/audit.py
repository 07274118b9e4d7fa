"""``disclosure audit``: the contradictions in a disclosure that someone published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.cli.streams import show_data
from generator.trouble import MISUSE

NAME = "audit"
HELP = "核对已公开的文件（Word、PDF、网页、Excel、文本），找出自相矛盾的地方"
USAGE = "FILE [--format text|json|html] [--output FILE] [--templates DIR]"
DESCRIPTION = """\
把已经公开的预算、决算文件读回来，不管是哪一种表样，核对表内合计、表间、文表、占比、增减、完成率、名称、编码、年度、日期、
用字和遗留的表样用语；认得表样的，再按表样加查。最前面说明印出多少个数、有关系可核对的多少、有几张表没有读出来。
印出的数按四舍五入的范围比较，两边的范围不相交才算矛盾；只差尾数的是提示；另一种读法说得通的，记作未能核对。"""
EXAMPLES = """\
示例：
  disclosure audit 公开稿.docx
  disclosure audit 公开稿.pdf --format html --output 核对.html
  disclosure audit 公开稿.pdf --format json

返回值：0 没有矛盾；1 有矛盾；2 读不出来；3 没有查出矛盾，但读懂的数不到一半。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument(
        "file", metavar="FILE", type=Path, help="Word（.docx）、PDF、网页、Excel（.xlsx）或文本文件"
    )
    parser.options.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="报告的格式，默认 text"
    )
    parser.options.add_argument(
        "--output", metavar="FILE", type=Path, help="把报告写进文件；不写就显示出来"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Audit the file and write the report; the exit code is that of what was found."""
    from generator import files
    from generator.audit.apart import report
    from generator.published.readers import UnreadableError
    from generator.workspace import library

    forms = library(options.file, options.templates)
    try:
        written, code = report(options.file, options.format, forms)
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
    return code
