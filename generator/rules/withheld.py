"""Rules on what is classified (涉密) or withheld (不予公开): it does not stand in the file, and no
other text repeats it. No message quotes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Position, Severity
from generator.rules.prose import LEFT_OUT
from generator.rules.registry import Case, Finding, Findings, error
from generator.rules.repeats import Phrases, bare
from generator.source.nodes import LocatedDict, scalars
from generator.withheld.hidden import CLASSIFIED, LINES, NAME_IS_PUBLIC, UNDERTAKER, WITHHELD
from generator.withheld.tree import Secret

WRITTEN = "T804"
FLAG_IN_TEXT = re.compile(rf"({CLASSIFIED}|{WITHHELD})\s*[:：]\s*是(?!\w)")


def details_not_written(case: Case) -> Findings:
    """A project that is withheld has nothing in the file that could be printed or passed on."""
    yield from _written(case.secrets)
    for project in case.budget.projects:
        if project.withheld and not project.classified and project.performance:
            yield _fault_of("绩效", f"项目“{project.name}”", WITHHELD, project.at("绩效"))


def details_written(secrets: Iterable[Secret]) -> list[Diagnostic]:
    """The same of a file of which nothing else can be read."""
    return [
        Diagnostic(WRITTEN, Severity.ERROR, found.position, found.message, found.mend)
        for found in dict.fromkeys(_written(secrets))
    ]


def _written(secrets: Iterable[Secret]) -> Findings:
    for secret in secrets:
        if not secret.is_name:
            yield _fault_of(_key_of(secret), secret.owner, secret.word, secret.position)


def _key_of(secret: Secret) -> str:
    """What a message calls the key; one that no project has may be a secret itself."""
    if secret.is_known:
        return secret.key
    if secret.key == LINES:
        return f"{LINES}里不认识的键"
    return "不认识的键"


def _fault_of(key: str, owner: str, word: str, at: Position) -> Finding:
    mend = f"删去{key}；可以公开的，删去“{word}: 是”。"
    if key == UNDERTAKER:
        mend = f"删去{key}，或只写本单位、下属单位的名称。"
    return Finding(at, f"{owner}{word}，却写了{key}。", mend)


def details_not_repeated(case: Case) -> Findings:
    """No other text says what is withheld of a project."""
    phrases: Phrases[Secret] = Phrases(but=_unit_names(case))
    for secret in case.secrets:
        if not secret.is_name:
            for text in secret.texts:
                phrases.add_text(text, text.position, secret)
    for at, where, secret in phrases.found_in(_other_texts(case)):
        what = f"{secret.owner}不公开的{_key_of(secret)}"
        mend = f"两处都删去；可以公开的，删去“{secret.word}: 是”。"
        yield Finding(at, f"这里写着{what}（{where.spot}）。", mend)


def names_not_repeated(case: Case) -> Findings:
    """No text has the name of a classified project whose name is withheld."""
    named = [secret for secret in case.secrets if secret.is_name]
    if not named:
        return
    phrases: Phrases[Secret] = Phrases(but=_unit_names(case) | _official_names(case))
    for secret in named:
        for name in secret.texts:
            phrases.add_name(name, name.position, secret)
    for at, where, secret in phrases.found_in(_other_texts(case)):
        place = f"（{where.spot}）"
        message = f"这里写着{secret.owner}的名称{place}，它{CLASSIFIED}，名称不公开。"
        mend = f"换一种说法；名称可以公开的，在那个项目下写“{NAME_IS_PUBLIC}: 是”。"
        yield Finding(at, message, mend)


def names_withheld_in_effect(case: Case) -> Findings:
    """Only the name of a classified project can be withheld."""
    for project in case.budget.projects:
        is_said = "name_is_public" in project.model_fields_set
        if is_said and not project.name_is_public and not project.classified:
            without_effect = f"“{NAME_IS_PUBLIC}: 否”只对{CLASSIFIED}项目起作用"
            message = f"{without_effect}，项目“{project.name}”的名称会印出来。"
            mend = f"名称不能公开的，写“{CLASSIFIED}: 是”；可以公开的，删去这一行。"
            yield Finding(project.at(NAME_IS_PUBLIC), message, mend)


def flags_not_in_texts(case: Case) -> Findings:
    """A flag stands under its own key: in a text it flags nothing."""
    for text in case.texts:
        if found := FLAG_IN_TEXT.search(text.printed):
            message = f"“{found[0]}”写进了别的文字里，不起作用，这个项目会照样公开。"
            mend = f"另起一行，与“名称”对齐，用半角冒号：{found[1]}: 是。"
            yield Finding(text.position, message, mend)


def _unit_names(case: Case) -> set[str]:
    """Names that every paper has: the unit's own, and those of the units below it."""
    unit = case.budget.unit
    below = [one.name for one in case.budget.subordinates]
    return {bare(name) for name in (unit.name, unit.self_name or "", *below)}


def _official_names(case: Case) -> set[str]:
    """Names of the classification: papers print them whatever a project is called."""
    names = (*case.catalogue.all_functions().values(), *case.catalogue.economics.values())
    return {bare(name) for name in names}


def _other_texts(case: Case) -> Iterator[tuple[str, Position]]:
    """Every text that is left in the file, as printed; and the names that data give of last
    year's."""
    yield from ((text.printed, text.position) for text in case.texts)
    root = case.budget.located or LocatedDict(Position(""))
    for section in LEFT_OUT:
        yield from ((text, text.position) for text in scalars(root.get(section)))
    if case.prior:
        yield from ((project.name, project.at("名称")) for project in case.prior.projects)
        yield from ((item.name, item.at("名称")) for item in case.prior.carry_over)


RULES = (
    error(WRITTEN, "不予公开的不写详情", details_not_written),
    error("T821", "不公开的内容不写在别处", details_not_repeated),
    error("T822", "涉密项目的名称不写在别处", names_not_repeated),
    error("T823", "名称不公开的须涉密", names_withheld_in_effect),
    error("T824", "涉密、不予公开写在自己的键下", flags_not_in_texts),
)
