"""``disclosure settle``: marks ``# 待核`` taken away after a person has looked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser
from generator.diagnostics import DisclosureError
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.authoring.settle import Pending

NAME = "settle"
HELP = "核对以后去掉“待核”标记"
USAGE = "FILE [--lines 行号 …] [--block 键 …] [--all]"
DESCRIPTION = (
    "列出文件里还标着“# 待核”的地方；核对过的，去掉标记。\n"
    "在终端里逐处询问；也可以写明哪几行、哪几个最外层的键（块），或全部。\n"
    "只去掉标记，别的注释和内容不动；原文件另存为 .bak。"
)
EXAMPLES = """\
示例：
  disclosure settle 本单位.yaml
  disclosure settle 本单位.yaml --lines 12 18
  disclosure settle 本单位.yaml --block 项目 原因
  disclosure settle 本单位.yaml --all

返回值：0 没有标记了；1 还有没核对的；2 没有写成。"""

WORKBOOK = "{file} 是填报簿，没有改动：“待核”的标记请在 Excel 或 WPS 里去掉。"
ASKED = "  核对过了吗？ y 去掉标记，b 去掉“{block}”的全部，回车 留着，q 不再问："


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE", type=Path, help="YAML 文件")
    parser.options.add_argument(
        "--lines", metavar="行号", nargs="+", type=int, default=[], help="核对过的行"
    )
    parser.options.add_argument(
        "--block", metavar="键", nargs="+", default=[], help="核对过的块，如 项目、原因"
    )
    parser.options.add_argument("--all", action="store_true", help="全部核对过了")


def run(options: argparse.Namespace) -> int:
    """Take away the marks that are settled; 1 while any is left."""
    from generator import files
    from generator.authoring.settle import pendings, settled
    from generator.importing.writing import beside, write
    from generator.withheld.reading import read
    from generator.workbook.recognise import is_workbook

    if is_workbook(options.file):
        print(WORKBOOK.format(file=options.file), file=sys.stderr)
        return MISUSE
    try:
        source = read(options.file)
        marks = list(pendings(source))
        if wrong := _unknown(marks, options):
            print(wrong, file=sys.stderr)
            return MISUSE
        chosen = _chosen(marks, options)
        if chosen:
            write(options.file, settled(source.text, chosen))
            print(
                f"{options.file} 去掉了 {len(chosen)} 处标记，原文件另存为 "
                f"{beside(options.file).name}。"
            )
    except (DisclosureError, files.WriteError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    left = [mark for mark in marks if mark.line not in chosen]
    if not left:
        print(f"{options.file} 没有“待核”标记了。")
        return 0
    print(f"{options.file} 还有 {len(left)} 处没有核对：")
    for line in _listed(left):
        print(line)
    return 1


def _unknown(marks: Sequence[Pending], options: argparse.Namespace) -> str:
    """What of the command names no mark."""
    lines = [str(n) for n in options.lines if n not in {mark.line for mark in marks}]
    blocks = [key for key in options.block if key not in {mark.block for mark in marks}]
    if lines:
        return f"第 {'、'.join(lines)} 行没有“待核”标记，没有改动。"
    if blocks:
        known = "、".join(dict.fromkeys(mark.block for mark in marks))
        return f"“{'”、“'.join(blocks)}”下没有“待核”标记，没有改动；有的是：{known}。"
    return ""


def _chosen(marks: Sequence[Pending], options: argparse.Namespace) -> set[int]:
    """The lines whose marks are settled."""
    is_said = options.all or options.lines or options.block
    if not is_said and sys.stdin.isatty():
        return _answered(marks)
    return {
        mark.line
        for mark in marks
        if options.all or mark.line in options.lines or mark.block in options.block
    }


def _answered(marks: Sequence[Pending]) -> set[int]:
    """The lines that a person at the terminal says are settled."""
    settled: set[int] = set()
    for mark in marks:
        if mark.line in settled:
            continue
        print(f"第 {mark.line} 行（{mark.block}）  {mark.text}")
        answer = input(ASKED.format(block=mark.block)).strip().lower()
        if answer == "q":
            break
        if answer == "y":
            settled.add(mark.line)
        elif answer == "b":
            settled |= {one.line for one in marks if one.block == mark.block}
    return settled


def _listed(marks: Sequence[Pending]) -> Iterator[str]:
    block = None
    for mark in marks:
        if mark.block != block:
            block = mark.block
            yield f"{block}："
        yield f"  第 {mark.line} 行  {mark.text}"
