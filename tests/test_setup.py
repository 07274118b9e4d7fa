"""The set-up's own steps, on folders of the test's own."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("project_setup", ROOT / "tools" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(module, "ROOT", tmp_path / "预算 公开")
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / "预算 公开" / ".venv")
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / "预算 公开" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "预算 公开" / name).write_text(name, "utf-8")
    return module


def test_the_environment_names_no_folder_above_it(setup: ModuleType) -> None:
    site = setup.ENVIRONMENT / "lib" / "python3.11" / "site-packages"
    site.mkdir(parents=True)
    (site / "_disclosure_generator.pth").write_text(str(setup.ROOT), "utf-8")
    (site / "other.pth").write_text("import other\n", "utf-8")
    setup.make_path_relative()
    assert (site / "_disclosure_generator.pth").read_text("utf-8") == "../../../..\n"
    assert (site / "other.pth").read_text("utf-8") == "import other\n"


def test_the_state_follows_lock_and_project_file(setup: ModuleType) -> None:
    lock = setup.ROOT / "requirements.lock"
    before = setup.state(lock)
    assert before == setup.state(lock)
    assert before != setup.state(setup.ROOT / "requirements-dev.lock")
    (setup.ROOT / "pyproject.toml").write_text("other", "utf-8")
    assert before != setup.state(lock)


def test_what_is_ready_is_left_alone(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = setup.ROOT / "requirements.lock"
    setup.python().parent.mkdir(parents=True)
    setup.python().touch()
    monkeypatch.setattr(setup, "STAMP", setup.ENVIRONMENT / "setup.stamp")
    setup.STAMP.write_text(setup.state(lock) + "\n", "utf-8")
    monkeypatch.setattr(setup.subprocess, "run", lambda *_, **__: pytest.fail("nothing to run"))
    assert setup.set_up_packages(lock) is True


def test_a_user_without_rights_is_told_and_nothing_is_installed(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "privilege", lambda: None)
    monkeypatch.setattr("generator.system._loads", lambda name: "pango" not in name)
    setup.set_up_libraries()
    assert capsys.readouterr().err == (
        "· 缺少系统库 Pango、PangoFT2：WeasyPrint 的测试会略过。"
        "要运行它们，请安装：sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0\n"
    )


@pytest.mark.parametrize(("arguments", "asked"), [([], 0), (["--dev"], 1)])
def test_only_developers_are_asked_for_system_libraries(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str], asked: int
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(sys, "argv", ["setup.py", *arguments])
    monkeypatch.setattr(setup, "set_up_packages", lambda _: True)
    monkeypatch.setattr(setup, "set_up_libraries", lambda: calls.append("libraries"))
    monkeypatch.setattr(setup, "set_up_fonts", lambda: calls.append("fonts"))
    assert setup.main() == 0
    assert (calls.count("libraries"), calls.count("fonts")) == (asked, 1)


@pytest.mark.parametrize("name", ["run.sh", "test.sh", "run.cmd"])
def test_line_ends_suit_the_system(name: str) -> None:
    content = (ROOT / name).read_bytes()
    crlf = content.count(b"\r\n")
    assert crlf == (content.count(b"\n") if name.endswith(".cmd") else 0)
