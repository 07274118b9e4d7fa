"""Parser events → located nodes, with the faults that YAML itself would let pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from generator.diagnostics import Diagnostic, Position
from generator.source.lint import repair_flow
from generator.source.lookalikes import LookAlike, look_alikes
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, Style
from generator.source.spelling import INVISIBLE
from generator.source.text import error

Content = ScalarEvent | SequenceStartEvent | MappingStartEvent
WIDE_BLANKS = ("　", "\xa0")
BLANKS = "　\xa0 \t"
WIDE_BLANK = re.compile("[　\xa0]")
MAX_DEPTH = 30
MAX_NODES = 200_000
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
STYLES: dict[str, Style] = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}


class TooMuchError(Exception):
    """The file is beyond what is read on; the reason is already among the findings."""


class Builder:
    """Builds one tree; ``found`` collects what is wrong on the way."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.root: Node = None
        self.found: list[Diagnostic] = []
        self._lines = text.split("\n")
        self._events: Iterator[Any] = iter(())
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open: set[str] = set()
        self._size = 0

    def build(self, events: Iterable[Event]) -> None:
        """Consume all events of a file; syntax errors of the parser pass through."""
        self._events = iter(events)
        documents = 0
        try:
            for event in self._events:
                if not isinstance(event, DocumentStartEvent):
                    continue
                documents += 1
                if documents > 1:
                    self._report(
                        "Y308",
                        self._at(event),
                        "一个文件里有几份内容（中间有“---”）",
                        "删去“---”，或分成几个文件",
                    )
                    return
                self.root = self._node(next(self._events), 0)
        except TooMuchError:
            return

    def place(self, line: int, column: int) -> Position:
        """A position in this file."""
        return Position(self.name, line, column)

    def _at(self, event: Event) -> Position:
        mark = event.start_mark
        return Position(self.name, mark.line + 1, mark.column + 1) if mark else Position(self.name)

    def _report(self, code: str, position: Position, message: str, mend: str) -> None:
        self.found.append(error(code, position, message, mend))

    def _node(self, event: AliasEvent | Content, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._report("Y305", self._at(event), f"嵌套超过 {MAX_DEPTH} 层", "核对括号和缩进")
            raise TooMuchError
        if isinstance(event, AliasEvent):
            return self._alias(event)
        self._count(event, 1)
        self._refuse_tag(event)
        anchor, before = event.anchor, self._size
        if anchor:
            self._open.add(anchor)
        node = self._content(event, depth)
        if anchor:
            self._open.discard(anchor)
            self._anchors[anchor] = (node, self._size - before + 1)
        return node

    def _content(self, event: Content, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _count(self, event: Event, nodes: int) -> None:
        """Bound the tree as a reader would walk it, aliases expanded."""
        self._size += nodes
        if self._size > MAX_NODES:
            self._report(
                "Y304",
                self._at(event),
                f"引用（*）展开后超过 {MAX_NODES} 个值",
                "把内容直接写出来，不要层层引用",
            )
            raise TooMuchError

    def _refuse_tag(self, event: Content) -> None:
        if event.tag:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(
                "Y306",
                self._at(event),
                f"不支持标签“{shown}”",
                "删去它；文字以“!”开头时用引号括起来",
            )

    def _alias(self, event: AliasEvent) -> Node:
        if event.anchor in self._open:
            self._report(
                "Y303",
                self._at(event),
                f"“*{event.anchor}”引用了它自己所在的内容",
                "把内容直接写出来",
            )
            return None
        if event.anchor not in self._anchors:
            mend = f"先在被引用的值前面写“&{event.anchor} ”；如果这是普通文字，用引号括起来"
            self._report("Y303", self._at(event), f"“*{event.anchor}”引用的内容前面没有定义", mend)
            return None
        node, size = self._anchors[event.anchor]
        self._count(event, size)
        return node

    def _scalar(self, event: ScalarEvent) -> LocatedStr | None:
        style = STYLES.get(event.style or "", "plain")
        if style == "plain" and event.value in NULLS:
            return None
        if hidden := INVISIBLE.search(event.value):  # in the text itself they were found before
            message = f"这里用转义写了看不见的字符（U+{ord(hidden[0]):04X}）"
            self._report("Y106", self._at(event), message, "删去反斜杠和它后面的代码")
        self._find_look_alikes(event)
        return LocatedStr(event.value, self._at(event), style)

    def _find_look_alikes(self, event: ScalarEvent) -> None:
        """Report each character of a scalar that is not what it looks like, where it stands; one
        that is written as an escape, where the scalar begins."""
        found = list(look_alikes(event.value))
        places = list(self._look_alikes_in_lines(event)) if found else []
        for at, one in places or [(self._at(event), one) for one in found]:
            self._report_look_alike(at, one)

    def _look_alikes_in_lines(self, event: ScalarEvent) -> Iterator[tuple[Position, LookAlike]]:
        first, last = event.start_mark, event.end_mark
        if first is None or last is None:
            return
        for number in range(first.line, min(last.line + 1, len(self._lines))):
            begin = first.column if number == first.line else 0
            end = last.column if number == last.line else None
            for one in look_alikes(self._lines[number][begin:end]):
                yield self.place(number + 1, begin + one.at + 1), one

    def _report_look_alike(self, at: Position, one: LookAlike) -> None:
        """Without the words around it, which may be of what is withheld."""
        code = f"U+{ord(one.found):04X}"
        if one.meant:
            message = f"这里的 {one.found}（{code}）看着像 {one.meant}，不是这个字"
            self._report("Y109", at, message, f"改为 {one.meant}；多半是从 PDF 粘贴来的，重新输入")
        else:
            message = f"这里有认不出的字（{code}），印出来是空白或方框"
            self._report("Y109", at, message, "多半是从别的文件粘贴来的，看着原件重新输入")

    def _sequence(self, event: SequenceStartEvent, depth: int) -> LocatedList:
        found = LocatedList(self._at(event))
        while not isinstance(item := next(self._events), CollectionEndEvent):
            found.item_positions[len(found)] = self._at(item)
            found.append(self._node(item, depth + 1))
        return found

    def _mapping(self, event: MappingStartEvent, depth: int) -> LocatedDict:
        found = LocatedDict(self._at(event))
        while not isinstance(head := next(self._events), CollectionEndEvent):
            key = self._node(head, depth + 1)
            value = self._node(next(self._events), depth + 1)
            position = self._at(head)
            if not isinstance(key, LocatedStr) or not key.strip(BLANKS):
                self._report(
                    "Y309",
                    position,
                    "键是空的，或不是文字",
                    "写成“键: 值”；键以 [ 或 { 开头时用引号括起来",
                )
            elif self._accept(key, position, found):
                found[key] = value
                found.key_positions[key] = position
                if value is None and event.flow_style:
                    self._check_flow_key(key, position)
        return found

    def _accept(self, key: LocatedStr, position: Position, mapping: LocatedDict) -> bool:
        """Whether the key may enter the mapping; what speaks against it is reported."""
        if key in mapping:
            first = mapping.key_positions[key]
            mend = "删去其中一处；要写几项时，用列表（每项以“- ”开头）"
            self._report(
                "Y302",
                position,
                f"键“{key}”重复，第一次写在第 {first.line} 行第 {first.column} 列",
                mend,
            )
            return False
        if key.style == "plain" and key == "<<":
            self._report(
                "Y307",
                position,
                "不支持合并键“<<”",
                "把共用的键逐个写出来；单个值可以用“&名字”和“*名字”共用",
            )
            return False
        if key.style == "plain" and key != key.strip(BLANKS):
            self._report_wide_spaces(key, position)
            return False
        return True

    def _report_wide_spaces(self, key: str, position: Position) -> None:
        line = self._lines[position.line - 1]
        bare = key.strip(BLANKS)
        before, _, after = line.partition(bare)
        if before.strip(BLANKS):
            self._report("Y203", position, f"键“{bare}”前后有全角空格", "改为半角空格，或删去")
        elif key.startswith(WIDE_BLANKS):
            mended = WIDE_BLANK.sub("  ", before) + bare + after
            self._report(
                "Y203", position, "这一行用全角空格缩进，应改用半角空格", f"改为 `{mended}`"
            )
        else:
            mended = f"{bare}{after.lstrip(BLANKS)}"
            self._report("Y203", position, f"键“{bare}”后面有全角空格", f"改为 `{mended}`")

    def _check_flow_key(self, key: LocatedStr, position: Position) -> None:
        """``{金额:100}`` is a key ``金额:100`` without a value to YAML."""
        if key.style != "plain" or not re.search("[:：，]", key):
            return
        flow, mended = repair_flow(self._lines[position.line - 1])
        for code, message in flow:
            self._report(code, position, message, f"改为 `{mended.strip()}`")
