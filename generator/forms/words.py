"""The plain words of a disclosure that patterns and templates use: 单位名称, 年度, the form's 用语;
and a budget in the words of its form."""

from __future__ import annotations

from typing import TypeVar

from generator.budget.form_facts import read_form_facts
from generator.budget.model import Budget
from generator.forms.patterns import fill
from generator.forms.spec import FormSpec
from generator.source.values import Date
from generator.withheld.public import PublicBudget, is_nameless, named, public

NEUTRAL_NAME = "涉密项目名称"
"""The 用语 that stands for the name of a classified project."""


def words(budget: Budget, form: FormSpec) -> dict[str, str]:
    """Every word by its name. Raises ``DisclosureError`` where a 用语 asks for a word that there is
    not."""
    unit, year = budget.unit, budget.year
    plain = {
        "单位名称": unit.name,
        "本单位": unit.self_name or unit.name,
        "称谓": unit.kind,
        "单位性质": unit.nature or "",
        "年度": str(year),
        "上年度": str(year - 1),
        "表样": form.name,
    }
    return {
        **plain,
        **{name: fill(word, plain, form.at("用语", name)) for name, word in form.words.items()},
    }


B = TypeVar("B", bound=Budget)


def with_form_facts(form: FormSpec, budget: B, *, is_last_year: bool = False) -> B:
    """A budget with its 另填 read as the form declares it. Raises ``DisclosureError`` like
    ``read_form_facts``."""
    facts = read_form_facts(budget.located, form.facts, is_last_year=is_last_year)
    return budget.model_copy(update={"form_facts": facts})


def in_words_of(form: FormSpec, budget: Budget, *, is_last_year: bool = False) -> PublicBudget:
    """What a form may see of a budget: nothing withheld, the facts that it asks for itself, and its
    own words for the names of classified projects. Raises ``DisclosureError`` like ``words`` and
    ``read_form_facts``."""
    shown = with_form_facts(form, public(budget), is_last_year=is_last_year)
    if NEUTRAL_NAME not in form.words or not any(map(is_nameless, shown.projects)):
        return shown
    return named(shown, words(shown, form)[NEUTRAL_NAME])


def date_words(date: Date) -> dict[str, str]:
    """The parts of 日期格式: 年, 月, 日, and 两位月, 两位日 with a leading zero."""
    words = {"年": str(date.year), "月": str(date.month), "日": str(date.day)}
    return {**words, "两位月": f"{date.month:02d}", "两位日": f"{date.day:02d}"}
