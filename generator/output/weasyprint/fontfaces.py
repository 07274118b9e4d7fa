"""Fonts for WeasyPrint: every face a family of its own, its file handed over by a fetcher that
opens nothing else."""

from __future__ import annotations

import re

from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.fonts import Face, Fonts
from generator.output.css import quoted

_SCHEME = "font:"


class FontFaces(URLFetcher):  # type: ignore[misc] # WeasyPrint is untyped
    """The ``@font-face`` rules of ``fonts``, and the only resources that a document can load.

    A family per file, by a name of ours, because files of one family may all claim the same weight.
    """

    def __init__(self, fonts: Fonts) -> None:
        super().__init__(allowed_protocols=())
        self._fonts = fonts
        self._families = {face: _family(face, index) for index, face in enumerate(fonts.every())}
        self._used: dict[str, Face] = {}

    def font(self, role: str, *, bold: bool = False) -> str:
        """The declaration of the faces that draw ``role``, or its bold."""
        stack = {self._families[face]: face for face in self._fonts.stack(role, bold=bold)}
        self._used |= stack
        return f"font-family:{','.join(map(quoted, stack))}"

    def rules(self) -> str:
        """The ``@font-face`` rules of the faces asked for so far."""
        return "".join(
            f"@font-face{{font-family:{quoted(family)};font-weight:normal;src:url("
            f"{quoted(_SCHEME + family)})}}\n"
            for family in self._used
        )

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The content of a face; any other address is refused."""
        del headers
        face = self._used.get(url.removeprefix(_SCHEME))
        if face is None:
            raise ValueError(f"refused: {url[:80]}")
        return URLFetcherResponse(url, body=face.content())


def _family(face: Face, index: int) -> str:
    """A name that no installed font has, in characters that every PDF reader takes."""
    return re.sub(r"[^A-Za-z0-9-]", "", face.postscript) + f"-{index}"
