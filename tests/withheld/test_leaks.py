"""No mark of what is withheld in any byte that the program writes, whatever asks for it; every
other mark is seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.budget.model import Budget
from generator.cli.main import main
from generator.source.decode import decode
from generator.source.reader import read
from generator.withheld.public import PublicBudget
from tests.machine import ENGINES
from tests.withheld.budgets import FORMS, SEEN, budget
from tests.withheld.looking import hidden, marks_in, texts_in
from tests.withheld.making import of_disclosure, past_the_pipeline, through_the_pipeline, written

NAMES = {f"{SEEN}ONM", f"{SEEN}VNM", f"{SEEN}WNM", f"{SEEN}SNM"}
"""The names that may be printed: all but that of the classified project that does not say so."""
READ = ("docx", "html", *(f"pdf {engine}" for engine in ENGINES), "explained page")
"""What people read: the names, and every text of the open project."""
TEXTS = {f"{SEEN}O{text}" for text in ("BS", "AL", "UN", "PK", "PT", "GA", "IN", "VA", "TT", "RM")}


@pytest.mark.parametrize("form", ["2024", "样例省2024"])
def test_nothing_withheld_is_in_any_output(form: str, tmp_path: Path) -> None:
    templates = FORMS[form][1]
    file = written(tmp_path, budget(form))
    found = {name: marks_in(made) for name, made in through_the_pipeline(file, templates)}
    assert {name: hidden(marks) for name, marks in found.items() if hidden(marks)} == {}
    if templates is None:  # the province prints no projects
        assert {name for name in READ if not found[name] >= NAMES | TEXTS} == set()
        assert found["xlsx "] >= NAMES
    assert found["csv "] >= NAMES


def test_examining_takes_out_what_is_still_in_a_budget(tmp_path: Path) -> None:
    file = written(tmp_path, budget("2024"))
    disclosure = pipeline.examine(decode(Budget, read(file)), file)
    details, performances = 6 * 4, 3
    found = [d for d in disclosure.diagnostics if d.code == "T804"]
    assert len(found) == details + performances
    assert isinstance(disclosure.budget, PublicBudget)
    told = "\n".join((*map(str, disclosure.diagnostics), repr(disclosure.budget)))
    assert hidden(marks_in(told.encode())) == set()


def test_the_supplement_of_a_classified_project(tmp_path: Path) -> None:
    """The case that was found: it went into every format, and nothing was said."""
    file = Path(__file__).with_name("classified-text.yaml")
    (found,) = pipeline.load(file).errors
    assert f"{found.code}:{found.position.line} {found.message}" == (
        "T804:44 第 1 个项目涉密，却写了补充。"
    )
    for name, made in of_disclosure(pipeline.load(file), file):
        text = "".join(texts_in(made))
        assert not re.search("机密部门|补贴对象|专项业务经费", text), name
    assert main(["render", str(file), "--output", str(tmp_path)]) == 1
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


OWN_FORM = """\
名称: 外
适用年度: "2024"
继承: "2024"
用语: {涉密项目名称: "{称谓}专项"}
"""


@pytest.mark.parametrize(
    ("times", "names"),
    [(0, {"部门专项"}), (1, {"部门专项1", "部门专项2"})],
    ids=["one", "several are numbered"],
)
def test_the_form_says_what_stands_for_a_name(times: int, names: set[str], tmp_path: Path) -> None:
    own = tmp_path / "表样"
    written(own, OWN_FORM, "外/form.yaml")
    text = budget("外").replace("    名称可公开: 是\n", "", times)
    disclosure = pipeline.load(written(tmp_path, text), own)
    made = dict(of_disclosure(disclosure, tmp_path / "本单位.yaml"))
    for name in ("html", "csv "):
        printed = made[name].decode().replace("本部门涉密项目", "")
        assert set(re.findall(r"部门专项\d*", printed)) == names
        assert "涉密项目" not in printed
    assert "涉密项目" not in "".join(d.message for d in disclosure.diagnostics)


@pytest.mark.parametrize("form", FORMS)
def test_composing_and_writing_take_it_out_themselves(form: str, tmp_path: Path) -> None:
    file = written(tmp_path, budget(form))
    found = {name: marks_in(made) for name, made in past_the_pipeline(file, FORMS[form][1])}
    assert {name: hidden(marks) for name, marks in found.items() if hidden(marks)} == {}
    assert found["csv"] >= NAMES
