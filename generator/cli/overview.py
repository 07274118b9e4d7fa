"""``disclosure overview``: all units by department, the exceptions first."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import NO_FILES, Parser, add_files, add_templates
from generator.cli.streams import show_data
from generator.trouble import MISUSE

NAME = "overview"
HELP = "列出全部单位的总数、问题和文件"
USAGE = "FILE [FILE …] [--format html|json] [--output DIR]"
DESCRIPTION = "按部门列出全部单位：总数、检查出的问题、生成的文件，有问题的在前。"
EXAMPLES = """\
示例：
  disclosure overview inputs/ > 总览.json
  disclosure overview inputs/ --format html > output/总览.html

网页里的链接相对于输出文件夹。disclosure render 生成几个单位以后，会自己写好 output/index.html。
返回值：0 都已生成；1 有单位没有生成，或有错误；2 没有找到文件。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    add_files(parser)
    parser.options.add_argument(
        "--format", choices=("json", "html"), default="json", help="json（默认）或 html"
    )
    parser.options.add_argument(
        "--output", metavar="DIR", type=Path, help="生成的文件所在的文件夹；不写就是 output"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Print the overview."""
    from generator.batch.overview import as_json, departments
    from generator.batch.page import page
    from generator.batch.plan import plan
    from generator.batch.survey import survey
    from generator.batch.task import State, Wishes

    units = plan(options.files)
    if not units:
        print(NO_FILES, file=sys.stderr)
        return MISUSE
    found = tuple(survey(units, Wishes((), templates=options.templates, output=options.output)))
    write = page if options.format == "html" else as_json
    show_data(write(departments(found)))
    return 1 if any(entry.state is State.FAILED for entry in found) else 0
