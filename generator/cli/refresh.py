"""``disclosure refresh``: new numbers and rows put into a Word file that people edited."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_templates
from generator.cli.verify import add_base
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.roundtrip.told import Named, Told

NAME = "refresh"
HELP = "把新的数和行排进改过的 Word 文件，手工改的都留着"
USAGE = "FILE.docx UNIT.yaml [-o NEW.docx] [--base BASE]"
DESCRIPTION = (
    "YAML 文件改过以后，把新排出的数、行、段落排进已经在 Word 里改过的文件：手工改的文字、格式、"
    "批注都留着。\n"
    "两边都改过的文字、手工改过的数字是冲突：照手工改的留着，这里列出三种文字，Word 里加批注。\n"
    "手工删去的不再排进去；没有地方放的一一列出。目录按新的标题和页码更新。\n"
    "不写 -o 时写在原处，原来的文件改名为“….原.docx”放在旁边。"
)
EXAMPLES = """\
示例：
  disclosure refresh 改过的.docx 本单位.yaml
  disclosure refresh 改过的.docx 本单位.yaml -o 新的.docx

返回值：0 已写好；1 已写好，但有冲突或没有地方放的；2 没有写成。"""
OLD = ".原.docx"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE.docx", type=Path, help="改过的 Word 文件")
    parser.arguments.add_argument("unit", metavar="UNIT.yaml", type=Path, help="本单位的文件")
    parser.options.add_argument(
        "-o", "--output", metavar="NEW.docx", type=Path, help="写成另一个文件，原来的不动"
    )
    add_base(parser)
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Refresh the file; 1 where a person must look."""
    from generator import files
    from generator.published.readers import UnreadableError
    from generator.roundtrip import kept
    from generator.roundtrip.base import dump
    from generator.roundtrip.opened import NoBaseError, open_edited, require_same_year
    from generator.roundtrip.refresh import refresh
    from generator.roundtrip.rendering import rendering_of

    try:
        opened = open_edited(options.file, options.base)
        new = rendering_of(options.unit, options.templates)
        require_same_year(options.file, opened.base, options.unit, new.base.year)
        found = refresh(opened, new.base, new.word)
        target = options.output or options.file
        if files.is_there(target) and files.is_same(target, options.file):
            old = beside(options.file)
            files.write(old, opened.content)
            print(f"原来的文件：{old}")
        files.write(target, found.content)
        kept.keep(dump(new.base), target, target.parent / kept.FOLDER)
    except (UnreadableError, NoBaseError, files.WriteError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(*_lines(target, found.told), sep="\n")
    return 1 if found.told.conflicts or found.told.notes else 0


def beside(file: Path) -> Path:
    """Where the old file is kept: none that is there is written over."""
    target = file.with_name(f"{file.stem}{OLD}")
    number = 1
    while target.exists():
        number += 1
        target = file.with_name(f"{file.stem}.原{number}.docx")
    return target


def _lines(target: Path, told: Told) -> Iterator[str]:
    """What staff read."""
    yield (
        f"已写好 {target}：更新 {told.texts} 处，新增 {told.added} 段（行、表），"
        f"删去 {told.gone} 段（行、表）。"
    )
    if told.conflicts:
        yield f"冲突 {len(told.conflicts)} 处，照手工改的留着，Word 里加了批注："
        for named in told.conflicts:
            yield from _conflict(named)
    if told.notes:
        yield f"请自己看 {len(told.notes)} 处："
        yield from (f"  {note}" for note in told.notes)


def _conflict(named: Named) -> Iterator[str]:
    conflict = named.conflict
    yield f"  {conflict.owner.key or '表样的话'}"
    yield f"      位置：{named.where}"
    for title, text in (
        ("排出时", conflict.before),
        ("改成了", conflict.edited),
        ("新排的", conflict.anew),
    ):
        shown = text.replace("\n", "／") if text else "（没有）"
        yield f"      {title}：{shown}"
