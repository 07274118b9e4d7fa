"""``disclosure import``: a unit's file from a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_region, add_templates, add_year
from generator.diagnostics import DisclosureError
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.forms.library import Form, Library
    from generator.importing.result import Imported
    from generator.importing.targets import Targets
    from generator.source.nodes import Source

NAME = "import"
HELP = "由 Excel 工作簿，或由公开的文件，写成 YAML 文件"
USAGE = (
    "FILE -o UNIT.yaml [--write] [--partial] [--map MAP.yaml] [--year 年度] [--form 表样] "
    "[--templates DIR] [--explain]"
)
DESCRIPTION = (
    "读预算系统导出的或自己做的工作簿，写成 YAML 文件的基本支出、项目和上年结转结余。\n"
    "能读 .xlsx、.xlsm、.xls、.et、.xlsb、.ods 和 .csv（UTF-8、GBK、UTF-16）。\n"
    "公开的文件（Word、PDF、网页、文本，本程序生成的 Excel）读成全部事实：表、句子、绩效目标表、"
    "上年数、\n原因和用途，各注明出处；写不回原文的、原文自相矛盾的一一列出。\n"
    "UNIT.yaml 已经有时，先列出要改的每一处（行号、原数 → 新数、出自哪一格），加 --write 才写，"
    "原文件另存为 .bak。\n"
    "表里没有的不删；文件里比表上细的（款级科目、引用、原因、标记、注释）都留着。\n"
    "没有读懂的、与表上合计对不上的一一列出；有这样的就不写，加 --partial 才写读到的部分。\n"
    "金额按单元格存的数、照数字格式换算（按千、按万显示的），不按显示的小数舍入。"
)
EXAMPLES = """\
示例：
  disclosure import 预算导出.xlsx -o 本单位.yaml --year 2027
  disclosure import 预算导出.xlsx -o 本单位.yaml --explain
  disclosure import 预算导出.xlsx -o 本单位.yaml --write
  disclosure import 预算导出.xlsx -o 本单位.yaml --map 对照.yaml
  disclosure import 各单位.xlsx -o 各单位/ --year 2027
  disclosure import 2026年公开.docx -o 2026.yaml

返回值：0 全部读入，已写好或没有要改的；1 有要改的还没有写（加 --write），或写好了但有要核对的；
2 没有写成。"""

FORM = "表样"
KEPT = "文件已经有，年度和表样照它写的，--year、--form、--region 没有采用。"
NOTHING = "没有读到能写进 {output} 的数，没有写。"
INCOMPLETE = (
    "没有写 {output}：先把上面各处改好（在表上，或在对照文件里写明）；加 --partial 只写读到的部分。"
)
UNSURE = "没有写 {output}：上面有对不上、不知道怎么改的；请先自己改好，或加 --partial 只写其余的。"
OTHER_YEAR = "注意：工作簿上写的是 {found} 年，新文件按 {year} 年写；请核对是不是拿错了。"
NO_YEAR = "注意：工作簿上没有写年度，新文件按 {year} 年写。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("book", metavar="FILE", type=Path, help="工作簿，或公开的文件")
    parser.options.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="写成的 YAML 文件；工作簿里有几个单位时写一个文件夹，每个单位一个文件",
    )
    parser.options.add_argument(
        "--map", metavar="MAP.yaml", type=Path, help="对照文件：列标题、资金来源、单位等的意思"
    )
    add_year(parser, "新文件是哪一年的；不写就看工作簿上的")
    add_region(parser)
    parser.options.add_argument(
        "--form", metavar="表样", help="新文件用哪一套表样；不写就用该年最新的"
    )
    add_templates(parser)
    parser.options.add_argument(
        "--write", action="store_true", help="文件已经有时，照列出的改；原文件另存为 .bak"
    )
    parser.options.add_argument(
        "--partial", action="store_true", help="有没读懂或对不上的地方，也写读到的部分"
    )
    parser.options.add_argument("--explain", action="store_true", help="列出每个数取自哪一格")


def run(options: argparse.Namespace) -> int:
    """Write the file, or list what would change in it; 1 where a person must look."""
    from generator.workbook.recognise import is_fill_in

    if is_fill_in(options.book):
        from generator.cli.fill_in import import_book

        return import_book(options)
    return _import_tables(options)


def _import_tables(options: argparse.Namespace) -> int:
    """Import a workbook that is none of ours to fill in."""
    from generator import files
    from generator.importing.limits import RefusedError
    from generator.importing.mapping import Mapping
    from generator.importing.read import imported
    from generator.importing.targets import Targets
    from generator.source.decode import decode
    from generator.source.reader import read
    from generator.workspace import library

    try:
        mapping = decode(Mapping, read(options.map)) if options.map else Mapping()
        targets = Targets(options.output)
        forms = library(options.output, options.templates)
        year = targets.year() or options.year
        units = imported(options.book, mapping, forms, targets.find, year, options.form)
        targets.check([found.unit for found in units])
        return max(_one(found, options, targets, forms) for found in units)
    except RefusedError as refused:
        named = str(refused).startswith(str(options.book))
        print(refused if named else f"{options.book}：{refused}", file=sys.stderr)
        return MISUSE
    except (DisclosureError, files.WriteError) as error:
        print(error, file=sys.stderr)
        return MISUSE


def _one(found: Imported, options: argparse.Namespace, targets: Targets, forms: Library) -> int:
    """The file of one unit."""
    from generator.importing.report import problems

    path = targets.path(found.unit)
    if targets.is_folder:
        print(f"\n—— {found.unit} → {path}")
    for line in (*found.summary, *(found.explanation if options.explain else ())):
        print(line)
    existing = targets.find(found.unit)
    found = _of_form(found, existing, options, forms)
    for line in problems(found):
        print(line, file=sys.stderr)
    if refusal := _refusal(found, options, path):
        print(refusal, file=sys.stderr)
        return MISUSE
    if existing:
        return _update(found, options, existing, path)
    return _create(found, options, forms, path)


def _of_form(
    found: Imported, existing: Source | None, options: argparse.Namespace, forms: Library
) -> Imported:
    """What was read, as far as the form of the file that is written asks for it."""
    from generator.importing.fitting import fitted
    from generator.source.nodes import NOWHERE, descend

    if not found.form:
        return found
    if existing is None:
        return fitted(found, _form(found, options, forms)[0])
    name = descend(existing.root, (FORM,))
    return fitted(found, forms.form(str(name), NOWHERE)) if name else found


def _refusal(found: Imported, options: argparse.Namespace, path: Path) -> str:
    """Why nothing is written."""
    if found.is_empty:
        return NOTHING.format(output=path)
    if found.problems and not options.partial:
        return INCOMPLETE.format(output=path)
    return ""


def _create(found: Imported, options: argparse.Namespace, forms: Library, path: Path) -> int:
    """A new file: a skeleton with what was read."""
    from generator.importing import convert, writing
    from generator.importing.report import doubts

    for line in doubts(found.doubts):
        print(line, file=sys.stderr)
    form, year, about = _form(found, options, forms)
    writing.write(path, convert.new_file(found, form, year, str(path)))
    print(f"已写好 {path}{about[0]}。")
    for note in about[1:]:
        print(note)
    print(f"请再执行 disclosure check {path}。")
    return 1 if found.problems or found.doubts or found.unlike else 0


def _update(found: Imported, options: argparse.Namespace, existing: Source, path: Path) -> int:
    """A file that is there: the list of what changes, and with ``--write`` the file."""
    from generator.importing import convert, writing
    from generator.importing.merge.whole import planned
    from generator.importing.report import changes, doubts

    plan = planned(found, existing)
    text = convert.updated(found, plan)
    for line in changes(plan):
        print(line)
    for line in doubts(plan.doubts):
        print(line, file=sys.stderr)
    if options.year or options.form or options.region:
        print(KEPT)
    is_open = bool(plan.left or plan.unsure or plan.doubts or found.problems or found.unlike)
    if plan.unsure and not options.partial:
        print(UNSURE.format(output=path), file=sys.stderr)
        return MISUSE
    if text == existing.text:
        print(f"{path} 没有要改的。")
        return 1 if is_open else 0
    if not options.write:
        print(f"还没有写 {path}。看过上面各处，加 --write 再执行一次。")
        return 1
    writing.write(path, text)
    print(f"已写好 {path}，原文件另存为 {writing.beside(path).name}。")
    print(f"请再执行 disclosure check {path}。")
    return 1 if is_open else 0


def _form(
    found: Imported, options: argparse.Namespace, forms: Library
) -> tuple[Form, int, list[str]]:
    """The form and year of a new file, and what is to be said of them."""
    from generator.authoring.years import chosen, described, form_after, notes
    from generator.diagnostics import Position

    year = options.year or found.year
    if found.form and not options.form and year:
        form = form_after(forms, year, forms.form(found.form, Position("命令行")))
    else:
        form, year = chosen(forms, year=year, region=options.region, form=options.form)
    about = [f"：{described(form, year)}", *notes(form, year)]
    if found.year not in (None, year):
        about.append(OTHER_YEAR.format(found=found.year, year=year))
    elif found.year is None and not options.year:
        about.append(NO_YEAR.format(year=year))
    return form, year, about
