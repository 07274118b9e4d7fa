"""The wheel works from any folder, and the lock files hold what they must and nothing else."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

SHIPPED = {".py", ".csv", ".yaml", ".json", ".js", ".css", ".typ", ".j2"}
ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+==\S+)", re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("disclosure_generator-0.1.0-py3-none-any.whl"))


@pytest.mark.slow
def test_the_wheel_carries_templates_and_catalogue(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    forms = {
        f"generator/{file.relative_to(ROOT).as_posix()}"
        for file in (ROOT / "templates").rglob("*")
        if file.is_file()
    }
    data = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "generator").rglob("*")
        if file.suffix in SHIPPED and not {"__pycache__", ".mypy_cache"} & set(file.parts)
    }
    assert "generator/templates/base/look.yaml" in forms
    assert forms | data | {"generator/schema/disclosure.schema.json"} <= names


@pytest.mark.slow
def test_the_installed_wheel_checks_a_file_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    """Python takes the package from the unpacked wheel, not from this checkout."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "单位.yaml").write_bytes((ROOT / "inputs" / "2024-wuqia-gov.yaml").read_bytes())
    script = (
        "import sys; sys.path.insert(0, 'site'); "
        "import generator.cli.main as m; print(m.__file__); sys.exit(m.main())"
    )
    command = [
        sys.executable,
        "-I",
        "-X",
        "utf8",
        "-c",
        script.replace("'site'", repr(str(tmp_path / "site"))),
    ]
    check = subprocess.run(
        [*command, "check", "单位.yaml"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert str(tmp_path) in check.stdout.splitlines()[0]
    assert check.returncode == 0
    assert "单位.yaml：" in check.stdout
    assert "错误" not in check.stdout
    render = [*command, "render", "单位.yaml", "--format", "html"]
    done = subprocess.run(render, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    visible = [f.suffix for f in (tmp_path / "output").glob("[!.]*/[!.]*")]
    assert visible == [".html"]


def pins(name: str) -> set[str]:
    return set(PIN.findall((ROOT / name).read_text("utf-8")))


def test_development_uses_the_versions_that_users_get() -> None:
    assert pins("requirements.lock") < pins("requirements-dev.lock")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_a_hash_for_every_package_and_names_no_registry(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|index-url|find-links", text)
