"""Headless Chromium, for what only a browser can tell of a page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from lxml import html as parser

PROGRAM: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    None,
)
needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="本机没有 Chromium，不能在浏览器里试")
OPTIONS: Final = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def dumped(address: str, folder: Path, *options: str) -> parser.HtmlElement:
    """The page at ``address`` as it stands in the browser once its scripts have run."""
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [str(PROGRAM), *OPTIONS, *options, profile, "--virtual-time-budget=5000"]
    command += ["--dump-dom", address]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return parser.document_fromstring(done.stdout)
