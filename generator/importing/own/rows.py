"""The rows of a form's table read backwards: every printed amount under the name of its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import ITEM, LEVELS
from generator.figures.name import join, parse, part
from generator.forms.spec import Block, Column
from generator.forms.tables import figure_name
from generator.importing.grid import Unreadable
from generator.importing.own.patterns import variables
from generator.importing.own.tables import Table
from generator.importing.rows import Problem
from generator.importing.values import SCALE, amount

PIECES = ("类", "款", "项")
Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """An amount in 元 as a cell prints it, and the figure it is."""

    name: str
    amount: Decimal
    place: str


@dataclass(frozen=True, slots=True)
class Named:
    """A row with a name of its own: a project (with its 项) or an item of carry-over, and where it
    stands."""

    name: str
    code: str
    place: str


@dataclass(slots=True)
class Readings:
    """All that the tables print."""

    printed: list[Printed] = field(default_factory=list)
    first: dict[str, Decimal] = field(default_factory=dict)
    projects: list[Named] = field(default_factory=list)
    carried: list[Named] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def names_source(self, fund: str) -> bool:
        """Whether any table tells this source apart."""
        return any(fund == parse(one.name).fund for one in self.printed)

    def enter(self, one: Printed) -> None:
        """Add an amount; the first that a figure is printed as is the one that ``of`` gives."""
        self.printed.append(one)
        self.first.setdefault(one.name, one.amount)

    def of(self, name: str) -> Decimal | None:
        """What a figure is printed as; ``None`` where no table prints it."""
        return self.first.get(name)


def read_table(table: Table, into: Readings, catalogue: Catalogue) -> None:
    """Read all rows of a table; ``catalogue`` tells the codes of 类 that a form prints by name
    only."""
    start = 0
    for block in table.spec.blocks:
        leaves = [leaf for c in block.columns for leaf in c.leaves()]
        _Block(table, block, leaves, start, into, catalogue).read()
        start += len(leaves)


@dataclass(slots=True)
class _Block:
    """One block of a table: its columns and how far its rows have been read."""

    table: Table
    block: Block
    leaves: Sequence[Column]
    start: int
    into: Readings
    catalogue: Catalogue
    above: Words = field(default_factory=dict)
    done: int = 0

    def read(self) -> None:
        for row in range(self.table.first, len(self.table.sheet.rows)):
            if self._is_note(row):
                continue
            texts = self._texts(row)
            values = list(self._values(row))
            if not values and not any(texts.values()):
                continue
            words = self._total(texts) or self._row(row, texts)
            if words is not None:
                self._enter(words, values)
            elif any(v for _, v, _ in values):
                message = f"没有认出这一行是表样“{self.table.key}”的哪一行，没有读入。"
                self.into.problems.append(Problem(values[0][2], message))

    def _is_note(self, row: int) -> bool:
        """A text across the whole table, below it."""
        last = self.start + len(self.leaves) - 1
        start = (row, self.start)
        return last > self.start and self.table.sheet.merged.get((row, last)) == start

    def _texts(self, row: int) -> Words:
        """The variables that the row's texts were made of."""
        found: Words = {}
        for index, leaf in enumerate(self.leaves, self.start):
            value = self.table.sheet.at(row, index)
            text = str(value) if isinstance(value, str | Decimal) else ""
            if leaf.text and text:
                found |= variables(leaf.text, text) or {leaf.text: text}
        return found

    def _values(self, row: int) -> Iterator[tuple[Column, Decimal, str]]:
        sheet = self.table.sheet
        for index, leaf in enumerate(self.leaves, self.start):
            value = sheet.at(row, index)
            if leaf.figure is None or value is None:
                continue
            found = amount(value)
            place = sheet.ref(row, index)
            if found is None:
                why = value.why if isinstance(value, Unreadable) else f"“{value}”不是金额"
                self.into.problems.append(Problem(place, f"{why}，没有读入。"))
            else:
                yield leaf, found * SCALE[self.table.spec.measure], place

    def _total(self, texts: Words) -> Words | None:
        total = self.block.total
        if not total or total.name not in texts.values():
            return None
        rows = self.block.rows
        base = join("支出", rows.fund, "项目支出" if rows.source == "项目" else "")
        return {
            "名称": total.name,
            "键": total.key,
            "基": base,
            **dict.fromkeys(("码", *PIECES), ""),
        }

    def _row(self, row: int, texts: Words) -> Words | None:
        place = self.table.sheet.ref(row, self.start)
        match self.block.rows.source:
            case "固定":
                return self._fixed(texts)
            case "功能类目":
                code = texts.get("码") or self._named(texts.get("名称", ""), "类")
                return {"码": code, "键": code} if code else None
            case "结转":
                self.into.carried.append(Named(texts.get("名称", ""), "", place))
                return {"基": join("结转", str(len(self.into.carried)))}
            case _:
                return self._coded(texts, place)

    def _named(self, name: str, *levels: str) -> str:
        """The code of a function that a form prints by name only."""
        lengths = {LEVELS[level] for level in levels if level in LEVELS}
        found = [
            c for c, n in self.catalogue.all_functions().items() if n == name and len(c) in lengths
        ]
        return found[0] if len(found) == 1 else ""

    def _fixed(self, texts: Words) -> Words | None:
        """The next prescribed row of that name, after those already read."""
        rows = self.block.rows.fixed
        for index in range(self.done, len(rows)):
            if rows[index].name.strip() == texts.get("名称", ""):
                self.done = index + 1
                return {"名称": rows[index].name, "键": rows[index].key or ""}
        return None

    def _coded(self, texts: Words, place: str) -> Words | None:
        code = self._code(texts)
        if not code:
            return None
        fund = self.block.rows.fund
        name, project = texts.get("名称", ""), texts.get("项目", "")
        self.into.names.setdefault(code, name)
        base = join("支出", fund, code, "项目支出")
        if self.block.rows.source == "项目" and len(code) == ITEM:
            self.into.projects.append(Named(project, code, place))
            base = join("项目", str(len(self.into.projects)), fund)
        return {"码": code, "键": code, "名称": name, "基": base}

    def _code(self, texts: Words) -> str:
        """The row's code. Levels left blank before a given one are those of the row above; a row
        without any code is an item of its own below the 款 above (细目)."""
        if texts.get("码"):
            return texts["码"]
        given = [p for p in PIECES if texts.get(p)]
        if not given:
            above, name, rows = "".join(self.above.values()), texts.get("名称", ""), self.block.rows
            if above and name and "细目" in rows.levels:
                return join(above, part(name))
            return self._named(name, *rows.levels) if rows.source == "功能科目" else ""
        last = PIECES.index(given[-1])
        self.above = {p: texts.get(p, "") or self.above.get(p, "") for p in PIECES[: last + 1]}
        self.above = {p: part if p == "类" else part.zfill(2) for p, part in self.above.items()}
        return "".join(self.above.values())

    def _enter(self, words: Words, values: Sequence[tuple[Column, Decimal, str]]) -> None:
        for leaf, value, place in values:
            if len(leaf.terms) > 1:
                continue  # what of it is which figure the cell does not tell
            name = figure_name(
                leaf.figure or "", {**dict.fromkeys(("号", "项目"), ""), **words}, leaf.at("数")
            )
            self.into.enter(Printed(name, value, place))
