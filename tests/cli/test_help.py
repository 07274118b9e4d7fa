"""What the command line says of itself, and of a mistyped line."""

from pathlib import Path

import pytest

from generator.cli.main import COMMANDS, build_parsers, main
from generator.cli.reference import reference
from generator.cli.render import in_order

ROOT = Path(__file__).parents[2]
ENGLISH = ("usage", "options:", "positional", "arguments:", "show this", "commands", "error")

FORMATS = "docx、pdf、html、xlsx、json、csv、fdp"


@pytest.mark.parametrize("command", ["", "render", "check", "figures", "doctor"])
def test_help_is_chinese(command: str) -> None:
    text = build_parsers()[command].format_help()
    assert text.startswith(f"用法：disclosure {command}".rstrip())
    assert not [word for word in ENGLISH if word in text.lower()]


@pytest.mark.parametrize("command", ["", "render", "check", "figures"])
def test_help_has_examples(command: str) -> None:
    assert "\n示例：\n  disclosure " in build_parsers()[command].format_help()


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == build_parsers()[""].format_help()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("rendr x.yaml", "没有“rendr”这个命令。是不是 render？"),
        ("xyz", f"没有“xyz”这个命令。可以写：{'、'.join(command.NAME for command in COMMANDS)}。"),
        ("render", "还缺少 FILE。"),
        ("render x.yaml --format", "--format 的后面要写上值。"),
        ("render x.yaml --format dox", "--format 里没有“dox”这种格式。是不是 docx？"),
        ("render x.yaml --format 表格", f"--format 里没有“表格”这种格式。可以写：{FORMATS}。"),
        ("render x.yaml --format ,", f"--format 后面至少写一种格式：{FORMATS}。"),
        ("figures x.yaml y.yaml", "不认识 y.yaml。"),
        ("check x.yaml --help=1", "-h/--help 的后面不写值，这里写了 1。"),
    ],
)
def test_mistyped_line(line: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(line.split())
    assert stopped.value.code == 2
    assert capsys.readouterr().err.splitlines()[0] == message


def test_formats_are_taken_once_and_in_the_programs_order() -> None:
    given = ["render", "x.yaml", "--format", "html， DOCX,html", "--format", "csv,docx"]
    options = build_parsers()[""].parse_args(given)
    assert in_order(options.format) == ("docx", "html", "csv")


def test_the_manuals_page_is_the_help() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert page == reference(), "请执行 python -m generator.cli.reference > docs/cli.md"
