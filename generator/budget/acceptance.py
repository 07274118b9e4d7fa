"""接受: findings of the rules that a department has looked at and lets stand, each with its
reason."""

from __future__ import annotations

from pydantic import Field

from generator.source.model import SourceModel
from generator.source.values import Label, Prose


class Acceptance(SourceModel):
    """Findings of one rule, all of them or those whose message holds a word."""

    rule: Label = Field(
        alias="规则", description="规则的代码，见 disclosure rule。", examples=["T203"]
    )
    keyword: Label | None = Field(
        None,
        alias="关键词",
        description="只接受消息里有这几个字的；不写就是这条规则的全部。",
        examples=["租车费"],
    )
    reason: Prose = Field(
        alias="理由", description="为什么照这样公开。", examples=["实有人数含挂职干部4人"]
    )
