"""The doctor names what is missing and how to get it."""

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from generator import doctor
from generator.cli.main import main
from generator.doctor import Finding
from generator.system import LIBRARIES

ROOT = Path(__file__).parents[1]


def test_it_knows_every_package_the_program_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]] == list(
        doctor.PACKAGES
    )  # type: ignore[index]


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding("Pango", "有"), "✓ Pango：有"),
        (Finding("Pango", "没有", "apt"), "✗ Pango：没有\n    补上：apt"),
        (
            Finding("字体 楷体", "NotoSerifSC", "取字体", needed=False),
            "! 字体 楷体：NotoSerifSC\n    补上：取字体",
        ),
    ],
)
def test_a_finding_is_one_line_and_its_mend(finding: Finding, line: str) -> None:
    assert str(finding) == line


def findings(monkeypatch: pytest.MonkeyPatch, *found: Finding) -> None:
    def examine() -> Iterator[Finding]:
        yield from found

    monkeypatch.setattr(doctor, "examine", examine)


def test_something_missing_that_a_format_needs_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    findings(
        monkeypatch, Finding("Pango", "没有", "apt"), Finding("字体", "代用", "取", needed=False)
    )
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "有 1 项需要补上。"


def test_a_stand_in_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    findings(monkeypatch, Finding("字体", "代用", "取", needed=False))
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "一切就绪：Word、PDF、网页都能生成。"


def test_missing_package_and_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "weasyprint":
            raise metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(doctor, "missing_libraries", lambda: LIBRARIES[2:])
    lines = {str(finding).splitlines()[0] for finding in doctor.examine()}
    assert "✗ weasyprint：没有安装" in lines
    assert "✓ lxml：1.0" in lines
    assert "! HarfBuzz 子集化：没有，WeasyPrint 的字体要多用 2 到 20 秒" in lines


def test_without_pango_nothing_usual_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "missing_libraries", lambda: LIBRARIES[:1])
    (found,) = (finding for finding in doctor.examine() if finding.title == "Pango")
    assert found.detail == "没有，WeasyPrint 不能生成 PDF（表样有 style.css 时用它）；Typst 不需要"
    assert (found.is_good, found.needed) == (False, False)


def test_every_font_role_names_its_file() -> None:
    found = {
        finding.title: finding.detail
        for finding in doctor.examine()
        if finding.title.startswith("字体 ")
    }
    assert set(found) == {
        "字体 小标宋",
        "字体 黑体",
        "字体 楷体",
        "字体 仿宋",
        "字体 宋体",
        "字体 补字",
    }
    assert all(Path(detail.partition("，")[0]).is_file() for detail in found.values())


def test_a_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "may_write", lambda _: False)
    found = [finding for finding in doctor.examine() if finding.title == "输出文件夹"]
    assert [(finding.is_good, finding.needed) for finding in found] == [(False, True)]
