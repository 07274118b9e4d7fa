"""``disclosure report``: one page for those who sign."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.trouble import MISUSE

NAME = "report"
HELP = "一页审核单：总数、问题、已接受的理由、改动、签字"
USAGE = "FILE [-o FILE.pdf|FILE.docx] [--output DIR]"
DESCRIPTION = (
    "给领导看的一页：总数和比上年的增减、公开期限、检查出的问题、已接受的问题和理由、"
    "比上次生成（render）改了什么、签字的地方。\n有错误、还不能生成的文件也写得出，只是没有排出的部分照实说明。"
)
EXAMPLES = """\
示例：
  disclosure report 本单位.yaml                    # output/年度-单位/年度-单位-审核单.pdf
  disclosure report 本单位.yaml -o 审核单.docx

返回值：0 没有错误；1 有错误（审核单照样写好）；2 没有写成。"""
SUFFIXES = (".pdf", ".docx")
WRONG_SUFFIX = "-o 后面写 .pdf 或 .docx 结尾的文件名。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE", type=Path, help="YAML 文件或填报簿")
    parser.options.add_argument(
        "-o", dest="target", metavar="FILE", type=Path, help="写到哪里：.pdf（默认）或 .docx"
    )
    parser.options.add_argument(
        "--output", metavar="DIR", type=Path, help="render 的文件所在的文件夹；不写就是 output"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Write the sheet; 1 if the file has errors."""
    from generator import files, pipeline
    from generator.batch.task import Wishes
    from generator.fonts import FontsMissingError
    from generator.output.pdf import PdfUnavailableError
    from generator.report.state import state_of
    from generator.report.written import written

    wishes = Wishes((), templates=options.templates, output=options.output)
    if options.target and options.target.suffix.lower() not in SUFFIXES:
        print(WRONG_SUFFIX, file=sys.stderr)
        return MISUSE
    if not options.file.is_file():
        pipeline.input_of(options.file)  # says what is wrong with it
    state = state_of(options.file, wishes)
    base = wishes.base(state.stem)
    target = options.target or base.with_name(f"{base.name}-审核单.pdf")
    try:
        files.write(target, written(state, target))
    except (files.WriteError, PdfUnavailableError, FontsMissingError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(f"审核单：{target.absolute()}。{state.summary}")
    return 1 if state.has_errors else 0
