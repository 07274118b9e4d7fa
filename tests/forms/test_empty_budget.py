"""A new unit that knows nothing but its name: every form gives its prescribed empty tables and
sentences."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import docx
import pytest

from generator.diagnostics import Position
from generator.document.tree import Heading, plain
from generator.forms.library import Library, built_in
from generator.output.docx import write
from tests.forms.publishing import Publish, Published

LIBRARY = Library((built_in(),))
FORMS = [n for n in LIBRARY.names() if not LIBRARY.form(n, Position("")).spec.facts]
"""Forms that ask for no facts of their own: a budget of nothing says nothing of those."""
# What a form filled in by hand leaves behind: alternatives not chosen, and words with nothing after
# them.
LEFT_OVER = re.compile(
    r"增加（减少）|增长（下降）|增加或减少|主要原因是：?[。；，]|主要用于[。；，]|包括：[。；，]|：[。；]|[，、；]。|，，|None|[{}]"
)


@pytest.fixture(params=FORMS)
def empty(request: pytest.FixtureRequest, publish: Publish) -> Published:
    return publish(form=request.param)


def test_all_four_forms_are_tried() -> None:
    assert {"2021", "2022", "2023", "2024"} <= set(FORMS)


def test_no_sentence_is_left_unfinished(empty: Published) -> None:
    assert [line for line in empty.lines if LEFT_OVER.search(line)] == []


def test_every_table_is_there_and_holds_no_money(empty: Published) -> None:
    spec = LIBRARY.form(empty.disclosure.form.name, Position("x.yaml")).spec
    assert [t.name for t in empty.tables() if t.name in spec.tables] == list(spec.table_order)
    for name in spec.table_order:
        cells = {cell for row in empty.rows(name) for cell in row}
        assert not {
            c for c in cells if re.fullmatch(r"-?[\d,]*\.?\d*[1-9]\d*\.\d+|-?[1-9][\d,]*\.\d+", c)
        }, name


def test_every_section_of_the_explanations_says_something(empty: Published) -> None:
    blocks = list(empty.document.blocks())
    parts = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1]
    part = blocks[parts[2] + 1 : parts[3]]
    silent = [
        plain(a.inlines)
        for a, b in pairwise(part)
        if isinstance(a, Heading) and isinstance(b, Heading) and b.level <= a.level
    ]
    assert silent == []
    assert "没有使用政府性基金预算拨款安排的支出" in "".join(empty.lines)


def test_word_opens_it(empty: Published) -> None:
    content = write(empty.document, empty.disclosure.form.look, pages={})
    opened = docx.Document(BytesIO(content))
    assert len(opened.tables) >= len(empty.disclosure.form.spec.table_order)
