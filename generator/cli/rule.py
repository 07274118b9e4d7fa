"""``disclosure rule``: the page of any code that a message bears, or all of them by name."""

from __future__ import annotations

import argparse
import sys

from generator.cli.parser import Parser
from generator.diagnostics import brief
from generator.trouble import MISUSE

NAME = "rule"
HELP = "说明一条检查规则：为什么、依据、怎样改"
USAGE = "[CODE]"
DESCRIPTION = (
    "印出提示里一个代码的说明：为什么、依据、错的例子和提示、对的例子。不写 CODE 时列出全部代码。"
)
EXAMPLES = """\
示例：
  disclosure rule T203
  disclosure rule"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument(
        "code", metavar="CODE", nargs="?", help="提示里的代码，如 T203、Y401"
    )


def run(options: argparse.Namespace) -> int:
    """Print the page, or the list."""
    from generator.rules import manual

    if options.code is None:
        for code in manual.codes():
            print(code, *manual.title(code))
        return 0
    code = options.code.upper()
    page = manual.page(code)
    if page is None:
        print(brief(f"没有代码“{options.code}”。disclosure rule 列出全部代码。"), file=sys.stderr)
        return MISUSE
    print(page, end="")
    return 0
