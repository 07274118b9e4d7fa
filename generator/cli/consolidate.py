"""``disclosure consolidate``: a department's file from its units' files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import NO_FILES, Parser, add_templates
from generator.trouble import MISUSE

NAME = "consolidate"
HELP = "把几个单位的文件汇总成部门的文件"
USAGE = "UNIT.yaml UNIT.yaml … -o DEPARTMENT.yaml [--templates DIR]"
DESCRIPTION = (
    "把各单位的金额相加、人员和单位列出，单位之间注明的“内部往来”两边抵销，写成部门的文件。\n"
    "部门的文件已经有时，只更新汇总得来的数，部门自己写的文字（职能、原因、用途、说明等）和各处注释不动。"
)
EXAMPLES = """\
示例：
  disclosure consolidate 甲单位.yaml 乙单位.yaml 丙单位.yaml -o 部门.yaml
  disclosure consolidate inputs/教育局/ -o inputs/教育局/部门.yaml

返回值：0 已写好；1 各单位的文件有错误，或不能相加；2 没有写成。"""

OWN_AMOUNTS = (
    "{} 里的金额不是汇总来的（没有“汇总自”），没有改动它。"
    "确要换成汇总的数，在里面加一行“汇总自: []”再执行一次。"
)

NOT_ADDED = "{}：不能相加，各单位写的不同；请在部门的文件里写部门自己的。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    text = "各单位的 YAML 文件、文件所在的文件夹、带 * 的文件名"
    parser.arguments.add_argument("files", metavar="UNIT.yaml", nargs="+", type=Path, help=text)
    parser.options.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="部门的文件"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Write the department's file; 1 where the units cannot be added up."""
    from generator import files, pipeline
    from generator.authoring.place import reference, rewrite_input, write_input
    from generator.batch.plan import files_of
    from generator.consolidate.department import department, is_consolidated
    from generator.consolidate.form_facts import unsummed
    from generator.withheld.reading import read

    target = files.real(options.output)
    if target in [files.real(path) for path in options.files]:
        print(
            f"{options.output} 是其中一个单位的文件，没有改动它。部门的文件请另取一个名字。",
            file=sys.stderr,
        )
        return MISUSE
    # Found again in the units' own folder, it is the department's file of last time.
    paths = [path for path in files_of(options.files, {}) if files.real(path) != target]
    if not paths:
        print(NO_FILES, file=sys.stderr)
        return MISUSE
    units = [pipeline.unit(path, options.templates) for path in paths]
    names = [reference(path, options.output) for path in paths]
    existing = read(options.output) if options.output.exists() else None
    if existing and not is_consolidated(existing):
        print(OWN_AMOUNTS.format(options.output), file=sys.stderr)
        return MISUSE
    text = department(units, names, existing)
    if existing:
        rewrite_input(options.output, text)
    else:
        write_input(options.output, text)
    for path in unsummed([budget for budget, _ in units]):
        print(NOT_ADDED.format("另填 › " + " › ".join(path)))
    how = "已更新" if existing else "已写好"
    print(
        f"{how} {options.output}：汇总 {len(units)} 个单位。请再执行 disclosure check "
        f"{options.output}。"
    )
    return 0
