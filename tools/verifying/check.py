"""What a checker is."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

NODE = Path(__file__).resolve().parents[2] / ".verify" / "node_modules"
INSTALL_NODE = "npm install --prefix .verify vnu-jar axe-core"


class Missing(Exception):  # noqa: N818 - no error: the machine lacks something
    """What a check needs is not there; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class Check:
    """``find`` gets all files with one of the suffixes and returns its findings, or raises
    ``Missing``.

    ``quick``: it needs no other program.
    """

    name: str
    suffixes: tuple[str, ...]
    find: Callable[[Sequence[Path]], list[str]]
    quick: bool = False


def module(name: str, package: str) -> ModuleType:
    """An installed Python module."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Missing(f"install it: pip install {package}") from None


def program(*names: str, install: str) -> str:
    """The path of the first of the programs that is there."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise Missing(f"install it: {install}")


def node_file(name: str) -> Path:
    """A file of an npm package."""
    if not (NODE / name).is_file():
        raise Missing(f"install it: {INSTALL_NODE}")
    return NODE / name
