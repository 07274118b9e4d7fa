"""``disclosure strip``: a Word file as it may be published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser
from generator.trouble import MISUSE

NAME = "strip"
HELP = "把 Word 文件做成可以公开的：去掉底稿、批注、修订和个人姓名"
USAGE = "FILE.docx [--accept | --reject] [--output FILE]"
DESCRIPTION = (
    "另存一份可以公开的 Word 文件：去掉底稿和看不见的标记、批注、修订的作者、编辑的痕迹，\n"
    "文件属性里的姓名写成单位名称。原文件不动。\n"
    "还有没定的修订时不做：先在 Word 里逐处接受或拒绝，或写明 --accept、--reject。"
)
EXAMPLES = """\
示例：
  disclosure strip 定稿.docx
  disclosure strip 定稿.docx --accept --output 公开.docx

返回值：0 已另存；1 有没定的修订，没有做；2 没有做成。"""

OPEN = (
    "{file}：还有 {count} 处修订没有定，没有做。\n"
    "请先在 Word 里逐处接受或拒绝；全部接受加 --accept，全部拒绝加 --reject。"
)
DONE = "可以公开的 Word：{target}（{taken}）"
SAME = "--output 不能是原文件；原文件要留着，里面的底稿以后核对还用。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE.docx", type=Path, help="定稿的 Word 文件")
    choice = parser.options.add_mutually_exclusive_group()
    choice.add_argument(
        "--accept", dest="choice", action="store_const", const="accept", help="没定的修订全部接受"
    )
    choice.add_argument(
        "--reject", dest="choice", action="store_const", const="reject", help="没定的修订全部拒绝"
    )
    parser.options.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="另存成哪个文件；不写时在原文件旁边，名字后面加“（公开）”",
    )


def run(options: argparse.Namespace) -> int:
    """Write the file for publication beside the one at hand."""
    from generator import files
    from generator.published.readers import UnreadableError, opening
    from generator.roundtrip import kept
    from generator.roundtrip.settling import Choice
    from generator.roundtrip.stripping import OpenChangesError, strip, traces

    file: Path = options.file
    target = options.output or file.with_name(f"{file.stem}（公开）{file.suffix}")
    if files.is_same(file, target):
        print(SAME, file=sys.stderr)
        return MISUSE
    try:
        content = opening.content(file)
        found = traces(content)
        base = next(kept.candidates(content, file), None)
        choice = Choice(options.choice) if options.choice else None
        made = strip(content, author=base.unit if base else "", choice=choice)
    except OpenChangesError as error:
        print(OPEN.format(file=file, count=error.count), file=sys.stderr)
        return 1
    except UnreadableError as error:
        print(f"{file}：{error}", file=sys.stderr)
        return MISUSE
    files.write(target, made)
    print(DONE.format(target=target, taken=found.told() or "原来就没有底稿、批注和修订"))
    return 0
