"""The rows of a table: each a set of variables for the column patterns, in the order the form
prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.budget.form_facts import NUMBERS, ROWS, Facts, FormFact
from generator.catalogue.classification import Catalogue
from generator.catalogue.terms import ITEM, LEVELS, SECTION
from generator.diagnostics import Diagnostic, DisclosureError, Severity
from generator.figures.form_facts import row_names
from generator.figures.model import Figures
from generator.figures.name import AMOUNT, CARRIED, FORM_FACT, PROJECT, below, join, parse, part
from generator.forms.patterns import PLACE, fill
from generator.forms.spec import FixedRow, Rows
from generator.withheld.public import PublicBudget


@dataclass(frozen=True, slots=True)
class RowData:
    """``variables`` of the patterns; ``role`` is ``小计`` above leaves; ``has_figures`` False
    leaves numbers blank."""

    variables: dict[str, str]
    indent: int = 0
    role: str = ""
    has_figures: bool = True


@dataclass(frozen=True, slots=True)
class RowSource:
    """Everything rows are made from."""

    budget: PublicBudget
    figures: Figures
    catalogue: Catalogue
    repeat_codes: bool = True

    def rows(self, spec: Rows) -> tuple[RowData, ...]:
        """The rows of a block, without its total."""
        makers = {
            "固定": self._fixed,
            "功能类目": self._classes,
            "功能科目": self._functions,
            "经济科目": self._economics,
            "项目": self._projects,
            "结转": self._carry_over,
            "另填": self._form_facts,
        }
        made = makers[spec.source](spec)
        rows = tuple(made if self.repeat_codes else (_own_code(row, spec) for row in made))
        if rows or not spec.empty:
            return rows
        return (_fixed_row(FixedRow.model_validate({"名称": spec.empty, "键": ""})),)

    def function_name(self, code: str, names: dict[str, str] | None = None) -> str:
        """Name of a function code as this table prints it; the code itself where unknown."""
        return (
            (names or {}).get(code)
            or self.budget.names.get(code)
            or self.catalogue.function(code)
            or code
        )

    def economic_name(self, code: str) -> str:
        """Name of an economic code; the code itself where unknown."""
        return self.budget.names.get(code) or self.catalogue.economic(code) or code

    def _printed_name(self, code: str, spec: Rows) -> str:
        """A function code's name in a table; a 项 name that several 款 share as the form's 重名
        says."""
        name = self.function_name(code, spec.names)
        if not self.catalogue.shares_name(code):
            return name
        return fill(
            spec.shared_name,
            {"名称": name, "款名": self.function_name(code[:5], spec.names)},
            spec.at("重名"),
        )

    def codes(self, first: str, *prefix: str) -> list[str]:
        """Codes beginning with ``first`` that have amounts under the figure prefix, as entered."""
        start, found = join(*prefix), []
        for name in below(self.figures.names, start):
            said = parse(name)
            code = said.function if first == "2" else said.economic
            is_asked = bool(code) and name == join(start, code, AMOUNT)
            if is_asked and self.figures.is_budgeted(name):
                found.append(code)
        return found

    def _fixed(self, spec: Rows) -> Iterator[RowData]:
        for row in spec.fixed:
            yield _fixed_row(row)

    def _classes(self, spec: Rows) -> Iterator[RowData]:
        for code in self.catalogue.function_classes():
            yield self._function_row(code, spec)

    def _functions(self, spec: Rows) -> Iterator[RowData]:
        wanted = {LEVELS[level] for level in spec.levels if level in LEVELS}
        for code in sorted(self.codes("2", "支出", spec.fund)):
            if len(code) in wanted:
                yield self._function_row(code, spec)

    def _function_row(self, code: str, spec: Rows) -> RowData:
        variables = {"码": code, "键": code, "名称": self._printed_name(code, spec), **_split(code)}
        return RowData(variables, _indent(code, spec), "" if len(code) == ITEM else "小计")

    def _economics(self, spec: Rows) -> Iterator[RowData]:
        prefix = ("支出", spec.fund, "基本支出")
        entered = self.codes("3", *prefix)
        codes = sorted(entered) if spec.order == "编码" else entered
        wanted = {LEVELS[level] for level in spec.levels if level in LEVELS}
        for code in codes:
            if len(code) in wanted:
                variables = {
                    "码": code,
                    "键": code,
                    "名称": self.economic_name(code),
                    **_split(code),
                }
                yield RowData(
                    variables, _indent(code, spec), "" if len(code) == SECTION else "小计"
                )
            if "细目" in spec.levels and len(code) == SECTION:
                yield from self._local_items(code)

    def _local_items(self, code: str) -> Iterator[RowData]:
        for name in self.budget.basic.local_items.get(code, {}):
            yield RowData(
                {
                    "码": join(code, part(name)),
                    "键": code,
                    "名称": name,
                    "类": "",
                    "款": "",
                    "项": "",
                },
                2,
            )

    def _projects(self, spec: Rows) -> Iterator[RowData]:
        found = self._project_functions(spec.fund)
        order = self._project_order() or sorted({number for number, _ in found})
        listed = [pair for number in order for pair in found if pair[0] == number]
        above = [LEVELS[level] for level in spec.levels if level != "项"]
        seen: set[str] = set()
        for number, function in (
            sorted(listed, key=lambda p: p[1]) if spec.order == "编码" else listed
        ):
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
            "码": code,
            "名称": self.function_name(code, spec.names),
            "项目": "",
            "基": base,
            **_split(code),
        }
        return RowData(variables, _indent(code, spec), "小计")

    def _project_row(self, number: int, code: str, spec: Rows) -> RowData:
        base = self.figures.name_of(PROJECT, number, spec.fund)
        by_function = join(base, code)  # of a project with several functions
        base = by_function if join(by_function, "金额") in self.figures else base
        name = self.budget.project_names[number - 1]
        variables = {
            "码": code,
            "名称": self._printed_name(code, spec),
            "项目": name,
            "基": base,
            **_split(code),
        }
        return RowData({**variables, "号": str(number)}, _indent(code, spec))

    def _carry_over(self, _: Rows) -> Iterator[RowData]:
        for number, item in enumerate(self.budget.carry_over, start=1):
            base = self.figures.name_of(CARRIED, number)
            yield RowData({"名称": item.name, "基": base, "码": "", "类": "", "款": "", "项": ""})

    def _form_facts(self, spec: Rows) -> Iterator[RowData]:
        """The rows of a list that the form asks for, or the parts of a group."""
        for key, fact, value in self.budget.form_facts.stated():
            if key == spec.fact and value is not None:
                yield from _rows_of(key, fact, value)
                if not value and spec.empty:
                    texts = dict.fromkeys(fact.columns, "")
                    words = {**_NO_CODE, **texts, "名称": spec.empty, "基": "", "序": ""}
                    yield RowData(words, has_figures=False)


def _rows_of(key: str, fact: FormFact, value: Any) -> Iterator[RowData]:
    names = row_names(value) if fact.kind == ROWS else fact.numbers()
    for place, name in enumerate(names, start=1):
        base = join(FORM_FACT, part(key), part(name))
        variables = {**_NO_CODE, "名称": name, "基": base, "序": str(place)}
        if fact.kind == ROWS:
            variables |= _words_of(value[place - 1])
        yield RowData(variables)


_NO_CODE: Final = {"码": "", "键": "", "类": "", "款": "", "项": ""}


def _words_of(row: Facts) -> dict[str, str]:
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
            raise DisclosureError([Diagnostic("K901", Severity.ERROR, row.at(key), message, mend)])
        words[key] = text
    return words


def _fixed_row(row: FixedRow) -> RowData:
    variables = {"名称": row.name, "键": row.key or "", "码": "", "类": "", "款": "", "项": ""}
    return RowData(variables, row.indent, "", row.key is not None)


def _indent(code: str, spec: Rows) -> int:
    """How many of the levels that the table shows lie above the code's own."""
    return sum(LEVELS.get(level, len(code)) < len(code) for level in spec.levels)


def _own_code(row: RowData, spec: Rows) -> RowData:
    """A row without the parts of its code that rows above it show."""
    above = [
        n for n in spec.levels if LEVELS.get(n, len(row.variables["码"])) < len(row.variables["码"])
    ]
    return replace(row, variables={**row.variables, **dict.fromkeys(above, "")})


def _split(code: str) -> dict[str, str]:
    return {"类": code[:3], "款": code[3:5], "项": code[5:7]}
