"""What a terminal shows, and what a file gets instead."""

from __future__ import annotations

import io
import sys

import pytest

from generator import terminal

PLAIN = "单位.yaml:3:1: 错误 T201 合计不等于各项之和，错误 T201 见手册。\n"
RED = "单位.yaml:3:1: \x1b[1;31m错误 T201\x1b[0m 合计不等于各项之和，错误 T201 见手册。\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "30")


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stdout", stream)
    terminal.show(PLAIN.rstrip("\n"), emphasis="错误 T201", style="bold red")
    return stream.getvalue()


def test_a_terminal_shows_colours_and_breaks_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal()) == RED


def test_a_file_gets_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert shown(monkeypatch, io.StringIO()) == PLAIN


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_declined(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert shown(monkeypatch, Terminal()) == PLAIN


def test_brackets_in_an_input_are_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    terminal.show("提示 T1 [bold]甲[/bold] :smile:", emphasis="提示 T1", style="bold cyan")
    assert sys.stdout.getvalue() == "\x1b[1;36m提示 T1\x1b[0m [bold]甲[/bold] :smile:\n"


@pytest.mark.parametrize(
    ("width", "kept"),
    [
        ("40", "［1/3］正在生成 Word ……"),
        ("8", "［1/3］"),
        ("9", "［1/3］ "),
        ("10", "［1/3］正"),
        ("11", "［1/3］正 "),
    ],
)
def test_the_progress_line_is_cut_to_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
    width: str,
    kept: str,
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setattr(sys, "stderr", Terminal())
    terminal.progress("［1/3］正在生成 Word ……")
    terminal.progress("")
    assert sys.stderr.getvalue() == f"\r\x1b[2K{kept}\r\x1b[2K"


@pytest.mark.parametrize(("stream", "term"), [(io.StringIO(), "xterm"), (Terminal(), "dumb")])
def test_what_cannot_take_a_line_back_shows_no_progress(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stderr", stream)
    terminal.progress("［1/3］正在生成 Word ……")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("收入.金额", 9), ("（㎡）", 6), ("e\u0301", 1)]
)
def test_width(text: str, width: int) -> None:
    assert terminal.columns(text) == width
