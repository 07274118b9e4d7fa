"""Files that commands write to be inputs hold what is withheld and say so on top; what the commands
say does not."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator import pipeline
from generator.authoring.notice import NOTICE, with_notice
from tests.withheld.budgets import budget, clean
from tests.withheld.looking import hidden, marks_in
from tests.withheld.making import said, written

UNIT = """\
表样: "2024"
年度: 2024
公开日期: 2024-03-10
单位: {{名称: {name}}}
项目:
  - {{名称: 维修, 功能科目: "2012604", 支出: {{"302": 2.00}}}}
  - 名称: {project}
    功能科目: "2012604"
    支出: {{"302": 5.00}}
    涉密: 是
{more}"""


def unit(name: str, project: str, more: str = "") -> str:
    return UNIT.format(name=name, project=project, more=more)


def filled_in(path: Path) -> None:
    """A consolidated file with what only the department knows."""
    lines = path.read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        if line.startswith("    性质:"):
            lines[number] = "    性质: 事业单位"
        elif line.startswith("公开日期:"):
            lines[number] = "公开日期: 2024-03-10"
        elif line.startswith("  名称:"):
            lines[number] = "  名称: 某局"
    path.write_text("\n".join(lines), "utf-8")


def test_a_rolled_file_keeps_all_and_says_so(tmp_path: Path) -> None:
    file = written(tmp_path, budget("2024"), "2024.yaml")
    told = said("roll", str(file), "-o", str(tmp_path / "2025.yaml"))
    made = (tmp_path / "2025.yaml").read_text("utf-8")
    assert hidden(marks_in(told)) == set()
    assert made.split("\n").count(NOTICE) == 1
    assert made.split("\n").index(NOTICE) < 2
    old, new = (yaml.load(text, yaml.BaseLoader)["项目"] for text in (budget("2024"), made))  # noqa: S506
    for key in ("名称", "名称可公开", "补充"):
        assert [project.get(key) for project in new] == [project.get(key) for project in old]


def test_a_file_with_nothing_to_hide_says_nothing(tmp_path: Path) -> None:
    text = clean("云岭县林业局").replace("涉密: 是", "不予公开: 是")
    file = written(tmp_path, text, "2024.yaml")
    assert "已写好" in said("roll", str(file), "-o", str(tmp_path / "2025.yaml")).decode()
    assert NOTICE not in (tmp_path / "2025.yaml").read_text("utf-8")


def test_the_line_is_there_once_and_goes_when_nothing_is_hidden_any_more() -> None:
    secret = unit("甲", "天目")
    assert with_notice(with_notice(secret, "-"), "-") == f"{NOTICE}\n{secret}"
    public = unit("甲", "天目", "    名称可公开: 是")
    assert with_notice(f"{NOTICE}\n{public}", "-") == public


def test_a_consolidated_file_keeps_names_and_details(tmp_path: Path) -> None:
    more = "    名称可公开: 是\n    补充: {题QZHIDPK: 文QZHIDPT}\n    依据: 文QZHIDBS\n"
    files = [
        written(tmp_path, unit("甲中心", "天目QZHIDNM"), "甲.yaml"),
        written(tmp_path, unit("乙中心", "地角QZSEENM", more), "乙.yaml"),
    ]
    target = tmp_path / "部门.yaml"
    for _ in range(2):  # anew, and over itself
        assert hidden(marks_in(said("consolidate", *map(str, files), "-o", str(target)))) == set()
        made = target.read_text("utf-8")
        assert made.split("\n").count(NOTICE) == 1
        projects = yaml.load(made, yaml.BaseLoader)["项目"]  # noqa: S506
        assert [p["名称"] for p in projects] == ["维修", "天目QZHIDNM", "维修", "地角QZSEENM"]
        assert projects[3]["名称可公开"] == "是"
        assert projects[3]["补充"] == {"题QZHIDPK": "文QZHIDPT"}
        assert projects[3]["依据"] == "文QZHIDBS"


def test_the_department_of_units_says_nothing_of_theirs(tmp_path: Path) -> None:
    """Figures of a consolidated file rest on the lines of its units' files."""
    written(tmp_path, unit("甲中心", "天目QZHIDNM"), "甲.yaml")
    line = '{名称: 地角QZHIDMM, 功能科目: "2012604", 支出: {"302": 5.00}, 涉密: 是}'
    written(
        tmp_path,
        unit("乙中心", "海角").replace("  - {名称: 维修", f"  - {line}\n  - {{名称: 维修"),
        "乙.yaml",
    )
    target = tmp_path / "部门.yaml"
    said("consolidate", str(tmp_path / "甲.yaml"), str(tmp_path / "乙.yaml"), "-o", str(target))
    filled_in(target)
    told = said("explain", str(target), "支出.一般公共预算.2012604.项目支出.金额").decode()
    assert "甲.yaml:" in told
    assert '支出: {"302": 5.00}' in told
    assert hidden(marks_in(told.encode())) == set()


def test_a_payment_to_another_unit_is_neither_named_nor_lost(tmp_path: Path) -> None:
    more = "    内部往来: {上级补助收入: 对方QZHIDTR}\n"
    first = written(tmp_path, unit("甲中心", "天目QZHIDNM", more), "甲.yaml")
    second = written(tmp_path, unit("乙中心", "海角QZHIDNN"), "乙.yaml")
    told = said("consolidate", str(first), str(second), "-o", str(tmp_path / "部门.yaml"))
    assert "H105 内部往来的对方不在汇总的单位里。" in told.decode()
    assert hidden(marks_in(told)) == set()
    paid = unit("甲中心", "天目QZHIDNM", "    内部往来: {上级补助收入: 乙中心}\n")
    written(tmp_path, paid, "甲.yaml")
    written(
        tmp_path,
        unit("乙中心", "海角").replace('"302": 5.00}', '"302": 5.00}\n    资金来源: 上级补助收入'),
        "乙.yaml",
    )
    budgets = [pipeline.unit(file)[0] for file in (first, second)]
    assert budgets[0].projects[1].transfer == {"上级补助收入": "乙中心"}
    target = tmp_path / "部门.yaml"
    assert "已写好" in said("consolidate", str(first), str(second), "-o", str(target)).decode()
    filled_in(target)
    assert not {"H105", "H107"} & {d.code for d in pipeline.check(target)[0]}
    assert pipeline.load(target).figures["支出.合计.金额"].value == 9_0000


def test_a_unit_whose_withheld_part_cannot_be_read_is_told_without_quoting(tmp_path: Path) -> None:
    first = written(tmp_path, unit("甲中心", "天目QZHIDNM", "    补充: 文QZHIDA\n"), "甲.yaml")
    second = written(tmp_path, unit("乙中心", "海角"), "乙.yaml")
    told = said("consolidate", str(first), str(second), "-o", str(tmp_path / "部门.yaml"))
    assert "甲.yaml:11:9: 错误 T804 第 2 个项目涉密，却写了补充。" in told.decode()
    assert hidden(marks_in(told)) == set()
    assert not (tmp_path / "部门.yaml").exists()
