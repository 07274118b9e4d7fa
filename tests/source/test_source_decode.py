"""Located nodes → models; places afterwards; every fault in Chinese."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest
from pydantic import Field, model_validator

from generator.diagnostics import DisclosureError, Position
from generator.source.decode import decode
from generator.source.model import SourceModel
from generator.source.reader import read_text
from generator.source.values import Amount, Code, Label, fault


class Part(SourceModel):
    """A nested mapping."""

    name: Label = Field(alias="名称", title="全称", examples=["甲"])
    amount: Amount = Field(Decimal(0), alias="金额")


class Whole(SourceModel):
    """A file."""

    kind: Literal["部门", "单位"] = Field("单位", alias="类型")
    parts: tuple[Part, ...] = Field((), alias="项目")
    codes: dict[Code, Amount] = Field(default_factory=dict, alias="科目")
    before: Part | Label | None = Field(None, alias="上年")
    names: tuple[Label, ...] = Field((), alias="名单", min_length=1)
    width: Decimal = Field(Decimal(1), alias="宽", gt=0)

    @model_validator(mode="after")
    def _wide_enough(self) -> Whole:
        if self.width > Decimal(100):
            raise fault("K299", "太宽", mend="改窄")
        if self.width == Decimal(13):
            raise ValueError("不吉利")
        return self


def found(text: str) -> str:
    with pytest.raises(DisclosureError) as caught:
        decode(Whole, read_text(text, "f"))
    return str(caught.value)


def test_values_and_places() -> None:
    text = "项目:\n  - 名称: 甲\n    金额: 1.50\n  - {名称: 乙}\n科目: {301: 2}\n上年: 2023.yaml\n"
    whole = decode(Whole, read_text(text, "f"))
    assert whole == Whole(
        项目=(Part(名称="甲", 金额=Decimal("1.50")), Part(名称="乙")),
        科目={"301": Decimal(2)},
        上年="2023.yaml",
    )
    assert whole.at() == Position("f", 1, 1)
    assert whole.at("项目", 0, "金额") == Position("f", 3, 9)
    assert whole.at("科目", "301") == Position("f", 5, 11)
    assert whole.at("名单") == whole.at()
    assert whole.at("项目", 1, "金额") == Position("f", 4, 5)
    assert whole.parts[1].at("名称") == Position("f", 4, 10)
    assert whole.parts[1].at("金额") == Position("f", 4, 5)


def test_models_made_in_python_stand_nowhere() -> None:
    part = Part(名称="甲")
    assert part.at("名称") == Position("", 1, 1)
    assert hash(part) == hash(Part(名称="甲"))
    assert part != Part(名称="乙")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "项目:\n  - {金额: 1}\n",
            (
                "f:2:5: 错误 K102 项目 › 第 1 项：缺少必填的“名称”（全称）\n    改法：加一行，"
                "例如 `名称: 甲`"
            ),
        ),
        (
            "项目:\n  - {名 称: 甲}\n",
            "f:2:6: 错误 K101 “项目 › 第 1 项”下面没有“名 称”这个键\n    改法：是不是“名称”？",
        ),
        (
            "金额: 1\n",
            (
                "f:1:1: 错误 K101 最外层没有“金额”这个键\n"
                "    改法：“金额”属于“项目 › 金额”、“上年 › 金额”，核对它的位置和缩进；"
                "这里可以写：类型、项目、科目、上年、名单、宽"
            ),
        ),
        (
            "科目: {0301: 1}\n",
            (
                "f:1:6: 错误 K205 科目 › 0301：编码“0301”以 0 开头，"
                '没有引号时会被当作另一个数\n    改法：改为 `"0301": 1`'
            ),
        ),
        (
            "项目:\n",
            (
                "f:1:1: 错误 K103 项目：没有填写\n    改法：写上列表（每项是一组键）；"
                "不用它时删去这一行"
            ),
        ),
        (
            "上年: [甲]\n",
            (
                "f:1:5: 错误 K104 上年：应是一组键或一行文字，这里是列表\n    改法：另起一行，"
                "缩进后写“键: 值”"
            ),
        ),
        (
            "上年: {名称: 甲, 金额: 1e3}\n",
            "f:1:17: 错误 K201 上年 › 金额：金额“1e3”里有科学计数法\n    改法：改为 `金额: 1000`",
        ),
        ("名单: []\n", "f:1:5: 错误 K210 名单：至少要 1 项，这里有 0 项\n    改法：补上缺少的项"),
        ("宽: 0\n", "f:1:4: 错误 K209 宽：“0”应大于 0\n    改法：核对这个数"),
        ("宽: 101\n", "f:1:1: 错误 K299 太宽\n    改法：改窄"),
        ("宽: 13\n", "f:1:1: 错误 K299 不吉利"),
        ("- 甲\n", "f:1:1: 错误 K104 应是一组键，这里是列表\n    改法：另起一行，缩进后写“键: 值”"),
    ],
)
def test_messages(text: str, message: str) -> None:
    assert found(text) == message
