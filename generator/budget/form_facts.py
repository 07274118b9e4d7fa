"""另填: facts that only one form asks for. The form declares them in its ``form.yaml``; a
department's file states them under 另填, and only the two together can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, create_model

from generator.diagnostics import Diagnostic, DisclosureError, Severity
from generator.source.decode import decode
from generator.source.faults import Scalar
from generator.source.model import NONE, SourceModel
from generator.source.nodes import NOWHERE, LocatedDict, Source
from generator.source.numbers import read_amount
from generator.source.values import Amount, Change, Count, Label, Prose, YesNo

KEY: Final = "另填"
GROUP: Final = "一组"
ROWS: Final = "列表"
TOTAL: Final = "合计"
TEXT: Final = "文字"
Quantity = Annotated[Decimal, Scalar("数量", "12.5", read_amount)]
TYPES: Final[Mapping[str, Any]] = {
    "金额": Amount,
    "个数": Count,
    "数量": Quantity,
    "增减": Change,
    "文字": Prose,
    "是否": YesNo,
}
NUMBERS: Final = ("金额", "个数", "数量", "增减")
"""The types of facts that are numbers, and can be added up."""


class FormFact(SourceModel):
    """A fact as a form declares it (另填): of which type, in which unit, for what. 一组 has its own
    facts in 栏; 列表 is of rows that have them."""

    kind: Literal["金额", "个数", "数量", "增减", "文字", "是否", "一组", "列表"] = Field(
        alias="类型",
        description="金额（按本文件的计量单位填）、个数（整数）、数量（可有小数）、增减（可为负数）、"
        "文字、是否；一组（固定的几栏各填一个）、列表（几行，每行几栏）。",
        examples=["金额"],
    )
    unit: str = Field(
        "", alias="单位", description="个数、数量、增减的单位；金额不用写。", examples=["人"]
    )
    about: str = Field(
        "", alias="说明", description="填什么、用在哪里。", examples=["全年征收计划"]
    )
    example: str | None = Field(None, alias="例", description="一个例子。", examples=["12.50"])
    may_lack: Literal["是", "否"] = Field(
        "否", alias="可不填", description="没有的可以不写；不写和写零不同。", examples=["是"]
    )
    is_summed: Literal["是", "否"] = Field(
        "是",
        alias="相加",
        description="各行、各单位的数是否相加；单价、比例之类写“否”。",
        examples=["否"],
    )
    columns: dict[Label, FormFact] = Field(
        default_factory=dict,
        alias="栏",
        description="一组、列表的各栏，写法同上；栏里不能再有一组、列表。",
        examples=[{"名称": {"类型": "文字"}, "金额": {"类型": "金额"}}],
    )

    @property
    def adds_up(self) -> bool:
        """Whether numbers of it may be added up."""
        return self.kind in NUMBERS and self.is_summed == "是"

    def numbers(self) -> tuple[str, ...]:
        """Its columns that are numbers."""
        return tuple(name for name, below in self.columns.items() if below.kind in NUMBERS)


class Facts(SourceModel):
    """Facts under the keys that a form declares."""

    declared: ClassVar[Mapping[str, FormFact]] = {}

    def stated(self) -> Iterator[tuple[str, FormFact, Any]]:
        """Each fact: its key, how the form declares it, and its value; ``None`` of one that is
        left out."""
        for number, (key, fact) in enumerate(self.declared.items()):
            yield key, fact, getattr(self, _field_name(number))

    def title(self) -> str:
        """What a row is called: its first text, empty where it has none."""
        for _, fact, value in self.stated():
            if fact.kind == TEXT and value:
                return str(value).strip().splitlines()[0]
        return ""


class FormFacts(Facts):
    """另填 as the file has it, before its form is known: any keys."""

    model_config = ConfigDict(frozen=True, extra="allow")


class _Declared(FormFacts):
    """另填 read as the form declares it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by what it was read from and as: a class made for one form cannot be."""
        return _read_again, (self.declared, self.located)


class _DeclaredLastYear(FormFacts):
    """Last year's 另填, of which this year's form takes what it knows."""

    model_config = ConfigDict(frozen=True, extra="ignore")


M = TypeVar("M", bound=Facts)


def model_of(declared: Mapping[str, FormFact]) -> type[FormFacts]:
    """The model of 另填 that a form's declarations make."""
    return _made(_Declared, declared)


def read_form_facts(
    located: LocatedDict | None, declared: Mapping[str, FormFact], *, is_last_year: bool = False
) -> FormFacts:
    """What a file (``located``, its uppermost mapping) states of the facts that its form declares.
    Of last year's file, whose form may have been another, what is there. Raises
    ``DisclosureError`` with all that is missing, unknown or of the wrong type."""
    if not declared and not is_last_year:
        _require_none(located)
    of_last_year = _made(_DeclaredLastYear, declared, may_lack=True)
    facts: Any = (of_last_year if is_last_year else model_of(declared), Field(alias=KEY))
    file: Any = create_model("File", __base__=_WithFacts, facts=facts)
    decoded: Any = decode(file, Source("", "", _with_key(located)))
    read: FormFacts = decoded.facts
    if found := [*_own_totals(read)]:
        raise DisclosureError(found)
    return read


def _own_totals(facts: FormFacts) -> Iterator[Diagnostic]:
    """Rows that are totals: the program adds up itself."""
    for key, fact, value in facts.stated():
        for row in value or () if fact.kind == ROWS else ():
            if row.title() == TOTAL:
                message = f"“{KEY} › {key}”里有一行叫“{TOTAL}”。"
                mend = "删去这一行：合计由程序相加。"
                yield Diagnostic("K804", Severity.ERROR, row.at(), message, mend)


def _read_again(declared: Mapping[str, FormFact], located: LocatedDict) -> FormFacts:
    """What was read as ``declared`` before."""
    return model_of(declared).model_validate(located)


class _WithFacts(SourceModel):
    """A file of which 另填 alone is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _require_none(located: LocatedDict | None) -> None:
    if located and located.get(KEY):
        message = "这套表样没有另填的事实，这里却写了。"
        mend = f"删去“{KEY}”这一节；要用它的，先在表样的 form.yaml 里写明“{KEY}”。"
        at = located.key_positions[KEY]
        raise DisclosureError([Diagnostic("K101", Severity.ERROR, at, message, mend)])


def _with_key(located: LocatedDict | None) -> LocatedDict:
    """The file with an empty 另填 where it has none, so that each missing fact is told."""
    file = LocatedDict(located.position if located else NOWHERE)
    stated = located.get(KEY) if located else None
    file[KEY] = LocatedDict(file.position) if stated is None else stated
    positions = located.key_positions if located else {}
    file.key_positions[KEY] = positions.get(KEY, file.position)
    return file


def _made(base: type[M], declared: Mapping[str, FormFact], *, may_lack: bool = False) -> type[M]:
    """A model whose keys are those that are declared."""
    fields: Any = {}
    for number, (key, fact) in enumerate(declared.items()):
        fields[_field_name(number)] = _field(key, fact, may_lack=may_lack)
    made: type[M] = create_model("Facts", __base__=base, **fields)
    made.declared = declared
    return made


def _field(key: str, fact: FormFact, *, may_lack: bool) -> tuple[Any, Any]:
    """The type of a fact and what is known of its key."""
    kind = _type_of(fact)
    is_required = fact.may_lack == "否" and not may_lack
    unit = f"单位：{fact.unit}" if fact.unit else ""
    about = "；".join(filter(None, (fact.about.rstrip("。"), unit)))
    known: Any = {"alias": key, "description": f"{about}。" if about else None}
    if fact.example is not None:
        known["examples"] = [fact.example]
    if is_required:
        return kind, Field(**known)
    return kind | None, Field(None, **known)


def _type_of(fact: FormFact) -> Any:
    if fact.kind in TYPES:
        return TYPES[fact.kind]
    row = _made(Facts, fact.columns)
    if fact.kind == GROUP:
        return row
    return Annotated[tuple[row, ...], BeforeValidator(none_is_no_row)]  # type: ignore[valid-type]


def none_is_no_row(value: object) -> object:
    """``无`` in place of rows is no row."""
    return [] if isinstance(value, str) and value.strip() == NONE else value


def _field_name(number: int) -> str:
    return f"fact_{number}"
