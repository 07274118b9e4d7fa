"""Fonts: finding them on the machine, choosing a file for each role of the look, and what the
choice can draw."""

from generator.fonts.choice import Fonts, FontsMissingError, choose, resolve
from generator.fonts.face import Face
from generator.fonts.index import machine_faces
from generator.fonts.notice import notices

__all__ = ["Face", "Fonts", "FontsMissingError", "choose", "machine_faces", "notices", "resolve"]
