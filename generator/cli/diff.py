"""``disclosure diff``: what differs between two files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.cli.streams import show_data
from generator.trouble import MISUSE

NAME = "diff"
HELP = "两个文件有什么不同：数字、文字、表、项目"
USAGE = "A B [--format text|html|docx] [-o FILE] [--all]"
DESCRIPTION = (
    "比较两个文件：两个 YAML 文件、YAML 文件和改过的 Word 文件，或任意两份公开的文件。\n"
    "列出增减的项目、改了的事实（行号）、改了的数字（原、现、增减、因为哪些事实）、改了的文字、"
    "增减的段落和行。\n默认各列前 12 处，正好一页，供领导审核；--all 全部列出。"
)
EXAMPLES = """\
示例：
  disclosure diff 二审.yaml 三审.yaml
  disclosure diff 本单位.yaml 改过的.docx
  disclosure diff 二审.yaml 三审.yaml --format docx -o 三审改动.docx

返回值：0 没有不同；1 有不同；2 没有比成。"""
FORMATS = ("text", "html", "docx")
NO_OUTPUT = "--format docx 要用 -o 写明文件。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("old", metavar="A", type=Path, help="原来的文件")
    parser.arguments.add_argument("new", metavar="B", type=Path, help="现在的文件")
    parser.options.add_argument(
        "--format",
        metavar="FORMAT",
        choices=FORMATS,
        default="text",
        help="text（默认）、html 或 docx",
    )
    parser.options.add_argument("-o", "--output", metavar="FILE", type=Path, help="写成文件")
    parser.options.add_argument("--all", action="store_true", help="全部列出")
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Say what differs; 1 if anything does."""
    from generator import files
    from generator.published.readers import UnreadableError
    from generator.roundtrip import differences
    from generator.roundtrip.difference import difference
    from generator.roundtrip.sides import side

    if options.format == "docx" and options.output is None:
        print(NO_OUTPUT, file=sys.stderr)
        return MISUSE
    try:
        old, new = (side(path, options.templates) for path in (options.old, options.new))
        found = difference(old, new)
        page = differences.told(found, lists_all=options.all)
        writers = {"text": differences.text, "html": differences.html, "docx": differences.word}
        content = writers[options.format](page)
        if options.output:
            files.write(options.output, content)
            print(f"已写好 {options.output}。{page.headline}")
        else:
            show_data(content.decode())
    except (UnreadableError, files.WriteError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    return 0 if found.is_empty else 1
