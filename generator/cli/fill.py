"""``disclosure fill``: the reasons and uses that a file lacks, as keys to fill in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.parser import NO_FILES, Parser, add_files, add_templates
from generator.diagnostics import DisclosureError
from generator.trouble import MISUSE

NAME = "fill"
HELP = "把缺的原因和用途写成待填的键"
USAGE = "FILE [FILE …] [--templates DIR]"
DESCRIPTION = (
    "把文件里还缺的“原因”和“用途”写成键，旁边注明算出的增减或金额，只等填上文字。\n"
    "已经写的、注释和次序都不动；原文件另存为 .bak。"
).replace("\\\\n", "\\n")
EXAMPLES = """\
示例：
  disclosure fill 本单位.yaml

返回值：0 已写好，或没有缺的；1 文件有别的错误，数还算不出来；2 没有写成。"""


WORKBOOK = "{file} 是填报簿，没有改动：缺的原因和用途请在 Excel 或 WPS 里填，旁边有算出的数。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    add_files(parser)
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Fill every file; the gravest outcome."""
    from generator.batch.plan import files_of

    files = files_of(options.files, {})
    if not files:
        print(NO_FILES, file=sys.stderr)
        return MISUSE
    return max(_one(file, options.templates) for file in files)


def _one(path: Path, templates: Path | None) -> int:
    from generator import files, pipeline
    from generator.authoring.fill import filled, lacking
    from generator.importing.writing import beside, write
    from generator.withheld.reading import read
    from generator.workbook.recognise import is_workbook

    if is_workbook(path):
        print(WORKBOOK.format(file=path), file=sys.stderr)
        return MISUSE
    try:
        found = lacking(pipeline.load(path, templates).diagnostics)
        text = filled(read(path), found) if found else ""
    except DisclosureError as error:
        print(error, file=sys.stderr)
        print(f"{path} 先改好上面的错误，才算得出缺哪些原因和用途。", file=sys.stderr)
        return 1
    if not found:
        print(f"{path} 没有缺的原因和用途。")
        return 0
    try:
        write(path, text)
    except files.WriteError as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(f"{path} 写上了 {len(found)} 个待填的键，原文件另存为 {beside(path).name}：")
    for one in found:
        print(f"  {' › '.join(one.adds)}：{one.message}")
    return 0
