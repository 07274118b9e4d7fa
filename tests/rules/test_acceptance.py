"""接受: a finding that the department lets stand is listed and does not count."""

from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import main

BASE = (Path(__file__).parent / "base.yaml").read_text(encoding="utf-8")
OVER = BASE.replace("编制: 12", "编制: 9")


def written(folder: Path, text: str) -> Path:
    file = folder / "本单位.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_accepted_finding_does_not_count(tmp_path: Path) -> None:
    file = written(tmp_path, OVER + "接受: [{规则: T203, 理由: 含挂职干部1人}]\n")
    counted, accepted = pipeline.check(file)
    assert counted == ()
    assert [(a.diagnostic.code, a.reason) for a in accepted] == [("T203", "含挂职干部1人")]


def test_the_summary_lists_what_is_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, OVER + "接受: [{规则: T203, 理由: 含挂职干部1人}]\n")
    assert main(["check", str(file)]) == 0
    assert (
        capsys.readouterr().out
        == f"{file}：没有发现问题。\n  已接受 T203（第 13 行）：含挂职干部1人\n"
    )


def test_an_accepted_error_lets_the_document_be_made(tmp_path: Path) -> None:
    text = BASE + "其他说明:\n  - 机要**局的档案另行统计。\n"
    assert pipeline.load(written(tmp_path, text)).errors != ()
    accepting = text + '接受: [{规则: T701, 关键词: "机要**局", 理由: 有意隐去的名称}]\n'
    assert pipeline.load(written(tmp_path, accepting)).errors == ()


def test_a_keyword_accepts_only_what_holds_it(tmp_path: Path) -> None:
    text = (
        BASE + "其他说明:\n  - 尾款24万。\n  - 首款36万。\n接受: "
        "[{规则: T703, 关键词: 24万, 理由: 合同原文}]\n"
    )
    counted, accepted = pipeline.check(written(tmp_path, text))
    assert [d.message for d in counted] == ["“首款36万。”里的“36万”没有写单位。"]
    assert len(accepted) == 1


def test_what_leaves_no_figures_cannot_be_accepted(tmp_path: Path) -> None:
    text = (
        BASE.replace('"2012604": 100.00', '"20126": 100.00')
        + "接受: [{规则: T101, 理由: 科目待定}]\n"
    )
    counted, accepted = pipeline.check(written(tmp_path, text))
    assert [d.code for d in counted] == ["T101"]
    assert accepted == ()


def test_an_acceptance_of_an_unknown_rule_is_an_error(tmp_path: Path) -> None:
    counted, _ = pipeline.check(written(tmp_path, BASE + "接受: [{规则: T888, 理由: 不明}]\n"))
    assert [(d.code, d.message) for d in counted] == [("T902", "没有规则 T888。")]
