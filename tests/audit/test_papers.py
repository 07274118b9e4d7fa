"""Several papers at once: which files they are, a report each, one overview, the gravest exit
code; what is broken hurts no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate

from generator.audit import apart
from generator.audit.papers.chosen import chosen, is_many
from generator.cli.main import main
from tests.audit.schema import OVERVIEW, PAPER
from tests.audit.sheets import paper


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three papers: without faults, with one, and a broken one."""
    monkeypatch.chdir(tmp_path)
    papers = tmp_path / "公开稿"
    paper(papers / "甲.html", "甲县林草局")
    paper(papers / "下级" / "乙.html", "甲县水务局", said="171.00")
    (papers / "坏.docx").write_bytes(b"PK\x03\x04broken")
    return papers


def test_folders_files_and_patterns_each_once(folder: Path) -> None:
    (folder / "~$甲.docx").write_bytes(b"")
    (folder / ".隐藏.html").write_bytes(b"")
    (folder / "说明.md").write_bytes(b"")
    (folder / "旧.doc").write_bytes(b"old")
    names = [path.name for path in chosen([folder, folder / "甲.html", Path("公开稿/*.html")])]
    assert names == ["乙.html", "坏.docx", "旧.doc", "甲.html"]


def test_what_the_audit_writes_is_no_paper(folder: Path) -> None:
    reports = folder / "核对"
    paper(reports / "甲-核对.html", "甲县林草局")
    assert reports / "甲-核对.html" not in chosen([folder], own=[reports])


def test_one_file_is_not_many(folder: Path) -> None:
    assert not is_many([folder / "甲.html"])
    assert not is_many([folder / "没有.html"])
    assert is_many([folder])
    assert is_many([Path("公开稿/甲*.html")])
    assert is_many([folder / "甲.html", folder / "坏.docx"])


def test_an_overview_in_words_ends_the_reports(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(folder), "--jobs", "2"]) == 2
    shown = capsys.readouterr().out
    assert shown.index("句中合计 印作 171.00万元，应为 170.00") < shown.index("总览")
    assert shown.rstrip().endswith("共 3 份：读不出来 1，有矛盾 1，没有矛盾 1。")
    assert "坏.docx：文件损坏，不完整" in shown


def test_a_page_for_each_paper_and_one_that_links_them(folder: Path) -> None:
    assert main(["audit", str(folder), "--format", "html", "--output", "核对"]) == 2
    names = sorted(path.name for path in Path("核对").iterdir())
    assert names == ["乙-核对.html", "总览.html", "甲-核对.html"]
    overview = Path("核对/总览.html").read_text("utf-8")
    assert 'href="%E4%B9%99-%E6%A0%B8%E5%AF%B9.html"' in overview
    assert "坏.docx：文件损坏，不完整" in overview
    assert '<mark class="矛盾">171.00万元</mark>' in Path("核对/乙-核对.html").read_text("utf-8")


def test_papers_of_one_name_have_a_report_each(tmp_path: Path) -> None:
    one = paper(tmp_path / "一" / "公开.html", "甲县林草局")
    two = paper(tmp_path / "二" / "公开.html", "甲县水务局")
    out = tmp_path / "核对"
    assert main(["audit", str(one), str(two), "--format", "json", "--output", str(out)]) == 0
    units = {json.loads(path.read_text("utf-8")).get("单位") for path in out.glob("公开*.json")}
    assert units == {"甲县林草局", "甲县水务局"}


def test_reports_never_lie_among_the_papers(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(folder), "--output", str(folder)]) == 2
    assert "报告会盖掉公开稿" in capsys.readouterr().err


def test_a_report_never_takes_the_place_of_its_paper(tmp_path: Path) -> None:
    source = paper(tmp_path / "甲.html", "甲县林草局")
    before = source.read_bytes()
    assert main(["audit", str(source), "--format", "html", "--output", str(source)]) == 2
    assert source.read_bytes() == before


def test_little_read_has_its_own_exit_code_and_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = "".join(f"某某事项{number}另有{number}.50万元。" for number in range(20, 60))
    source = paper(tmp_path / "甲.html", "甲县林草局", more=many)
    assert main(["audit", str(source)]) == 3
    assert "读懂的数不到一半：没有查出矛盾，不等于没有错" in capsys.readouterr().out


def test_a_paper_beyond_its_bounds_hurts_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "<tr><td>甲</td><td>1.00</td></tr>" * 400_000
    (folder / "大.html").write_text(f"<html><table>{rows}</table></html>", "utf-8")
    monkeypatch.setattr(apart, "SECONDS", 3)
    assert main(["audit", str(folder), "--jobs", "2", "--output", "核对"]) == 2
    shown = capsys.readouterr().out
    assert "大.html 没有核对完" in shown
    assert "共 4 份：" in shown


def test_an_empty_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(tmp_path)]) == 2
    assert "这里没有要核对的文件" in capsys.readouterr().err


def test_the_words_of_a_paper_are_no_markup(tmp_path: Path) -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;"
    source = paper(tmp_path / "甲.html", "甲县林草局", more=f"详见{evil}。")
    out = tmp_path / "核对.html"
    assert main(["audit", str(source), "--format", "html", "--output", str(out)]) == 0
    page = out.read_text("utf-8")
    assert "详见&lt;script&gt;" in page
    assert "<script" not in page


def test_data_of_one_paper_has_stable_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = paper(tmp_path / "乙.html", "甲县水务局", total="151.00")
    assert main(["audit", str(source), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    validate(found, PAPER)
    first = found["发现"][0]
    assert first["印作"] == "151.00万元"
    assert (first["应为"], first["计算"]) == ("150.00万元", "100.00 + 50.00")
    assert (first["所在"]["行"], first["所在"]["行名"]) == (2, "2010301 行政运行")
    assert first["所在"]["栏"] == "合计"


def test_a_sentence_is_told_with_its_section(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = paper(tmp_path / "乙.html", "甲县水务局", said="171.00", more="以上为全部支出。")
    assert main(["audit", str(source), "--format", "json"]) == 1
    spot = json.loads(capsys.readouterr().out)["发现"][0]["所在"]
    assert spot["节"] == "二、支出预算情况说明"
    assert spot["句"].startswith("甲县水务局2026年支出预算171.00万元")
    assert spot["句"].endswith("项目支出50.00万元。")


def test_data_of_many_papers_has_stable_keys(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(folder), "--format", "json"]) == 2
    found = json.loads(capsys.readouterr().out)
    validate(found, OVERVIEW)
    assert [one["返回值"] for one in found["文件"]] == [1, 2, 0]
