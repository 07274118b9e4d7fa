"""The command ``disclosure``: picks the command, and lets no traceback reach a user."""

from __future__ import annotations

import errno
import gc
import os
import re
import sys
from collections.abc import Sequence

from generator import __version__
from generator.cli import (
    audit,
    check,
    codes,
    consolidate,
    diff,
    doctor,
    explain,
    figures,
    fill,
    forms,
    importing,
    new,
    overview,
    pull,
    refresh,
    render,
    report,
    roll,
    rounding,
    rule,
    schema,
    settle,
    sheet,
    strip,
    verify,
)
from generator.cli.parser import Parser
from generator.cli.streams import speaking
from generator.diagnostics import DisclosureError
from generator.files import WriteError, spelled
from generator.trouble import MISUSE, explain_trouble

COMMANDS = (
    new,
    sheet,
    importing,
    roll,
    consolidate,
    render,
    overview,
    report,
    verify,
    pull,
    refresh,
    diff,
    strip,
    check,
    fill,
    settle,
    audit,
    rule,
    codes,
    figures,
    rounding,
    explain,
    forms,
    schema,
    doctor,
)
DESCRIPTION = "部门预算公开：每个事实在 YAML 文件里写一次，生成 Word、PDF 和网页。"
EXAMPLES = """\
示例：
  disclosure render inputs/2024-wuqia-gov.yaml
  disclosure render 本单位.yaml --format docx --output 成稿
  disclosure check 本单位.yaml
  disclosure figures 本单位.yaml
  disclosure doctor

每个命令的说明：disclosure 命令 --help"""


_OBJECTS = 200_000
"""New objects between two searches for cycles. What one document makes lives until it is written,
so that searching every 700 of them, as Python does by itself, takes a twentieth of the time and
frees nothing."""
_OTHER_NAMES = (
    "这里的文件名按 {encoding} 编码，中文的文件名读不出、写不成。请设置环境变量 "
    "PYTHONUTF8=1 后再执行，"
    "例如：PYTHONUTF8=1 disclosure render 本单位.yaml"
)

_ODD_NAME = "“{name}”不是 UTF-8 编码的名字，读不出、写不成。请先给这个文件或文件夹改名，再执行。"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 (done), 1 (the input has errors) or 2 (it could not
    be done)."""
    gc.set_threshold(_OBJECTS)
    sys.stdout, sys.stderr = (speaking(stream) for stream in (sys.stdout, sys.stderr))
    if (encoding := sys.getfilesystemencoding()) != "utf-8":
        print(_OTHER_NAMES.format(encoding=encoding), file=sys.stderr)
        return MISUSE
    try:
        try:
            return _run(sys.argv[1:] if arguments is None else list(arguments))
        finally:
            sys.stdout.flush()  # here, since nothing answers for what fails when the process ends
    except KeyboardInterrupt:
        print("\n已停止。已经写好的文件是完整的，没有留下半个文件。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        _forget_output()
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            print(explain_trouble(), file=sys.stderr)
        else:  # what goes into files is written by files.write: this is the screen, sent to a file
            print("磁盘已满，显示的内容没有写全。请腾出空间后再试。", file=sys.stderr)
            _forget_output()
        return MISUSE
    except Exception:  # noqa: BLE001  # the last resort: a user reads a sentence, never a traceback
        print(explain_trouble(), file=sys.stderr)
        return MISUSE


def build_parsers() -> dict[str, Parser]:
    """Every parser by its command; ``""`` is the program's own."""
    parser = Parser(
        "disclosure", usage="disclosure 命令 …", description=DESCRIPTION, epilog=EXAMPLES
    )
    parser.options.add_argument(
        "--version", action="version", version=f"disclosure {__version__}", help="显示版本"
    )
    commands = parser.add_subparsers(title="命令", metavar="", dest="command")
    parsers = {"": parser}
    for command in COMMANDS:
        child = commands.add_parser(
            command.NAME,
            help=command.HELP,
            prog=f"disclosure {command.NAME}",
            usage=f"disclosure {command.NAME} {command.USAGE}",
            description=command.DESCRIPTION,
            epilog=command.EXAMPLES,
        )
        command.add_arguments(child)
        child.set_defaults(run=command.run)
        parsers[command.NAME] = child
    return parsers


def _run(arguments: list[str]) -> int:
    if odd := [argument for argument in arguments if spelled(argument) != argument]:
        print(*(_ODD_NAME.format(name=spelled(name)) for name in odd), sep="\n", file=sys.stderr)
        return MISUSE
    parser = build_parsers()[""]
    # a printed number may fall: argparse takes -26.12% for an option, unless a blank stands before
    # it
    options = parser.parse_args([f" {a}" if re.match(r"-\d", a) else a for a in arguments])
    if options.command is None:
        parser.print_help()
        return 0
    try:
        code: int = options.run(options)
    except (DisclosureError, WriteError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, DisclosureError) else MISUSE
    return code


def _forget_output() -> None:
    """What is still to be shown goes nowhere, so that the end of the process does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
