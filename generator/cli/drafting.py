"""``disclosure forms draft``: the draft of a form from a published paper."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.diagnostics import Position
from generator.files import write
from generator.trouble import MISUSE

WANTED = "起草要写公开文本、-o 表样的文件夹、--facts 由它导入的 YAML。"


def write_draft(options: argparse.Namespace) -> int:
    """Write the draft into a new folder and say what is left open; 1 where something is. Raises
    ``DisclosureError`` for facts of which no figures can be had."""
    from generator import pipeline
    from generator.drafting.draft import draft
    from generator.published.readers import read
    from generator.published.readers.pieces import UnreadableError
    from generator.workspace import library

    if not (options.form and options.output and options.facts):
        print(WANTED, file=sys.stderr)
        return MISUSE
    target: Path = options.output
    if target.exists():
        print(f"{target} 已经有了，没有改动它。请换一个新名。", file=sys.stderr)
        return MISUSE
    try:
        paper = read(Path(options.form))
    except UnreadableError as error:
        print(error, file=sys.stderr)
        return MISUSE
    disclosure = pipeline.load(options.facts)
    known = library(options.facts, options.templates).forms(Position("命令行"))
    made = draft(target.name, paper, disclosure, [one.spec for one in known])
    tables = made.stated["表"]
    if not tables:
        print(f"{options.form} 里没有读到一张有表头的表，没有起草。", file=sys.stderr)
        return MISUSE
    for name, text in made.files().items():
        write(target / name, text.encode())
    for one in made.left_open:
        print(f"没有配上：{one}")
    count = len(made.left_open)
    print(
        f"已起草 {target}：{len(tables)} 张表，{f'{count} 处没有配上' if count else '都配上了'}。"
    )
    if made.literal:
        print(
            f"{made.literal} 段是原文的原话，模板里标着“原话，请看过”：别的单位用不上的，改或删。"
        )
    print(f"请逐处改好，再执行 disclosure forms check {target.name} --templates {target.parent}。")
    return 1 if count else 0
