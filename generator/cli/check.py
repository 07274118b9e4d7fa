"""``disclosure check``: everything that is wrong in the input, at once."""

from __future__ import annotations

import argparse
import sys

from generator.cli.parser import NO_FILES, Parser, add_files, add_report_format, add_templates
from generator.cli.streams import show_data
from generator.trouble import MISUSE

NAME = "check"
HELP = "检查 YAML 文件，一次列出全部问题"
USAGE = "FILE [FILE …] [--format FORMAT]"
DESCRIPTION = (
    "检查 YAML 文件或填报簿：写法、编码、金额、勾稽关系、缺少的说明。每个问题都指明文件、行、列"
    "（填报簿：表、格）和改法。\n"
    "没有错误时还把全文排一遍（不写文件），核对印出的数：合计与分项、各表各句之间、增减与占比、说的话与数。"
)
EXAMPLES = """\
示例：
  disclosure check 本单位.yaml
  disclosure check inputs/
  disclosure check "inputs/*中心.yaml"

  disclosure check 本单位.yaml --format sarif > 检查.sarif

每条规则的说明：disclosure rule T203
返回值：0 没有错误；1 有错误（包括没有这个文件）；2 文件夹里没有 YAML 文件。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    add_files(parser)
    add_report_format(parser)
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Print the findings of every file; 1 if any is an error."""
    from generator import layers, pipeline
    from generator.batch.plan import files_of
    from generator.cli import findings

    files = files_of(options.files, {})
    if not files:
        print(NO_FILES, file=sys.stderr)
        return MISUSE
    checked = []
    for file in files:
        found, accepted = layers.check(file, options.templates)
        checked.append(findings.Checked(file, found, accepted, pipeline.is_judged(found)))
    if options.format == "json":
        show_data(findings.as_json(checked))
    elif options.format == "sarif":
        show_data(findings.as_sarif(checked))
    else:
        findings.show_text(checked)
    return 1 if any(one.has_errors for one in checked) else 0
