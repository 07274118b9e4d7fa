"""Everything that the checks of a known form look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.audit.form.figures import Figures, read_figures
from generator.audit.form.fit import fitted
from generator.audit.form.goals import Goal, read_goals
from generator.audit.form.lines import Line, lines
from generator.audit.form.projects import Project, Told, in_rows, join_goals, join_told, told
from generator.audit.form.recognise import Followed
from generator.audit.free.finding import Finding
from generator.audit.free.numbers import ROUNDED
from generator.catalogue.classification import Catalogue
from generator.forms.sentences import Sentences
from generator.forms.spec import FormSpec
from generator.published.model import Paper
from generator.relations.facets import Facets
from generator.relations.judge import Judgement, judge
from generator.relations.ledger import Ledger, ledger
from generator.relations.reading import Reading
from generator.relations.said import ZERO, Said
from generator.relations.vocabulary import vocabulary

GENERAL: Final = "一般公共预算拨款"
OTHER_FUNDS: Final = ("政府性基金预算拨款", "国有资本经营预算拨款")
PROJECTS: Final = "项目支出"


@dataclass(frozen=True, slots=True)
class Case:
    """A paper that follows a form, with the form's columns: how its relations are judged, its
    amounts, lines, the figures that these name, and its projects. ``codes`` is what is wrong with
    its codes."""

    followed: Followed
    catalogue: Catalogue
    judgement: Judgement
    book: Ledger
    lines: tuple[Line, ...]
    figures: Figures
    goals: tuple[Goal, ...]
    projects: tuple[Project, ...]
    told: tuple[Told, ...]
    codes: tuple[Finding, ...]

    @property
    def spec(self) -> FormSpec:
        """The form."""
        return self.followed.form.spec

    @property
    def sentences(self) -> Sentences:
        """How the form's sentences read."""
        return self.followed.form.sentences

    @property
    def reading(self) -> Reading:
        """The paper as relations read it."""
        return self.judgement.reading

    @property
    def rows(self) -> tuple[Project, ...]:
        """The projects that a table lists."""
        return tuple(project for project in self.projects if project.at.row >= 0)

    def of_projects(self, fund: str = "") -> Said | None:
        """What is spent on projects, of a fund or in all."""
        return self.book.amount(Facets(fund=fund, kind=PROJECTS))

    def is_told(self, amounts: Sequence[Said]) -> bool:
        """Whether one of the amounts is surely more than nothing where sentences print
        it, however they round."""
        ways = self.spec.money()
        least = ways[0].step if ways else ZERO
        return any(one.amount and abs(one.amount) >= least for one in amounts)

    @property
    def pays_otherwise(self) -> list[Said]:
        """Project money of government funds and state capital, whose projects no table lists."""
        amounts = (self.of_projects(fund) for fund in OTHER_FUNDS)
        return [one for one in amounts if one is not None and one.value]

    def has_fund(self, fund: str) -> bool:
        """Whether a fund, or a part of it, pays for anything: also amounts that cancel, which are
        told of by their codes."""
        funds = vocabulary().funds
        for key, found in self.book.entries.items():
            is_own = key.fund == fund or funds.is_below(key.fund, fund)
            if is_own and (key.function or any(one.amount for one in found)):
                return True
        return False

    @property
    def has_other_funds(self) -> bool:
        """Whether government funds or state capital pay for anything."""
        return any(self.has_fund(fund) for fund in OTHER_FUNDS)

    @property
    def may_be_other_money(self) -> bool:
        """Whether projects may be paid from more than the general budget."""
        every, general = self.of_projects(), self.of_projects(GENERAL)
        return every is None or general is None or every.amount > general.amount


def read_case(paper: Paper, followed: Followed) -> Case:
    """The paper read under its form."""
    catalogue = Catalogue(paper.year)
    fit = fitted(paper, followed, catalogue)
    judgement = judge(fit.paper, ROUNDED)
    book = ledger(judgement.reading)
    sentences = followed.form.sentences
    read = lines(fit.paper)
    goals = read_goals(fit.paper, sentences.goals)
    tables = followed.tables
    of_projects = [key for key in tables if _is_of_projects(followed.form.spec, key)]
    projects: list[Project] = []
    for key in of_projects:
        projects += in_rows(judgement.reading.sheets, tables[key])
    found = told(read, sentences.projects)
    join_told(found, projects)
    join_goals(goals, projects)
    return Case(
        followed=followed,
        catalogue=catalogue,
        judgement=judgement,
        book=book,
        lines=read,
        figures=read_figures(read, sentences, book),
        goals=goals,
        projects=tuple(projects),
        told=tuple(found),
        codes=fit.findings,
    )


def _is_of_projects(spec: FormSpec, key: str) -> bool:
    return any(block.rows.source == "项目" for block in spec.tables[key].blocks)
