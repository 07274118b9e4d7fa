"""What a bundle for another machine holds."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
LOCK = """\
# a comment
always==1.0 \\
    --hash=sha256:aa
    # via something
old==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
windows==3.0 ; sys_platform == 'win32' \\
    --hash=sha256:dd
"""


@pytest.fixture(scope="module")
def bundle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle", ROOT / "tools" / "bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("platform", "python", "names"),
    [
        ("win_amd64", "3.12", ["always", "windows"]),
        ("win_amd64", "3.11", ["always", "old", "windows"]),
        ("manylinux_x86_64", "3.11", ["always", "old"]),
        ("manylinux_aarch64", "3.13", ["always"]),
    ],
)
def test_conditions_are_judged_by_the_other_machine(
    bundle: ModuleType, platform: str, python: str, names: list[str]
) -> None:
    entries = list(bundle.wanted(LOCK, platform, python))
    assert [entry.partition("==")[0] for entry in entries] == names
    assert all(";" not in entry and "--hash=sha256:" in entry for entry in entries)


def test_hashes_stay_with_their_package(bundle: ModuleType) -> None:
    (first, second) = bundle.wanted(LOCK, "manylinux_x86_64", "3.11")
    assert first.startswith("always==1.0 \\\n    --hash=sha256:aa\n")
    assert second == "old==2.0 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"


def test_linux_takes_the_wheels_of_older_systems(bundle: ModuleType) -> None:
    assert bundle.tags("win_amd64") == ["win_amd64"]
    found = bundle.tags("manylinux_x86_64")
    assert {"manylinux_2_28_x86_64", "manylinux2014_x86_64"} <= set(found)
