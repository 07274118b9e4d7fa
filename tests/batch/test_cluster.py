"""The same batch on a real scheduler with two worker processes."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.batch import cluster as cluster_module
from generator.batch.cluster import render_there
from generator.batch.task import Task, Wishes
from generator.cli.main import main
from tests.batch.units import ROOT, unit

distributed = pytest.importorskip(
    "distributed", reason="没有安装 distributed（pip install disclosure-generator[cluster]）"
)
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[distributed.LocalCluster]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        yield local


def outputs() -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in Path("output").glob("*/*.html")}


@contextmanager
def at_the_first_output(event: Callable[[], None]) -> Iterator[None]:
    """``event`` happens as soon as a file is there; never, where none comes before the end."""
    ended = threading.Event()

    def wait() -> None:
        while not ended.is_set() and not outputs():
            time.sleep(0.02)
        if not ended.is_set():
            event()

    waiter = threading.Thread(target=wait)
    waiter.start()
    try:
        yield
    finally:
        ended.set()
        waiter.join()


def test_the_results_are_those_of_the_local_run_though_a_worker_is_killed(
    county: Path, cluster: distributed.LocalCluster, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        unit(county / "inputs", f"{number}.yaml", f"{number}局")
    (county / "inputs" / "错.yaml").write_text("年度 2024\n", "utf-8")
    render = ["render", "inputs", "--format", "html"]
    assert main(render) == 1
    here, said = outputs(), capsys.readouterr()
    for file in here:
        Path(file).unlink()

    def kill() -> None:
        os.kill(cluster.workers[0].pid, signal.SIGKILL)

    with at_the_first_output(kill):
        assert main([*render, "--cluster", cluster.scheduler_address]) == 1
    there, said_there = outputs(), capsys.readouterr()
    assert there == here
    assert said_there.err == said.err
    assert [line for line in said_there.out.splitlines() if "用时" not in line] == [
        line for line in said.out.splitlines() if "用时" not in line
    ]


def test_a_machine_that_would_make_something_else_refuses(county: Path) -> None:
    task = Task(Path("inputs/甲.yaml"), Wishes(("html",)), fingerprint="0" * 64)
    (said,) = render_there(task, str(county), "1").complaints
    assert said.startswith("inputs/甲.yaml：集群的机器 ")
    assert said.endswith("与本机不同，生成的会不一样；请装同样的版本和字体，没有生成。")


def test_a_machine_that_does_not_see_the_folder_says_so() -> None:
    task = Task(Path("inputs/甲.yaml"), Wishes(("html",)))
    (said,) = render_there(task, "/没有的/文件夹", "1").complaints
    assert said.endswith("各台机器要能以同样的路径读写它，没有生成。")


@pytest.mark.usefixtures("county")
def test_no_scheduler(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "SECONDS", 1)
    assert main(["render", "inputs", "--format", "html", "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert capsys.readouterr().err.startswith("连不上集群 tcp://127.0.0.1:9：")


@pytest.mark.usefixtures("county")
def test_a_scheduler_without_workers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "SECONDS", 1)
    with distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address=None, silence_logs=50
    ) as local:
        address = local.scheduler_address
        assert main(["render", "inputs", "--format", "html", "--cluster", address]) == 2
    said = f"集群 {address} 里没有进程。请先在各台机器上启动：dask worker {address}\n"
    assert capsys.readouterr().err == said


def test_a_scheduler_that_ends_in_the_midst(
    county: Path, cluster: distributed.LocalCluster, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        unit(county / "inputs", f"{number}.yaml", f"{number}局")
    address = cluster.scheduler_address

    with at_the_first_output(cluster.close):
        assert main(["render", "inputs", "--format", "html", "--cluster", address]) == 2
    said = f"与集群 {address} 断了连接，没有做完。再执行一次，已经生成的不会重做。\n"
    assert capsys.readouterr().err == said


def test_without_the_extra_the_command_says_what_to_install(
    county: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["render", str(county / "inputs"), "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert (
        capsys.readouterr().err
        == "没有安装集群所需的程序包：pip install disclosure-generator[cluster]\n"
    )
