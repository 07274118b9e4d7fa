"""Tests, and the commands they run, leave the caches of whoever runs them alone."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.user_folders import cache


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one place for caches")
def test_the_cache_of_the_tests_is_a_temporary_one_also_for_commands() -> None:
    assert cache().is_relative_to(tempfile.gettempdir())
    command = [sys.executable, "-c", "from generator.user_folders import cache; print(cache())"]
    answer = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert Path(answer.stdout.strip()) == cache()
