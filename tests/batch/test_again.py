"""What has not changed is not made again, and nobody's work is overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator import system
from generator.batch import batch, fingerprint
from generator.batch import unit as unit_module
from generator.batch.fingerprint import Fingerprints
from generator.batch.peek import peek
from generator.batch.plan import plan
from generator.batch.record import Record
from generator.batch.task import Outcome, State, Task, Wishes
from generator.cli.main import main
from generator.fonts import choice
from tests.batch.units import ENVIRONMENT, ROOT, page_of

FORMS = ROOT / "templates"
RENDER = ["render", "inputs/甲.yaml", "--format", "html"]
PAGE = page_of("甲局")
posix = pytest.mark.skipif(os.name == "nt", reason="这台机器没有管道和设备文件")


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
def test_an_output_changed_by_hand_is_kept_beside_the_new_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
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
def test_an_output_changed_by_hand_of_an_unchanged_unit_is_named_and_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
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


def test_what_a_killed_run_wrote_is_nobodys_work(tmp_path: Path) -> None:
    """It wrote one file and came no further; its record already knows the file before and after."""
    target, record = tmp_path / "甲.html", tmp_path / ".disclosure" / "甲.json"
    for content in (b"one", b"two", b"three"):
        run = Record.load(record)
        run.write(target, content)
        assert run.kept == []
        if content == b"one":
            run.finish("x", {})
    assert sorted(file.name for file in tmp_path.iterdir()) == [".disclosure", "甲.html"]


@pytest.mark.usefixtures("county")
def test_a_record_that_cannot_be_read_costs_time_and_nothing_else() -> None:
    main(RENDER)
    Path("output/.disclosure/2024-甲局.json").write_text("{", "utf-8")
    assert main(RENDER) == 0
    assert [file.name for file in PAGE.parent.iterdir()] == ["2024-甲局.html"]


TINY = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {名称: 丁局}\n'
Change = Callable[[Path, pytest.MonkeyPatch], object]


def _add(name: str, text: str) -> Change:
    """More text in a file beside the input."""

    def change(file: Path, _: pytest.MonkeyPatch) -> None:
        path = file.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.exists() else "") + text, "utf-8")

    return change


def _package(file: Path, patch: pytest.MonkeyPatch) -> None:
    """Another version of a package stands on the path."""
    (file.parent / "weasyprint-0.dist-info").mkdir()
    patch.syspath_prepend(file.parent)


def _value(module: object, name: str, value: object) -> Change:
    return lambda _, patch: patch.setattr(module, name, value)


def _fonts(_: Path, patch: pytest.MonkeyPatch) -> None:
    """A font of another number draws the role."""
    faces = tuple(replace(face, number=0) for face in choice.machine_faces())
    patch.setattr(choice, "machine_faces", lambda: faces)


def _settings(file: Path, _: pytest.MonkeyPatch) -> None:
    file.with_name("disclosure.yaml").write_text("模板: ../别的表样\n", "utf-8")


CHANGES: dict[str, Change] = {
    "input": _add("丁.yaml", "# 改\n"),
    "rounding": _add("丁.yaml", "舍位: 最近\n"),
    "last year": _add("上年.yaml", "# 改\n"),
    "unit consolidated": _add("戊.yaml", "# 改\n"),
    "settings": _settings,
    "template": _add("../表样/2024/收入.html", "{# 改 #}"),
    "new template": _add("../表样/base/支出.html", "改"),
    "form": _add("../表样/2024/form.yaml", "名称: 改\n"),
    "look": _add("../表样/2024/look.yaml", "页码: {前: 第}\n"),
    "style sheet": _add("../表样/2024/style.css", "p{}"),
    "Word base": _add("../表样/2024/reference.docx", "x"),
    "program": _value(fingerprint, "__version__", "0"),
    "Python": _value(sys, "version", "3.99"),
    "zlib": _value(zlib, "ZLIB_RUNTIME_VERSION", "0"),
    "a package": _package,
    "Pango": _value(system, "versions", lambda: ("0",)),
    "fonts": _fonts,
}


@pytest.fixture
def whole(county: Path) -> Path:
    """A department with everything that a file can lead to."""
    file = county / "inputs" / "丁.yaml"
    for name in ("上年.yaml", "戊.yaml"):
        file.with_name(name).write_text(TINY.replace("丁", name[0]), "utf-8")
    file.write_text(f"{TINY}上年: {{文件: 上年.yaml}}\n汇总自: [戊.yaml]\n", "utf-8")
    file.with_name("disclosure.yaml").write_text("模板: ../表样\n", "utf-8")
    for own in ("表样", "别的表样"):
        (county / own / "2024").mkdir(parents=True)
        (county / own / "2024" / "收入.html").write_text(own, "utf-8")
    return file


@pytest.fixture
def another_program() -> Iterator[Callable[[], None]]:
    """Forgets which program this is, now and after the test."""
    yield fingerprint.program.cache_clear
    fingerprint.program.cache_clear()


@pytest.mark.parametrize("name", CHANGES)
def test_everything_that_goes_in_counts(
    whole: Path, monkeypatch: pytest.MonkeyPatch, another_program: Callable[[], None], name: str
) -> None:
    """What has changed is handed out to be rendered again, and what has not is not."""
    kind = "pdf" if name in {"Pango", "fonts"} else "html"
    rendered: list[Path] = []
    wishes = Wishes((kind,), output=whole.parents[1] / "成稿")

    def render(task: Task) -> Outcome:
        """Instead of the renderer, which would take a second: the record that it leaves."""
        rendered.append(task.file)
        record = Record.load(task.wishes.record("2024-丁局"))
        record.belongs_to(task.file)
        record.finish(task.fingerprint or "", {})
        task.wishes.base("2024-丁局").with_suffix(f".{kind}").write_bytes(b"")
        return Outcome(task.file, State.DONE)

    def run() -> int:
        batch.run(plan([whole]), wishes, batch.How())
        return len(rendered)

    monkeypatch.setattr(unit_module, "render", render)
    assert [run(), run()] == [1, 1]
    CHANGES[name](whole, monkeypatch)
    another_program()
    assert [run(), run()] == [2, 2]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (Wishes(("html",)), Wishes(("html", "docx")), True),
        (Wishes(("html",)), Wishes(("html",), explain=True), True),
        (Wishes(("docx",)), Wishes(("docx",), explain=True), False),
        (Wishes(("html",)), Wishes(("html",), engine="typst"), False),
        (Wishes(("pdf",)), Wishes(("pdf",), engine="typst"), True),
        (Wishes(("pdf",)), Wishes(("pdf",), engine="weasyprint"), True),
        (Wishes(("html",)), Wishes(("html",), asked=True), False),
    ],
)
def test_wishes_that_show_in_the_outputs_count(
    county: Path, *, one: Wishes, other: Wishes, count: bool
) -> None:
    file = county / "inputs" / "甲.yaml"
    seen = peek(file)
    assert seen is not None
    assert (Fingerprints(one).of(file, seen) != Fingerprints(other).of(file, seen)) is count


@posix
@pytest.mark.parametrize("name", ["/dev/zero", "pipe.yaml", "zero.yaml"])
def test_a_file_without_end_is_no_input(whole: Path, name: str) -> None:
    """It is refused by the reader, with its place; looking for changes does not wait for its
    end."""
    os.mkfifo(whole.with_name("pipe.yaml"))
    whole.with_name("zero.yaml").symlink_to("/dev/zero")
    for text in (f"上年: {{文件: {name}}}\n", f"汇总自: [{name}]\n"):
        whole.write_text(TINY + text, "utf-8")
        seen = peek(whole)
        assert seen is not None
        assert Fingerprints(Wishes(("html",))).of(whole, seen) is None
        assert main(["render", str(whole), "--format", "html"]) == 1


@posix
@pytest.mark.parametrize("target", ["/dev/zero", "/etc/hostname"])
def test_a_link_out_of_a_form_is_not_followed(whole: Path, target: str) -> None:
    (whole.parents[1] / "表样" / "2024" / "图.html").symlink_to(target)
    seen = peek(whole)
    assert seen is not None
    first = Fingerprints(Wishes(("html",))).of(whole, seen)
    (whole.parents[1] / "表样" / "2024" / "图.html").unlink()
    assert Fingerprints(Wishes(("html",))).of(whole, seen) == first is not None


@posix
def test_settings_without_end_are_refused(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole.with_name("disclosure.yaml").unlink()
    os.mkfifo(whole.with_name("disclosure.yaml"))
    assert main(["render", str(whole.parent), "--format", "html", "--jobs", "1"]) == 1
    assert (
        f"{whole.with_name('disclosure.yaml')}:1:1: 错误 Y100 这不是普通的文件"
        in capsys.readouterr().err
    )


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
    done = subprocess.run(
        command, cwd=county, env=ENVIRONMENT, capture_output=True, check=True, encoding="utf-8"
    )
    counted, read = (
        {Path(county, name).resolve() for name in names if not name.isdecimal()}
        for names in json.loads(done.stdout)
    )
    ours = (county / "inputs", FORMS, FORMS.parent / "generator")
    data = {
        file
        for file in read
        if file.suffix not in {".py", ".pyc"} and any(o in file.parents for o in ours)
    }
    assert county / "inputs" / "甲.yaml" in data
    assert FORMS / "base" / "look.yaml" in data
    assert data <= counted
