"""Papers read as the command reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.forms.library import Library, built_in
from generator.importing.paper.opening import imported_paper
from generator.importing.result import Imported
from generator.published.readers import read

HERE = Path(__file__).parent
LIBRARY = Library((built_in(),))


def imported(path: Path) -> Imported:
    """What is read of a file."""
    return imported_paper(path, read(path), LIBRARY, measure="", year=None, form=None)


@pytest.fixture(scope="session")
def foreign() -> Imported:
    """A county's paper in a form that the program does not know."""
    return imported(HERE / "foreign.html")
