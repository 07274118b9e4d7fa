"""``disclosure audit``: the contradictions in disclosures that someone published."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_templates
from generator.cli.render import jobs
from generator.cli.streams import show_data
from generator.files import is_same
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.audit.approved.book import Approved
    from generator.audit.papers.result import Result

NAME = "audit"
HELP = "核对已公开的文件（Word、PDF、网页、Excel、文本），找出自相矛盾的地方"
USAGE = "FILE [FILE …] [--format text|json|html] [--output PATH] [--jobs N]"
DESCRIPTION = """\
把已经公开的预算、决算文件读回来，不管是哪一种表样，核对表内合计、表间、文表、占比、增减、完成率、名称、编码、年度、日期、
用字和遗留的表样用语；认得表样的，再按表样加查。最前面说明印出多少个数、有关系可核对的多少、有几张表没有读出来。
印出的数按四舍五入的范围比较，两边的范围不相交才算矛盾；只差尾数的是提示；另一种读法说得通的，记作未能核对。"""
EXAMPLES = """\
示例：
  disclosure audit 公开稿.docx
  disclosure audit 公开稿.pdf --format html --output 核对.html
  disclosure audit 公开稿.pdf --format json
  disclosure audit 公开稿/ --format html --output 核对 --jobs 4
  disclosure audit 公开稿/ --against 批复.xlsx --notice 整改通知

几份一起核对的，--output 是文件夹：每份一个报告，另有一个总览。
返回值：0 没有矛盾；1 有矛盾；2 有读不出来的；3 没有查出矛盾，但有的读懂的数不到一半；
4 批复数有没有比到的。几种都有的，按 2、1、4、3 取。"""

NO_PAPERS = "这里没有要核对的文件。请写出 Word、PDF、网页、Excel、文本文件，或它们所在的文件夹。"
SAME = "--output 不能是要核对的文件或文件夹本身：报告会盖掉公开稿，或者和它们混在一起。请换一个。"


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    text = "Word（.docx）、PDF、网页、Excel（.xlsx）、文本文件，文件夹，带 * 的文件名，可以写几个"
    parser.arguments.add_argument("files", metavar="FILE", nargs="+", type=Path, help=text)
    parser.options.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="报告的格式，默认 text"
    )
    parser.options.add_argument(
        "--output",
        metavar="PATH",
        type=Path,
        help="报告写进哪个文件；几份一起核对的，写进哪个文件夹。不写就显示出来",
    )
    parser.options.add_argument(
        "--jobs", metavar="N", type=jobs, default=0, help="同时核对几份；不写时有几个核用几个"
    )
    parser.options.add_argument(
        "--against", metavar="XLSX", type=Path, help="批复数的工作簿：逐项和公开稿比"
    )
    parser.options.add_argument(
        "--notice",
        metavar="DIR",
        type=Path,
        help="给有矛盾的单位各写一份整改通知（Word），放在这里",
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Audit the papers and write the reports; the exit code is the gravest of all."""
    from generator.audit.approved.book import read
    from generator.audit.papers.chosen import chosen
    from generator.importing.limits import RefusedError

    papers = chosen(options.files, own=[options.output, options.against, options.notice])
    if refusal := _refusal(papers, options):
        print(refusal, file=sys.stderr)
        return MISUSE
    try:
        approved = read(options.against) if options.against else None
    except RefusedError as error:
        print(f"错误：{options.against}：{error}", file=sys.stderr)
        return MISUSE
    return _audited(papers, approved, options)


def _refusal(papers: Sequence[Path], options: argparse.Namespace) -> str:
    """What is wrong with the command line; empty where nothing is."""
    if not papers:
        return NO_PAPERS
    given = [*papers, *options.files]
    if options.output and any(is_same(options.output, one) for one in given):
        return SAME
    return ""


def _audited(papers: Sequence[Path], approved: Approved | None, options: argparse.Namespace) -> int:
    """The papers audited, what came of them shown and written."""
    from generator.audit.papers.chosen import is_many
    from generator.audit.papers.result import Code, gravest
    from generator.audit.papers.run import Wishes, run
    from generator.audit.papers.unmatched import unmatched

    several = is_many(options.files)
    folder = options.output if several else None
    wishes = Wishes(options.format, folder, options.templates, options.jobs, approved)
    results = run(papers, wishes)
    done = list(_many(results, options) if several else _one(results, options))
    left = tuple(unmatched(approved, done)) if approved else ()
    if several:
        _ended(done, left, options)
    else:
        _said(left)
    if options.notice:
        _notices(done, options)
    codes = [result.code for result in done]
    return gravest([*codes, Code.UNMATCHED] if left else codes)


def _notices(done: Sequence[Result], options: argparse.Namespace) -> None:
    """A notice for each unit with contradictions."""
    from generator.audit.notice.files import write_notices

    is_data = options.format != "text" and not options.output
    stream = sys.stderr if is_data else sys.stdout
    for path in write_notices(done, options.notice):
        print(f"整改通知：{path}", file=stream)


def _one(results: Iterator[Result], options: argparse.Namespace) -> Iterator[Result]:
    """The report of the only paper."""
    from generator import files

    result = next(results)
    if result.problem:
        print(f"错误：{result.problem}", file=sys.stderr)
    elif options.output:
        files.write(options.output, f"{result.report}\n".encode())
        print(f"报告：{options.output}")
    elif options.format == "text":
        print(result.report)
    else:
        show_data(result.report)
    yield result


def _many(results: Iterator[Result], options: argparse.Namespace) -> Iterator[Result]:
    """The reports of several papers as they come."""
    is_shown = options.format == "text" and not options.output
    for result in results:
        if is_shown and result.report:
            print(f"== {result.file}\n{result.report}\n")
        yield result


def _said(left: Iterable[str]) -> None:
    """What of the approved figures was not compared."""
    for line in left:
        print(f"批复数没有比到：{line}", file=sys.stderr)


def _ended(done: Sequence[Result], left: Sequence[str], options: argparse.Namespace) -> None:
    """The overview."""
    from generator import files
    from generator.audit.papers import overview

    if options.output or options.format == "text":
        print(overview.as_text(done, left))
    else:
        show_data(overview.written(done, options.format, left))
    if options.output:
        path = overview.path(options.output, options.format)
        files.write(path, f"{overview.written(done, options.format, left)}\n".encode())
        print(f"总览：{path}")
