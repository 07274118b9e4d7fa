"""``disclosure render``: YAML files to Word, PDF, web page and data."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from generator.cli.parser import NO_FILES, Parser, add_files, add_templates, did_you_mean
from generator.output.formats import NAMES, USUAL, chosen
from generator.trouble import MISUSE

NAME = "render"
HELP = "生成公开文件（Word、PDF、网页、Excel、数据）"
USAGE = "FILE [FILE …] [--format docx,pdf,html] [--output DIR] [--publish] [--jobs N]"
DESCRIPTION = (
    "由 YAML 文件或填报簿生成部门预算公开文件。不写 --format 时生成 Word、PDF 和网页，放在 "
    "output/年度-单位/ 里。\n"
    "Excel（xlsx）和供程序读的数据（json、csv、fdp）写明才生成，见 docs/outputs.md。"
)
EXAMPLES = """\
示例：
  disclosure render inputs/2024-wuqia-gov.yaml
  disclosure render 本单位.yaml --format docx
  disclosure render 甲.yaml 乙.yaml --format docx,html --output 成稿
  disclosure render 本单位.yaml --format html --explain
  disclosure render 本单位.yaml --publish --output 公开
  disclosure render 本单位.yaml --format xlsx,json,csv,fdp
  disclosure render 本单位.yaml --format pdf --engine weasyprint
  disclosure render inputs/ --jobs 4
  disclosure render "inputs/教育*.yaml" --force

返回值：0 已生成；1 YAML 文件有错误；2 有文件没有生成。"""

ENGINES = ("typst", "weasyprint")


def listed(text: str) -> tuple[str, ...]:
    """``docx,pdf``: known names only."""
    names = tuple(
        name.strip().lower() for name in text.replace("，", ",").split(",") if name.strip()
    )
    for name in names:
        if name not in NAMES:
            raise argparse.ArgumentTypeError(f"里没有“{name}”这种格式。{did_you_mean(name, NAMES)}")
    if not names:
        raise argparse.ArgumentTypeError(f"后面至少写一种格式：{'、'.join(NAMES)}。")
    return names


def in_order(names: Sequence[str]) -> tuple[str, ...]:
    """Each once, in the order of the table."""
    return tuple(one.name for one in chosen(names))


def jobs(text: str) -> int:
    """``4``: a whole number from one."""
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"后面写一个正整数，不是“{text}”。")
    return int(text)


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    add_files(parser)
    parser.options.add_argument(
        "--format",
        metavar="LIST",
        action="extend",
        type=listed,
        help=f"要哪几种，用逗号隔开：{'、'.join(NAMES)}",
    )
    parser.options.add_argument(
        "--engine",
        choices=ENGINES,
        metavar="NAME",
        help="PDF 用哪个排版程序：typst（不写时用它）、weasyprint（表样有 style.css 时不写也用它）",
    )
    parser.options.add_argument(
        "--output", metavar="DIR", type=Path, help="放在哪个文件夹；没有会新建"
    )
    parser.options.add_argument(
        "--explain", action="store_true", help="网页里点一个数就能看到它从哪里来，供核对"
    )
    parser.options.add_argument(
        "--publish", action="store_true", help="Word 文件里不留底稿和标记，可以直接公开"
    )
    parser.options.add_argument(
        "--jobs", metavar="N", type=jobs, help="同时用几个进程；不写时有几个核用几个"
    )
    parser.options.add_argument("--force", action="store_true", help="没有变化的也重新生成")
    parser.options.add_argument(
        "--cluster", metavar="ADDRESS", help="交给 Dask 集群，例如 tcp://10.0.0.5:8786"
    )
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Render every unit, say what came of it, and return the gravest exit code."""
    from generator.batch import batch, summary
    from generator.batch.cluster import ClusterError
    from generator.batch.plan import plan
    from generator.batch.publish import publish
    from generator.batch.task import Wishes

    asked = options.format is not None
    formats = in_order(options.format or USUAL)
    wishes = Wishes(
        formats=formats,
        asked=asked,
        explain=options.explain,
        engine=options.engine,
        templates=options.templates,
        output=options.output,
        publish=options.publish,
    )
    start = time.monotonic()
    units = plan(options.files)
    if not units:
        print(NO_FILES, file=sys.stderr)
        return MISUSE
    try:
        outcomes = batch.run(units, wishes, batch.How(options.jobs, options.force, options.cluster))
    except ClusterError as error:
        print(error, file=sys.stderr)
        return MISUSE
    if len(units) == 1:
        listed: list[str] = []
        closing, against = summary.one(outcomes[0])
    else:
        listed, against, closing = summary.many(outcomes, time.monotonic() - start)
        closing += publish(outcomes, wishes)
    # Reasons stand below a long list, where a terminal still shows them.
    for lines, stream in ((listed, sys.stdout), (against, sys.stderr), (closing, sys.stdout)):
        print(*lines, sep="\n", end="\n" if lines else "", file=stream, flush=True)
    return summary.code(outcomes)
