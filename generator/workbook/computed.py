"""What the workbook computes itself: columns beside those that are filled in, and what is still to
be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from generator.catalogue.terms import GENERAL, ITEM, SECTION
from generator.catalogue.trees import three_public_codes, three_public_of
from generator.figures.name import stem
from generator.workbook.encode import Row
from generator.workbook.places import ADDED, Placed, Places
from generator.workbook.reckoning import (
    BEFORE,
    CHANGE,
    LEFT,
    NOW,
    REASON,
    TO_REASON,
    TO_USE,
    USE,
    Reckoning,
    Wanted,
)
from generator.workbook.shapes import Path_, Table

PROJECTS: Final = ("项目",)
TEXTS: Final = "原因用途"
ABOUT: Final = {
    "功能科目": "取自“项目”表。",
    "资金来源": "取自“项目”表。",
    "三公": "取自“项目”表或经济科目。",
    "本年": "按本簿各表算出。",
    "上年": "按“上年”表算出。",
    "增减额": "本年减上年：原因要说明它。",
}
NUMBER, PLAIN = "#,##0.00", "@"
Shown = str | float


@dataclass(frozen=True, slots=True)
class Extra:
    """A column of formulas: what stands above it, the formula of a row (from 0), and what the rows
    show until the workbook is computed anew."""

    title: str
    formula: Callable[[int], str]
    shows: Sequence[Shown] = ()
    number_format: str = NUMBER

    @property
    def about(self) -> str:
        """The words under its head."""
        return ABOUT.get(self.title, "")


@dataclass(frozen=True, slots=True)
class Panel:
    """Columns of their own, with a title: what is still to be written."""

    title: str
    columns: tuple[Extra, ...]
    table: Path_
    """The table whose first column takes what the panel shows."""
    rows: int = LEFT


@dataclass(frozen=True, slots=True)
class Project:
    """What the rows of a project take from it."""

    function: str
    fund: str
    item: str


class Computed:
    """The computed columns of a workbook; ``rows`` are those of its tables."""

    def __init__(
        self,
        places: Places,
        reckoning: Reckoning,
        wanted: Wanted,
        rows: Mapping[Path_, Sequence[Row]],
    ) -> None:
        self._places = places
        self._reckoning = reckoning
        self._wanted = wanted
        self._rows = rows
        self._projects = {row[0]: _project(row, places) for row in rows.get(PROJECTS, ())}

    def of(self, placed: Placed, table: Table) -> tuple[Extra, ...]:
        """The columns beside a table."""
        titles = ADDED.get(table.path, ())
        if not titles:
            return ()
        if table.path in (("原因",), ("用途",)):
            return tuple(self._of_figure(placed, table, title) for title in titles)
        return tuple(self._of_project(placed, table, title) for title in titles)

    def panels(self, sheet: str) -> tuple[Panel, ...]:
        """What is shown at the right end of a sheet."""
        if sheet != TEXTS:
            return ()
        reasons = (("数名", REASON, PLAIN), ("增减额", CHANGE, NUMBER))
        uses = (("数名", USE, PLAIN), ("本年", NOW, NUMBER))
        return (
            Panel("还没有写原因的", self._left(reasons, TO_REASON), ("原因",)),
            Panel("还没有写用途的", self._left(uses, TO_USE), ("用途",)),
        )

    def _left(self, columns: Sequence[tuple[str, int, str]], counted: int) -> tuple[Extra, ...]:
        """The columns of a panel: title, what is shown, number format; ``counted`` is the column
        that counts what is to be shown."""

        def formula_of(result: int) -> Callable[[int], str]:
            return lambda row: f"={self._reckoning.left(counted, row + 1, result)}"

        return tuple(
            Extra(title, formula_of(result), (), shown) for title, result, shown in columns
        )

    def _of_figure(self, placed: Placed, table: Table, title: str) -> Extra:
        """This year's amount, last year's, or the change of the figure that a row names."""
        letter = xl_col_to_name(placed.column(table, table.columns[0]))
        keys = REASON if table.path == ("原因",) else USE
        result = {"本年": NOW, "上年": BEFORE, "增减额": CHANGE}[title]

        def formula(row: int) -> str:
            return f"={self._reckoning.found(f'${letter}{row + 1}', keys, result)}"

        shows = [self._known(row[0], title) for row in self._rows.get(table.path, ())]
        return Extra(title, formula, shows)

    def _known(self, key: str, title: str) -> Shown:
        found = self._wanted.amounts.get(stem(key))
        if found is None:
            return ""
        now, before = found
        return float({"本年": now, "上年": before, "增减额": now - before}[title])

    def _of_project(self, placed: Placed, table: Table, title: str) -> Extra:
        """Function, source or 三公 of the project that a row belongs to."""
        letters = {
            column.title: xl_col_to_name(placed.column(table, column)) for column in table.columns
        }
        shows = [self._taken(row, table, title) for row in self._rows.get(table.path, ())]

        def formula(row: int) -> str:
            cells = {name: f"${letter}{row + 1}" for name, letter in letters.items()}
            return self._from_project(cells, title)

        return Extra(title, formula, shows, PLAIN)

    def _from_project(self, cells: Mapping[str, str], title: str) -> str:
        names = self._places.column(PROJECTS, "名称")
        values = self._places.column(PROJECTS, title)
        found = f"INDEX({values},MATCH({cells['项目']},{names},0))"
        if title == "功能科目":
            found = f"LEFT({found},{ITEM})"
        elif title == "资金来源":
            found = f'IF({found}="","{GENERAL}",{found})'
        else:
            code = cells.get("经济科目") or cells["编码"]
            found = f'IF({found}<>"",{found},{_item_by_code(code)})'
        if own := cells.get(title):
            said = f"LEFT({own},{ITEM})" if title == "功能科目" else own
            found = f'IF({own}<>"",{said},{found})'
        return f'=IF({cells["项目"]}="","",IFERROR({found},""))'

    def _taken(self, row: Row, table: Table, title: str) -> str:
        said = dict(zip([column.title for column in table.columns], row, strict=True))
        project = self._projects.get(said["项目"])
        if project is None:
            return ""
        if title == "三公":
            code = said.get("经济科目") or said.get("编码", "")
            return project.item or three_public_of(code[:SECTION])
        own = said.get(title, "")
        return own or (project.function if title == "功能科目" else project.fund or GENERAL)


def _project(row: Row, places: Places) -> Project:
    """A project by its row."""
    titles = places.titles(PROJECTS)
    said = dict(zip(titles, row, strict=True))
    return Project(said["功能科目"], said["资金来源"], said["三公"])


def _item_by_code(cell: str) -> str:
    """The formula of the 三公 item that an economic code belongs to."""
    found = '""'
    for code, item in three_public_codes().items():
        found = f'IF(LEFT({cell},{SECTION})="{code}","{item}",{found})'
    return found
