"""Two inputs of one unit and year: neither takes the place of what the other made, unless asked
to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.batch.record import Record
from generator.cli.main import main
from tests.batch.units import page_of, unit

PAGE = page_of("甲局")
RECORD = Path("output/.disclosure/2024-甲局.json")
EARLIER = (
    "inputs/副本.yaml：没有生成。它与 inputs/甲.yaml 写的是同一个单位、同一年，"
    "inputs/甲.yaml 生成的文件还在，不去覆盖。"
    "改用这个文件请加 --force；两份都要请用 --output 分开存放；那个文件不用了就删去。\n"
)


def render(*arguments: str) -> int:
    return main(["render", *arguments, "--format", "html"])


@pytest.fixture
def copied(county: Path) -> Path:
    """The county with 甲局 rendered, and a second file of it that says something else."""
    assert render("inputs/甲.yaml") == 0
    copy = county / "inputs" / "副本.yaml"
    copy.write_text(
        (county / "inputs" / "甲.yaml")
        .read_text("utf-8")
        .replace("主要职能:", "主要职能:\n  - 保管档案。", 1),
        "utf-8",
    )
    return copy


@pytest.mark.usefixtures("copied")
def test_the_second_never_overwrites_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    before = PAGE.read_bytes()
    capsys.readouterr()
    assert render("inputs/副本.yaml") == 2
    assert capsys.readouterr().err == EARLIER
    assert PAGE.read_bytes() == before
    assert render("inputs/甲.yaml") == 0


def test_nor_does_an_equal_copy_or_one_that_asks_for_another_format(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied.write_bytes(Path("inputs/甲.yaml").read_bytes())
    assert render("inputs/副本.yaml") == 2
    assert main(["render", "inputs/副本.yaml", "--format", "docx"]) == 2
    assert capsys.readouterr().err == EARLIER * 2
    assert not PAGE.with_suffix(".docx").exists()


@pytest.mark.usefixtures("copied")
def test_force_takes_the_name_and_then_it_is_the_first_that_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = PAGE.read_bytes()
    assert render("inputs/副本.yaml", "--force") == 0
    assert PAGE.read_bytes() != before
    capsys.readouterr()
    assert render("inputs/甲.yaml") == 2
    assert capsys.readouterr().err.startswith(
        "inputs/甲.yaml：没有生成。它与 inputs/副本.yaml 写的是同一个单位"
    )


@pytest.mark.usefixtures("copied")
def test_an_output_folder_of_its_own_keeps_both() -> None:
    assert render("inputs/副本.yaml", "--output", "另") == 0
    assert render("inputs/甲.yaml", "--output", "另") == 2
    assert PAGE.exists()


def test_a_renamed_or_deleted_input_locks_nobody_out(copied: Path) -> None:
    Path("inputs/甲.yaml").rename("inputs/甲局.yaml")
    assert render("inputs/甲局.yaml") == 0
    assert Record.load(RECORD).is_of(Path("inputs/甲局.yaml"))
    Path("inputs/甲局.yaml").unlink()
    assert render(str(copied)) == 0


@pytest.mark.usefixtures("copied")
def test_an_input_that_has_become_another_units_holds_no_name() -> None:
    first = Path("inputs/甲.yaml")
    first.write_text(first.read_text("utf-8").replace("名称: 甲局", "名称: 丁局"), "utf-8")
    assert render("inputs/副本.yaml") == 0


@pytest.mark.usefixtures("copied")
def test_where_nothing_of_the_first_is_left_there_is_nothing_to_overwrite() -> None:
    PAGE.unlink()
    assert render("inputs/副本.yaml") == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows 的链接要有权限")
@pytest.mark.usefixtures("county")
def test_one_file_by_several_paths_is_one_file() -> None:
    Path("链接.yaml").symlink_to("inputs/甲.yaml")
    os.link("inputs/甲.yaml", "同一个.yaml")
    for path in (
        "inputs/甲.yaml",
        "链接.yaml",
        "同一个.yaml",
        str(Path("inputs/../inputs/甲.yaml").absolute()),
    ):
        assert render(path) == 0


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_in_one_batch_the_first_that_can_be_made_is(
    jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render("inputs/副本.yaml", "inputs/甲.yaml", "inputs/乙.yaml", "--jobs", jobs) == 2
    captured = capsys.readouterr()
    assert captured.err == EARLIER
    assert "没有变化：inputs/甲.yaml" in captured.out
    assert render("inputs/副本.yaml", "inputs/甲.yaml", "--jobs", jobs, "--output", "另") == 2
    captured = capsys.readouterr()
    assert captured.out.startswith("已生成：inputs/副本.yaml")
    assert captured.err == (
        "inputs/甲.yaml：没有生成。它与这一批里的 inputs/副本.yaml 写的是同一个单位、"
        "同一年，生成的文件同名。"
        "只留一个，或用 --output 分开存放。\n"
    )


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize(
    ("broken", "jobs"),
    [
        ("项目: [没有写完\n", "2"),
        ("没有这个键: 1\n", "1"),
        ("原因: {甲: }\n", "1"),
    ],
)
def test_a_broken_copy_does_not_stop_the_good_file(
    broken: str, jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for other in "乙丙":
        Path(f"inputs/{other}.yaml").unlink()
    copy = unit(Path("inputs"), "1副本.yaml", "甲局")
    copy.write_text(copy.read_text("utf-8") + broken, "utf-8")
    assert render("inputs", "--jobs", jobs) == 1
    captured = capsys.readouterr()
    assert "没有生成：inputs/1副本.yaml" in captured.out
    assert "已生成：inputs/甲.yaml" in captured.out
    assert "inputs/1副本.yaml：有 " in captured.err
    assert PAGE.exists()


@pytest.mark.usefixtures("copied")
def test_the_overview_counts_outputs_for_the_input_that_made_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert main(["overview", "inputs"]) == 1
    out = capsys.readouterr().out
    assert out.count("2024-甲局.html") == 1
