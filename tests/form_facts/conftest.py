"""A form that asks for facts of its own, and a unit that states them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import main
from tests.stated import stated

FORM = """\
名称: 甲县
适用年度: "2024-"
地区: 某省甲县
继承: "2024"
另填:
  非税收入计划: {类型: 金额, 说明: 全年非税收入征收计划, 例: "12.30"}
  主管会计: {类型: 文字, 可不填: 是}
  有食堂: {类型: 是否}
  绿地: {类型: 数量, 单位: 公顷, 可不填: 是}
  编制分类:
    类型: 一组
    栏: {行政: {类型: 个数, 单位: 人}, 事业: {类型: 个数, 单位: 人}}
  新增资产:
    类型: 列表
    栏:
      名称: {类型: 文字}
      数量: {类型: 个数, 单位: 台}
      单价: {类型: 金额, 可不填: 是, 相加: 否}
      金额: {类型: 金额}
表序: [收支总体, 收入总体, 支出总体, 财政拨款收支, 一般公共预算支出, 基本支出, 项目支出, 政府性基金,
       国有资本经营, 三公经费, 上年结转, 新增资产, 编制]
表:
  新增资产:
    标题: 新增资产配置表
    区:
      - 列:
          - {标题: 序号, 文: "{序}"}
          - {标题: 资产, 文: "{名称}"}
          - {标题: 数量, 数: "{基}.数量"}
          - {标题: 单价, 数: "{基}.单价.金额"}
          - {标题: 金额, 数: "{基}.金额"}
        行: {来源: 另填, 另填: 新增资产, 空行: 无}
        合计: {名称: 合计}
  编制:
    标题: 编制分类表
    区:
      - 列:
          - {标题: 类别, 文: "{名称}"}
          - {标题: 人数, 数: "{基}.数量"}
        行: {来源: 另填, 另填: 编制分类}
        合计: {名称: 合计}
其他事项:
  - [单位运行经费情况, 其他-运行经费.html]
  - [政府采购情况, 其他-政府采购.html]
  - [国有资产占用使用情况, 其他-国有资产.html]
  - [预算绩效情况, 其他-预算绩效.html]
  - [另填事项, 其他-另填.html]
  - [其他需说明的事项, 其他-其他事项.html]
"""
TEMPLATE = """\
<p>非税收入计划{{ 另填.非税收入计划 }}万元，
{%- if 另填.绿地 is none %}没有报绿地{% else %}绿地{{ 另填.绿地 }}公顷{% endif %}。</p>
<p>编制{{ 数("另填.编制分类.合计.数量") }}人，行政{{ 另填.编制分类.行政 }}人，
{{- "有" if 另填.有食堂 else "没有" }}食堂。</p>
{% set 总额 = 数("另填.新增资产.合计.金额") %}
<p>新增资产{{ 另填.新增资产|length }}项，共{{ 总额 }}万元
{%- for 行 in 另填.新增资产 %}；{{ 行.名称 }}{{ 行.数量 }}台{% endfor %}。</p>
"""
HEAD = """\
表样: 甲县
年度: 2024
公开日期: 2024-03-10
单位: {名称: 某县档案馆}
"""
FACTS = """\
另填:
  非税收入计划: 12.30
  有食堂: 是
  绿地: 1.25
  编制分类: {行政: 10, 事业: 5}
  新增资产:
    - {名称: 复印机, 数量: 2, 单价: 1.20, 金额: 2.404}
    - {名称: 复印机, 数量: 1, 金额: 1.0049}
    - {名称: 电脑, 数量: 10, 金额: 5.0044}
"""
Write = Callable[..., Path]


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """The folder that holds the form."""
    folder = tmp_path / "表样"
    (folder / "甲县").mkdir(parents=True)
    (folder / "甲县" / "form.yaml").write_text(FORM, "utf-8")
    (folder / "甲县" / "其他-另填.html").write_text(TEMPLATE, "utf-8")
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write(text, head=…, name=…)``: a unit's file with nothing but what is stated."""

    def run(text: str = FACTS, head: str = HEAD, name: str = "单位.yaml") -> Path:
        path = tmp_path / name
        path.write_text(stated(head + text), "utf-8")
        return path

    return run


@pytest.fixture
def said(forms: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """``said("check", file)``: exit code and everything that a command prints, without the
    folder's name."""

    def run(*arguments: object) -> tuple[int, str]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--templates", str(forms)])
        printed = capsys.readouterr()
        return code, (printed.out + printed.err).replace(f"{forms.parent}/", "")

    return run
