"""Rules on reasons (原因) and uses (用途): the right direction, the right projects, ready to stand
in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.catalogue.terms import ITEM
from generator.diagnostics import Position
from generator.figures.budget_lines import yuan
from generator.figures.model import ZERO, UnknownFigureError
from generator.figures.name import aspect_of, parse, stem
from generator.forms.names import quotable
from generator.rules.data import load
from generator.rules.registry import Case, Finding, Findings, error, warning
from generator.rules.texts import always_with_reason, is_named, nearest_name
from generator.suggestion import IN_BRACES

QUOTED = re.compile(r"“([^”]*(?:项目|经费))”")


def _reasons(case: Case) -> Iterator[tuple[str, str, Position]]:
    """Name of the change, the reason as printed, and its place."""
    for text in case.texts:
        if text.path[0] == "原因" and len(text.path) > 1:
            yield str(text.path[1]), text.printed, text.position


def reason_has_direction(case: Case) -> Findings:
    """A reason does not speak of a rise where the figure falls, or of a fall where it rises."""
    for name, reason, at in _reasons(case):
        change = case.change(name) if aspect_of(name) == "增减额" else ZERO
        if said := against(reason, change):
            direction = "增加" if change > 0 else "减少"
            message = f"{stem(name)} {direction} {yuan(abs(change))}，原因却只说“{said}”。"
            yield Finding(at, message, f"写明为什么{direction}，或核对上年数。")


def against(reason: str, change: Decimal) -> str:
    """The word by which a reason speaks of the other direction only; empty where it does not, or
    nothing changed."""
    words = load("directions")
    right, wrong = ("增", "减") if change > 0 else ("减", "增")
    is_right = any(word in reason for word in words[right])
    if is_right or not change:
        return ""
    return next((word for word in words[wrong] if word in reason), "")


def reason_needs_change(case: Case) -> Findings:
    """What prints as no change needs no reason, unless the form says why nothing changed."""
    asked = always_with_reason(case)
    for name in case.budget.reasons:
        is_asked = name in asked or aspect_of(name) != "增减额"
        if not is_asked and is_named(case, name) and not case.change(name):
            exact = case.figures[name].value
            alike = f"只差 {yuan(abs(exact))}，印出来与上年相同" if exact else "与上年相同"
            message = f"{stem(name)} {alike}，不需要原因。"
            yield Finding(case.budget.at("原因", name), message, "删去这一行，或核对上年数。")


def reason_names_own_projects(case: Case) -> Findings:
    """The reason of an item (项) names projects of this item only."""
    for name, reason, at in _reasons(case):
        item = parse(name).function
        if len(item) != ITEM or aspect_of(name) != "增减额":
            continue
        for project, codes in _items_of_projects(case).items():
            if project in reason and item not in codes:
                message = (
                    f"{item} 的原因提到项目“{project}”，这个项目列在 {'、'.join(sorted(codes))}。"
                )
                yield Finding(at, message, "改写原因，或核对项目的功能科目。")


def _items_of_projects(case: Case) -> dict[str, set[str]]:
    """The 项 under which each name of a project is budgeted; several projects may have one name."""
    found: dict[str, set[str]] = {}
    for project in case.budget.projects:
        codes = found.setdefault(project.name, set())
        codes |= {project.function, *(line.function for line in project.lines if line.function)}
    return found


def quoted_projects_exist(case: Case) -> Findings:
    """A project quoted as the reason of a rise exists."""
    names = set(case.budget.project_names)
    names |= {project.name for project in case.budget.projects}
    for name, reason, at in _reasons(case):
        if case.change(name) > 0:
            for quoted in QUOTED.findall(reason):
                if quoted not in names:
                    message = f"原因提到的“{quoted}”不在项目之中。"
                    yield Finding(at, message, "写项目的全名，或去掉引号改写。")


def no_full_stop(case: Case) -> Findings:
    """A reason or use stands inside a sentence: no punctuation at its end."""
    for text in case.texts:
        if text.path[0] in ("原因", "用途") and text.printed[-1:] in "。；，、.;,":
            message = f"这段{text.path[0]}末尾有“{text.printed[-1]}”，印出来会有两个标点。"
            yield Finding(text.position, message, "删去末尾的标点，程序会加。")


def places_are_filled(case: Case) -> Findings:
    """Every ``{…}`` in a text is the name of a figure or a word of the form."""
    for text in case.texts:
        for name in text.unfilled:
            why = _why_none(case, name)
            said = quotable(name, case.budget)
            message = f"文字里的 {{{said}}} " + ("现在没有数。" if why else "不是数名。")
            every = list(case.figures.names)
            hint = nearest_name(case, name, every, spelled=IN_BRACES)
            mend = f"{hint}用 disclosure figures 查看全部数名；只是要写花括号时请改用全角｛｝。"
            yield Finding(text.position, message, f"{why}；删去它，或改写这句话。" if why else mend)


def _why_none(case: Case, name: str) -> str:
    """Why a name of the right kind has no number here (a rate from below zero); empty for any other
    name."""
    try:
        case.figures[name]
    except UnknownFigureError as error:
        return error.why
    return ""


RULES = (
    warning("T404", "原因与增减方向一致", reason_has_direction),
    warning("T405", "没有增减不写原因", reason_needs_change),
    warning("T406", "原因里的项目须在该科目", reason_names_own_projects),
    warning("T407", "原因里引用的项目须存在", quoted_projects_exist),
    warning("T408", "原因和用途末尾不写标点", no_full_stop),
    error("T409", "花括号里须是数名", places_are_filled),
)
