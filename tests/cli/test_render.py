"""``disclosure render``, ``check`` and ``figures`` on the sample and on files with mistakes."""

import os
import re
from pathlib import Path

import pytest

from generator.cli.main import main

SAMPLE = Path(__file__).parents[1] / "small.yaml"
NAME = "2024-乌恰县人民政府办公室"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_files_go_to_a_folder_of_year_and_unit(tmp_path: Path) -> None:
    assert main(["render", str(SAMPLE), "--format", "html"]) == 0
    assert [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.html")] == [
        f"output/{NAME}/{NAME}.html"
    ]


def test_output_names_the_folder(tmp_path: Path) -> None:
    assert main(["render", str(SAMPLE), "--format", "html", "--output", "成稿/一稿"]) == 0
    assert sorted(file.name for file in (tmp_path / "成稿" / "一稿").iterdir()) == [
        ".disclosure",
        f"{NAME}.html",
    ]


def test_two_files_of_one_unit_do_not_overwrite_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "二.yaml").write_bytes(SAMPLE.read_bytes())
    assert main(["render", str(SAMPLE), "二.yaml", "--format", "html"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"二.yaml：没有生成。它与这一批里的 {SAMPLE} 写的是同一个单位、同一年，生成的文件同名。"
        "只留一个，或用 --output 分开存放。"
    )


def test_a_file_with_mistakes_gives_its_mistakes_and_no_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "错.yaml").write_text("年度 2024\n", "utf-8")
    assert main(["render", "错.yaml"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("错.yaml:1:")
    assert said[-1] == "错.yaml：有 1 处要改，没有生成文件。"
    assert not (tmp_path / "output").exists()


def test_other_files_are_rendered_all_the_same(tmp_path: Path) -> None:
    assert main(["render", "没有.yaml", str(SAMPLE), "--format", "html"]) == 1
    assert (tmp_path / "output" / NAME / f"{NAME}.html").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="管理员到处都能写")
def test_a_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "锁").mkdir(mode=0o500)
    assert main(["render", str(SAMPLE), "--format", "html", "--output", "锁"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "不能在文件夹 锁 里写文件。请用 --output 指定另一个文件夹，或请管理员给予写的权限。"
    )


def test_a_file_in_the_way_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "成稿").write_bytes(b"")
    assert main(["render", str(SAMPLE), "--format", "html", "--output", "成稿"]) == 2
    assert (
        capsys.readouterr().err.splitlines()[-1]
        == "成稿 是一个文件，不是文件夹。请用 --output 指定另一个文件夹。"
    )


def test_warnings_do_not_make_a_check_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A date long past, and more staff than posts."""
    file = tmp_path / "本单位.yaml"
    text = SAMPLE.read_text("utf-8").replace("公开日期: 2024-03-10", "公开日期: 2023-03-10")
    file.write_text(text.replace("编制: 72", "编制: 60"), "utf-8")
    assert main(["check", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.findall(r"警告 (\w+)", lines[0]) == ["T708"]
    assert lines[-1] == f"{file}：2 个警告，1 个提示"


@pytest.mark.parametrize(
    "asked", [["--format", "json,html"], ["--format", "html", "--format", "json"]]
)
def test_formats_may_be_asked_for_one_by_one(asked: list[str], tmp_path: Path) -> None:
    assert main(["render", str(SAMPLE), *asked, "--output", "成稿"]) == 0
    assert {file.suffix for file in (tmp_path / "成稿").iterdir() if file.is_file()} == {
        ".html",
        ".json",
    }


def test_check_lists_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "错.yaml").write_text("年度 2024\n", "utf-8")
    assert main(["check", "错.yaml", str(SAMPLE)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("错.yaml:1:")
    unjudged = "（有错误，排好的全文还没有核对，改好后再检查一次）"
    assert [line for line in lines if ".yaml：" in line] == [
        f"错.yaml：1 个错误{unjudged}",
        f"{SAMPLE}：1 个提示",
    ]


def test_figures_are_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(SAMPLE)]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["名称", "数值", "单位"]
    assert len(rows) > 100
    assert all(len(row.split()) == 3 for row in rows)


def test_figures_of_a_file_with_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "错.yaml").write_text("年度 2024\n", "utf-8")
    assert main(["figures", "错.yaml"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.startswith("错.yaml:1:")) == ("", True)
