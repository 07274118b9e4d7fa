"""``disclosure codes``: what is known of the codes of the classification."""

from __future__ import annotations

import argparse
import sys

from generator.cli.parser import Parser
from generator.diagnostics import brief
from generator.terminal import columns
from generator.trouble import MISUSE

NAME = "codes"
HELP = "查科目：编码、名称、年度、把握"
USAGE = "编码或名称"
DESCRIPTION = (
    "列出收录的科目：编码、名称、哪些年的科目表里有、有几分把握。写编码的开头几位，或名称里的几个字。\n"
    "功能分类 2 字头，部门经济分类 3 字头；政府性基金和国有资本经营预算的不分年度。"
)
EXAMPLES = """\
示例：
  disclosure codes 201
  disclosure codes 2010301
  disclosure codes 信访

返回值：0 找到了；2 没有收录。"""

HEAD = ("编码", "名称", "年度", "把握")
NONE = (
    "收录的科目表（{years} 年）里没有“{wanted}”。收录不全，没有列出的不等于没有，请查当年的科目表。"
)
FOOT = "收录 {years} 年，不全：没有列出的不等于没有，未经核对和存疑的请查当年的科目表。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument(
        "wanted", metavar="编码或名称", help="编码的开头几位，如 201；或名称里的几个字，如 信访"
    )


def run(options: argparse.Namespace) -> int:
    """Print the codes as a table; 2 where none is known."""
    from generator.catalogue.history import entries, years_listed

    wanted = options.wanted.strip()
    found = entries(wanted) if wanted else []
    if not found:
        print(brief(NONE.format(years=years_listed(), wanted=wanted)), file=sys.stderr)
        return MISUSE
    table = [HEAD, *((one.code, one.name, one.years, one.sure) for one in found)]
    widths = [max(map(columns, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = zip(row, widths, strict=True)
        padded = (cell + " " * (width - columns(cell)) for cell, width in cells)
        print("  ".join(padded).rstrip())
    print(FOOT.format(years=years_listed()))
    return 0
