"""Text as the layout takes it: markers of lists apart from what they number."""

from __future__ import annotations

import pytest

from generator.document.tree import Text
from generator.output.typst.text import lines, marker_apart


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("（1）督促", "（1）"),
        ("（10）受理", "（10）"),
        ("（十二）受理", "（十二）"),
        ("(3)受理", "(3)"),
        ("3.受理", "3."),
        ("12．受理", "12．"),
        ("四、受理", "四、"),
        ("⑩受理", "⑩"),
        ("（一）", "（一）"),
    ],
)
def test_a_marker_is_taken_apart(text: str, marker: str) -> None:
    assert marker_apart(lines((Text(text),))) == (marker, [[text[len(marker) :]]])


@pytest.mark.parametrize(
    "text", ["", "1.5万元", "2024年", "（县级）", "（2024）12号", "一是", "12个", "受理（1）", "3"]
)
def test_what_numbers_nothing_stays_in_the_text(text: str) -> None:
    whole = lines((Text(text),))
    assert marker_apart(whole) == ("", whole)


def test_lines_below_and_pieces_beside_stay() -> None:
    whole = [["（1）甲", "A", "A"], ["（2）乙"]]
    assert marker_apart(whole) == ("（1）", [["甲", "A", "A"], ["（2）乙"]])
