"""How far the layout of a PDF may go."""

from __future__ import annotations

from typing import Final

MOST_PAGES: Final = 3000
"""Five hundred projects with their performance tables take some hundred."""
SECONDS: Final = 300
"""A document of a thousand pages takes some hundred."""
MEMORY: Final = 4 * 1024**3
"""Bytes of address space, where the system sets such a bound; a document of a thousand pages takes
one gigabyte."""


class LayoutError(Exception):
    """The layout of a PDF went beyond its limits; the message says which."""
