"""Which file draws which role of the look."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.fonts.face import Face
from generator.fonts.index import machine_faces
from generator.look import FontRole, Look

SUBSTITUTE = "补字"
HEAVY = "黑体"
DIGITS = "0123456789.,% "
"""With the space: Pango draws one beside a digit in the digit's font, whether it has one or not."""
_LAST = "Noto Serif SC"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The face of every role, the face of its bold, and the faces that stand in for characters they
    lack;
    ``passed_over`` are the faces that a role would have had, and that no PDF may have; ``digits``
    are those that draw the digits of a role whose own are of another weight."""

    faces: Mapping[str, Face]
    bold_faces: Mapping[str, Face]
    substitutes: tuple[Face, ...]
    passed_over: Mapping[str, Face] = field(default_factory=dict)
    digits: Mapping[str, Face] = field(default_factory=dict)

    def every(self) -> tuple[Face, ...]:
        """All faces, each once."""
        faces = (*self.faces.values(), *self.bold_faces.values(), *self.substitutes)
        return tuple(dict.fromkeys((*faces, *self.digits.values())))

    def stack(self, role: str, *, bold: bool = False) -> tuple[Face, ...]:
        """The faces that draw ``role``, each for the characters that those before it lack."""
        first = self.bold_faces[role] if bold else self.faces[role]
        of_digits = () if bold or role not in self.digits else (self.digits[role],)
        return tuple(dict.fromkeys((*of_digits, first, *self.substitutes)))

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of ``text`` that would print as an empty box in some role, in order of
        appearance."""
        return tuple(
            char for char in dict.fromkeys(text) if _is_drawn(char) and not self._has(ord(char))
        )

    def _has(self, point: int) -> bool:
        if any(point in face.characters for face in self.substitutes):
            return True
        return all(
            point in face.characters for face in (*self.faces.values(), *self.bold_faces.values())
        )


def resolve(look: Look) -> Fonts:
    """The fonts of ``look`` on this machine."""
    return choose(look.fonts, machine_faces())


def choose(roles: Mapping[str, FontRole], faces: Iterable[Face]) -> Fonts:
    """For each role the first of its names that a face answers to: the official font, then the free
    ones in the look's order, then the one that every installation has.

    Bold is a real face: the family's own, else the heavy role's, as printers did it; never a
    smeared regular.
    """
    known = tuple(faces)
    fit = tuple(face for face in known if face.may_be_embedded)
    last = _named(_LAST, fit)
    if last is None:
        raise FontsMissingError
    chosen = {role: _first(names, fit) or last for role, names in roles.items()}
    heavy = chosen.get(HEAVY)
    return Fonts(
        faces=chosen,
        bold_faces={role: _bold(face, fit) or heavy or face for role, face in chosen.items()},
        substitutes=tuple(dict.fromkeys((chosen.get(SUBSTITUTE, last), last))),
        passed_over=dict(_passed_over(roles, known, chosen)),
        digits=dict(_digits(roles, fit, chosen)),
    )


def _digits(
    roles: Mapping[str, FontRole], faces: tuple[Face, ...], chosen: Mapping[str, Face]
) -> Iterator[tuple[str, Face]]:
    """For the roles drawn by a face whose digits the look does not want, the face for them."""
    for role, names in roles.items():
        for unwanted, instead in names.digits.items():
            face = _named(instead, faces)
            if face is not None and chosen[role].answers_to(unwanted):
                yield role, replace(face, only=DIGITS)


def _passed_over(
    roles: Mapping[str, FontRole], known: tuple[Face, ...], chosen: Mapping[str, Face]
) -> Iterator[tuple[str, Face]]:
    for role, names in roles.items():
        for name in (names.name, *names.alternatives):
            first = next((face for face in known if face.answers_to(name)), None)
            if first is not None:
                if first != chosen[role]:
                    yield role, first
                break


class FontsMissingError(Exception):
    """Not even the font that comes with every installation is there."""

    def __init__(self) -> None:
        super().__init__(
            "找不到随程序安装的字体 Noto Serif SC。请重新安装软件包 pylopdf-fonts-zh-cn"
        )


def _first(role: FontRole, faces: tuple[Face, ...]) -> Face | None:
    found = (_named(name, faces) for name in (role.name, *role.alternatives))
    return next((face for face in found if face is not None), None)


def _named(name: str, faces: tuple[Face, ...]) -> Face | None:
    return next((face for face in faces if face.answers_to(name) and face.is_sound), None)


def _bold(face: Face, faces: tuple[Face, ...]) -> Face | None:
    if face.is_bold:
        return face
    family = (other for other in faces if other.is_bold and other.families & face.families)
    return next((other for other in family if other.is_sound), None)


def _is_drawn(char: str) -> bool:
    """Whether ``char`` needs a glyph: white space and format marks do not."""
    return unicodedata.category(char) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}
