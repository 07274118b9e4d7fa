"""Hypothesis over the input's own models: files that any key of the schema may stand in, mostly
rightly filled."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

import yaml
from hypothesis import strategies as st
from pydantic_core import PydanticUndefined

from bench.mutations import SCALARS
from generator.budget.model import Budget
from generator.source import schema
from generator.source.model import NONE, SourceModel

FORMS = ("2021", "2022", "2023", "2024")
FUNCTIONS = ("2010301", "2010399", "2080505", "2120801", "2210201", "2230105", "2299999")
ECONOMIC = (
    "301",
    "30101",
    "30113",
    "302",
    "30201",
    "30217",
    "30231",
    "303",
    "30302",
    "310",
    "31013",
    "399",
)
SOURCES = (
    "一般公共预算",
    "政府性基金预算",
    "国有资本经营预算",
    "财政专户管理资金",
    "单位资金",
    "其他收入",
    "事业收入",
    "一般公共预算结转",
)
TEXTS = st.one_of(
    st.sampled_from(
        (
            *SOURCES,
            "县人民政府办公室",
            "工作任务调整",
            "{金额}",
            "{项目.县人民政府办公室.金额}",
            "（略）",
            "A&B <县>",
            "艾力·买买提",
            "𠮷",
        )
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
)
AMOUNTS = st.one_of(
    st.sampled_from(
        ("0", "0.00", "-0", "1.00", "0.000001", "-3.5", "999999999999.99", "100000000.00")
    ),
    st.decimals(Decimal(-1000), Decimal(100000), places=2).map(lambda d: f"{d:f}"),
)
SCALAR = {
    "金额": AMOUNTS,
    "个数": st.integers(0, 10**9).map(str),
    "增减数（增加写正数，减少写负数）": st.integers(-(10**9), 10**9).map(str),
    "编码": st.sampled_from(FUNCTIONS + ECONOMIC),
    "是或否": st.sampled_from(("是", "否")),
    "日期": st.dates().map(str),
    "时间": st.sampled_from(("2024年3月", "2024年3月1日", "2024-12", "2025年", "长期")),
    "一行文字": TEXTS,
    "文字（可以几行）": TEXTS,
}
OWN = {
    "表样": st.sampled_from(FORMS),
    "年度": st.sampled_from(FORMS),
    "功能科目": st.sampled_from(FUNCTIONS),
    "按功能科目": st.dictionaries(st.sampled_from(FUNCTIONS), AMOUNTS, max_size=3),
    "经济科目": st.sampled_from(ECONOMIC),
    "资金来源": st.sampled_from(SOURCES),
    "单位": st.fixed_dictionaries({"名称": TEXTS}),
    "文件": st.just("没有这个文件.yaml"),
}
MOST = 3
STATED = {
    "主要职能": ["保管档案。"],
    **dict.fromkeys(("内设机构", "人员", "上年", "政府采购", "国有资产"), NONE),
    "接受": [{"规则": code, "理由": "随机的文件"} for code in ("T220", "T715")],
}
"""What lets a file without money, of a unit with an odd name, become a document."""


def of_model(model: type[SourceModel], depth: int = 0) -> st.SearchStrategy[Any]:
    """A mapping for ``model``: the required keys, and some of the others."""
    must, may = {}, {}
    for key, field in schema.keys(model).items():
        (must if field.default is PydanticUndefined and field.is_required() else may)[key] = _value(
            key, field, depth
        )
    return st.fixed_dictionaries(must, optional=may)


def _value(key: str, field: Any, depth: int) -> st.SearchStrategy[Any]:
    right = OWN[key] if key in OWN else _alternatives(schema.type_of(field), depth)
    return st.integers(0, 60).flatmap(lambda n: right if n else st.sampled_from(SCALARS))


def _of(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    inner = schema.bare(annotation)
    if found := schema.scalar(annotation):
        return SCALAR[found.words]
    if schema.is_model(inner):
        filled = st.deferred(lambda: of_model(inner, depth + 1))
        return st.one_of(filled, st.just(NONE)) if schema.is_section(inner) else filled
    if (item := schema.items(annotation)) is not None:
        return st.lists(_alternatives(item, depth), max_size=MOST)
    if pair := schema.entries(annotation):
        return st.dictionaries(
            _alternatives(pair[0], depth), _alternatives(pair[1], depth), max_size=MOST
        )
    if get_origin(inner) is Literal:
        return st.sampled_from([str(choice) for choice in get_args(inner)])
    return st.integers(0, 3).map(str) if inner is int else TEXTS


def _alternatives(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    return st.one_of([_of(one, depth) for one in schema.alternatives(annotation)])


def as_yaml(facts: Any) -> bytes:
    """The facts as a file."""
    return yaml.dump(facts, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


def stated(facts: Any) -> Any:
    """The facts with what a budget must state, where they leave it out."""
    return {**STATED, **facts}


FILES = of_model(Budget).map(stated).map(as_yaml)
