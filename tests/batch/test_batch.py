"""Many units: every one is done or its reason said, however its neighbours fare."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.batch import pool
from generator.batch.progress import duration, line
from generator.batch.task import Outcome, State, Task, Wishes
from generator.cli.main import main
from generator.terminal import columns
from tests.batch.units import ENVIRONMENT, page_of, unit

HTML = ["--format", "html"]


def test_a_failure_stops_nobody(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (county / "inputs" / "错.yaml").write_text("年度 2024\n", "utf-8")
    assert main(["render", "inputs", *HTML]) == 1
    output = capsys.readouterr()
    assert output.out.splitlines()[:4] == [
        "已生成：inputs/丙.yaml（1 处提请核对）",
        "已生成：inputs/乙.yaml（1 处提请核对）",
        "已生成：inputs/甲.yaml（1 处提请核对）",
        "没有生成：inputs/错.yaml",
    ]
    assert re.fullmatch(
        r"共 4 个单位：已生成 3，没有变化 0，没有生成 1；用时 .+ 秒。", output.out.splitlines()[4]
    )
    assert output.err.splitlines()[-1] == "inputs/错.yaml：有 1 处要改，没有生成文件。"
    assert all(page_of(f"{letter}局").is_file() for letter in "甲乙丙")
    assert main(["render", "inputs", *HTML]) == 1
    assert "已生成 0，没有变化 3，没有生成 1" in capsys.readouterr().out


@pytest.mark.usefixtures("county")
def test_the_same_bytes_with_any_number_of_processes() -> None:
    found = []
    for jobs in ("1", "2"):
        assert main(["render", "inputs", "--format", "docx,html", "--jobs", jobs, "--force"]) == 0
        found.append(
            {
                file: file.read_bytes()
                for file in Path("output").rglob("2024-*.*")
                if file.suffix != ".json"
            }
        )
    assert found[0] == found[1]
    assert len({file for file in found[0] if file.suffix in {".docx", ".html"}}) == 6


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
    commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes() for pid in listed}
    return [pid for pid, command in commands.items() if b"spawn_main" in command]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="只有 Linux 能从 /proc 找到进程")
def test_a_killed_process_costs_nothing_but_time(county: Path) -> None:
    for number in range(3):
        unit(county / "inputs", f"{number}.yaml", f"{number}局")
    command = [sys.executable, "-m", "generator", "render", "inputs", *HTML, "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=county, env=ENVIRONMENT) as batch:
        while not [*(county / "output").glob("2024-*/*.html")]:
            time.sleep(0.02)
        os.kill(children(batch.pid)[0], signal.SIGKILL)
        out, _ = batch.communicate()
    assert batch.returncode == 0
    assert "共 6 个单位：已生成 6，没有变化 0，没有生成 0" in out.decode()
    assert len([*(county / "output").glob("2024-*/*.html")]) == 6


def test_a_unit_whose_process_is_killed_twice_is_reported(county: Path) -> None:
    over = threading.Event()

    def kill() -> None:
        while not over.wait(0.2):
            for child in multiprocessing.active_children():
                child.kill()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        (outcome,) = pool.run([Task(county / "inputs" / "甲.yaml", Wishes(("html",)))], 2)
    finally:
        over.set()
        thread.join()
    assert (outcome.state, outcome.code) == (State.FAILED, 2)
    assert outcome.complaints == (
        (
            f"{county / 'inputs' / '甲.yaml'}：处理它的进程两次中途退出（退出码 -9），"
            "没有生成。别的单位不受影响。"
        ),
    )


def served(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Outcome, bool]]:
    """What a process of the pool sends back for ``tasks`` until it is replaced; it is this one."""
    monkeypatch.setenv(*pool.THREADS)  # set by the process
    before = signal.getsignal(signal.SIGINT)
    near, far = multiprocessing.Pipe()
    for task in tasks:
        near.send(task)
    try:
        pool._serve(far)  # noqa: SLF001 - what a process runs
    finally:
        signal.signal(signal.SIGINT, before)
    while near.poll():
        yield near.recv()


def test_a_process_that_has_grown_serves_no_further_unit(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "resident", lambda: pool.MEMORY)
    task = Task(county / "inputs" / "甲.yaml", Wishes(("html",)))
    ((outcome, goes_on),) = served([task, task], monkeypatch)
    assert (outcome.state, goes_on) == (State.DONE, False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="只有 Linux 能从 /proc 找到进程")
def test_ctrl_c_while_processes_start_is_answered_with_one_sentence(county: Path) -> None:
    for number in range(9):
        unit(county / "inputs", f"{number}.yaml", f"{number}局")
    command = [sys.executable, "-m", "generator", "render", "inputs", *HTML, "--jobs", "6"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, cwd=county, env=ENVIRONMENT, start_new_session=True
    ) as batch:
        while len(children(batch.pid)) < 4:
            time.sleep(0.001)
        time.sleep(0.05)  # they are loading the program
        os.killpg(batch.pid, signal.SIGINT)
        _, err = batch.communicate()
    assert err.decode() == "\n已停止。已经写好的文件是完整的，没有留下半个文件。\n"
    assert batch.returncode == 130


def test_a_form_with_faults_stops_only_its_own_units_and_they_are_said_once(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (county / "inputs" / "disclosure.yaml").write_text("模板: ../表样\n", "utf-8")
    form = county / "表样" / "坏" / "form.yaml"
    form.parent.mkdir(parents=True)
    form.write_text("表: [\n", "utf-8")
    for letter in "乙丙":
        file = county / "inputs" / f"{letter}.yaml"
        file.write_text(file.read_text("utf-8").replace('表样: "2024"', "表样: 坏"), "utf-8")
    assert main(["render", "inputs", *HTML]) == 1
    output = capsys.readouterr()
    assert output.out.splitlines()[:3] == [
        "没有生成：inputs/丙.yaml",
        "没有生成：inputs/乙.yaml",
        "已生成：inputs/甲.yaml（1 处提请核对）",
    ]
    assert output.err.count("form.yaml:2:1: 错误 Y301") == 1
    assert output.err.count("有 1 处要改，没有生成文件。") == 2


def test_what_outputs_lack_is_said_of_a_batch_too(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (county / "inputs" / "disclosure.yaml").write_text("模板: ../表样\n", "utf-8")
    (county / "表样" / "2024").mkdir(parents=True)
    (county / "表样" / "2024" / "style.css").write_text("p{}", "utf-8")
    (county / "inputs" / "丙.yaml").unlink()
    assert main(["render", "inputs", "--format", "pdf", "--engine", "typst"]) == 0
    assert capsys.readouterr().err == (
        "警告：用 Typst 生成的 PDF 没有采用表样的 style.css。要采用，请用 --engine "
        "weasyprint。（2 个单位）\n"
    )


def test_the_largest_units_go_first(tmp_path: Path) -> None:
    """One of them cannot be read: it goes last."""
    for name, size in (("小", 10), ("大", 1000), ("中", 100)):
        (tmp_path / f"{name}.yaml").write_text("#" * size, "utf-8")
    tasks = [Task(tmp_path / f"{name}.yaml", Wishes(("html",))) for name in "无小大中"]
    assert "".join(outcome.file.stem for outcome in pool.run(tasks, 1)) == "大中小无"


@pytest.mark.usefixtures("county")
def test_nothing_to_render(capsys: pytest.CaptureFixture[str]) -> None:
    Path("空").mkdir()
    assert main(["render", "空"]) == 2
    assert capsys.readouterr().err == "这里没有 YAML 文件或填报簿。请写出文件或文件夹。\n"


@pytest.mark.parametrize("jobs", ["0", "-1", "二", "1.5"])
def test_jobs_are_a_whole_number(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["render", "x.yaml", f"--jobs={jobs}"])
    assert capsys.readouterr().err.splitlines()[0] == f"--jobs 后面写一个正整数，不是“{jobs}”。"


def test_progress() -> None:
    assert line(30, 300, "甲局", 60.0) == "［30/300］每秒 0.5 份，还要 9 分 0 秒  甲局"


def test_the_progress_of_a_batch_stays_on_one_line(
    county: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for letter in "甲乙":
        unit(county / "inputs", f"{letter}.yaml", f"{letter}局").rename(
            county / "inputs" / f"{letter * 40}.yaml"
        )
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["render", "inputs", *HTML, "--jobs", "1"]) == 0
    before, *shown, after = capsys.readouterr().err.split("\r\x1b[2K")
    assert (before, shown[0], after) == ("", "［0/3］正在生成 ……", "")
    assert [re.sub(r"[\d.]+", "0", line)[:16] for line in shown[1:]] == [
        "［0/0］每秒 0 份，还要 0"
    ] * 3
    assert [40 < columns(line) < 60 for line in shown[1:]] == [False, True, True]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 秒"), (59, "59 秒"), (61, "1 分 1 秒"), (3720, "1 小时 2 分")]
)
def test_duration(seconds: float, text: str) -> None:
    assert duration(seconds) == text
