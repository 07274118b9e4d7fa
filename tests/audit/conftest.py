from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from generator.audit.free.audit import Audit, audit
from generator.forms.library import Library, built_in

HERE = Path(__file__).parent
BUILT_IN = Library((built_in(),))


@cache
def helper() -> ModuleType:
    """``published.py`` beside this file."""
    spec = importlib.util.spec_from_file_location("audit_published", HERE / "published.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["audit_published"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def printed() -> Callable[[str], bytes]:
    """A page with a ``<style>`` as PDF."""
    function: Callable[[str], bytes] = helper().printed
    return function


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Audit]:
    """The audit of a real disclosure in a format (``docx``, ``pdf``, ``text``); skips where there
    are none."""
    if not helper().REFERENCE.is_dir():
        pytest.skip(f"没有参考资料 {helper().REFERENCE}：真实文件的核对没有测")
    folder = tmp_path_factory.mktemp("real")

    @cache
    def audited(name: str, form: str) -> Audit:
        path = folder / f"{name}.{form}"
        path.write_bytes(getattr(helper(), form)(name))
        return audit(path, BUILT_IN)

    return audited
