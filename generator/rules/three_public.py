"""Rules on the “三公” expenses: marks, economic lines and names agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogue.terms import CLASS, FISCAL
from generator.catalogue.trees import three_public_of
from generator.figures.budget_lines import yuan
from generator.rules.data import load
from generator.rules.facts import codes_of_project
from generator.rules.registry import Case, Finding, Findings, error, warning


def marks_and_lines(case: Case) -> Findings:
    """A project's mark (三公) is that of its economic lines."""
    for project in case.budget.projects:
        mark = project.three_public
        for code, at in codes_of_project(project):
            item = three_public_of(code)
            if mark and item and item != mark:
                other = f"经济科目 {code} 却属于{item}"
                message = f"项目“{project.name}”标作{mark}，{other}。"
                yield Finding(at, message, "核对“三公”或经济科目。")


def marks_and_classes(case: Case) -> Findings:
    """Money marked as a “三公” item is in the economic class of such money."""
    classes = load("three-public")["类别"]
    for project in case.budget.projects:
        mark = project.three_public
        fitting = classes.get(mark, ())
        for code, at in codes_of_project(project):
            if fitting and code[:CLASS] not in fitting:
                message = f"项目“{project.name}”标作{mark}，支出却在 {code}。"
                mend = f"{mark}通常列 {'、'.join(fitting)}，核对标记或经济科目。"
                yield Finding(at, message, mend)


def names_and_marks(case: Case) -> Findings:
    """A project that by its name or allocation is travel abroad, reception or vehicles is marked
    so."""
    for number, project in enumerate(case.budget.projects, start=1):
        money = case.cost(number, FISCAL)
        codes = codes_of_project(project)
        if not money or project.three_public or any(three_public_of(code) for code, _ in codes):
            continue
        for key in ("名称", "分配"):
            for item, found in clues(case.printed.get(("项目", number - 1, key), "")):
                like = f"{key}提到“{found}”，像是{item}，没有计入“三公”经费"
                message = f"项目“{project.name}”（{yuan(money)}）的{like}。"
                mark = f"属于的，加一行“三公: {item}”，只有一部分属于的拆成两个项目"
                mend = f"{mark}；不属于的，在“接受”里说明。"
                yield Finding(project.at(key), message, mend)


def clues(text: str) -> Iterator[tuple[str, str]]:
    """The “三公” items that the words of a project point to, each with the word."""
    words = load("three-public")
    plain = re.sub("|".join(words["不算"]), "\n", text)
    for item, pattern in words["线索"].items():
        if found := re.search(pattern, plain):
            yield item, found[0]


RULES = (
    error("T501", "三公标记与经济科目一致", marks_and_lines),
    warning("T502", "三公标记与支出类别相符", marks_and_classes),
    warning("T503", "像三公的项目须标明", names_and_marks),
)
