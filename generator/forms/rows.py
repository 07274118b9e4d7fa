"""The rows of a table: each a set of variables for the column patterns, in the order the form
prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from generator.budget.form_facts import NUMBERS, ROWS, Facts, FormFact
from generator.catalogue.terms import ITEM, KINDS, LEVELS, NATURES, SECTION
from generator.diagnostics import Diagnostic, DisclosureError, Severity
from generator.document.owners import Owned, Owners
from generator.figures.form_facts import row_names
from generator.figures.model import Figures
from generator.figures.name import (
    AMOUNT,
    CARRIED,
    FORM_FACT,
    OWN_BODY,
    PROJECT,
    UNIT_BELOW,
    below,
    join,
    parse,
    part,
)
from generator.forms.accounts import Accounts
from generator.forms.numbers import chinese_numeral
from generator.forms.patterns import PLACE
from generator.forms.spec import Block, FixedRow, Rows
from generator.forms.texts import Texts
from generator.withheld.public import PublicBudget, is_nameless

CODED: Final = ("码", "编码", "类", "款", "项")
"""What a row says of its code: 码 as names of figures have it, 编码 as a reader does."""
OF_PROJECTS: Final = ("项目", "号", "类型", "承担单位", "开始", "结束")
NUMBERED: Final = ("序", "汉字序", "组内序", "汉字组内序", "行次")
"""Which row it is: of its level in all, of its level under the row above, of all."""
CARRIED_OVER: Final = "上年结转结余"
"""The key of carry-over in the YAML."""
DEPTHS: Final = ("类", "款", "项", "细目")


@dataclass(frozen=True, slots=True)
class RowData:
    """``variables`` of the patterns; ``level`` is that of its code; ``role`` is ``小计`` above
    leaves; ``has_figures`` False leaves numbers blank, ``is_blank`` leaves everything;
    ``parts`` are the rows that a total is of, where that is not the whole."""

    variables: dict[str, str]
    indent: int = 0
    role: str = ""
    has_figures: bool = True
    level: str = ""
    is_blank: bool = False
    parts: tuple[RowData, ...] = ()

    @property
    def in_marks(self) -> dict[str, str]:
        """The variables as they are printed: each with the mark of its owner."""
        said = {}
        for name, value in self.variables.items():
            said[name] = value.in_marks() if isinstance(value, Owned) else value
        return said

    @property
    def item(self) -> str:
        """What the row is about: an item of a list, with its code; else a code, or the row's
        key."""
        said = self.variables
        name = parse(join(said.get("基", ""), AMOUNT))
        of_item = join(name.family, part(name.item)) if name.item else ""
        return join(of_item, said.get("码", "")) or said.get("键", "")


BLANK: Final = RowData({}, has_figures=False, is_blank=True)


@dataclass(frozen=True, slots=True)
class RowSource:
    """Everything rows are made from; ``texts`` know by which keys the names of rows stand."""

    budget: PublicBudget
    figures: Figures
    accounts: Accounts
    repeat_codes: bool = True
    texts: Texts | None = None

    @property
    def owners(self) -> Owners | None:
        """Who knows the marks of texts."""
        return self.texts.owners if self.texts else None

    def rows(self, block: Block) -> tuple[RowData, ...]:
        """The rows of a block, without its total. Where columns tell of last year, codes that had
        money last year alone have rows too."""
        spec, aspects = block.rows, block.amounts
        makers: dict[str, Callable[[Rows], Iterable[RowData]]] = {
            "固定": self._fixed,
            "功能类目": self._classes,
            "功能科目": partial(self._functions, aspects),
            "经济科目": partial(self._economics, aspects),
            "项目": self._projects,
            "结转": self._carry_over,
            "另填": self._form_facts,
            "单位": self._units,
        }
        made = makers[spec.source](spec)
        rows = [row if self.repeat_codes else _own_code(row, spec) for row in made]
        if spec.empty and not rows:
            rows = [_fixed_row(FixedRow.model_validate({"名称": spec.empty, "键": ""}))]
        least = spec.least if rows else max(spec.least, spec.least_empty)
        return tuple(numbered([*rows, *[BLANK] * (least - len(rows))]))

    def project_words(self, index: int) -> dict[str, str]:
        """What is printed of the project at ``index`` (from 0) besides its money: 名称, 类型,
        承担单位, 开始, 结束; empty where nothing is stated."""
        project = self.budget.projects[index]
        name = self.budget.project_names[index]
        if name == project.name and not is_nameless(project):
            name = self._own(name, PROJECT, index, "名称")
        undertaker = self._own(project.undertaker or "", PROJECT, index, "承担单位")
        return {
            "名称": name,
            "类型": self._own(project.category or "", PROJECT, index, "类型"),
            "承担单位": undertaker or self._own(self.budget.unit.name, "单位", "名称"),
            "开始": self._own(project.start or "", PROJECT, index, "开始"),
            "结束": self._own(project.end or "", PROJECT, index, "结束"),
        }

    def _own(self, text: str, *path: str | int) -> str:
        """A text of the department's, with its key where it is known."""
        return self.texts.name(text, *path) if self.texts else text

    def codes(self, first: str, aspects: Sequence[str], *prefix: str) -> list[str]:
        """Codes beginning with ``first`` that have amounts of one of the ``aspects`` under the
        figure prefix, as entered."""
        start = join(*prefix)
        found: dict[str, None] = {}
        for name in below(self.figures.names, start):
            said = parse(name)
            code = said.function if first == "2" else said.economic
            is_asked = bool(code) and said.aspect in aspects
            is_whole = is_asked and name == join(start, code, said.aspect)
            if is_whole and self.figures.is_budgeted(name):
                found[code] = None
        return list(found)

    def _fixed(self, spec: Rows) -> Iterator[RowData]:
        for row in spec.fixed:
            yield _fixed_row(row)

    def _classes(self, spec: Rows) -> Iterator[RowData]:
        for code in self.accounts.catalogue.function_classes():
            yield self._function_row(code, spec)

    def _functions(self, aspects: Sequence[str], spec: Rows) -> Iterator[RowData]:
        wanted = {LEVELS[level] for level in spec.levels if level in LEVELS}
        for code in sorted(self.codes("2", aspects, "支出", spec.fund)):
            if len(code) in wanted and spec.selects(code) and self._has_kind(code, aspects, spec):
                yield self._function_row(code, spec)

    def _has_kind(self, code: str, aspects: Sequence[str], spec: Rows) -> bool:
        """Whether a function has money of the 性质 that the rows are of."""
        if spec.kind not in (*KINDS, *NATURES):
            return True
        names = (join("支出", spec.fund, code, spec.kind, aspect) for aspect in aspects)
        return any(self.figures.knows(one) and self.figures.is_budgeted(one) for one in names)

    def _function_row(self, code: str, spec: Rows) -> RowData:
        variables = {**_coded(code), "键": code, "名称": self.accounts.function_in(code, spec)}
        role = "" if len(code) == ITEM else "小计"
        return RowData(variables, _indent(code, spec), role, level=_level(code))

    def _economics(self, aspects: Sequence[str], spec: Rows) -> Iterator[RowData]:
        kind = "" if spec.kind == "全部" else spec.kind or "基本支出"
        entered = self.codes("3", aspects, "支出", spec.fund, kind)
        for code in sorted(entered) if spec.order == "编码" else entered:
            if spec.selects(code):
                yield from self._economic_rows(code, spec)

    def _economic_rows(self, code: str, spec: Rows) -> Iterator[RowData]:
        """The row of a code, and those of its 细目, where the table shows them."""
        local = self._local_items(code, spec) if "细目" in spec.levels else []
        is_replaced = "款" not in spec.levels and "细目" in spec.levels and not local
        if _level(code) in spec.levels or (len(code) == SECTION and is_replaced):
            name = self.accounts.economic(code, spec.names)
            variables = {**_coded(code), "键": code, "名称": name}
            role = "" if len(code) == SECTION else "小计"
            yield RowData(variables, _indent(code, spec), role, level=_level(code))
        yield from local

    def _local_items(self, code: str, spec: Rows) -> list[RowData]:
        """The 细目 of a 款, each with the code of its 款."""
        indent = sum(level in spec.levels for level in ("类", "款"))
        found: list[RowData] = []
        for name in self.budget.basic.local_items.get(code, {}):
            variables = {**_coded(code), "码": join(code, part(name)), "键": code}
            variables["名称"] = self.accounts.local_item(code, name)
            found.append(RowData(variables, indent, level="细目"))
        return found

    def _units(self, _: Rows) -> Iterator[RowData]:
        """The unit itself, and the units below it."""
        unit = self.budget.unit
        own = OWN_BODY if self.budget.subordinates else ""
        name = self._own(unit.name, "单位", "名称")
        nature = self._own(unit.nature or "", "单位", "性质")
        yield RowData({"名称": name, "性质": nature, "基": own, "键": "合计"})
        for index, other in enumerate(self.budget.subordinates):
            base = self.figures.name_of(UNIT_BELOW, index + 1)
            name = self._own(other.name, UNIT_BELOW, index, "名称")
            nature = self._own(other.nature, UNIT_BELOW, index, "性质")
            yield RowData({"名称": name, "性质": nature, "基": base, "键": base})

    def _projects(self, spec: Rows) -> Iterator[RowData]:
        found = self._project_functions(spec.fund)
        order = self._project_order() or sorted({number for number, _ in found})
        listed = sorted(found, key=lambda pair: order.index(pair[0]))
        above = [LEVELS[level] for level in spec.levels if level != "项"]
        seen: set[str] = set()
        selected = [pair for pair in listed if spec.selects(pair[1])]
        by_code = sorted(selected, key=lambda p: p[1])
        for number, function in by_code if spec.order == "编码" else selected:
            for length in above:
                code = function[:length]
                if code not in seen:
                    seen.add(code)
                    yield self._project_group(code, spec)
            yield self._project_row(number, function, spec)

    def _project_order(self) -> list[int]:
        """项目表次序 by places in 项目; none where it does not name every project once, of which
        the rule on it tells."""
        order, projects = self.budget.project_order, self.figures.items[PROJECT]
        if sorted(order) != sorted(projects):
            return []
        return [projects.index(name) + 1 for name in order]

    def _project_functions(self, fund: str) -> list[tuple[int, str]]:
        """Projects with money of a fund, once for every function that they are budgeted under."""
        found = []
        for number, project in enumerate(self.budget.projects, 1):
            codes = tuple(
                dict.fromkeys(line.function or project.function for line in project.lines)
            )
            for code in codes or (project.function,):
                part = code if len(codes) > 1 else ""
                if self.figures.is_budgeted(
                    self.figures.name_of(PROJECT, number, fund, part, "金额")
                ):
                    found.append((number, code))
        return found

    def _project_group(self, code: str, spec: Rows) -> RowData:
        base = join("支出", spec.fund, code, "项目支出")
        variables = {
            **dict.fromkeys(OF_PROJECTS, ""),
            **_coded(code),
            "名称": self.accounts.function(code, spec.names),
            "基": base,
        }
        return RowData(variables, _indent(code, spec), "小计", level=_level(code))

    def _project_row(self, number: int, code: str, spec: Rows) -> RowData:
        base = self.figures.name_of(PROJECT, number, spec.fund)
        by_function = join(base, code)  # of a project with several functions
        base = by_function if join(by_function, "金额") in self.figures else base
        words = self.project_words(number - 1)
        variables = {
            **_coded(code),
            **words,
            "项目": words["名称"],
            "名称": self.accounts.function_in(code, spec),
            "号": str(number),
            "基": base,
        }
        return RowData(variables, _indent(code, spec), level=_level(code))

    def _carry_over(self, _: Rows) -> Iterator[RowData]:
        for number, item in enumerate(self.budget.carry_over, start=1):
            base = self.figures.name_of(CARRIED, number)
            name = self._own(item.name, CARRIED_OVER, number - 1, "名称")
            yield RowData({**_coded(""), "名称": name, "基": base})

    def _form_facts(self, spec: Rows) -> Iterator[RowData]:
        """The rows of a list that the form asks for, or the parts of a group."""
        for key, fact, value in self.budget.form_facts.stated():
            if key != spec.fact:
                continue
            if value:
                yield from self._rows_of(key, fact, value)
            elif spec.empty:
                texts = dict.fromkeys(fact.columns, "")
                words = {**_coded(""), "键": "", **texts, "名称": spec.empty, "基": ""}
                yield RowData(words, has_figures=False)

    def _rows_of(self, key: str, fact: FormFact, value: Any) -> Iterator[RowData]:
        names = row_names(value) if fact.kind == ROWS else fact.numbers()
        for index, name in enumerate(names):
            base = join(FORM_FACT, part(key), part(name))
            variables = {**_coded(""), "键": "", "名称": name, "基": base}
            if fact.kind == ROWS:
                variables |= self._words_of(value[index], key, index)
            yield RowData(variables)

    def _words_of(self, row: Facts, *path: str | int) -> dict[str, str]:
        """The texts of a row by their keys. Raises ``DisclosureError`` for one that refers to a
        figure, which a cell cannot."""
        words = {}
        for key, fact, value in row.stated():
            if fact.kind in NUMBERS:
                continue
            text = {None: "", True: "是", False: "否"}.get(value, value)
            if place := PLACE.search(text):
                message = f"表格里的文字不能引用数：{place[0]}。"
                mend = "改写成文字；只是要写花括号时请改用全角｛｝。"
                raise DisclosureError(
                    [Diagnostic("K901", Severity.ERROR, row.at(key), message, mend)]
                )
            words[key] = self._own(text, FORM_FACT, *path, key)
        return words


def numbered(rows: Sequence[RowData]) -> Iterator[RowData]:
    """The rows, each with which one it is; those that have no figures have a place among all rows
    and no more."""
    ever: dict[str, int] = {}
    under: dict[str, int] = {}
    for place, row in enumerate(rows, start=1):
        if not row.has_figures:
            said = {} if row.is_blank else dict.fromkeys(NUMBERED, "")
            said |= {"行次": str(place)}
            yield replace(row, variables={**said, **row.variables})
            continue
        for deeper in DEPTHS[DEPTHS.index(row.level) + 1 :] if row.level else ():
            under.pop(deeper, None)
        for counted in (ever, under):
            counted[row.level] = counted.get(row.level, 0) + 1
        in_all, in_group = ever[row.level], under[row.level]
        said = {
            "序": str(in_all),
            "汉字序": chinese_numeral(in_all),
            "组内序": str(in_group),
            "汉字组内序": chinese_numeral(in_group),
            "行次": str(place),
        }
        yield replace(row, variables={**row.variables, **said})


def _fixed_row(row: FixedRow) -> RowData:
    variables = {**_coded(""), "名称": row.name, "键": row.key or ""}
    return RowData(variables, row.indent, "", row.key is not None)


def _indent(code: str, spec: Rows) -> int:
    """How many of the levels that the table shows lie above the code's own."""
    return sum(LEVELS.get(level, len(code)) < len(code) for level in spec.levels)


def _level(code: str) -> str:
    return next((level for level, length in LEVELS.items() if length == len(code)), "")


def _own_code(row: RowData, spec: Rows) -> RowData:
    """A row without the parts of its code that rows above it show."""
    if not row.level:
        return row
    levels_above = DEPTHS[: DEPTHS.index(row.level)]
    above = [level for level in spec.levels if level in levels_above]
    return replace(row, variables={**row.variables, **dict.fromkeys(above, "")})


def _coded(code: str) -> dict[str, str]:
    parts = {"类": code[:3], "款": code[3:5], "项": code[5:7]}
    return {"码": code, "编码": code, **parts}
