"""The fonts of the reader's machine by their weights. Both faces of some free families say that
they are regular, and a browser then takes the bold one for text and the regular one for titles; a
face asked for by its own name is never mistaken."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from generator.look import Look
from generator.output.css import quoted

_BOLD: Final = " Bold"
_REGULAR: Final = " Regular"


def rules(look: Look) -> str:
    """``@font-face`` rules for every family of which the look names the bold face."""
    names = chain.from_iterable(role.alternatives for role in look.fonts.values())
    bold = [name for name in dict.fromkeys(names) if name.endswith(_BOLD)]
    return "".join(chain.from_iterable(_family(name.removesuffix(_BOLD)) for name in bold))


def _family(family: str) -> Iterator[str]:
    """Its two faces, and the bold one as a family of its own, as looks name it."""
    yield _face(family, "normal", f"{family}{_REGULAR}", family)
    yield _face(family, "bold", f"{family}{_BOLD}")
    yield _face(f"{family}{_BOLD}", "normal", f"{family}{_BOLD}")


def _face(family: str, weight: str, *names: str) -> str:
    """A face by its full name, and by its PostScript name, which has a hyphen for the space."""
    own = (names[0], names[0].replace(" ", "-"), *names[1:])
    sources = ",".join(f"local({quoted(name)})" for name in own)
    return f"@font-face{{font-family:{quoted(family)};font-weight:{weight};src:{sources}}}\n"
