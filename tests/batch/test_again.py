"""What has not changed is not made again, and nobody's work is overwritten."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.batch.fingerprint import Fingerprints
from generator.batch.peek import peek
from generator.batch.task import Wishes
from generator.cli.main import main
from tests.batch.units import ENVIRONMENT, ROOT, page_of, unit

FORMS = ROOT / "templates"
RENDER = ["render", "inputs/甲.yaml", "--format", "html"]
PAGE = page_of("甲局")


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("county")
def test_an_unchanged_unit_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(RENDER) == 0
    first = PAGE.stat().st_mtime_ns
    said(capsys)
    assert main(RENDER) == 0
    assert said(capsys) == [
        "inputs/甲.yaml：没有变化，文件都是最新的；要重新生成请加 --force。",
        str(PAGE.absolute()),
    ]
    assert PAGE.stat().st_mtime_ns == first


@pytest.mark.usefixtures("county")
def test_a_missing_output_and_force_render_again(capsys: pytest.CaptureFixture[str]) -> None:
    main(RENDER)
    content = PAGE.read_bytes()
    PAGE.unlink()
    said(capsys)
    assert main(RENDER) == 0
    assert PAGE.read_bytes() == content
    assert said(capsys)[0].startswith("网页：")
    assert main([*RENDER, "--force"]) == 0
    assert said(capsys)[0].startswith("网页：")


@pytest.mark.usefixtures("county")
def test_an_output_changed_by_hand_is_kept_beside_the_new_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(RENDER)
    made = PAGE.read_bytes()
    PAGE.write_bytes(b"by hand")
    said(capsys)
    assert main([*RENDER, "--force"]) == 0
    kept = PAGE.with_name("2024-甲局（改动1）.html")
    assert said(capsys)[-1] == f"  原来的文件在生成以后改动过，另存为 {kept}，没有覆盖。"
    assert (PAGE.read_bytes(), kept.read_bytes()) == (made, b"by hand")
    PAGE.write_bytes(b"by hand again")
    main([*RENDER, "--force"])
    assert sorted(file.name for file in PAGE.parent.iterdir()) == [
        "2024-甲局.html",
        "2024-甲局（改动1）.html",
        "2024-甲局（改动2）.html",
    ]


@pytest.mark.usefixtures("county")
def test_an_output_changed_by_hand_of_an_unchanged_unit_is_named_and_left(capsys: pytest.CaptureFixture[str]) -> None:
    main(RENDER)
    PAGE.write_bytes(b"by hand")
    said(capsys)
    assert main(RENDER) == 0
    assert said(capsys)[-1] == f"  {PAGE} 在生成以后改动过，没有去动它。"
    assert PAGE.read_bytes() == b"by hand"


@pytest.mark.usefixtures("county")
def test_a_file_that_the_program_did_not_write_is_kept_too() -> None:
    PAGE.parent.mkdir(parents=True)
    PAGE.write_bytes(b"somebody's")
    assert main(RENDER) == 0
    assert PAGE.with_name("2024-甲局（改动1）.html").read_bytes() == b"somebody's"


@pytest.mark.usefixtures("county")
def test_a_record_that_cannot_be_read_costs_time_and_nothing_else() -> None:
    main(RENDER)
    Path("output/.disclosure/2024-甲局.json").write_text("{", "utf-8")
    assert main(RENDER) == 0
    assert [file.name for file in PAGE.parent.iterdir()] == ["2024-甲局.html"]


def _input(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "# 改\n", "utf-8")


def _last_year(file: Path) -> None:
    _input(file.with_name("上年.yaml"))


def _settings(file: Path) -> None:
    file.with_name("disclosure.yaml").write_text("模板: ../别的表样\n", "utf-8")


def _form(file: Path) -> None:
    (file.parents[1] / "表样" / "2024" / "收入.html").write_text("改", "utf-8")


def _new_template(file: Path) -> None:
    (file.parents[1] / "表样" / "base").mkdir()
    (file.parents[1] / "表样" / "base" / "style.css").write_text("p{}", "utf-8")


@pytest.mark.parametrize("change", [_input, _last_year, _settings, _form, _new_template])
def test_everything_that_goes_in_counts(county: Path, change: Callable[[Path], None]) -> None:
    file = unit(county / "inputs", "本年.yaml", "丁局")
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("\n上年:")] + "\n上年: {文件: 上年.yaml}\n", "utf-8")
    shutil.copy(county / "inputs" / "甲.yaml", county / "inputs" / "上年.yaml")
    file.with_name("disclosure.yaml").write_text("模板: ../表样\n", "utf-8")
    for own in ("表样", "别的表样"):
        (county / own / "2024").mkdir(parents=True)
        (county / own / "2024" / "收入.html").write_text(own, "utf-8")
    wishes = Wishes(("html",))
    seen = peek(file)
    assert seen is not None
    before = Fingerprints(wishes).of(file, seen)
    assert before is not None
    assert Fingerprints(wishes).of(file, seen) == before
    change(file)
    assert Fingerprints(wishes).of(file, seen) not in {before, None}


@pytest.mark.parametrize("other", [Wishes(("html", "docx")), Wishes(("html",), explain=True), Wishes(("pdf",))])
def test_wishes_count(county: Path, other: Wishes) -> None:
    file = county / "inputs" / "甲.yaml"
    seen = peek(file)
    assert seen is not None
    assert Fingerprints(Wishes(("html",))).of(file, seen) != Fingerprints(other).of(file, seen)


WATCH = """
import json, sys
from pathlib import Path
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
from generator.batch.fingerprint import Fingerprints, program
from generator.batch.peek import peek
from generator.batch.task import Task, Wishes
from generator.batch.unit import render
file, wishes = Path("inputs/甲.yaml"), Wishes(("docx", "html"))
opened.clear()
Fingerprints(wishes).of(file, peek(file))
first = set(opened)
opened.clear()
assert render(Task(file, wishes)).code == 0
print(json.dumps([sorted(first), sorted(opened)]))
"""


def test_no_file_is_read_for_the_outputs_that_does_not_count(county: Path) -> None:
    command = [sys.executable, "-c", WATCH]
    done = subprocess.run(command, cwd=county, env=ENVIRONMENT, capture_output=True, check=True, encoding="utf-8")
    counted, read = (
        {Path(county, name).resolve() for name in names if not name.isdecimal()} for names in json.loads(done.stdout)
    )
    ours = (county / "inputs", FORMS, FORMS.parent / "generator")
    data = {file for file in read if file.suffix not in {".py", ".pyc"} and any(o in file.parents for o in ours)}
    assert county / "inputs" / "甲.yaml" in data
    assert FORMS / "base" / "look.yaml" in data
    assert data <= counted
