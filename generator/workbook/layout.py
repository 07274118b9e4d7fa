"""Which cell of the workbook holds what, derived from the models of the input: the same keys, with
their own words, as ``docs/input-keys.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from generator import own_data
from generator.budget.form_facts import KEY as FORM_FACTS
from generator.budget.form_facts import FormFact, model_of
from generator.budget.model import Budget
from generator.schema.codes import PLACES
from generator.source import schema
from generator.source.model import NONE, SourceModel
from generator.workbook.shapes import (
    CHOICE,
    EACH,
    NOTHING,
    QUANTITY,
    TEXT,
    Column,
    Field,
    Path_,
    Piece,
    Shape,
    Sheet,
    Table,
    Value,
)

_DATA: Final[Mapping[str, Any]] = own_data.load(Path(__file__).with_name("sheets.yaml"))
SHEETS: Final[Mapping[str, Any]] = _DATA["sheets"]
KEYS: Final[Mapping[str, list[str]]] = _DATA["keys"]
UNITS: Final[Mapping[str, str]] = _DATA["units"]
LAST_SHEET: Final = tuple(SHEETS)[-1]


def written(path: Path_) -> str:
    """A path as ``sheets.yaml`` writes it: ``项目/支出``."""
    return "/".join(piece for piece in path if piece != EACH)


def layout(facts: Mapping[str, FormFact] | None = None) -> tuple[Sheet, ...]:
    """The sheets for a form that asks for ``facts`` of its own."""
    found: dict[str, list[Piece]] = {name: [] for name in SHEETS}
    for piece in _pieces(Budget, (), (), is_needed=True):
        found[_sheet_of(piece.path)].append(piece)
    if facts:
        found[FORM_FACTS] = list(_pieces(model_of(facts), (FORM_FACTS,), (), is_needed=True))
    return tuple(_sheet(name, pieces) for name, pieces in found.items() if pieces)


def _sheet(name: str, pieces: list[Piece]) -> Sheet:
    in_order = sorted(pieces, key=_rank)
    fields = tuple(piece for piece in in_order if isinstance(piece, Field))
    tables = tuple(piece for piece in in_order if isinstance(piece, Table))
    return Sheet(name, SHEETS[name]["about"], fields, tables)


@cache
def _homes() -> Mapping[str, str]:
    """The sheet of each path that ``sheets.yaml`` names."""
    homes: dict[str, str] = {}
    for name, sheet in SHEETS.items():
        homes |= dict.fromkeys(sheet["holds"], name)
    return homes


def _sheet_of(path: Path_) -> str:
    """The sheet that a path stands on."""
    return _homes().get(_home(path), LAST_SHEET)


def _rank(piece: Piece) -> int:
    """The place of a piece on its sheet, by the order in which ``sheets.yaml`` names the keys."""
    named = list(_homes())
    home = _home(piece.path)
    return named.index(home) if home else len(named)


def _home(path: Path_) -> str:
    """The longest beginning of a path that ``sheets.yaml`` names; empty for none."""
    pieces = written(path).split("/")
    for length in range(len(pieces), 0, -1):
        if (start := "/".join(pieces[:length])) in _homes():
            return start
    return ""


def _has_own_table(path: Path_) -> bool:
    """Whether a section below a list has a table of its own."""
    return written(path) in _homes()


def _pieces(
    model: type[SourceModel], path: Path_, above: tuple[type, ...], *, is_needed: bool
) -> Iterator[Piece]:
    """The fields and tables of a model that stands at ``path``, in the order of its keys;
    ``is_needed``: the model is not one that may be left out."""
    for key, info in schema.keys(model).items():
        here = (*path, key)
        kind = next(schema.alternatives(schema.type_of(info)))
        if key == FORM_FACTS and not path:
            continue
        if schema.is_model(schema.bare(kind)):
            if schema.is_section(schema.bare(kind)):
                yield _none_of(here, info)
            if schema.bare(kind) not in above:
                needs = is_needed and info.is_required()
                below = (*above, model)
                yield from _pieces(schema.bare(kind), here, below, is_needed=needs)
        elif value := _value(model, key, kind):
            if unit := UNITS.get(written(here)):
                value = Value(QUANTITY, unit=unit)
            yield _field(here, info, value, is_needed=is_needed)
        else:
            yield from _tables(model, key, info, here)


def _field(path: Path_, info: FieldInfo, value: Value, *, is_needed: bool) -> Field:
    return Field(
        path=path,
        value=value,
        about=info.description or "",
        example=_example(info),
        is_required=is_needed and info.is_required(),
        default=_default(info),
    )


def _none_of(path: Path_, info: FieldInfo) -> Field:
    """The cell in which a section is stated as none."""
    about = f"{info.description or ''}没有的，在这一格选“{NONE}”，下面都不填。"
    value = Value(NOTHING, (NONE,))
    return Field(path=path, value=value, about=about, example="", is_required=False)


def _example(info: FieldInfo) -> str:
    found = schema.example(info)
    return "" if found is None or isinstance(found, list | dict) else str(found)


def _default(info: FieldInfo) -> str:
    if isinstance(info.default, bool):
        return "是" if info.default else "否"
    is_plain = isinstance(info.default, str | int) or str(info.default) == "0"
    return str(info.default) if is_plain else ""


def _value(model: type[SourceModel], key: str, kind: Any) -> Value | None:
    """What a cell holds for one value of a kind; ``None`` where it takes a table."""
    listed = PLACES.get((model.__name__, key), "")
    if found := schema.scalar(kind):
        return Value(found.words, listed=listed)
    bare = schema.bare(kind)
    if get_origin(bare) is Literal:
        return Value(CHOICE, tuple(map(str, get_args(bare))))
    if bare in schema.PLAIN_WORDS:
        return Value(schema.PLAIN_WORDS[bare])
    return None


def _tables(
    model: type[SourceModel], key: str, info: FieldInfo, path: Path_, parent: Column | None = None
) -> Iterator[Table]:
    """The table of a list or mapping, then those of the lists and mappings inside its rows."""
    kind = next(schema.alternatives(schema.type_of(info)))
    about = info.description or ""
    item = schema.items(kind)
    columns = [parent] if parent else []
    shape: Shape = "list"
    if item is None:
        shape = "mapping"
        listed = PLACES.get((model.__name__, key), "")
        keys, item = _keys(kind, listed, path)
        columns += keys
    inner = next(schema.alternatives(item))
    row = schema.bare(inner)
    if not schema.is_model(row):
        value = _value(model, "", inner) or Value(TEXT)
        title = "金额" if value.kind == "金额" else path[-1]
        columns.append(Column("value", (), title, value, about, _example(info), is_required=True))
        yield Table(path, shape, about, tuple(columns))
        return
    inside: list[Table] = []
    for piece in _of_row(row, (), (*path, EACH)):
        if isinstance(piece, Column):
            columns.append(piece)
        else:
            inside.append(piece)
    yield Table(path, shape, about, tuple(columns))
    yield from inside


def _keys(kind: Any, listed: str, path: Path_) -> tuple[list[Column], Any]:
    """The key columns of a mapping, of mappings inside it too, and what stands under the last."""
    found: list[Column] = []
    while pair := schema.entries(kind):
        key, kind = pair[0], next(schema.alternatives(pair[1]))
        value = _value(Budget, "", key) or Value(TEXT)
        value = Value(value.kind, value.choices, "" if found else listed)
        titles = KEYS.get(written(path), ["编码" if value.kind == "编码" else "名称"])
        title = titles[len(found)]
        found.append(Column("key", (str(len(found)),), title, value, is_required=True))
    return found, kind


def _of_row(model: type[SourceModel], path: Path_, at: Path_) -> Iterator[Column | Table]:
    """The columns of a row of a model, and the tables of what does not fit into it; ``path`` leads
    to the model from the row, ``at`` to the row."""
    for key, info in schema.keys(model).items():
        here = (*path, key)
        kind = next(schema.alternatives(schema.type_of(info)))
        bare = schema.bare(kind)
        if schema.is_model(bare):
            yield from _model_in_row(bare, info, here, at)
        elif value := _value(model, key, kind) or _several(kind):
            yield _column(here, info, value)
        elif choices := _closed(kind):
            for choice in choices:
                yield _column((*here, choice), info, Value("一行文字"), is_part=True)
        else:
            yield from _tables(model, key, info, (*at, *here), _parent(at))


def _model_in_row(
    model: type[SourceModel], info: FieldInfo, path: Path_, at: Path_
) -> Iterator[Column | Table]:
    if _has_own_table((*at, *path)):
        columns: list[Column] = [_parent(at)]
        inside: list[Table] = []
        for piece in _of_row(model, (), (*at, *path)):
            if isinstance(piece, Column):
                columns.append(piece)
            else:
                inside.append(piece)
        yield Table((*at, *path), "one", info.description or "", tuple(columns))
        yield from inside
        return
    if schema.is_section(model):
        about = f"{info.description or ''}没有的选“{NONE}”。"
        yield Column("value", path, " › ".join(path), Value(NOTHING, (NONE,)), about)
    yield from _of_row(model, path, at)


def _several(kind: Any) -> Value | None:
    """A list of lines of text, one a line of the cell."""
    item = schema.items(kind)
    found = schema.scalar(item) if item is not None else None
    return Value(found.words, several=True) if found else None


def _closed(kind: Any) -> tuple[str, ...]:
    """The keys of a mapping that has only certain ones, each with a line of text."""
    pair = schema.entries(kind)
    if pair is None or get_origin(schema.bare(pair[0])) is not Literal:
        return ()
    return tuple(get_args(schema.bare(pair[0]))) if schema.scalar(pair[1]) else ()


def _column(path: Path_, info: FieldInfo, value: Value, *, is_part: bool = False) -> Column:
    return Column(
        role="value",
        path=path,
        title=" › ".join(path),
        value=value,
        about=info.description or "",
        example="" if is_part else _example(info),
        is_required=info.is_required() and len(path) == 1,
    )


def _parent(at: Path_) -> Column:
    """The column that says to which item of the list above a row belongs."""
    name = at[at.index(EACH) - 1]
    about = f"写“{name}”表里的名称；有同名的，后面写（承担单位）。"
    return Column("parent", (), name, Value("一行文字", listed=name), about, is_required=True)
