"""A seeded few hundred of the benchmark's cases (``python -m bench.fuzz`` runs 20,000)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from bench.generated import FILES
from bench.judging import judge
from bench.mutations import broken, raw


def test_mutated_real_files(tmp_path: Path) -> None:
    kinds = [judge(broken(number), tmp_path) for number in range(80)]
    assert [v.finding for v in kinds if v.finding] == []
    assert {v.kind for v in kinds} == {"document", "messages"}


def test_raw_bytes(tmp_path: Path) -> None:
    assert [v.finding for n in range(150) if (v := judge(raw(n), tmp_path)).finding] == []


def test_files_of_the_schema(tmp_path: Path) -> None:
    findings: list[str] = []

    @seed(1)
    @settings(
        max_examples=60,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(FILES)
    def every(content: bytes) -> None:
        findings.append(judge(content, tmp_path).finding)

    every()
    assert set(findings) == {""}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00",
        b"\xff\xfe",
        b"[" * 100_000,
        b"{" * 100_000,
        b"- " * 100_000,
        b"a: &a [*a]",
        b"a: " + b"9" * 100_000,
    ],
)
def test_bytes_that_break_parsers(tmp_path: Path, content: bytes) -> None:
    assert judge(content, tmp_path).kind == "messages"
