"""Rules on what must be disclosed, and on what must not come out by the back door."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.terms import FISCAL
from generator.diagnostics import Position
from generator.figures.budget_lines import yuan
from generator.figures.model import total_of
from generator.rules.amounts import measures
from generator.rules.prose import Text
from generator.rules.registry import Case, Finding, Findings, error, warning

MASK = r"[xX×]{2,}|\*{1,}|＊{1,}|○{1,}"
# Two characters before and one after: a run of any length there would be tried from each of its
# characters.
MASKED_NAME = re.compile(rf"([一-龥]{{2}})({MASK})(?=([一-龥]))")
FEWEST_HIDDEN, MOST_HIDDEN = 2, 20  # characters of a name behind a mask
RUN = re.compile(rf"[一-龥]{{{FEWEST_HIDDEN + 3},{MOST_HIDDEN + 3}}}")
Ends = tuple[str, str]
MASKED_AMOUNT = re.compile(
    rf"(?:{MASK}|…+|（略）|若干)\s*万?元|[（(](?:不予公开|不公开|涉密|保密|略)[）)]"
)


def required_tables(case: Case) -> Findings:
    """The form has every table that must be public."""
    form, at = case.form, case.budget.at("表样")
    for name in form.required_tables:
        if name not in form.table_order:
            message = f"表样“{form.name}”的表序里没有“{name}”表。"
            yield Finding(at, message, f"在表样的“表序”里加上 {name}；没有数也要公开空表。")


def required_sections(case: Case) -> Findings:
    """The form has every section that must be public."""
    form, at = case.form, case.budget.at("表样")
    for name in form.required_chapters:
        if name not in form.chapter_order:
            message = f"表样“{form.name}”的章节序里没有“{name}”一节。"
            yield Finding(at, message, f"在表样的“章节序”里加上 {name}。")
    others = [template for _, template in form.other_matters]
    for template in form.required_matters:
        if template not in others:
            message = f"表样“{form.name}”的其他事项里没有 {template}。"
            yield Finding(at, message, f"在表样的“其他事项”里加上 {template}。")


def empty_tables_say_so(case: Case) -> Findings:
    """A table without numbers has a note that says so."""
    form = case.form
    for name in form.required_notes:
        table = form.tables.get(name)
        if table is None or name not in form.table_order or table.empty_note or table.note:
            continue
        if table.empty_when is None or not case.figures.is_budgeted(table.empty_when):
            message = f"“{name}”表是空表，表样没有写空表备注。"
            mend = f"在表样的 表 › {name} 下写“空表依据”和“空表备注”。"
            yield Finding(case.budget.at("表样"), message, mend)


def withheld_are_counted(case: Case) -> Findings:
    """How many projects are withheld is said."""
    withheld = [one for one in case.budget.projects if one.withheld and not one.classified]
    if not withheld:
        return
    said: set[Decimal] = set()
    for text in case.texts:
        if text.path[0] == "其他说明":
            said |= {measure.value for measure in measures(text.printed)}
    if said.isdisjoint((len(withheld), case.value("项目统计.不予公开.个数"))):
        message = f"有 {len(withheld)} 个项目不予公开，其他说明里没有写这个数。"
        mend = "在“其他说明”里写明几个项目不予公开：{项目统计.不予公开.个数}个。"
        yield Finding(withheld[0].at("不予公开"), message, mend)


def fiscal_projects_have_targets(case: Case) -> Findings:
    """A project of fiscal money that is not withheld has a performance table."""
    for number, project in enumerate(case.budget.projects, start=1):
        money = case.cost(number, FISCAL)
        if money and not (project.performance or project.withheld or project.classified):
            message = f"财政拨款项目“{project.name}”（{yuan(money)}）没有绩效目标表。"
            yield Finding(project.at(), message, "补上“绩效”；不予公开的写“不予公开: 是”。")


@dataclass(frozen=True, slots=True)
class _Masked:
    """A name with a mask in it, how many characters that hides, and the text it stands in."""

    name: str
    hidden: int
    text: Text


def masked_names_stay_masked(case: Case) -> Findings:
    """A name that is masked in one place is not printed in full in another."""
    masked = _masked_names(case.texts)
    hidden = {ends: one.hidden for ends, one in masked.items()}
    for text in case.texts:
        for ends, whole in _whole(text.printed, hidden).items():
            name, spot = masked[ends].name, masked[ends].text.position.spot
            restored = f"这里写着“{whole}”（隐去处在{spot}）"
            message = f"“{name}”隐去的字可以还原：{restored}。"
            yield Finding(text.position, message, "两处写成一样。")


def _masked_names(texts: Iterable[Text]) -> dict[Ends, _Masked]:
    """The masked names by their ends, of each the one that hides most."""
    found: dict[Ends, _Masked] = {}
    for text in texts:
        for before, mask, after in MASKED_NAME.findall(text.printed):
            hidden = min(max(len(mask), FEWEST_HIDDEN), MOST_HIDDEN)
            known = found.get((before, after))
            if known is None or hidden > known.hidden:
                name = before + mask + after
                found[before, after] = _Masked(name=name, hidden=hidden, text=text)
    return found


def _whole(text: str, hidden: Mapping[Ends, int]) -> dict[Ends, str]:
    """By its ends, the first piece of the text with as many characters between them as may be
    hidden, or fewer. Every place is looked at once, however many ends there are."""
    found: dict[Ends, str] = {}
    begins = {before for before, _ in hidden}
    for start in range(len(text)):
        run = RUN.match(text, start) if text[start : start + 2] in begins else None
        if run is None:
            continue
        for between in range(len(run[0]) - 3, FEWEST_HIDDEN - 1, -1):
            ends = run[0][:2], run[0][between + 2]
            if between <= hidden.get(ends, 0):
                found.setdefault(ends, run[0][: between + 3])
    return found


def masked_amounts_stay_masked(case: Case) -> Findings:
    """An amount that is masked among the parts of a project does not follow from the total and the
    other parts."""
    for number, text, at in _breakdowns(case):
        masks = MASKED_AMOUNT.findall(text)
        amount = case.cost(number)
        sums = [measure.value for measure in measures(text) if measure.is_sum]
        others = [value for value in sums if value != amount]
        shown = total_of(others)
        if len(masks) == 1 and others and shown < amount:
            difference = f"{yuan(amount)} 减去其余 {yuan(shown)}，得 {yuan(amount - shown)}"
            message = f"隐去的“{masks[0]}”可以推算：{difference}。"
            yield Finding(at, message, "至少隐去两项，或者都不隐去。")


def _breakdowns(case: Case) -> Iterator[tuple[int, str, Position]]:
    """What takes a project's amount apart: its allocation, a further paragraph, its cost
    indicators."""
    for text in case.texts:
        if text.project is not None and text.path[2] in ("分配", "补充"):
            yield text.project + 1, text.printed, text.position
    for target in case.targets:
        if target.project and target.costs:
            yield target.project, target.costs, target.performance.at("指标")


RULES = (
    error("T801", "必备的表", required_tables),
    error("T802", "必备的说明", required_sections),
    error("T803", "空表须说明", empty_tables_say_so),
    warning("T805", "说明几个项目不予公开", withheld_are_counted),
    warning("T806", "财政拨款项目须有绩效表", fiscal_projects_have_targets),
    warning("T807", "隐去的名称不可还原", masked_names_stay_masked),
    error("T808", "隐去的金额不可推算", masked_amounts_stay_masked),
)
