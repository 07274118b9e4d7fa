"""What stands on a sheet of the workbook: fields, and tables with their columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from generator.source import schema

Path_ = tuple[str, ...]
Role = Literal["parent", "key", "value"]
Shape = Literal["list", "mapping", "one"]
EACH: Final = "*"
"""In a path: every item of the list."""
NOTHING: Final = "无"
CHOICE: Final = "选项"
MONEY, QUANTITY = "金额", "数量"
TEXT: Final = schema.PLAIN_WORDS[str]


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell holds: of which kind, out of which choices or which list of codes; ``several``
    values stand in it one a line. ``unit`` is that of a quantity; money has that of the file."""

    kind: str
    choices: tuple[str, ...] = ()
    listed: str = ""
    several: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A value with a row of its own: label, cell, help. ``default`` holds where it is blank."""

    path: Path_
    value: Value
    about: str
    example: str
    is_required: bool
    default: str = ""

    @property
    def title(self) -> str:
        """The words of its label."""
        return " › ".join(self.path)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the item of the list above that a row belongs to, a key, or a value at
    ``path`` below the row's mapping."""

    role: Role
    path: Path_
    title: str
    value: Value
    about: str = ""
    example: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A list, a mapping, or the same section of each item of a list (``one``): a row an entry."""

    path: Path_
    shape: Shape
    about: str
    columns: tuple[Column, ...]

    @property
    def title(self) -> str:
        """The words above it."""
        return " › ".join(piece for piece in self.path if piece != EACH)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its fields, and its tables side by side."""

    name: str
    about: str
    fields: tuple[Field, ...]
    tables: tuple[Table, ...]


Piece = Field | Table
