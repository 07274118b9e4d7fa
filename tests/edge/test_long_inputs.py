"""Long and odd inputs: what took minutes for the program to say takes moments, and links that go
round are named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.judging import SECONDS, limited
from generator import pipeline
from generator.batch.plan import plan
from generator.cli.main import main
from generator.output import docx, html
from generator.output.estimate import estimate
from tests.stated import stated

HEAD = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 甲县某局}\n'
TITLES = "".join(
    f"《{chr(0x4E07 + 14 * n)}{chr(0x4E08 + 14 * n)}{chr(0x4E09 + 14 * n)}农村公路养护办法》"
    for n in range(2000)
)
MASKED = "".join(f"{chr(0x4E00 + n)}{chr(0x4E00 + n)}xx丙，" for n in range(20_000))


PROJECT = '项目: [{名称: 扫描, 功能科目: "2012604", 支出: {"302": 0.30}, 分配: "'


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"其他说明: [{'某' * 60_000}]\n", set()),
        (f"其他说明: ['{'1' * 1_000_000}']\n", set()),
        (f"其他说明: ['{'1,' * 100_000}']\n", set()),
        (f'{PROJECT}{"扫描1元，" * 3000}共计9元"}}]\n', {"T401", "T402", "T806"}),
        (f'{PROJECT}{"每张1元，5张，" * 20_000}"}}]\n', {"T401", "T402", "T806"}),
        ("".join(f"键{n}: 1\n" for n in range(20_000)), {"K101"}),
        (f"其他说明: ['{TITLES}']\n", set()),
        (f"其他说明: ['{MASKED}', '{'甲某' * 20_000}']\n", {"T701", "T702"}),
    ],
    ids=(
        "characters",
        "digits",
        "thousands",
        "parts",
        "prices",
        "unknown keys",
        "titles that end alike",
        "masked names",
    ),
)
def test_no_text_is_too_long_for_the_check(tmp_path: Path, text: str, codes: set[str]) -> None:
    """Each was: what does not end within the limit that the fuzzing sets, too, does not end for a
    user."""
    file = tmp_path / "单位.yaml"
    file.write_text(stated(HEAD + text), "utf-8")
    with limited(SECONDS):
        found, _ = pipeline.check(file)
    assert {one.code for one in found} == codes


@pytest.mark.parametrize("line", ["上年: {文件: 圈.yaml}\n", "汇总自: [圈.yaml]\n"])
def test_a_link_that_goes_round_is_named(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And stops none of the other files of a folder."""
    (tmp_path / "圈.yaml").symlink_to("圈.yaml")
    (tmp_path / "甲.yaml").write_text(stated(HEAD + line), "utf-8")
    (tmp_path / "乙.yaml").write_text(stated(HEAD), "utf-8")
    assert main(["check", str(tmp_path / "甲.yaml")]) == 1
    place = f"{tmp_path / '甲.yaml'}:5:{line.index('圈') + 1}"
    assert f"{place}: 错误 Y100 “圈.yaml”：打不开这个文件" in capsys.readouterr().out
    assert {unit.file.name for unit in plan([tmp_path])} >= {"甲.yaml", "乙.yaml"}
    new = ["consolidate", str(tmp_path / "乙.yaml"), "-o", str(tmp_path / "圈.yaml")]
    assert main(new) == 0
    assert "汇总自" in (tmp_path / "圈.yaml").read_text("utf-8")


def test_of_many_masked_names_the_one_that_is_written_out_is_found(tmp_path: Path) -> None:
    file = tmp_path / "单位.yaml"
    texts = (
        f"'{MASKED}', '由甲乙xxx丁承担', '由一一某丙、二丁某某某丙、丂丂某某丙、甲乙某某某丁承担'"
    )
    file.write_text(stated(HEAD + f"其他说明: [{texts}]\n"), "utf-8")
    found = [one.message for one in pipeline.check(file)[0] if one.code == "T807"]
    assert found == [
        "“丂丂xx丙”隐去的字可以还原：这里写着“丂丂某某丙”（隐去处在第 5 行）。",
        "“甲乙xxx丁”隐去的字可以还原：这里写着“甲乙某某某丁”（隐去处在第 5 行）。",
    ]


def test_a_name_that_is_too_long_is_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = tmp_path / f"{'长' * 100}.yaml"
    (tmp_path / "甲.yaml").write_text(stated(HEAD), "utf-8")
    assert main(["check", str(long)]) == 1
    assert "打不开这个文件（名字太长）\n    改法：把文件名改短" in capsys.readouterr().out
    assert main(["roll", str(tmp_path / "甲.yaml"), "-o", str(long)]) == 2
    assert (
        capsys.readouterr().err
        == f"用不了 {long}（名字太长）。请看看它的名字、位置和权限；原有的文件没有改动。\n"
    )


def test_a_folder_that_may_not_be_opened_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For root every folder opens, so that the refusal is played."""
    (tmp_path / "甲.yaml").write_text(stated(HEAD), "utf-8")
    (tmp_path / "锁").mkdir()
    open_folder = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "锁":
            raise PermissionError(13, "Permission denied", str(folder))
        return open_folder(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert {unit.file.name for unit in plan([tmp_path])} == {"甲.yaml", "锁"}


@pytest.mark.parametrize(
    "text", ["甲" + " " * 200_000 + "乙", "甲 " * 100_000, "甲" * 200_000, "甲\t" * 100_000]
)
def test_no_text_is_too_long_to_be_composed_and_written(tmp_path: Path, text: str) -> None:
    file = tmp_path / "单位.yaml"
    file.write_text(stated(f"{HEAD}其他说明: ['{text}']\n"), "utf-8")
    with limited(SECONDS):
        disclosure = pipeline.load(file)
        document, look = pipeline.compose(disclosure), disclosure.form.look
        docx.write(document, look, pages=estimate(document, look))
        html.write(document, look)
