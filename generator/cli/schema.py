"""``disclosure schema``: the JSON Schema of the input, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.cli.streams import show_data

NAME = "schema"
HELP = "写出 YAML 的 JSON Schema，让编辑器边写边提示、检查"
USAGE = "[--output FILE] [--templates DIR]"
DESCRIPTION = (
    "写出 YAML 文件的 JSON Schema。VS Code（装 YAML 插件）等编辑器读了它，\n"
    "就能边写边提示键名、科目编码和名称，标出写错的地方。\n"
    "在 YAML 的第一行写“# yaml-language-server: $schema=路径”，路径相对这个 YAML 文件。\n"
    "表样自己另要的事实（另填）也在里面：自己的表样用 --templates 指出。"
)
EXAMPLES = """\
示例：
  disclosure schema
  disclosure schema --output disclosure.schema.json"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.options.add_argument(
        "--output", metavar="FILE", type=Path, help="写到哪个文件；不写就显示出来"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Write or print the schema."""
    from generator import files
    from generator.diagnostics import Position
    from generator.schema import write
    from generator.workspace import library

    forms = library(Path(), options.templates).forms(Position("命令行"))
    asked = {form.name: form.spec.facts for form in forms if form.spec.facts}
    text = write(asked)
    if options.output is None:
        show_data(text.rstrip("\n"))
        return 0
    files.write(options.output, text.encode())
    print(f"已写出 {options.output.absolute()}。")
    return 0
