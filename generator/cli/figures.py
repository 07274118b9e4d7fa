"""``disclosure figures``: every derived number with name, value and unit."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.terminal import columns

NAME = "figures"
HELP = "列出全部推算出来的数：名称、数值、单位"
USAGE = "FILE"
DESCRIPTION = (
    "列出由 YAML 文件推算出来的每一个数：名称（模板和“说明”里用的就是它）、文中印出的数值、单位。"
)
EXAMPLES = """\
示例：
  disclosure figures 本单位.yaml
  disclosure figures 本单位.yaml > 数据.txt"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE", type=Path, help="YAML 文件")
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Print the figures as a table; 1 if the input has errors."""
    from generator import pipeline

    figures = tuple(pipeline.all_figures(pipeline.load(options.file, options.templates)))
    rows = (("名称", "数值", "单位"), *figures)
    name_width, value_width, _ = (max(map(columns, column)) for column in zip(*rows, strict=True))
    for name, value, unit in rows:
        gap = " " * (name_width - columns(name) + 2 + value_width - columns(value))
        print(f"{name}{gap}{value}  {unit}".rstrip())
    return 0
