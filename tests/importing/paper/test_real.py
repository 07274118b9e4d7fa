"""A real disclosure, rendered as it was published, becomes a file that prints it again.

The published documents are not part of the project: where ``../shared`` is absent this is skipped,
and says so. ``bench/republished.py`` does the same with all six.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.republished import again
from tests.audit.truths import REFERENCE

pytestmark = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the published documents (../shared) are not here"
)


def test_a_real_disclosure_prints_again(tmp_path: Path) -> None:
    """Two tables of it are damaged, and one is missing: what stands in the others comes back."""
    cells, sentences = again("2022-kuerle-gov", tmp_path)
    assert cells.printed >= 97
    assert cells.silent == []
    assert sentences.printed >= 84
    assert sentences.known >= 95
