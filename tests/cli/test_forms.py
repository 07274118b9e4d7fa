"""``disclosure forms copy`` and ``--templates``: a form goes where it is asked for, and nowhere
else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.main import main


@pytest.mark.parametrize(
    "name",
    [
        "../外",
        "/外",
        ".",
        "..",
        "甲\n乙",
        "甲 乙",
        '甲"乙',
        "a\\b",
        "a: b",
        "#甲",
        "甲\u202e乙",
        "con",
        "长" * 61,
    ],
)
def test_a_name_that_is_none_makes_no_form(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "外层" / "表样"
    folder.mkdir(parents=True)
    assert main(["forms", "copy", "2024", name, "--templates", str(folder)]) == 2
    assert "不能作表样的名字。请只用汉字、字母、数字和连字符" in capsys.readouterr().err
    assert [*tmp_path.rglob("form.yaml")] == []


def test_a_form_is_copied_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = str(tmp_path / "新")
    assert main(["forms", "copy", "2024", "我县2024", "--templates", own]) == 0
    made = (tmp_path / "新" / "我县2024" / "form.yaml").read_text("utf-8")
    assert '\n名称: "我县2024"\n' in made
    assert [one.name for one in (tmp_path / "新" / "我县2024").iterdir()] == ["form.yaml"]
    assert main(["forms", "copy", "2024", "我县2024", "--templates", own]) == 2
    assert (
        main(["forms", "copy", "2024", "2024", "--templates", own]) == 2
    )  # it would inherit from itself
    assert capsys.readouterr().err.count("已经有了，没有改动它。请换一个新名。") == 2
    assert (tmp_path / "新" / "我县2024" / "form.yaml").read_text("utf-8") == made


def test_a_file_where_the_folder_of_forms_should_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "文件").write_bytes(b"")
    assert main(["forms", "copy", "2024", "甲", "--templates", str(tmp_path / "文件")]) == 2
    assert "是一个文件，不是文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["check", "甲.yaml"], ["render", "甲.yaml"]])
def test_a_folder_of_forms_that_is_not_there_is_said(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The built-in forms would be used instead, unseen."""
    with pytest.raises(SystemExit) as ended:
        main([*command, "--templates", "没有"])
    assert ended.value.code == 2
    assert "--templates 后面的“没有”不是文件夹。请核对它的名字和位置。" in capsys.readouterr().err
    assert main(["forms", "check", "2024", "--templates", "没有"]) == 2
    assert capsys.readouterr().err == "--templates 后面的“没有”不是文件夹。请核对它的名字和位置。\n"
