"""``disclosure explain``: how a figure comes about, and where it is printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_templates
from generator.diagnostics import brief
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.explain.explainer import Explainer
    from generator.explain.find import Cells, Group, Printed
    from generator.explain.places import Place
    from generator.pipeline import Disclosure

NAME = "explain"
HELP = "说明一个数从哪里来、印在哪里"
USAGE = "FILE NAME [--where]"
DESCRIPTION = "说明一个数怎样算出来：算式、各组成部分，一直到 YAML 文件里的行。"
EXAMPLES = """\
示例：
  disclosure explain 本单位.yaml 收入.一般公共预算.占比      按数名（名称见 disclosure figures）
  disclosure explain 本单位.yaml 收入.一般公共预算           只写前面一段：列出以它开头的数
  disclosure explain 本单位.yaml 表5/2010301/基本支出        按位置：表/行/栏
  disclosure explain 本单位.yaml 2,014.18                    按印出的样子：印成这样的全部的数
  disclosure explain 本单位.yaml 收入.合计.金额 --where      印在全文哪些地方

返回值：0 已说明；1 YAML 文件有错误；2 没有这样的数。"""

MANY = 30  # figures of a group that are listed one by one


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE", type=Path, help="YAML 文件")
    parser.arguments.add_argument(
        "name",
        metavar="NAME",
        help="数名、位置（表5/2010301/基本支出）、印出的数，或文字的键（项目.某项目.分配）",
    )
    parser.options.add_argument("--where", action="store_true", help="列出这个数印在全文的哪些地方")
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Say it; 1 if the input has errors, 2 if there is no such figure."""
    from generator import pipeline
    from generator.explain.explainer import Explainer
    from generator.explain.find import Cells, Group, Named, Nothing, Printed, find

    disclosure = pipeline.load(options.file, options.templates)
    explainer = Explainer.of(
        disclosure.figures,
        disclosure.form.spec,
        lambda: pipeline.compose(disclosure),
        disclosure.rounding,
    )
    match find(options.name, explainer.printer, explainer.places):
        case Named(name):
            _figure(explainer, name, where=options.where)
        case Group() as group:
            _group(explainer, group)
        case Printed() as printed:
            _printed(explainer, printed, where=options.where)
        case Cells() as cells:
            _cells(explainer, cells, where=options.where)
        case Nothing(message):
            if _text(disclosure, options.name.strip()):
                return 0
            print(brief(message), file=sys.stderr)
            return MISUSE
    return 0


def _text(disclosure: Disclosure, key: str) -> bool:
    """Say where the text with this key stands and is printed; whether there is one."""
    from generator import pipeline
    from generator.explain.texts import printed_at, stated_text

    found = stated_text(key, disclosure.budget, disclosure.figures)
    if found is None:
        return False
    print(f"{key}  {found.position}", f"  {found.text.strip()}", "印在：", sep="\n")
    for place in printed_at(key, pipeline.compose(disclosure)):
        print(f"  {place}")
    return True


def _figure(explainer: Explainer, name: str, *, where: bool) -> None:
    if not where:
        print("\n".join(explainer.tree(name).lines()))
        return
    print(explainer.headline(name))
    _places(explainer.places_of(name))


def _places(places: Sequence[Place]) -> None:
    for place in places:
        print(f"  {place.number.text or '（空白）'}  {place}")
    if not places:
        print("  没有印在文件里，只用来推算别的数。")


def _group(explainer: Explainer, group: Group) -> None:
    """One by one, or, if there are many, by the next part of the name."""
    from generator.figures.name import beginning, length

    print(f"以“{group.asked}”开头的数有 {len(group.names)} 个：")
    parts = length(group.prefix) + 1
    below: dict[str, list[str]] = {}
    for name in group.names:
        start = beginning(name, parts)
        below.setdefault(start if len(group.names) > MANY else name, []).append(name)
    for start, names in below.items():
        print(
            f"  {explainer.headline(names[0])}"
            if len(names) == 1
            else f"  {start}.…  {len(names)} 个"
        )


def _printed(explainer: Explainer, printed: Printed, *, where: bool) -> None:
    print(f"印成这样的数有 {len(printed.figures)} 个：")
    for name, places in printed.figures.items():
        print(explainer.headline(name))
        _places(places)
    if len(printed.figures) == 1 and not where:
        print()
        _figure(explainer, next(iter(printed.figures)), where=False)


def _cells(explainer: Explainer, cells: Cells, *, where: bool) -> None:
    if len(cells.places) == 1:
        place = cells.places[0]
        print(f"{place}：{place.number.text or '（空白）'}")
        _figure(explainer, place.number.name, where=where)
        return
    print(f"这样的位置有 {len(cells.places)} 个：")
    for place in cells.places:
        print(f"  {place.number.text or '（空白）'}  {place}  {place.number.name}")
