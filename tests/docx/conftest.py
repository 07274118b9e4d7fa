"""The sample disclosure as a Word file."""

from __future__ import annotations

import pytest

from generator.look import Look
from generator.output.docx import write
from tests.docx.sample import PAGES, disclosure
from tests.docx.wordfile import WordFile


@pytest.fixture(scope="session")
def word(look: Look) -> WordFile:
    return WordFile(write(disclosure(), look, pages=PAGES))
