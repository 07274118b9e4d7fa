"""The edited texts of a Word file as changes of the YAML; numbers never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from generator.authoring.emit import Bare, scalar
from generator.authoring.sections import width, with_value
from generator.figures.text_keys import NAME, TextKeys
from generator.importing.merge.plan import Change, Plan
from generator.roundtrip.compare import Comparison
from generator.roundtrip.shared import Path, Shared, shared, with_all, with_this
from generator.roundtrip.texts import Printed, UnlikeError, printed, written
from generator.source.inline import to_yaml
from generator.source.nodes import LocatedDict, LocatedStr, Node, Source, descend
from generator.source.reader import read_text

Where = Literal["all", "this"]
_GONE: Final = "{key}：YAML 文件里没有这个键了，没有写；改成的是：{new}"
_UNLIKE: Final = "{key}（第 {line} 行）：YAML 里写的与排出时印的不同，没有写；改成的是：{new}"
_SEVERAL: Final = "{key}（第 {line} 行）：印在几处，改得不一样，没有写：{texts}"
_SHARED: Final = (
    "{key}（第 {line} 行）：这段文字在第 {lines} 行（*）还用着，没有写；"
    "都改加 --shared all，只改这一处加 --shared this"
)
_NOT_ALONE: Final = "{key}（第 {line} 行）：这段文字与别处合用（&、*），不能只改这一处，没有写"
_PARTLY: Final = "{key}（第 {line} 行）：印在 {all} 处，只改了 {some} 处；写回以后各处都会变"
_EMPTY: Final = "{key}（第 {line} 行）：文字全删了，没有写；不再需要时请自己删去这个键"


@dataclass(slots=True)
class Pulled:
    """What an edited file changes in the YAML, the text that comes of it, what was not taken and
    why, and what is to be known of what was."""

    source: Source
    text: str
    changes: list[Change] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A value that is to be written: its path, how it reads, and with whom it is shared."""

    path: Path
    new: str
    shared: Shared | None
    is_key: bool


def pull(found: Comparison, source: Source, keys: TextKeys, where: Where | None = None) -> Pulled:
    """The texts edited in a Word file, written into ``source``. ``where``: whether a text that is
    shared is changed wherever it stands, or here alone; without it none is changed. Raises
    ``DisclosureError`` where the file is not written key by key on lines of its own."""
    pulling = _Pulling(Pulled(source, source.text), keys, where)
    for text in printed(found).values():
        if text.edited:
            pulling.take(text)
    return pulling.done()


@dataclass(slots=True)
class _Pulling:
    pulled: Pulled
    keys: TextKeys
    where: Where | None
    wanted: list[_Wanted] = field(default_factory=list)

    def take(self, text: Printed) -> None:
        """One edited text more, or why it is not taken."""
        try:
            path = self.keys.path(text.key)
        except LookupError:
            self.refuse(_GONE, text.key, new=_now(text))
            return
        raw = self.raw(path, text.key)
        line = self.line(path)
        try:
            values = list(dict.fromkeys(written(raw, place) for place in text.edited))
        except UnlikeError:
            self.refuse(_UNLIKE, text.key, line=line, new=_now(text))
            return
        if len(values) > 1:
            self.refuse(_SEVERAL, text.key, line=line, texts="；".join(values))
        elif not values[0].strip():
            self.refuse(_EMPTY, text.key, line=line)
        else:
            self.want(text, path, values[0], line)

    def raw(self, path: Path, key: str) -> str:
        """What the YAML says; of a name that is a key, that."""
        return str(path[-1]) if self.is_key(path, key) else str(descend(self.root, path)).strip()

    @property
    def root(self) -> Node:
        """The tree of the file."""
        return self.pulled.source.root

    def is_key(self, path: Path, key: str) -> bool:
        """Whether a text is not what stands under a key, but the key."""
        return key.endswith(f".{NAME}") and path[-1] != NAME

    def line(self, path: Path) -> int:
        """The line at which a path stands."""
        return Plan(self.pulled.source).line(path)

    def want(self, text: Printed, path: Path, new: str, line: int) -> None:
        """Take a text, unless it is shared and nobody said what is to become of the others."""
        is_key = self.is_key(path, text.key)
        others = None if is_key else shared(self.pulled.source, path)
        if others and self.where is None:
            self.refuse(_SHARED, text.key, line=line, lines=_listed(others.lines))
            return
        if others and self.where == "this" and others.alias is None:
            self.refuse(_NOT_ALONE, text.key, line=line)
            return
        self.wanted.append(_Wanted(path, new, others, is_key))
        if len(text.edited) < len(text.places):
            said = {"all": len(text.places), "some": len(text.edited)}
            self.pulled.notes.append(_PARTLY.format(key=text.key, line=line, **said))

    def refuse(self, why: str, key: str, **said: object) -> None:
        """Say why a text is not taken."""
        self.pulled.unsure.append(why.format(key=key, **said))

    def done(self) -> Pulled:
        """The changes, and the text that comes of them."""
        source = self.pulled.source
        plan = Plan(source)
        for one in self.wanted:
            if self.is_plain(one):
                plan.change(one.path, _spelled(source, one.path, one.new))
        text = plan.text()
        others = [one for one in self.wanted if not self.is_plain(one)]
        for one in sorted(others, key=lambda one: (one.is_key, -len(one.path))):
            name, old = plan.named(one.path), _old(source, one)
            plan.changes.append(Change(self.line(one.path), name, old, one.new, ""))
            text = self.with_value(read_text(text, source.name), one)
        self.pulled.changes = sorted(plan.changes, key=lambda change: change.line)
        self.pulled.text = text
        return self.pulled

    def is_plain(self, wanted: _Wanted) -> bool:
        """Whether a value stands under its key for that place alone."""
        return not wanted.shared and not wanted.is_key

    def with_value(self, source: Source, wanted: _Wanted) -> str:
        """The text of a file with a value that is a key, or is shared."""
        parent = descend(source.root, wanted.path[:-1])
        if wanted.is_key and isinstance(parent, LocatedDict):
            key = next(key for key in parent if key == wanted.path[-1])
            return with_value(source, cast("LocatedStr", key), scalar(wanted.new))
        if self.where == "this" and wanted.shared and wanted.shared.alias:
            return with_this(source, wanted.shared.alias, wanted.new)
        return with_all(source, cast("LocatedStr", descend(source.root, wanted.path)), wanted.new)


def _spelled(source: Source, path: Path, new: str) -> str:
    """A text, without quotes where the old one has none and the new one needs none."""
    old = descend(source.root, path)
    if not isinstance(old, LocatedStr) or old.style != "plain" or to_yaml(new) != new:
        return new
    line = source.line(old.position)[old.position.column - 1 :]
    behind = line[width(line, old) :].strip()
    is_last = not behind or behind.startswith("#")
    return Bare(new) if is_last else new


def _old(source: Source, wanted: _Wanted) -> str:
    return str(wanted.path[-1] if wanted.is_key else descend(source.root, wanted.path))


def _now(text: Printed) -> str:
    """How the edited places read now."""
    places = ("".join(part.new for part in place) for place in text.edited)
    return "；".join(dict.fromkeys(places))


def _listed(lines: Iterable[int]) -> str:
    return "、".join(map(str, lines))
