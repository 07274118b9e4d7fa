"""Whether the parts of a form fit together: every name that one part uses is stated in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalogue.trees import funds
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.document.mistake import MarkupMistakeError
from generator.document.tree import Aligned, Document, Heading, Paragraph, Table
from generator.forms.declared import undeclared
from generator.forms.names import CODES
from generator.forms.patterns import PLACE
from generator.forms.shown import WORDED
from generator.forms.sound_tables import table_faults
from generator.forms.spec import FormSpec
from generator.look import Look
from generator.suggestion import did_you_mean

UNITS = ("万元", "元", "%", "平方米", "人", "个", "家", "辆", "台")
"""The units of the program's own figures, and those that money is printed in."""
STANDING = ("目录标题", "目录1", "目录2")


def _fault(at: Position, message: str, mend: str) -> Diagnostic:
    return Diagnostic("F106", Severity.ERROR, at, message, mend)


def require_sound_spec(spec: FormSpec) -> FormSpec:
    """``spec``, or ``DisclosureError`` with every name that nothing in it explains."""
    if found := list(_of_spec(spec)):
        raise DisclosureError(found)
    return spec


def require_sound_look(look: Look) -> Look:
    """``look``, or ``DisclosureError`` with every style and font that it uses and does not
    state."""
    found = list(_of_look(look))
    if found:
        raise DisclosureError(found)
    return look


def _of_look(look: Look) -> Iterator[Diagnostic]:
    for role, style in look.styles.items():
        if style.font not in look.fonts:
            message = f"“{role}”用的字体“{style.font}”没有写在“字体”里。"
            yield _fault(look.at("样式", role), message, "补上这种字体，或改用别的。")
    for role in (*STANDING, look.page_number.style):
        if role not in look.styles:
            yield _fault(look.at("样式"), f"“样式”里缺少“{role}”。", "补上这个样式。")
    for name, page in look.pages.items():
        if page.text_width < 50 or page.size[1] - page.top - page.bottom < 50:
            message = f"“{name}”左右边距太大，放字的地方不到 50 毫米。"
            yield _fault(look.at("页面", name), message, "减小左、右。")
    yield from _roomy_faults(look)


def _roomy_faults(look: Look) -> Iterator[Diagnostic]:
    """Styles whose 宽裕时 is no larger style; one that led back would have no end."""
    for role, style in look.styles.items():
        larger = look.styles.get(style.roomy)
        if style.roomy and (larger is None or larger.size <= style.size):
            yield _fault(
                look.at("样式", role, "宽裕时"),
                f"“{role}”的“宽裕时”写的“{style.roomy}”不是字号更大的样式。",
                "写“样式”里字号更大的一个，或删去“宽裕时”。",
            )


def require_known_looks(document: Document, look: Look) -> None:
    """``MarkupMistakeError`` for the first page or style of the document that the look does not
    state."""
    for section in document.sections:
        if section.page not in look.pages:
            raise MarkupMistakeError(f"版面里没有叫“{section.page}”的页面", 0)
    for block in document.blocks():
        if (
            isinstance(block, Heading | Paragraph | Aligned | Table)
            and block.role not in look.styles
        ):
            raise MarkupMistakeError(f"版面里没有叫“{block.role}”的样式", 0)


def _of_spec(spec: FormSpec) -> Iterator[Diagnostic]:
    yield from _of_order("部分序", spec.part_order, spec.parts, spec)
    yield from _of_order("表序", spec.table_order, spec.tables, spec)
    yield from _of_order("章节序", spec.chapter_order, spec.chapters, spec)
    for aspect in WORDED:
        if aspect not in spec.directions:
            yield _fault(
                spec.at("方向词"), f"“方向词”里缺少“{aspect}”。", "写三个词：增、减、不变。"
            )
    for place in ("表格", "文字"):
        if place not in spec.numbers:
            yield _fault(spec.at("数字格式"), f"“数字格式”里缺少“{place}”。", "补上它。")
    yield from _of_units(spec)
    for name, table in spec.tables.items():
        yield from table_faults(name, table)
    yield from undeclared(spec)
    yield from _of_funds(spec)
    yield from _of_patterns(spec)


def _of_units(spec: FormSpec) -> Iterator[Diagnostic]:
    """A number format for a unit that no number has would change nothing."""
    known = dict.fromkeys(UNITS)
    for fact in spec.facts.values():
        known |= dict.fromkeys(one.unit for one in (fact, *fact.columns.values()))
    for place, styles in spec.numbers.items():
        for unit in styles:
            yield from _of_unit(unit, known, spec.at("数字格式", place, unit))
    for table in spec.tables.values():
        for unit in table.numbers:
            yield from _of_unit(unit, known, table.at("数字格式", unit))


def _of_unit(unit: str, known: Iterable[str], at: Position) -> Iterator[Diagnostic]:
    if unit not in known:
        listed = "、".join(filter(None, known))
        yield _fault(at, f"没有哪个数以“{unit}”为单位。", f"可用：{listed}。")


def unknown_looks(spec: FormSpec, look: Look) -> Iterator[Diagnostic]:
    """Pages and styles of the form's tables that the look does not state."""
    for table in spec.tables.values():
        stated = (("页面", table.page, look.pages), ("样式", table.role, look.styles))
        for key, name, known in stated:
            if name not in known:
                mend = f"可用：{'、'.join(known)}；或在 look.yaml 里写上它。"
                yield _fault(table.at(key), f"版面里没有叫“{name}”的{key}。", mend)


def _of_order(
    key: str, order: tuple[str, ...], stated: Mapping[str, object], spec: FormSpec
) -> Iterator[Diagnostic]:
    for i, name in enumerate(order):
        if name in order[:i]:
            message = f"“{key}”里的“{name}”写了不止一次。"
            yield _fault(spec.at(key, i), message, "只留一次；要印两遍的，另取一个名字再写一份。")
        if name not in stated:
            message = f"“{key}”里的“{name}”没有写在表样里。"
            yield _fault(spec.at(key, i), message, "补上它，或从次序里删去。")


def _of_funds(spec: FormSpec) -> Iterator[Diagnostic]:
    for table in spec.tables.values():
        for block in table.blocks:
            yield from _of_fund(block.rows.fund, block.rows.at("资金"))
    for i, name in enumerate(spec.sources):
        yield from _of_fund(name, spec.at("收入来源", i))
    for name in spec.source_names:
        yield from _of_fund(name, spec.at("来源名称", name))


def _of_fund(name: str, at: Position) -> Iterator[Diagnostic]:
    """A source that the catalogue does not know has no money, and would print an empty table."""
    if name and name not in funds().parents:
        hint = did_you_mean(name, funds().parents)
        yield _fault(
            at, f"没有叫“{name}”的资金来源。", f"{hint}可用：{'、'.join(funds().parents)}。"
        )


def _of_patterns(spec: FormSpec) -> Iterator[Diagnostic]:
    known = {"来源", "性质", "三公", *CODES}
    mend = f"可用：{'、'.join(sorted(known))}。"
    listed = (
        ("需要原因", spec.reasons),
        ("持平也要原因", spec.reasons_always),
        ("需要用途", spec.uses),
        ("占比合计100", spec.whole_shares),
    )
    for key, patterns in listed:
        for i, pattern in enumerate(patterns):
            for name in set(PLACE.findall(pattern)) - known:
                yield _fault(spec.at(key, i), f"没有东西可以填进 {{{name}}}。", mend)
