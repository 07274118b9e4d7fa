"""What is said of missing system libraries."""

import sys

import pytest

from generator import system
from generator.system import LIBRARIES, how_to_install


def test_debian_is_told_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert (
        how_to_install(LIBRARIES)
        == "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )


def test_a_library_that_the_loader_does_not_find_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system, "_loads", lambda name: "subset" not in name)
    assert [library.title for library in system.missing_libraries()] == ["HarfBuzz 子集化"]
