"""``disclosure new``: a commented skeleton for a unit that starts from nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser
from generator.trouble import MISUSE

NAME = "new"
HELP = "新建一份带说明的 YAML 文件"
USAGE = "UNIT.yaml --form 表样"
DESCRIPTION = "新建一份 YAML 文件：每个键都有说明和例子，只有写着“待填”的必须填。已有的文件不会被覆盖。"
EXAMPLES = """\
示例：
  disclosure new 本单位.yaml --form 2024

返回值：0 已建好；1 没有这套表样；2 没有写成。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="UNIT.yaml", type=Path, help="新文件的名字")
    parser.options.add_argument("--form", metavar="表样", required=True, help="用哪一套表样，见 disclosure forms")


def run(options: argparse.Namespace) -> int:
    """Write the skeleton; 1 where there is no such form."""
    from generator.authoring.place import write_input
    from generator.authoring.skeleton import skeleton
    from generator.authoring.years import year_of
    from generator.diagnostics import Position
    from generator.workspace import library

    if options.file.exists():
        print(f"{options.file} 已经有了，没有改动它。请换一个名字。", file=sys.stderr)
        return MISUSE
    form = library(options.file, None).form(options.form, Position("命令行"))
    write_input(options.file, skeleton(form.name, year_of(form)))
    print(f"已建好 {options.file}。请把写着“待填”的填上，再执行 disclosure check {options.file}。")
    return 0
