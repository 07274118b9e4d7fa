"""What a render says of a Word file that people edited since the last one."""

from __future__ import annotations

from pathlib import Path

from generator.batch import summary
from generator.batch.task import Outcome, State
from generator.roundtrip.base import dump
from tests.roundtrip.own import replaced, small


def said(kept: Path, unit: Path) -> list[str]:
    outcome = Outcome(unit, State.DONE, 0, kept=(str(kept),))
    return summary.one(outcome)[0]


def test_it_says_what_was_edited_and_offers_to_refresh_it(tmp_path: Path) -> None:
    kept = tmp_path / "甲局（改动1）.docx"
    kept.write_bytes(replaced(small().word, ("120.00", "121.00")))
    _, edited = said(kept, small().path)
    assert "没有底稿" in edited
    (tmp_path / ".disclosure").mkdir()
    (tmp_path / ".disclosure" / "甲局.base").write_bytes(dump(small().base))
    _, edited, offered = said(kept, small().path)
    assert edited.startswith("    手工改动：数字改动 1 处（disclosure verify ")
    assert offered.endswith(f"disclosure refresh {kept} {small().path}")


def test_of_other_files_it_says_nothing_more(tmp_path: Path) -> None:
    kept = tmp_path / "甲局（改动1）.html"
    kept.write_text("", "utf-8")
    assert len(said(kept, tmp_path / "甲.yaml")) == 1
