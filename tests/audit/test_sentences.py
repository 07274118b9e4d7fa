"""A form's own sentences: what a department words otherwise is read all the same."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.audit.form.added import CHECKS
from generator.audit.form.case import read_case
from generator.audit.form.recognise import followed
from generator.audit.free.audit import Audit, of_paper
from generator.audit.free.finding import Weight
from generator.diagnostics import DisclosureError, Position
from generator.forms.library import Library, built_in
from generator.forms.sentences import Sentences
from generator.output import docx
from generator.output.estimate import estimate
from generator.published.model import Paper
from generator.published.readers import read
from tests.audit.changed import changed
from tests.audit.test_fresh import FACTS, rendered
from tests.edge.test_edge_documents import load

# 例一 of docs/templates.md.
SPENDING = """\
<p>{{ 本单位 }}全年支出{{ 支出.金额 }}万元，其中：</p>
{% import "句式.html" as 句 %}
{% for 类 in 性质 %}
<p>{{ 类.名称 }}{{ 类.金额 }}万元，占{{ 类.占比 }}%，{{ 句.变动(类) }}{{ 句.因(类) }}。</p>
{% endfor %}
"""
PLAIN = """\
数字格式:
  文字:
    万元: {小数: 1, 千分位: 否}
"""
STAFF = """\
<p>{{ 本单位 }}下属预算单位{{ 下属单位|length }}家。</p>
<p>核定编制{{ 人员.编制 }}名，在岗职工{{ 数("人员.在职.人数") }}名。</p>
"""
OWN_SENTENCES = """\
式:
  机构设置:
    编制: '核定编制{人员.编制}名'
    人员: '在岗职工{人员.在职.人数}名'
"""


def written(folder: Path, files: dict[str, str]) -> tuple[Paper, Library]:
    """A paper of a form of one's own, and the forms."""
    form = folder / "我的表样" / "2024"
    form.mkdir(parents=True)
    for name, text in files.items():
        (form / name).write_text(text, "utf-8")
    library = Library((folder / "我的表样", built_in()))
    facts: dict[str, Any] = {**FACTS, "年度": "2024", "公开日期": "2024-03-01"}
    load(folder, facts)
    disclosure = pipeline.load(folder / "单位.yaml", folder / "我的表样")
    document, look = pipeline.compose(disclosure), disclosure.form.look
    path = folder / "成稿.docx"
    path.write_bytes(docx.write(document, look, pages=estimate(document, look)))
    return read(path), library


def wrong(report: Audit) -> set[tuple[str, str]]:
    return {(one.printed, one.expected) for one in report.of(Weight.CONTRADICTION)}


def test_a_sentence_and_a_number_format_of_ones_own(tmp_path: Path) -> None:
    paper, library = written(tmp_path, {"form.yaml": PLAIN, "支出.html": SPENDING})
    report = of_paper(paper, library)
    assert (report.form, report.of(Weight.CONTRADICTION)) == ("2024", ())
    texts = [getattr(block, "text", "") for block in paper.blocks]
    first = next(n for n, text in enumerate(texts) if "全年支出" in text)
    sentences = range(first, first + 3)
    assert [at for at in report.numbers - report.tied if at.block in sentences] == []
    other = changed(paper, "全年支出236.1万元", "全年支出236.9万元")
    assert ("236.9万元", "236.13万元") in wrong(of_paper(other, library))


def test_sentences_that_no_grammar_reads_stand_in_the_form(tmp_path: Path) -> None:
    """编制 and 在职 in words of one's own: the second is hardly above the first."""
    files = {"form.yaml": "名称: '2024'\n", "机构人员.html": STAFF, "sentences.yaml": OWN_SENTENCES}
    paper, library = written(tmp_path, files)
    assert of_paper(paper, library).of(Weight.REMARK) == ()
    other = changed(paper, "在岗职工18名", "在岗职工28名")
    remarks = of_paper(other, library).of(Weight.REMARK)
    assert ("28", "不超过 20") in {(one.printed, one.expected) for one in remarks}


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("核定编制{人员.编制名", "没有写完整"),
        ("核定编制{人员.编制}名(", "不是正则表达式"),
        ("[人]{人员.[人].人数}人", "“词”里没有“人”"),
        ("在职{人员.[人员].人数}人", "数名里的 [人员] 在句子里没有"),
    ],
)
def test_what_is_wrong_in_a_sentence_is_said_where_it_stands(
    tmp_path: Path, sentence: str, message: str
) -> None:
    form = tmp_path / "2024"
    form.mkdir()
    (form / "form.yaml").write_text("名称: '2024'\n适用年度: '2024'\n继承: '2023'\n", "utf-8")
    text = f"式:\n  机构设置:\n    编制: '{sentence}'\n"
    (form / "sentences.yaml").write_text(text, "utf-8")
    found = Library((tmp_path, built_in())).form("2024", Position(""))
    with pytest.raises(DisclosureError) as raised:
        _ = found.sentences
    (fault,) = raised.value.diagnostics
    assert message in fault.message
    assert (Path(fault.position.file).name, fault.position.line) == ("sentences.yaml", 3)


def test_a_form_may_say_nothing_of_its_sentences(tmp_path: Path) -> None:
    """Without ``sentences.yaml`` there are no figures, performance tables or lines of projects."""
    paper = read(rendered(tmp_path, FACTS, "2024"))
    found = followed(paper, Library((built_in(),)))
    assert found is not None
    found.form.__dict__["sentences"] = Sentences()
    case = read_case(paper, found)
    assert (case.goals, case.told, dict(case.figures.spoken)) == ((), (), {})
    every = chain.from_iterable(check(case) for check in CHECKS)
    assert [one.finding for one in every if one.finding] == []
