"""The hidden sheet on which the workbook reckons: the sources of income, every figure that the form
wants a reason or a use of, this year, last year and the change, and which texts are still to be
written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from generator.catalogue.terms import CLASS, ITEM
from generator.catalogue.trees import funds
from generator.figures.name import AMOUNT, join, parse, tidied
from generator.workbook.marks import of_own
from generator.workbook.places import FIRST, Places, quoted
from generator.workbook.shapes import EACH, Path_
from generator.workbook.sums import NUMBERS, PROJECT_LINES, SPENDING, Sums

SHEET: Final = "推算"
(
    MARK, SOURCE, SOURCE_NOW, SOURCE_BEFORE, UNCLEAR, CODE, NAME, NOW, LINES, BEFORE, CHANGE,
    REASON, TO_REASON, USE, TO_USE, LAST_NAME, LAST_AMOUNT,
) = range(17)  # fmt: skip
"""The columns of the sheet, from 0."""
CODES: Final = {"{项}": ITEM, "{类}": CLASS}
FUNCTIONS: Final[Sequence[tuple[Path_, str, int]]] = (
    (("基本支出", "按功能科目"), "编码", 40),
    (("基本支出", "明细"), "功能科目", 15),
    (("项目",), "功能科目", 40),
    (("项目", EACH, "明细"), "功能科目", 15),
    (("上年", "支出"), "功能科目", 50),
)
"""Where function codes stand, and how many rows of each are looked through."""
LEFT: Final = 40
"""How many texts that are still to be written are shown."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form wants texts of: names without aspect, ``{项}`` or ``{类}`` where a code stands.
    ``amounts`` are this year's and last year's as the program knows them when the workbook is
    made, in its measure; ``is_filed`` tells whether another file tells last year's."""

    reasons: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    amounts: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    is_filed: bool = False

    @property
    def last(self) -> Mapping[str, Decimal]:
        """Last year's amounts out of another file."""
        return {name: before for name, (_, before) in self.amounts.items()} if self.is_filed else {}


class Reckoning:
    """Writes the sheet, and tells where its results stand."""

    def __init__(self, paper: Worksheet, places: Places, wanted: Wanted) -> None:
        self._paper = paper
        self._places = places
        self._sums = Sums(places)
        self._wanted = wanted
        self._row = 0
        self._sources: dict[str, tuple[str, str]] = {}
        self._paper.write_string(0, MARK, of_own(SHEET))
        self._paper.hide()

    def write(self) -> None:
        """Write all of it."""
        self._write_sources()
        self._write_last()
        self._paper.write_formula(0, UNCLEAR, f"=OR({self._unclear()})", None, 0)
        always = frozenset(self._wanted.always)
        names = dict.fromkeys((*self._wanted.reasons, *self._wanted.always, *self._wanted.uses))
        for name in names:
            mark = next((mark for mark in CODES if mark in name), "")
            for cell in self._codes(CODES[mark]) if mark else ("",):
                self._write_name(name, mark, cell, is_always=name in always)

    def _codes(self, digits: int) -> Iterator[str]:
        """Formulas of the function codes that stand in the tables."""
        for path, title, rows in FUNCTIONS:
            first = self._places.column(path, title).partition(":")[0]
            sheet, _, cell = first.partition("!")
            letter = cell.replace("$", "").rstrip("0123456789")
            for row in range(rows):
                yield f"LEFT({sheet}!${letter}${FIRST + 1 + row},{digits})"

    def _write_sources(self) -> None:
        """The sources of income, those below before those above."""
        tree = funds()
        for number, source in enumerate(reversed(list(tree.parents))):
            below = [self._sources[one] for one in tree.children(source)]
            now = self._sums.source(source, [cells[0] for cells in below])
            self._paper.write_string(number, SOURCE, source)
            self._paper.write_formula(number, SOURCE_NOW, f"={now}")
            before = self._sums.source_before(source)
            self._paper.write_formula(number, SOURCE_BEFORE, f"={before}")
            self._sources[source] = (_cell(number, SOURCE_NOW), _cell(number, SOURCE_BEFORE))

    def _write_last(self) -> None:
        for number, (name, amount) in enumerate(self._wanted.last.items()):
            self._paper.write_string(number, LAST_NAME, name)
            self._paper.write_number(number, LAST_AMOUNT, float(amount))

    def _write_name(self, name: str, mark: str, code: str, *, is_always: bool) -> None:
        """One row: a figure, and whether its texts are there."""
        row, paper = self._row, self._paper
        self._row += 1
        now, before = self._formulas(name, mark, _cell(row, CODE))
        if mark:
            start = name.replace(mark, "")
            seen = f"COUNTIF({_area(NAME, 0, row - 1)},{_text(start)}&{_cell(row, CODE)})>0"
            is_seen = seen if row else "FALSE"
            paper.write_formula(row, CODE, f"={code}")
            whole = f"{_text(start)}&{_cell(row, CODE)}"
            stem = f'IF(LEN({_cell(row, CODE)})<>{CODES[mark]},"",IF({is_seen},"",{whole}))'
        else:
            stem = _text(name)
        paper.write_formula(row, NAME, f"={stem}", None, "" if mark else name)
        is_none = f'{_cell(row, NAME)}=""'
        unclear = _cell(0, UNCLEAR)
        paper.write_formula(row, NOW, f'=IF(OR({is_none},{unclear}),"",{now})', None, "")
        paper.write_formula(row, LINES, f'=IF({is_none},"",{before})', None, "")
        paper.write_formula(row, BEFORE, f"={self._last(row, parse(name).family)}", None, "")
        change = f"ROUND({_cell(row, NOW)}-{_cell(row, BEFORE)},6)"
        either = f'OR({_cell(row, NOW)}="",{_cell(row, BEFORE)}="")'
        paper.write_formula(row, CHANGE, f'=IF({either},"",{change})', None, "")
        self._write_texts(row, name, is_always=is_always)

    def _formulas(self, name: str, mark: str, code: str) -> tuple[str, str]:
        """The formulas of this year's amount and of last year's; an empty text where there is
        none."""
        said = parse(join(name, AMOUNT))
        if said.family == "收入" and said.fund:
            return self._sources[said.fund]
        bare = tidied(name.replace(mark, "")) if mark else name
        code = code if mark else ""
        return self._sums.now(bare, code) or '""', self._sums.before(bare, code) or '""'

    def _unclear(self) -> str:
        """Whether an amount of a project has no function yet: then sums say nothing."""
        tests = []
        for path in (SPENDING, PROJECT_LINES):
            owner = self._places.column(path, "项目")
            functions = self._places.beside(path, "功能科目")
            tests.append(f'SUMPRODUCT(({owner}<>"")*({functions}=""))>0')
        return ",".join(tests)

    def _last(self, row: int, family: str) -> str:
        """Last year's amount: out of the other file, as it is given itself, or line by line,
        unless what it is added up with or from is given."""
        name = _cell(row, NAME)
        names, amounts = (self._places.column(NUMBERS, title) for title in ("数名", "金额"))
        last = len(self._wanted.last)
        filed = '""'
        if last:
            table = f"{_abs(0, LAST_NAME)}:{_abs(last - 1, LAST_AMOUNT)}"
            filed = f"IFERROR(VLOOKUP({name},{quoted(SHEET)}!{table},2,FALSE),0)"
        given = f"SUMIFS({amounts},{names},{name})"
        others = [f'COUNTIF({names},"{family}.*")' for family in _of_one_sum(family)]
        lines = f'IF({"+".join(others)}>0,"",{_cell(row, LINES)})'
        file = self._places.field(("上年", "文件"))
        stated = f"IF(COUNTIF({names},{name})>0,{given},{lines})"
        return f'IF({name}="","",IF({file}<>"",{filed},{stated}))'

    def _write_texts(self, row: int, name: str, *, is_always: bool) -> None:
        """Whether the reason and the use are wanted and not there; the rows of those are
        counted."""
        paper, stem = self._paper, _cell(row, NAME)
        unit = self._places.field(("计量单位",))
        scaled = f'IF({unit}="元",{_cell(row, CHANGE)}/10000,{_cell(row, CHANGE)})'
        is_change = f"AND(ISNUMBER({_cell(row, CHANGE)}),ROUND(N({scaled}),2)<>0)"
        is_wanted = {
            REASON: is_change if name in self._wanted.reasons else "FALSE",
            USE: f"N({_cell(row, NOW)})<>0" if name in self._wanted.uses else "FALSE",
        }
        if is_always:
            is_wanted[REASON] = f'{stem}<>""'
        for column, aspect, table in ((REASON, "增减额", "原因"), (USE, "金额", "用途")):
            key = f'IF({stem}="","",{stem}&".{aspect}")'
            paper.write_formula(row, column, f"={key}", None, "")
            keys = self._places.column((table,), "数名")
            is_missing = f"COUNTIF({keys},{_cell(row, column)})=0"
            above = _cell(row - 1, column + 1) if row else "0"
            counted = f'{above}+IF({stem}="",0,IF(AND({is_wanted[column]},{is_missing}),1,0))'
            paper.write_formula(row, column + 1, f"={counted}", None, 0)

    def found(self, key: str, column: int, result: int) -> str:
        """The formula that looks up a result by the key in a cell."""
        last = max(self._row - 1, 0)
        results, keys = (_area(one, 0, last) for one in (result, column))
        return f'IF({key}="","",IFERROR(INDEX({results},MATCH({key},{keys},0)),""))'

    def left(self, counted: int, number: int, result: int) -> str:
        """The formula of a result of the ``number``th text that is still to be written."""
        last = max(self._row - 1, 0)
        results, counts = (_area(one, 0, last) for one in (result, counted))
        return f'IFERROR(INDEX({results},MATCH({number},{counts},0)),"")'


def _of_one_sum(family: str) -> tuple[str, ...]:
    """The families whose figures add up to each other."""
    return ("收入", "支出") if family in ("收入", "支出") else (family,)


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _cell(row: int, column: int) -> str:
    return f"{quoted(SHEET)}!{_abs(row, column)}"


def _abs(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def _area(column: int, first: int, last: int) -> str:
    return f"{quoted(SHEET)}!{_abs(first, column)}:{_abs(last, column)}"
