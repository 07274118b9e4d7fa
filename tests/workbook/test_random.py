"""The circle over inputs at random: every key of the models, every kind of value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.authoring.emit import emit
from generator.budget.model import Budget
from generator.source.decode import decode
from generator.source.nodes import NOWHERE, LocatedDict, LocatedStr, Source, descend
from generator.source.reader import read_text
from generator.workbook.circle import as_filled_in
from generator.workbook.decode import read
from generator.workbook.update import updated
from generator.workbook.write import workbook
from tests.workbook.drawn import amounts, inputs, labels, quoted

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@settings(max_examples=10, phases=[Phase.generate], suppress_health_check=SLOW, deadline=None)
@given(inputs())
def test_rows_and_cells_give_every_input_again(root: LocatedDict) -> None:
    again = as_filled_in(root, "", {})
    assert decode(Budget, again) == decode(Budget, Source("", "", root))


@settings(max_examples=1, phases=[Phase.generate], suppress_health_check=SLOW, deadline=None)
@given(st.lists(st.tuples(labels, amounts), min_size=60, max_size=60, unique_by=lambda one: one[0]))
def test_the_file_gives_every_amount_and_text_again(
    tmp_path: Path, drawn: list[tuple[str, str]]
) -> None:
    root = LocatedDict(NOWHERE)
    last, texts, root["上年"] = LocatedDict(NOWHERE), LocatedDict(NOWHERE), LocatedDict(NOWHERE)
    root["上年"]["数值"], root["原因"] = last, texts
    for name, amount in drawn:
        last[name], texts[f"{name}甲"] = LocatedStr(amount), quoted(name)
    book = tmp_path / "甲.xlsx"
    book.write_bytes(workbook(root, {}))
    again = read(book).root
    found = descend(again, ("上年", "数值"))
    assert {key: Decimal(str(value)) for key, value in found.items()} == {
        name: Decimal(amount) for name, amount in drawn
    }
    assert descend(again, ("原因",)) == texts


@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=SLOW, deadline=None)
@given(inputs(), inputs())
def test_a_file_that_is_changed_says_what_the_workbook_says(
    old: LocatedDict, new: LocatedDict
) -> None:
    existing = read_text(emit(dict(old)), "甲.yaml")
    book = as_filled_in(new, "甲.xlsx", {})
    changed = read_text(updated(existing, book, {}).text, "甲.yaml")
    assert decode(Budget, changed) == decode(Budget, Source("", "", new))
