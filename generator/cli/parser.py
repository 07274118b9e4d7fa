"""argparse that speaks Chinese: usage, help and mistakes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from generator.diagnostics import brief
from generator.files import is_folder
from generator.trouble import MISUSE

NO_FILES: Final = "这里没有 YAML 文件。请写出文件，或文件所在的文件夹。"
NO_FOLDER: Final = "后面的“{}”不是文件夹。请核对它的名字和位置。"

_MISTAKES: Final = (
    (r"the following arguments are required: (.+)", "还缺少 {0}。"),
    (r"unrecognized arguments: (.+)", "不认识 {0}。"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0} 的后面要写上值。"),
    (r"argument (.+?): ignored explicit argument .+", "{0} 的后面不写值。"),
    (r"ambiguous option: (\S+) could match (.+)", "{0} 可以指 {1}，请写全。"),
    (r"argument --.*?: invalid choice: '(.*?)' \(choose from (.+)\)", "没有“{0}”这种写法。"),
    (r"argument .*?: invalid choice: '(.*?)' \(choose from (.+)\)", "没有“{0}”这个命令。"),
    (r"argument (\S+): ([后里].+)", "{0} {1}"),  # what the readers of values below say
)


class Formatter(argparse.RawTextHelpFormatter):
    """Help of a fixed width, its second column at a fixed place, so that it reads the same on every
    terminal, under every Python and in the manual."""

    def __init__(self, prog: str, **_: object) -> None:
        super().__init__(prog, max_help_position=24, width=100)
        # As if something took the whole first column: Python 3.13 measures the others otherwise.
        self._action_max_length = 24

    def _format_action_invocation(self, action: argparse.Action) -> str:
        """An option as ``-o, --output FILE``; before Python 3.13 the value stood behind each name."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        value = self._format_args(action, action.dest.upper())
        return f"{', '.join(action.option_strings)} {value}"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The usage line, headed in Chinese."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and messages are Chinese; ``arguments`` and ``options`` are its two groups."""

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
        """The help, with Chinese colons after headings and no empty line for the unnamed list of commands."""
        text = re.sub(r"^(参数|选项|命令):$", r"\1：", super().format_help(), flags=re.MULTILINE)
        return re.sub(r"：\n +\n", "：\n", text)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, in Chinese, and where to read on."""
        self.exit(MISUSE, f"{brief(in_chinese(message))}\n{self.format_usage()}详细说明：{self.prog} --help\n")


def add_files(parser: Parser) -> None:
    """``FILE …``, alike in every command that reads many units."""
    text = "YAML 文件、文件夹、带 * 的文件名，可以写几个"
    parser.arguments.add_argument("files", metavar="FILE", nargs="+", type=Path, help=text)


def folder(text: str) -> Path:
    """A folder that is there, lest a slip of the pen fall back on the built-in forms unseen."""
    if not is_folder(path := Path(text)):
        raise argparse.ArgumentTypeError(NO_FOLDER.format(path))
    return path


def add_templates(parser: Parser, read: Callable[[str], Path] = folder) -> None:
    """``--templates``, alike in every command that reads a form."""
    text = "本部门的表样文件夹，排在自带的前面"
    parser.options.add_argument("--templates", metavar="DIR", type=read, help=text)


def in_chinese(message: str) -> str:
    """The English complaint of argparse in Chinese, with a suggestion for a mistyped command."""
    for pattern, chinese in _MISTAKES:
        if found := re.fullmatch(pattern, message):
            wrong, *rest = found.groups()
            hint = did_you_mean(wrong, re.findall(r"[\w-]+", rest[0])) if "choice" in pattern else ""
            return chinese.format(wrong, *rest) + hint
    return message


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest of ``known``, or lists them all where none is near."""
    known = tuple(known)
    near = get_close_matches(word, known, n=1)
    return f"是不是想写 {near[0]}？" if near else f"可以写：{'、'.join(known)}。"
