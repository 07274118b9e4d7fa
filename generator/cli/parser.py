"""argparse that speaks Chinese: usage, help and mistakes."""

from __future__ import annotations

import argparse
import gettext
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NoReturn

from generator import suggestion
from generator.diagnostics import brief
from generator.files import is_folder
from generator.trouble import MISUSE

NO_FILES: Final = "这里没有 YAML 文件或填报簿。请写出文件或文件夹。"
NO_FOLDER: Final = "后面的“{}”不是文件夹。请核对它的名字和位置。"

BUDGET_YEARS: Final = range(2000, 2101)
"""The years that a file may be of, as its 年度."""

_CHINESE: Final = {
    "usage: ": "用法：",
    "the following arguments are required: %s": "还缺少 %s。",
    "unrecognized arguments: %s": "不认识 %s。",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
    "expected one argument": "的后面要写上值。",
    "expected at least one argument": "的后面要写上值。",
    "ignored explicit argument %r": "的后面不写值，这里写了 %s。",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s 可以指 %(matches)s，请写全。"
    ),
}
"""What argparse says, as it asks gettext for it."""


class _Chinese(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return _CHINESE.get(message, message)


# argparse has bound the functions of gettext to these names, and takes no others.
argparse._ = _Chinese().gettext  # type: ignore[attr-defined]


class Formatter(argparse.RawTextHelpFormatter):
    """Help of a fixed width, its second column at a fixed place, so that it reads the same on every
    terminal, under every Python and in the manual."""

    def __init__(self, prog: str, **_: object) -> None:
        super().__init__(prog, max_help_position=24, width=100)
        # As if something took the whole first column: Python 3.13 measures the others otherwise.
        self._action_max_length = 24

    def _format_action_invocation(self, action: argparse.Action) -> str:
        """An option as ``-o, --output FILE``; before Python 3.13 the value stood behind each
        name."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        value = self._format_args(action, action.dest.upper())
        return f"{', '.join(action.option_strings)} {value}"


class Parser(argparse.ArgumentParser):
    """A parser whose help and messages are Chinese; ``arguments`` and ``options`` are its two
    groups."""

    def __init__(self, prog: str, *, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog,
            usage=usage,
            description=description,
            epilog=epilog,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.arguments = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示本说明")

    def format_help(self) -> str:
        """The help, with Chinese colons after headings and no empty line for the unnamed list of
        commands."""
        text = re.sub(r"^(参数|选项|命令):$", r"\1：", super().format_help(), flags=re.MULTILINE)
        return re.sub(r"：\n +\n", "：\n", text)

    def _check_value(self, action: argparse.Action, value: str) -> None:
        """Refuse a word that is none of the choices, and offer the nearest."""
        if action.choices is None or value in action.choices:
            return
        kind = "这种写法" if action.option_strings else "这个命令"
        self.error(f"没有“{value}”{kind}。{did_you_mean(value, action.choices)}")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, in Chinese, and where to read on."""
        self.exit(MISUSE, f"{brief(message)}\n{self.format_usage()}详细说明：{self.prog} --help\n")


def add_files(parser: Parser) -> None:
    """``FILE …``, alike in every command that reads many units."""
    text = "YAML 文件、填报簿、文件夹、带 * 的文件名，可以写几个"
    parser.arguments.add_argument("files", metavar="FILE", nargs="+", type=Path, help=text)


def folder(text: str) -> Path:
    """A folder that is there, lest a slip of the pen fall back on the built-in forms unseen."""
    if not is_folder(path := Path(text)):
        raise argparse.ArgumentTypeError(NO_FOLDER.format(path))
    return path


def year(text: str) -> int:
    """A year that a budget may be of."""
    if not (text.isascii() and text.isdecimal() and int(text) in BUDGET_YEARS):
        raise argparse.ArgumentTypeError(f"后面的“{text}”不是预算年度。请写四位数，如 2027。")
    return int(text)


def add_year(parser: Parser, text: str) -> None:
    """``--year``, alike in every command that begins a file."""
    parser.options.add_argument("--year", metavar="年度", type=year, help=text)


def add_region(parser: Parser) -> None:
    """``--region``, alike in every command that chooses a form by its year."""
    text = "哪个地区的表样，可以只写开头几个字；只有一个地区的不用写"
    parser.options.add_argument("--region", metavar="地区", default="", help=text)


def add_templates(parser: Parser, read: Callable[[str], Path] = folder) -> None:
    """``--templates``, alike in every command that reads a form."""
    text = "本部门的表样文件夹，排在自带的前面"
    parser.options.add_argument("--templates", metavar="DIR", type=read, help=text)


def add_report_format(parser: Parser) -> None:
    """``--format``, alike in every command that reports findings."""
    parser.options.add_argument(
        "--format",
        metavar="FORMAT",
        choices=("text", "json", "sarif"),
        default="text",
        help="text（默认）、json 或 sarif",
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest of ``known``, or lists them all where none is near."""
    known = tuple(known)
    listed = f"可以写：{'、'.join(known)}。"
    return suggestion.did_you_mean(word, known, spelled=suggestion.BARE, otherwise=listed)
