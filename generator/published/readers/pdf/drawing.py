"""What a page of a PDF file draws: characters and paths, those left out that its clip hides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_pt

Rectangle = tuple[float, float, float, float]


@dataclass(slots=True)
class Drawn:
    """Everything on a page, in points from its lower left corner."""

    width: float
    height: float
    characters: list[LTChar] = field(default_factory=list)
    paths: list[LTCurve] = field(default_factory=list)
    images: int = 0
    hidden: str = ""


class Artist:
    """Draws pages one after the other."""

    def __init__(self) -> None:
        self._resources = PDFResourceManager()

    def draw(self, page: PDFPage) -> Drawn:
        """What a page has."""
        device = _Device(self._resources)
        _Interpreter(self._resources, device).process_page(page)
        layout = device.layout
        found = Drawn(layout.width, layout.height, hidden="".join(device.hidden))
        _gather(layout, found)
        return found


def _gather(container: LTContainer[Any], found: Drawn) -> None:
    for item in container:
        if isinstance(item, LTChar):
            found.characters.append(item)
        elif isinstance(item, LTCurve):
            found.paths.append(item)
        elif isinstance(item, LTImage):
            found.images += 1
        elif isinstance(item, LTContainer):
            _gather(item, found)


class _Device(PDFLayoutAnalyzer):
    """Keeps what is drawn within ``clip`` (``None``: everywhere)."""

    layout: LTPage

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.clip: Rectangle | None = None
        self.hidden: list[str] = []

    def receive_layout(self, ltpage: LTPage) -> None:
        """The page is whole."""
        self.layout = ltpage

    def render_char(self, *arguments: Any, **named: Any) -> float:
        """A character; one outside of the clip is only remembered."""
        advance = super().render_char(*arguments, **named)
        drawn = self.cur_item._objs  # noqa: SLF001 - the last one has no public name
        character = drawn[-1]
        if self.clip is not None and not _is_within(character, self.clip):
            drawn.pop()
            self.hidden.append(character.get_text() if isinstance(character, LTChar) else "")
        return advance


def _is_within(item: LTComponent, clip: Rectangle) -> bool:
    """Whether the middle of an item lies within a rectangle."""
    x, y = (item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2
    return clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]


class _Interpreter(PDFPageInterpreter):
    """Follows the clip, which the library does not."""

    device: _Device

    def init_state(self, ctm: Any) -> None:
        """A page or a drawing in it begins."""
        super().init_state(ctm)
        self.clips: list[Rectangle | None] = []

    def do_q(self) -> None:
        """The state is kept."""
        self.clips.append(self.device.clip)
        super().do_q()

    def do_Q(self) -> None:  # noqa: N802 - the operator is called so
        """The state is as it was."""
        if self.clips:
            self.device.clip = self.clips.pop()
        super().do_Q()

    def do_W(self) -> None:  # noqa: N802
        """The path becomes the clip, within the one there is."""
        ends: Iterator[Any] = (one[-2:] for one in self.curpath if len(one) > 2)
        points = [apply_matrix_pt(self.ctm, end) for end in ends]
        if points:
            self.device.clip = _within(_around(points), self.device.clip)

    def do_W_a(self) -> None:  # noqa: N802
        """The path becomes the clip by another rule for its inside."""
        self.do_W()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        """A drawing within the page, whose clip ends with it."""
        clip = self.device.clip
        super().do_Do(xobjid_arg)
        self.device.clip = clip


def _around(points: list[tuple[float, float]]) -> Rectangle:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _within(inner: Rectangle, outer: Rectangle | None) -> Rectangle:
    if outer is None:
        return inner
    left, bottom = max(inner[0], outer[0]), max(inner[1], outer[1])
    return left, bottom, min(inner[2], outer[2]), min(inner[3], outer[3])
