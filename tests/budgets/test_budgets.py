"""Random budgets: each becomes a document that does not contradict itself, or messages at its
lines.

``python -m bench.budgets`` tries thousands.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from generator.diagnostics import Severity
from tests.budgets.drawn import Drawn, budgets
from tests.budgets.forms import FOREIGN, OURS, Kept
from tests.budgets.outcome import Outcome, outcome
from tests.budgets.written import contradictions, written

REFUSED = frozenset(
    (
        "T208",  # last year's 机关运行经费 above its 基本支出
        "T220",  # no money at all
        "T222",  # nothing said of staff
        "T224",  # nothing said of last year
        "T809",  # a source that the form has no row for
    )
)
"""What may be wrong in a drawn budget itself."""

FOUND_AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""A whole document is too slow to be made smaller step by step; what was drawn is shown."""

pytestmark = pytest.mark.slow


def _is_sound(found: Outcome) -> bool:
    """A document, or messages at lines of the file of what is known to be wrong in it."""
    if found.document is not None:
        return True
    errors = [one for one in found.messages if one.severity is Severity.ERROR]
    has_lines = all(one.position.file and one.position.line for one in errors)
    return bool(errors) and has_lines and {one.code for one in errors} <= REFUSED


@pytest.mark.parametrize("forms", [OURS, FOREIGN], ids=["ours", "foreign"])
def test_a_budget_becomes_a_document_or_messages(
    forms: tuple[Kept, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    documents = []

    @settings(max_examples=8, deadline=None, phases=FOUND_AS_DRAWN)
    @given(budgets(forms))
    def every(drawn: Drawn) -> None:
        found = outcome(drawn, folder)
        assert _is_sound(found), [str(one) for one in found.messages]
        documents.append(found.document is not None)

    every()
    assert sum(documents) >= len(documents) / 2


@pytest.mark.parametrize("form", OURS, ids=[form.name for form in OURS])
def test_the_audit_finds_nothing_in_its_files(
    form: Kept,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("written")

    @settings(
        max_examples=2,
        deadline=None,
        phases=FOUND_AS_DRAWN,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(budgets((form,)))
    def every(drawn: Drawn) -> None:
        found = outcome(drawn, folder)
        if found.disclosure is None or found.document is None:
            return
        for file in written(found.disclosure, found.document, folder):
            assert contradictions(file) == []

    every()
