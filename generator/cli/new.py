"""``disclosure new``: a commented skeleton for a unit that starts from nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser, add_region, add_templates, add_year
from generator.trouble import MISUSE

NAME = "new"
HELP = "新建一份带说明的 YAML 文件，或填报簿（Excel）"
USAGE = "UNIT.yaml|UNIT.xlsx [--year 年度] [--region 地区] [--form 表样] [--templates DIR]"
DESCRIPTION = (
    "新建一份 YAML 文件：每个键都有说明和例子，只有写着“待填”的必须填。已有的文件不会被覆盖。\n"
    "名字以 .xlsx 结尾的，新建一本填报簿，用 Excel 或 WPS 填，见 docs/workbook.md。\n"
    "写上年度，就用该年最新的表样，并说明是哪一套；也可以指定表样。"
)
EXAMPLES = """\
示例：
  disclosure new 本单位.yaml --year 2027
  disclosure new 本单位.xlsx --year 2027
  disclosure new 本单位.yaml --year 2027 --form 我县2024

返回值：0 已建好；1 没有这套表样，或没有适用该年的；2 没有写成。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="UNIT.yaml", type=Path, help="新文件的名字")
    add_year(parser, "哪一年的预算；不写就是表样写明的年度")
    add_region(parser)
    parser.options.add_argument(
        "--form", metavar="表样", help="用哪一套表样，见 disclosure forms；不写就用该年最新的"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Write the skeleton; 1 where there is no such form."""
    from generator import files
    from generator.authoring.place import write_input
    from generator.authoring.skeleton import skeleton
    from generator.authoring.years import chosen, described, notes
    from generator.workbook.blank import blank
    from generator.workbook.recognise import is_workbook
    from generator.workspace import library

    if options.file.exists():
        print(f"{options.file} 已经有了，没有改动它。请换一个名字。", file=sys.stderr)
        return MISUSE
    forms = library(options.file, options.templates)
    form, year = chosen(forms, year=options.year, region=options.region, form=options.form)
    if is_workbook(options.file):
        files.write(options.file, blank(form.spec, form.name, year))
    else:
        write_input(options.file, skeleton(form.name, year, facts=form.spec.facts))
    print(f"已建好 {options.file}：{described(form, year)}。")
    for note in notes(form, year):
        print(note)
    to_fill = "橙色标题的" if is_workbook(options.file) else "写着“待填”的"
    print(f"请把{to_fill}填上，再执行 disclosure check {options.file}。")
    return 0
