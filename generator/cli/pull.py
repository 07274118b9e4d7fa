"""``disclosure pull``: texts that people edited in a Word file, written back into the YAML."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_templates
from generator.cli.verify import add_base
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.roundtrip.findings import Finding
    from generator.roundtrip.pull import Pulled

NAME = "pull"
HELP = "把 Word 文件里改过的文字写回 YAML 文件"
USAGE = "FILE.docx UNIT.yaml [--write] [--shared all|this] [--base BASE]"
DESCRIPTION = (
    "把在 Word、WPS、LibreOffice 里改过的文字写回 YAML 文件：先列出要改的每一处（行号、原文 → "
    "改后），\n加 --write 才写，注释都留着，原文件另存为 .bak。\n"
    "数字从不取用；文字里的 {…} 只要印出的值还在，就放回去。\n"
    "几处合用的文字（&、*）要用 --shared 写明都改（all）还是只改这一处（this）。"
)
EXAMPLES = """\
示例：
  disclosure pull 改过的.docx 本单位.yaml
  disclosure pull 改过的.docx 本单位.yaml --write

返回值：0 没有要改的，或都已写好；1 有还没有写的（加 --write），或有写不回去的；2 没有写成。"""

NOT_WRITTEN = "还没有写 {unit}。看过上面各处，加 --write 再执行一次。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE.docx", type=Path, help="改过的 Word 文件")
    parser.arguments.add_argument("unit", metavar="UNIT.yaml", type=Path, help="本单位的 YAML 文件")
    parser.options.add_argument(
        "--write", action="store_true", help="照列出的改；原文件另存为 .bak"
    )
    parser.options.add_argument(
        "--shared",
        metavar="WHERE",
        choices=("all", "this"),
        help="几处合用的文字：all 都改，this 只改这一处",
    )
    add_base(parser)
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """List the changes, and with ``--write`` make them; 1 where a person must look."""
    from generator import files
    from generator.importing import writing
    from generator.published.readers import UnreadableError
    from generator.roundtrip.compare import compare
    from generator.roundtrip.findings import findings
    from generator.roundtrip.opened import NoBaseError, facts_of, open_edited, require_same_year
    from generator.roundtrip.pull import pull
    from generator.withheld.reading import read
    from generator.workbook.recognise import is_workbook

    if is_workbook(options.unit):
        print(WORKBOOK.format(unit=options.unit), file=sys.stderr)
        return MISUSE
    try:
        opened = open_edited(options.file, options.base)
        facts = facts_of(options.unit, options.templates)
        require_same_year(options.file, opened.base, options.unit, facts.year)
        found = compare(opened.base, opened.edited)
        pulled = pull(found, read(options.unit), facts.keys, options.shared)
        left = [one for one in findings(found, facts) if not one.kind.is_pulled]
        print(*_lines(pulled, left), sep="\n")
        is_open = bool(pulled.unsure or left)
        if not pulled.changes:
            return 1 if is_open else 0
        if not options.write:
            print(NOT_WRITTEN.format(unit=options.unit))
            return 1
        writing.write(options.unit, pulled.text)
    except (UnreadableError, NoBaseError, files.WriteError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    kept = writing.beside(options.unit).name
    print(f"已写好 {options.unit}，原文件另存为 {kept}。")
    print(f"请再执行 disclosure check {options.unit}。")
    return 1 if is_open else 0


WORKBOOK = (
    "{unit} 是填报簿，写不回去。请先用 disclosure import 写成 YAML 文件，或在填报簿里自己改。"
)


def _lines(pulled: Pulled, left: Sequence[Finding]) -> Iterator[str]:
    """What staff read."""
    if pulled.changes:
        yield f"{pulled.source.name} 要改 {len(pulled.changes)} 处文字："
        for change in pulled.changes:
            yield f"  第 {change.line} 行  {change.name}"
            yield f"      {change.old} → {change.new}"
    else:
        yield f"{pulled.source.name} 没有要改的文字。"
    for title, sentences in (("没有写的", pulled.unsure), ("请注意", pulled.notes)):
        if sentences:
            yield f"{title} {len(sentences)} 处："
            yield from (f"  {sentence}" for sentence in sentences)
    counts = {one.kind.name: 0 for one in left}
    for one in left:
        counts[one.kind.name] += 1
    if counts:
        said = "，".join(f"{name} {count} 处" for name, count in counts.items())
        yield f"Word 文件里还有不写回的：{said}；disclosure verify 逐处列出。"
