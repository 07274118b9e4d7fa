"""``disclosure check``: everything that is wrong in the input, at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli.parser import Parser, add_templates
from generator.diagnostics import Diagnostic, Severity

NAME = "check"
HELP = "检查 YAML 文件，一次列出全部问题"
USAGE = "FILE [FILE …]"
DESCRIPTION = "检查 YAML 文件：写法、编码、金额、勾稽关系、缺少的说明。每个问题都指明文件、行、列和改法。"
EXAMPLES = """\
示例：
  disclosure check 本单位.yaml
  disclosure check inputs/*.yaml

返回值：0 没有错误；1 有错误；2 无法检查。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("files", metavar="FILE", nargs="+", type=Path, help="YAML 文件，可以写几个")
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Print the findings of every file; 1 if any is an error."""
    from generator import pipeline

    errors = 0
    for file in options.files:
        findings = pipeline.check(file, options.templates)
        for finding in findings:
            print(finding)
        print(f"{file}：{summary(findings)}")
        errors += sum(finding.severity >= Severity.ERROR for finding in findings)
    return 1 if errors else 0


def summary(findings: tuple[Diagnostic, ...]) -> str:
    """How many findings of each severity, gravest first."""
    counts = {severity: sum(finding.severity == severity for finding in findings) for severity in reversed(Severity)}
    found = "，".join(f"{count} 个{severity.label}" for severity, count in counts.items() if count)
    return found or "没有发现问题。"
