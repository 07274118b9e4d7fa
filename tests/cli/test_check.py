"""``disclosure check``: text for people, JSON and SARIF for programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.main import main

BASE = (Path(__file__).parents[1] / "rules" / "base.yaml").read_text(encoding="utf-8")
WRONG = BASE.replace("编制: 12", "编制: 9").replace("货物: 5.00", "货物: 4.00") + (
    "其他说明:\n  - 尾款24万。\n接受: [{规则: T703, 理由: 合同原文}]\n"
)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("本 单位.yaml").write_text(WRONG, encoding="utf-8")
    Path("好.yaml").write_text(BASE, encoding="utf-8")


@pytest.mark.parametrize("argument", [".", "*.yaml", "好.*"])
def test_folders_and_patterns_that_no_shell_expands(
    argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", argument]) == (0 if argument == "好.*" else 1)
    summaries = [
        line.split("：")[0] for line in capsys.readouterr().out.splitlines() if ".yaml：" in line
    ]
    assert summaries == (["好.yaml"] if argument == "好.*" else ["好.yaml", "本 单位.yaml"])


def test_a_folder_without_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    Path("空").mkdir()
    assert main(["check", "空"]) == 2
    assert capsys.readouterr().err == "这里没有 YAML 文件或填报簿。请写出文件或文件夹。\n"


def test_text_lists_all_findings_and_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "本 单位.yaml", "好.yaml"]) == 1
    assert capsys.readouterr().out == (
        "本 单位.yaml:13:12: 警告 T203 在职 10 人，超过编制 9 人，多 1 人。\n"
        "    改法：核对编制与在职人数；确有超编的，请在其他说明里写明。\n"
        "本 单位.yaml:29:26: 错误 T204 面向中小企业预留 5.00万元，超过政府采购预算 "
        "4.00万元，多 1.00万元。\n"
        "    改法：核对两个数：预留金额是政府采购预算的一部分。\n"
        "本 单位.yaml：1 个错误，1 个警告（有错误，排好的全文还没有核对，改好后再检查一次）\n"
        "  已接受 T703（第 34 行）：合同原文\n"
        "好.yaml：没有发现问题。\n"
    )


def test_warnings_alone_let_the_exit_code_be_zero() -> None:
    Path("好.yaml").write_text(BASE.replace("编制: 12", "编制: 9"), encoding="utf-8")
    assert main(["check", "好.yaml"]) == 0


def test_json_holds_every_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "本 单位.yaml", "--format", "json"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["file"] == "本 单位.yaml"
    assert file["findings"][0] == {
        "code": "T203",
        "severity": "warning",
        "file": "本 单位.yaml",
        "line": 13,
        "column": 12,
        "message": "在职 10 人，超过编制 9 人，多 1 人。",
        "mend": "核对编制与在职人数；确有超编的，请在其他说明里写明。",
    }
    assert [(a["code"], a["reason"]) for a in file["accepted"]] == [("T703", "合同原文")]


def test_sarif_has_the_shape_of_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "本 单位.yaml", "好.yaml", "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["T203", "T204", "T703"]
    assert rules[0]["name"] == "在职不超编制"
    assert rules[0]["shortDescription"] == {"text": "在职不超编制"}
    assert rules[0]["fullDescription"]["text"].startswith("在职人数超过编制，读者会问为什么。")
    assert rules[0]["help"]["markdown"].startswith("# T203 在职不超编制\n")
    assert [rule["defaultConfiguration"] for rule in rules] == [
        {"level": "warning"},
        {"level": "error"},
        {"level": "warning"},
    ]
    results = run["results"]
    assert [(r["ruleId"], r["ruleIndex"], r["level"]) for r in results] == [
        ("T203", 0, "warning"),
        ("T204", 1, "error"),
        ("T703", 2, "warning"),
    ]
    assert results[1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "%E6%9C%AC%20%E5%8D%95%E4%BD%8D.yaml"},
                "region": {"startLine": 29, "startColumn": 26},
            }
        }
    ]
    assert [r["suppressions"] for r in results] == [
        [],
        [],
        [{"kind": "inSource", "status": "accepted", "justification": "合同原文"}],
    ]


def test_a_rule_prints_its_page_and_loads_no_model() -> None:
    script = (
        "import sys\nfrom generator.cli.main import main\n"
        "main(['rule', 'T203'])\nassert 'pydantic' not in sys.modules"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": root, "PYTHONUTF8": "1"},
    )
    assert done.stdout.startswith("# T203 在职不超编制\n")


def test_an_unknown_rule_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "T999"]) == 2
    assert capsys.readouterr().err == "没有代码“T999”。disclosure rule 列出全部代码。\n"
