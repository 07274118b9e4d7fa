"""Every sum that a reader can check in a disclosure, read from the texts of its tables and
sentences alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.document.tree import Aligned, Document, Paragraph, Table, plain
from tests.rounding.sheets import Line, Sheet, Sum, amount

TWO_SIDES = ("收支总体", "财政拨款收支", "财务收支")
ITEMS = ("三公经费", "三公与运行")
N = r"(-?[\d,.]*\d)万元"
M = r"(-?[\d,.]*\d)(?:万元)?"
KINDS = ("基本支出", "项目支出")
THREE = {
    "合计": ("因公出国（境）费", "公务接待费", "公务用车购置及运行费（小计）"),
    "公务用车购置及运行费（小计）": ("其中：公务用车购置费", "公务用车运行费"),
    "“三公”经费合计": ("因公出国（境）费", "公务接待费", "公务用车购置及运行费"),
    "公务用车购置及运行费": ("其中：购置费", "运行费"),
}
LINKED = (
    ("收支总体", "右", "收入总体", "总计"),
    ("收支总体", "右", "支出总体", "合计"),
    ("财政拨款收支", "右", "财政拨款收支", "合计"),
    ("一般公共预算支出", "合计", "财政拨款收支", "一般公共预算"),
    ("一般公共预算支出", "基本支出", "基本支出", "合计"),
    ("一般公共预算支出", "项目支出", "项目支出", "项目支出合计"),
    ("政府性基金", "合计", "财政拨款收支", "政府性基金预算"),
    ("国有资本经营", "合计", "财政拨款收支", "国有资本经营预算"),
    ("收入", "合计", "支出", "合计"),
    ("一般公共预算", "合计", "财政拨款收支", "一般公共预算"),
    ("一般公共预算", "基本支出", "基本支出", "合计"),
)
BY_CODE = (
    ("收入总体", "总计", "支出总体", "合计"),
    ("一般公共预算支出", "项目支出", "项目支出", "项目支出合计"),
    ("收入", "合计", "支出", "合计"),
)
# A sentence: its total, then its parts in one paragraph.
SENTENCES = (
    (
        "三公",
        rf"“三公”经费数为{N}，其中：因公出国（境）费{N}，公务用车购置费?{N}，公务用车运行费{N}，公务接待费{N}",
    ),
    (
        "采购",
        rf"政府采购预算{N}，其中：政府采购货物预算{N}，政府采购工程预算{N}，政府采购服务预算{N}",
    ),
    (
        "车辆",
        rf"车辆\d+辆，价值{N}；其中：一般公务用车\d+辆，价值{N}；执法执勤用车\d+辆，价值{N}；其他车辆\d+辆，价值{N}",
    ),
    ("基金", rf"政府性基金预算支出{N}，其中：基本支出{N}，项目支出{N}"),
    ("结转", rf"上年结转结余预算支出{N}，其中：财政拨款结转{N}，非财政拨款结转结余{N}"),
    ("绩效", rf"年度(?:预算总额|资金总额：)\|{M}\|其中：财政拨款\|{M}\|其他资金\|{M}"),
)
# A total against a cell of the tables: table, column (右: the right side of a table of two sides).
QUOTED = (
    (rf"(?<!拨款)收支总预算{N}", "收支总体", "右"),
    (rf"[^拨]款?收入预算{N}，其中", "收支总体", "右"),
    (rf"年支出预算{N}，其中", "支出总体", "合计"),
    (rf"财政拨款收支总预算{N}", "财政拨款收支", "合计"),
    (rf"一般公共预算拨款合计{N}", "一般公共预算支出", "合计"),
    (rf"一般公共预算基本支出{N}", "基本支出", "合计"),
    (rf"政府性基金预算支出{N}", "政府性基金", "合计"),
    (rf"上年结转结余预算支出{N}", "上年结转", "总计"),
    (rf"机关运行经费财政拨款预算{N}", "基本支出", "公用经费"),
    (rf"“三公”经费数为{N}", "三公经费", "合计"),
    (rf"整体预算绩效目标1个，涉及金额{N}", "收支总体", "右"),
)


class Printed:
    """What is printed: tables by name, and all text outside them, tables of targets line by
    line."""

    def __init__(self, document: Document) -> None:
        self.sheets: dict[str, Sheet] = {}
        self.measures: dict[str, str] = {}
        text, measure = [""], ""
        for block in document.blocks():
            match block:
                case Aligned():
                    measure = plain(block.right).removeprefix("单位：")
                case Paragraph():
                    text.append(plain(block.inlines))
                case Table() if block.head:
                    self.sheets[block.name] = Sheet(block)
                    self.measures[block.name] = measure
                case Table():
                    text += ["|".join(plain(c.inlines) for c in row.cells) for row in block.body]
                case _:
                    pass
        self.text = "\n".join(text)

    def sums(self) -> Iterator[Sum]:
        """All of them."""
        for name, sheet in self.sheets.items():
            yield from sheet.across()
            if name in TWO_SIDES:
                yield from _sides(sheet)
            elif name in ITEMS:
                yield from _items(sheet)
            else:
                yield from sheet.down()
        yield from self._between()
        yield from self._sentences()
        yield from self._sources()
        yield from self._changes()

    def cell(self, table: str, title: str) -> Decimal | None:
        """The total of a column, None where the form has no such table."""
        sheet = self.sheets.get(table)
        if sheet is None:
            return None
        if table in ITEMS:
            return sheet.value(sheet.lines[0], sheet.column(title))
        line = next(n for n in sheet.lines if any("总计" in c or "合计" in c for c in n.cells))
        return sheet.value(line, sheet.columns[1] if title == "右" else sheet.column(title))

    def _between(self) -> Iterator[Sum]:
        for one, title, other, also in LINKED:
            a, b = self.cell(one, title), self.cell(other, also)
            if a is not None and b is not None:
                yield Sum(f"{one} {title} 与 {other} {also}", a, (b,))
        for one, title, other, also in BY_CODE:
            if one in self.sheets and other in self.sheets:
                yield from _by_code(self.sheets[one], title, self.sheets[other], also)

    def _sentences(self) -> Iterator[Sum]:
        for name, pattern in SENTENCES:
            for found in re.finditer(pattern, self.text):
                total, *parts = map(amount, found.groups())
                yield Sum(f"句 {name}", total, tuple(parts))
        for pattern, table, title in QUOTED:
            for found in re.finditer(pattern, self.text):
                if (
                    self.measures.get(table) == "万元"
                    and (cell := self.cell(table, title)) is not None
                ):
                    yield Sum(f"句 {pattern[:12]} 与 {table}", amount(found[1]), (cell,))
        kinds = [self._first(rf"\n{kind}{N}，占") for kind in KINDS]
        yield from self._sum("性质", rf"年支出预算{N}，其中", kinds)
        natures = [self._first(rf"\n{nature}{N}[，。]") for nature in ("人员经费", "公用经费")]
        yield from self._sum("人员和公用", rf"一般公共预算基本支出{N}", natures)
        whole = rf"一般公共预算拨款合计{N}"
        scale = re.search(
            rf"拨款合计{N}，其中：基本支出{N}，.*?项目支出{N}，", self.text, re.DOTALL
        )
        if scale:
            yield from self._sum("规模", whole, [amount(scale[2]), amount(scale[3])])
        yield from self._sum("结构", whole, self._all(rf"\n\d+[.、].+?（(?:类|\d{{3}})）{N}，占"))
        yield from self._sum("各项", whole, self._all(rf"年预算数为{N}，"))
        yield from self._sum(
            "各类用途",
            whole,
            self._all(rf"[：；。]([^：；。\d]+?)支出{N}", part="一般公共预算支出包括：.*"),
        )
        whole = [
            self._first(rf"\n{part}\|{M}")
            for part in ("财政资金（万元）\\|上级安排", "本级安排", "其他资金（万元）\\|其他")
        ]
        yield from self._sum("整体绩效", rf"(?<!拨款)收支总预算{N}", whole if any(whole) else [])
        yield from self._sum(
            "各项资金", rf"财政拨款收支总预算{N}", self._all(N, part="\n收入预算包括：.*万元.*")
        )

    def _sources(self) -> Iterator[Sum]:
        """Sources of income, in sentences as in the table."""
        sheet = self.sheets.get("收支总体")
        named: dict[str, Line] = {}
        for line in sheet.lines if sheet else ():
            named.setdefault(re.sub(r"[一二\d、.]|其中：", "", line.name), line)
        for name, printed in re.findall(rf"(?:\n|其中：)([^\d\n：]+){N}，占", self.text):
            if sheet and name in named:
                yield Sum(
                    f"句 来源 {name}",
                    amount(printed),
                    (sheet.value(named[name], sheet.columns[0]),),
                )

    def _changes(self) -> Iterator[Sum]:
        """Changes against last year: the kinds' against all 项's; the items of 三公 against the
        whole."""
        change = rf"(?:比上年预算|比上年|费|费用)(增加|减少){N}"
        scale = re.search(rf"拨款合计{N}，其中：(.*\n)?.*项目支出{N}.*", self.text)
        items = [
            _signed(m) for m in re.findall(rf"年预算数为{N}，比上年预算(增加|减少){N}", self.text)
        ]
        if scale:
            kinds = [_signed(("", *m)) for m in re.findall(rf"比上年预算(增加|减少){N}", scale[0])]
            yield Sum("句 一般公共预算增减", sum(kinds, Decimal(0)), tuple(items))
        three = next(
            (line for line in self.text.splitlines() if re.search("“三公”经费比上年", line)), ""
        )
        if three:
            whole, *parts = [_signed(("", *m)) for m in re.findall(change, three)]
            yield Sum("句 三公增减", whole, tuple(parts))

    def _sum(self, name: str, total: str, parts: list[Decimal]) -> Iterator[Sum]:
        if parts and (found := re.search(total, self.text)):
            yield Sum(f"句 {name}", amount(found[1]), tuple(parts))

    def _first(self, pattern: str) -> Decimal:
        found = re.search(pattern, self.text)
        return amount(found[1]) if found else Decimal(0)

    def _all(self, pattern: str, part: str = "") -> list[Decimal]:
        if part and not (found := re.search(part, self.text)):
            return []
        text = found[0] if part else self.text
        return [amount(m[-1] if isinstance(m, tuple) else m) for m in re.findall(pattern, text)]


def _signed(found: tuple[str, ...]) -> Decimal:
    return amount(found[-1]) * (-1 if found[-2] == "减少" else 1)


def _by_code(one: Sheet, title: str, other: Sheet, also: str) -> Iterator[Sum]:
    there = {
        n.code: other.value(n, other.column(also)) for n in other.lines if n.code and not n.project
    }
    for line in one.lines:
        if line.code in there:
            yield Sum(
                f"{one.name} 与 {other.name} {line.code}",
                one.value(line, one.column(title)),
                (there[line.code],),
            )


def _sides(sheet: Sheet) -> Iterator[Sum]:
    """Each side against its last line; names further in are parts of the name above; both sides
    alike."""
    *lines, total = sheet.lines
    left, *right = sheet.columns
    named = [n for n in lines if n.name]
    for at, line in [(-1, total), *enumerate(named)]:
        depth = -1 if at < 0 else line.indent
        inside = named[at + 1 :]
        stop = next((i for i, n in enumerate(inside) if n.indent <= depth), len(inside))
        if parts := tuple(sheet.value(n, left) for n in inside[:stop] if n.indent == depth + 1):
            yield Sum(f"{sheet.name} {line.name}", sheet.value(line, left), parts)
    for column in right:
        yield Sum(
            f"{sheet.name} 右 {column}",
            sheet.value(total, column),
            tuple(sheet.value(n, column) for n in lines),
        )
    yield Sum(f"{sheet.name} 两边", sheet.value(total, left), (sheet.value(total, right[0]),))


def _items(sheet: Sheet) -> Iterator[Sum]:
    """“三公” items one below the other; a form with one row has its sums across."""
    rows: dict[str, Line] = {n.name: n for n in sheet.lines}
    for whole, parts in THREE.items():
        if whole in rows:
            for column in sheet.columns:
                values = tuple(sheet.value(rows[p], column) for p in parts)
                yield Sum(
                    f"{sheet.name} {whole} {column}", sheet.value(rows[whole], column), values
                )
