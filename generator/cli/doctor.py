"""``disclosure doctor``: what the machine has, what it lacks, and how to get it."""

from __future__ import annotations

import argparse

from generator.cli.parser import Parser

NAME = "doctor"
HELP = "检查本机：缺什么、怎样补上"
USAGE = "[-h]"
DESCRIPTION = (
    "检查本机：Python、程序包、WeasyPrint 的系统库、每种字体的文件、能否写文件、控制台编码。"
)
EXAMPLES = """\
返回值：0 三种格式都能生成；1 缺少某种格式必需的东西。"""


def add_arguments(parser: Parser) -> None:
    """The command has no arguments of its own."""


def run(options: argparse.Namespace) -> int:
    """Print every finding; 1 if one that is needed is not in order."""
    from generator.doctor import examine

    del options
    findings = tuple(examine())
    for finding in findings:
        print(finding)
    lacking = sum(finding.needed and not finding.is_good for finding in findings)
    print(f"\n有 {lacking} 项需要补上。" if lacking else "\n一切就绪：Word、PDF、网页都能生成。")
    return 1 if lacking else 0
