"""``disclosure render``: one YAML file to Word, PDF and web page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import MISUSE, Parser, add_templates, did_you_mean
from generator.diagnostics import DisclosureError

if TYPE_CHECKING:
    from generator.document.tree import Document
    from generator.pipeline import Disclosure

NAME = "render"
HELP = "生成公开文件（Word、PDF、网页）"
USAGE = "FILE [FILE …] [--format docx,pdf,html] [--output DIR] [--explain]"
DESCRIPTION = "由 YAML 文件生成部门预算公开文件。不写 --format 时三种都生成，放在 output/年度-单位/ 里。"
EXAMPLES = """\
示例：
  disclosure render inputs/2024-wuqia-gov.yaml
  disclosure render 本单位.yaml --format docx
  disclosure render 甲.yaml 乙.yaml --format docx,html --output 成稿
  disclosure render 本单位.yaml --format html --explain

返回值：0 已生成；1 YAML 文件有错误；2 有文件没有生成。"""

FORMATS = ("docx", "pdf", "html")


class FormatList(argparse.Action):
    """``--format docx,pdf``: known names only, each once, in the program's order."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Check the names and keep them."""
        names = [name.strip().lower() for name in str(values).replace("，", ",").split(",") if name.strip()]
        for name in names:
            if name not in FORMATS:
                parser.error(f"{option_string} 里没有“{name}”这种格式。{did_you_mean(name, FORMATS)}")
        if not names:
            parser.error(f"{option_string} 后面至少写一种格式：{'、'.join(FORMATS)}。")
        setattr(namespace, self.dest, tuple(name for name in FORMATS if name in names))


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("files", metavar="FILE", nargs="+", type=Path, help="YAML 文件，可以写几个")
    parser.options.add_argument(
        "--format", metavar="LIST", action=FormatList, help="要哪几种，用逗号隔开：docx、pdf、html"
    )
    parser.options.add_argument("--output", metavar="DIR", type=Path, help="放在哪个文件夹；没有会新建")
    parser.options.add_argument("--explain", action="store_true", help="网页里点一个数就能看到它从哪里来，供核对")
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Render every file; the gravest exit code of them."""
    written: set[Path] = set()
    return max(_render(file, options, written) for file in options.files)


def _render(file: Path, options: argparse.Namespace, written: set[Path]) -> int:
    from generator import pipeline
    from generator.cli.job import Job, target_of
    from generator.files import WriteError, safe_name

    try:
        disclosure = pipeline.load(file, options.templates)
        stem = safe_name(disclosure.name)
        base = (options.output or Path("output") / stem) / stem
        formats = options.format or FORMATS
        targets = {target_of(base, name) for name in formats}
        if clash := written & targets:
            print(f"{file}：与前一个文件同名（{min(clash)}），没有生成。请用 --output 分开存放。", file=sys.stderr)
            return MISUSE
        written |= targets
        document = pipeline.compose(disclosure)
        for finding in disclosure.diagnostics:
            print(finding, file=sys.stderr)
        explained = _explained(disclosure, document) if options.explain and "html" in formats else ""
        asked = options.format is not None
        return Job(file, document, disclosure.form, base, formats, asked=asked, explained=explained).run()
    except DisclosureError as error:
        print(f"{error}\n{file}：有 {len(error.diagnostics)} 处要改，没有生成文件。", file=sys.stderr)
        return 1
    except WriteError as error:
        print(error, file=sys.stderr)
        return MISUSE


def _explained(disclosure: Disclosure, document: Document) -> str:
    from generator.explain.explainer import Explainer
    from generator.explain.payload import payload

    return payload(Explainer.of(disclosure.figures, disclosure.form.spec, lambda: document))
