"""Projects, carry-over and units below stand in the names of figures by what they are called."""

from __future__ import annotations

import pytest

from generator import pipeline
from generator.cli.main import main
from generator.figures.model import UnknownFigureError
from tests.numbers.making import Maker

PROJECTS = """项目:
  - {名称: 智慧城市2.0, 功能科目: "2010399", 支出: {"302": 3},
     分配: "共{金额}万元，即{项目.智慧城市2．0.金额}万元"}
  - {名称: "5", 功能科目: "2010399", 支出: {"302": 4}}
  - {名称: 培训, 承担单位: 甲站, 功能科目: "2010399", 支出: {"302": 5}}
  - {名称: 培训, 承担单位: 乙.站, 功能科目: "2010399", 支出: {"302": 6}, 资金来源: 其他收入}
  - {名称: 涉密项目, 功能科目: "2010399", 支出: {"302": 7}}
  - {名称: 真名, 功能科目: "2010399", 支出: {"302": 8}, 涉密: 是}
上年结转结余:
  - {名称: 结余, 功能科目: "2010399", 资金来源: 一般公共预算结转, 金额: 1}
  - {名称: 结余, 功能科目: "2010301", 资金来源: 一般公共预算结转, 性质: 公用经费, 金额: 2}
下属单位:
  - {名称: 甲站, 性质: 事业单位, 人员: {编制: 3}}
"""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("项目.智慧城市2．0.金额", 3),
        ("项目.5.金额", 4),
        ("项目.培训（甲站）.金额", 5),
        ("项目.培训（甲站）.一般公共预算拨款.302.金额", 5),
        ("项目.培训（乙．站）.其他资金.金额", 6),
        ("项目.涉密项目（甲县某局）（1）.金额", 7),
        ("项目.涉密项目（甲县某局）（2）.金额", 8),
        ("结转.结余（2010399，一般公共预算结转，项目支出）.金额", 1),
        ("结转.结余（2010301，一般公共预算结转，公用经费）.财政拨款结转.公用经费.金额", 2),
    ],
)
def test_items_are_told_apart(make: Maker, name: str, value: int) -> None:
    assert make(PROJECTS).disclosure.figures[name].value == value * 10000


def test_a_project_with_a_dot_in_its_name_is_printed_and_spoken_of(make: Maker) -> None:
    document = make(PROJECTS)
    assert document.one("资金分配情况：共") == "资金分配情况：共3.00万元，即3.00万元"
    assert document.disclosure.figures["下属单位.甲站.人员.编制"].value == 3


def test_no_name_says_what_is_withheld(make: Maker) -> None:
    figures = make(PROJECTS).disclosure.figures
    assert not [figure.name for figure in figures if "真名" in figure.name]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("项目.1.金额", "项目.1 现在写作 项目.智慧城市2．0。"),
        ("项目.3.财政拨款.金额", "项目.3 现在写作 项目.培训（甲站）。"),
        ("项目.6.金额", "项目.6 现在写作 项目.涉密项目（甲县某局）（2）。"),
        ("结转.2.金额", "结转.2 现在写作 结转.结余（2010301，一般公共预算结转，公用经费）。"),
        ("下属单位.1.人员.编制", "下属单位.1 现在写作 下属单位.甲站。"),
        ("项目.智慧城市2.0.金额", "是不是 项目.智慧城市2．0.金额？"),
    ],
)
def test_a_name_of_old_is_told_how_it_is_written_now(make: Maker, name: str, said: str) -> None:
    with pytest.raises(UnknownFigureError) as raised:
        make(PROJECTS).disclosure.figures[name]
    assert raised.value.hint == said


SAID = """项目:
  - {{名称: 甲事, 功能科目: "2010399", 支出: {{"302": 3}}, 分配: "{text}"}}
  - {{名称: 乙事, 功能科目: "2010399", 支出: {{"302": 4}}}}
用途: {{"{key}": 某事}}
"""


def test_texts_and_keys_by_place_are_told_how_they_are_written_now(make: Maker) -> None:
    file = make.folder / "预算.yaml"
    make(SAID.format(text="无", key="项目.乙事.金额"))
    file.write_text(
        file.read_text("utf-8").replace("无", "{项目.2.金额}万元").replace("项目.乙事", "项目.2"),
        "utf-8",
    )
    found = {(d.code, d.position.line): d.message + d.mend for d in pipeline.check(file)[0]}
    in_text, of_key = found["T409", 7], found["T403", 9]
    assert in_text.startswith("文字里的 {项目.2.金额} 不是数名。项目.2 现在写作 项目.乙事。")
    assert of_key.startswith("没有叫“项目.2.金额”的数。项目.2 现在写作 项目.乙事。")


def test_explaining_by_place_is_told_how_it_is_written_now(
    make: Maker, capsys: pytest.CaptureFixture[str]
) -> None:
    make(SAID.format(text="无", key="项目.乙事.金额"))
    file = str(make.folder / "预算.yaml")
    assert main(["explain", file, "项目.2.金额"]) == 2
    assert "没有叫“项目.2.金额”的数。项目.2 现在写作 项目.乙事。" in capsys.readouterr().err
    assert main(["explain", file, "项目.2"]) == 2
    assert "没有叫“项目.2”的数。项目.2 现在写作 项目.乙事。" in capsys.readouterr().err
    assert main(["explain", file, "项目.乙事.金额"]) == 0
    assert capsys.readouterr().out.startswith("项目.乙事.金额 4.00万元")


def test_a_template_that_asks_by_place_is_told_so(make: Maker) -> None:
    make.form("旧写法", '继承: "2024"\n', 项目='<p>{{ 数("项目." ~ 项目[0].号 ~ ".金额") }}</p>')
    with pytest.raises(Exception, match=r"项目\.1 现在写作 项目\.甲事。"):
        make(SAID.format(text="无", key="项目.乙事.金额"), form="旧写法")


def test_a_template_asks_by_name(make: Maker) -> None:
    make.form("新写法", '继承: "2024"\n', 项目='<p>印{{ 数(项目[1].数名 ~ ".财政拨款.金额") }}</p>')
    document = make(SAID.format(text="无", key="项目.乙事.金额"), form="新写法")
    assert document.one("印4.00") == "印4.00"
