"""What the words before an amount in a sentence say: a fund, a kind, an item, or a 类 or 项 by its
printed names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from generator.relations.facets import AMONG, NOTHING, Facets, Meaning, core, understood
from generator.relations.vocabulary import vocabulary

ITEM: Final = re.compile(
    r"(?P<class>[^，。；：“”]{2,40}?)[（(]类(?:[：:](?P<c>\d{3}))?[）)]"
    r"(?:(?P<section>[^。；]{2,60}?)[（(]款(?:[：:](?P<s>\d{2}))?[）)]"
    r"(?P<item>[^。；]{2,60}?)[（(]项(?:[：:](?P<i>\d{2}))?[）)])?"
)
CLASS: Final = re.compile(r"[（(](2\d\d)[）)]")
QUOTED: Final = re.compile("“([^”]{4,})”")
PIECES: Final = re.compile(r"[，,：:；]|(?<!收)、|、(?!支)")
CLASS_ENDS: Final = "支出"
PROJECT_ENDS: Final = ("支出", "项目", "经费", "项目支出", "项目经费")
OF_ITEM: Final = "（项）"
"""Ends the name of a 项 whose code no table tells."""


@dataclass(slots=True)
class Names:
    """The names that a paper gives to codes: of a 类 by itself, of a 项 by the names of its 类, 款
    and its own; ``projects`` are those of tables, ``official`` the names of 类 in
    the year's catalogue, where no table gives any; ``unit``: what the paper calls its unit, the
    longest first."""

    unit: tuple[str, ...] = ()
    classes: dict[str, str] = field(default_factory=dict)
    items: dict[tuple[str, str, str], str] = field(default_factory=dict)
    clashing: set[str] = field(default_factory=set)
    projects: set[str] = field(default_factory=set)
    official: dict[str, str] = field(default_factory=dict)

    def add_class(self, name: str, code: str) -> None:
        """A 类 with its name, known by it unless another has the same."""
        for key in (core(name), bare_class(name)):
            if self.classes.setdefault(key, code) != code:
                self.clashing.add(key)

    def class_of(self, name: str) -> str:
        """The code of a 类 by its whole name, empty where unknown."""
        return self.called(name) if core(name).endswith(CLASS_ENDS) else ""

    def called(self, name: str) -> str:
        """The code of what is called a 类, whether its name is given whole or without 支出."""
        key = core(name)
        if key in self.clashing:
            return ""
        return self.classes.get(key, "") or self.official.get(key, "")

    @staticmethod
    def path(class_: str, section: str, item: str) -> tuple[str, str, str]:
        """The names of a 类, a 款 and a 项 as they are compared."""
        return bare_class(class_), core(section), core(item)

    def without_unit(self, text: str) -> str:
        """A label without the unit's name."""
        for name in self.unit:
            text = text.replace(name, "")
        return text


def bare_class(name: str) -> str:
    """A 类's name as it is compared; some leave 支出 out."""
    return core(name).removesuffix(CLASS_ENDS)


def meaning_of(text: str, names: Names) -> Meaning:
    """What the text before an amount says: its last piece that says something. ``text`` begins
    with the sentence."""
    if found := ITEM.search(text):
        return _of_item(found, names)
    apart = ""
    for piece in reversed(PIECES.split(text)):
        label = names.without_unit(piece).strip().removeprefix(AMONG)
        meaning = _of_piece(label, names)
        if not meaning.says_nothing or meaning.total:
            return meaning
        apart = apart or meaning.apart
    return Meaning(is_whole=bool(core(text)), apart=apart)


def _of_piece(label: str, names: Names) -> Meaning:
    if found := CLASS.search(label):
        return Meaning(Facets(function=found[1]))
    meaning = understood(label)
    if meaning.is_whole and meaning.facets != NOTHING:
        return meaning
    if code := names.class_of(label):
        return Meaning(Facets(function=code))
    if quoted := _quoted(label, names):
        return Meaning(Facets(name=quoted))
    project = core(label)
    for name in (project, *(project.removesuffix(ending) for ending in PROJECT_ENDS)):
        if name in names.projects:
            return Meaning(Facets(name=name))
    return meaning


def _quoted(label: str, names: Names) -> str:
    """The project whose name a label quotes, where the rest of it says nothing else (重点项目“…”
    预算); empty where it does not."""
    found = QUOTED.search(label)
    name = core(found[1]) if found else ""
    if found is None or name not in names.projects:
        return ""
    rest = f"{label[: found.start()]}{label[found.end() :]}"
    for word in vocabulary().lists["项目前后"]:
        rest = rest.replace(word, "")
    return name if understood(rest).says_nothing else ""


def _of_item(found: re.Match[str], names: Names) -> Meaning:
    """A 类 or 项 by printed codes, else by printed names; a 项 that no table names keeps its
    name."""
    class_, section, item = (found[name] or "" for name in ("class", "section", "item"))
    class_ = PIECES.split(class_)[-1]
    codes = [found[name] or "" for name in ("c", "s", "i")]
    if not item:
        code = codes[0] or names.called(class_)
        return Meaning(Facets(function=code), is_whole=bool(code))
    code = "".join(codes) if all(codes) else names.items.get(names.path(class_, section, item), "")
    return Meaning(Facets(function=code) if code else Facets(name=f"{core(item)}{OF_ITEM}"))
