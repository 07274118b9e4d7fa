"""Words for each fault of keys and values: what is wrong, what was expected, and the line as it
should be."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic
from generator.source import schema
from generator.source.inline import shorten, to_yaml
from generator.source.messages import plain
from generator.source.model import NONE, SourceModel
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr, Node, Source, descend
from generator.source.places import Path, Place
from generator.source.spelling import half_width
from generator.source.text import error as diagnostic
from generator.suggestion import ALIKE, asked, nearest

OWN_CODE = re.compile(r"[A-Z][0-9]{3}")
MISSPELT_ENTRY = re.compile(r"([^\s:：]{1,30})\s*(：|:(?=\S))\s*(.*)")
ALIKE_ELSEWHERE = 0.65  # for a key that is right elsewhere
Found = Sequence[tuple[Place, ErrorDetails]]


class Explainer:
    """Explains the errors of one file against one model."""

    def __init__(self, model: type[SourceModel], source: Source) -> None:
        self.model = model
        self.source = source

    def explain(self, found: Found, shapes: Collection[str]) -> list[Diagnostic]:
        """A diagnostic per error; a missing key that was merely misspelt is told once, at the
        misspelling."""
        extra = {
            place.path: self._meant(place.path)
            for place, error in found
            if error["type"] == "extra_forbidden"
        }
        misspelt = {(*path[:-1], meant) for path, meant in extra.items() if meant}
        explained = []
        for place, error in found:
            if error["type"] == "missing":
                if place.path not in misspelt:
                    explained.append(self._missing(place))
            elif error["type"] == "extra_forbidden":
                explained.append(self._unknown(place, extra[place.path]))
            elif place.node is None and not place.of_key:
                explained.append(self._empty(place))
            elif error["type"] in shapes and not place.of_key:
                explained.append(self._shape(place))
            else:
                explained.append(self._value(place, error))
        return explained

    def _say(self, code: str, place: Place, message: str, mend: str) -> Diagnostic:
        where = str(place)
        return diagnostic(code, place.position, f"{where}：{message}" if where else message, mend)

    def _known(self, path: Path) -> list[str]:
        """The keys that may stand where the last key of ``path`` stands."""
        found: list[str] = []
        for model in map(schema.bare, schema.reach(self.model, path[:-1])):
            if schema.is_model(model):
                found += schema.keys(model)
        return found

    def _meant(self, path: Path) -> str:
        """The known key that an unknown one resembles, or nothing."""
        key = half_width(str(path[-1])).strip()
        mapping = descend(self.source.root, path[:-1])
        present = mapping if isinstance(mapping, LocatedDict) else {}
        known = [one for one in self._known(path) if one not in present]
        least = ALIKE_ELSEWHERE if schema.homes(self.model, key) else ALIKE
        return next(iter(nearest(key, known, likeness=least)), "")

    def _unknown(self, place: Place, meant: str) -> Diagnostic:
        key = str(place.path[-1])
        above = Place(place.path[:-1], None, place.position)
        where = f"“{above}”下面" if above.path else "最外层"
        message = f"{where}没有“{key}”这个键"
        if meant:
            return diagnostic("K101", place.position, message, asked([meant]))
        mend = f"这里可以写：{'、'.join(self._known(place.path))}"
        if homes := schema.homes(self.model, key):
            mend = f"“{key}”属于{'、'.join(f'“{home}”' for home in homes[:3])}，核对它的位置和缩进；{mend}"  # noqa: E501
        return diagnostic("K101", place.position, message, mend)

    def _missing(self, place: Place) -> Diagnostic:
        key = str(place.path[-1])
        above = Place(place.path[:-1], None, place.position)
        field = self._field(place.path)
        about = (field.title or field.description or "").rstrip("。") if field else ""
        about = f"（{about}）" if about and about != key else ""
        sample = schema.example(field) if field else None
        line = f"{key}: {to_yaml(sample)}" if sample is not None else f"{key}: ……"
        message = f"缺少必填的“{key}”{about}"
        return diagnostic(
            "K102",
            place.position,
            f"{above}：{message}" if above.path else message,
            f"加一行，例如 `{line}`",
        )

    def _field(self, path: Path) -> Any:
        """The field of the last key of ``path``, or ``None``."""
        for one in schema.reach(self.model, path[:-1]):
            model = schema.bare(one)
            if schema.is_model(model) and path[-1] in schema.keys(model):
                return schema.keys(model)[str(path[-1])]
        return None

    def _sample(self, path: Path) -> object:
        field = self._field(path) if path else None
        return (schema.example(field) if field else None) or 12

    def _empty(self, place: Place) -> Diagnostic:
        expected = schema.words(schema.reach(self.model, place.path))
        field = self._field(place.path) if place.path else None
        is_section = any(map(schema.is_section, schema.reach(self.model, place.path)))
        optional = field is not None and not field.is_required() and not is_section
        mend = f"写上{expected}" + ("；不用它时删去这一行" if optional else "")
        return self._say("K103", place, "没有填写", mend)

    def _shape(self, place: Place) -> Diagnostic:
        expected = schema.reach(self.model, place.path)
        message = f"应是{schema.words(expected)}，这里是{_shape_word(place.node)}"
        return self._say("K104", place, message, self._shape_mend(place.node, expected))

    def _shape_mend(self, node: Node, expected: Sequence[Any]) -> str:
        lists = any(schema.items(one) is not None for one in expected)
        mappings = any(schema.is_model(schema.bare(one)) or schema.entries(one) for one in expected)
        if isinstance(node, LocatedStr) and mappings and (match := MISSPELT_ENTRY.match(node)):
            line = MISSPELT_ENTRY.match(self.source.line(node.position).strip().removeprefix("- "))
            key, mark, value = (line or match).groups()
            slip = "冒号是全角的“：”" if mark == "：" else "冒号后面缺一个空格"
            return f"{slip}，改为 `{key}: {value}`".rstrip()
        if lists:
            return "每项另起一行，以“- ”开头"
        if mappings:
            none = f"；没有的写“{NONE}”" if any(map(schema.is_section, expected)) else ""
            return f"另起一行，缩进后写“键: 值”{none}"
        return "只写一个值，写在冒号后面的同一行"

    def _value(self, place: Place, error: ErrorDetails) -> Diagnostic:
        context = error.get("ctx", {})
        if OWN_CODE.fullmatch(error["type"]):
            code, message, mend = error["type"], context["message"], context.get("mend", "")
            if corrected := context.get("corrected"):
                line = f"改为 `{self._line(place, corrected)}`"
                mend = f"{line}（{mend}）" if mend else line
        elif error["type"] in ("literal_error", "enum"):
            code, message, mend = self._choice(place)
        else:
            code, message, mend = plain(
                error["type"], {"example": self._sample(place.path), **context}
            )
            if isinstance(place.node, LocatedStr) and code != "K299":
                message = f"“{place.node}”{message}"
        return self._say(code, place, message, mend)

    def _line(self, place: Place, corrected: str) -> str:
        """The entry with the value as it should be."""
        if not place.path:
            return corrected
        last = place.path[-1]
        if place.of_key:
            is_text = isinstance(place.node, LocatedStr)
            return f"{corrected}: {to_yaml(place.node)}" if is_text else f"{corrected}:"
        return f"- {corrected}" if isinstance(last, int) else f"{last}: {corrected}"

    def _choice(self, place: Place) -> tuple[str, str, str]:
        choices: list[str] = []
        for annotation in map(schema.bare, schema.reach(self.model, place.path)):
            if get_origin(annotation) is Literal:
                choices += map(str, get_args(annotation))
        node = place.node
        close = nearest(half_width(node).strip(), choices) if isinstance(node, LocatedStr) else []
        listed = "、".join(f"“{choice}”" for choice in choices)
        lines = [self._line(place, choice) for choice in close]
        mend = asked(lines, spelled=" `{}`") or "从中选一个"
        return "K105", f"{_said(node)}不在可选的值之中，可以写：{listed}", mend


def _said(node: Node) -> str:
    """What was written in place of a choice."""
    is_text = not isinstance(node, LocatedDict | LocatedList)
    return f"“{node}”" if is_text else f"这里是{_shape_word(node)}，"


def _shape_word(node: Node) -> str:
    if isinstance(node, LocatedDict):
        return "一组键"
    if isinstance(node, LocatedList):
        return "列表"
    return f"文字“{shorten(str(node))}”"
