"""Templates may come from anywhere: they see their variables and nothing else, and no template runs on or grows
without bound. Every loop, call and text is counted; what goes beyond is refused with the template's file and line."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from math import isfinite
from typing import Any, Final, NoReturn, cast

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Namespace
from markupsafe import Markup, escape

from generator.document.lines import LINE
from generator.forms.shown import Shown, Thing

SECONDS: Final = 20
"""Processor time of one rendering; a real one takes a few hundredths."""
STEPS: Final = 200_000
"""Turns of loops, calls and includes of one rendering; a real one takes some hundred."""
SIZE: Final = 10_000_000
"""Characters and list items that one rendering may make; a real one makes some ten thousand."""
BITS: Final = 256
"""Of an integer: more than 70 digits."""

_PASSED = (
    "abs", "count", "d", "default", "dictsort", "e", "escape", "first", "int", "items", "last", "length", "lower",
    "map", "max", "min", "reject", "rejectattr", "round", "select", "selectattr", "sum", "trim", "upper",
)  # fmt: skip
_MATERIAL = ("list", "reverse", "sort", "unique")
_OF_TEXT = frozenset(
    ("startswith", "endswith", "strip", "lstrip", "rstrip", "upper", "lower", "split", "splitlines", "removeprefix",
     "removesuffix", "isdigit", "count", "find", "index")
)  # fmt: skip
_OF_MAPPING = frozenset(("items", "keys", "values", "get"))
_COUNTED, _JOINED, _SIZED = "_counted", "_joined", "_sized"
Number = int | float | Decimal


@dataclass(slots=True)
class Meter:
    """What one rendering has used."""

    steps: int = 0
    size: int = 0
    started: float = 0

    def step(self) -> None:
        """One turn of a loop, one call, one include."""
        self.started = self.started or time.thread_time()
        self.steps += 1
        if self.steps > STEPS:
            _refuse(f"循环和调用超过 {STEPS} 次")
        if self.steps % 64 == 0 and time.thread_time() - self.started > SECONDS:
            _refuse(f"算了 {SECONDS} 秒还没有排完")

    def grow(self, size: int) -> None:
        """So many characters or items more."""
        self.size += size
        if self.size > SIZE:
            _refuse(f"文字和列表超过 {SIZE} 个字")

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """``items``, each a step."""
        for item in items:
            self.step()
            yield item

    def joined(self, pieces: Iterable[str]) -> str:
        """``pieces`` as one text."""
        return "".join(self._grown(pieces))

    def _grown(self, pieces: Iterable[str]) -> Iterator[str]:
        for piece in pieces:
            self.grow(len(piece))
            yield piece

    def sized(self, value: Any) -> Any:
        """``value``, all its items counted as often as they stand in it: a list of a list twice doubles."""
        left = [value]
        while left:
            one = left.pop()
            self.grow(len(one) if isinstance(one, str) else 1)
            if isinstance(one, list | tuple | set):
                left.extend(one)
            elif isinstance(one, dict):
                left.extend(chain(one, one.values()))
        return value


class Bounded(CodeGenerator):
    """Has every loop counted and every text that grows measured."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - jinja2's name
        """Wrap what loops, joins and lists; then generate as usual."""
        for loop in list(node.find_all(nodes.For)):
            if loop.recursive:
                self.fail("不能用 recursive", loop.lineno)
            loop.iter = _filtered(loop.iter, _COUNTED)
        _wrap(node)
        super().visit_Template(node, frame)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Jinja2 makes a text of a constant before it asks whether it may stand in one."""
        if not isinstance(node, nodes.TemplateData):
            _printable(node.as_const(frame.eval_ctx))
        return super()._output_child_to_const(node, frame, finalize)


def _wrap(node: nodes.Node) -> None:
    """Every ``a ~ b`` below ``node`` becomes a filter over its parts, every list or mapping literal one over itself."""
    for name, value in node.iter_fields():
        if isinstance(value, list):
            value[:] = [_wrapped(item) if isinstance(item, nodes.Node) else item for item in value]
        elif isinstance(value, nodes.Node):
            setattr(node, name, _wrapped(value))


def _wrapped(node: nodes.Node) -> nodes.Node:
    _wrap(node)
    if isinstance(node, nodes.Concat):
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _JOINED)
    is_slice = isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice)
    is_tuple = isinstance(node, nodes.Tuple) and node.ctx == "load"
    if isinstance(node, nodes.Expr) and (is_slice or is_tuple or isinstance(node, nodes.List | nodes.Dict)):
        return _filtered(node, _SIZED)
    return node


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, [], [], None, None, lineno=node.lineno)


class Sandbox(ImmutableSandboxedEnvironment):
    """One rendering's environment; ``loader`` hands out the form's own files."""

    code_generator_class = Bounded
    intercepted_binops = frozenset(("+", "*", "%", "**"))

    def __init__(self, loader: BaseLoader, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_printable,
        )
        self.meter = Meter()
        self.concat = self.meter.joined  # type: ignore[method-assign]
        self.globals = {"range": safe_range, "namespace": Namespace}
        made = {name: self._limited(JINJA_FILTERS[name], name in _MATERIAL) for name in (*_PASSED, *_MATERIAL)}
        self.filters = {
            **made,
            "join": self._join,
            "replace": self._replace,
            **filters,
            _COUNTED: self.meter.counted,
            _JOINED: self._join,
            _SIZED: self.meter.sized,
        }

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Own words of the contract, and harmless methods of texts and mappings."""
        if isinstance(obj, str):
            return attr in _OF_TEXT
        if isinstance(obj, Mapping):
            return attr in _OF_MAPPING
        known = isinstance(obj, Shown | Thing | LoopContext | Macro | Namespace | TemplateModule)
        return known and super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Every call is a step."""
        self.meter.step()
        return self._measured(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers of bounded length; texts and lists can only be added."""
        if isinstance(left, Number) and isinstance(right, Number):
            bits = sum(n.bit_length() for n in (left, right) if isinstance(n, int))
            if bits > BITS or operator == "**":
                _refuse("数太大" if operator != "**" else "不能用乘方")
        elif operator != "+":
            _refuse(f"“{operator}”两边只能是数")
        elif hasattr(left, "__len__") and hasattr(right, "__len__"):
            self.meter.grow(len(left) + len(right))
            self.meter.sized([left, right])
        return super().call_binop(context, operator, left, right)

    def _load_template(self, name: str, globals: Any) -> Any:  # noqa: A002 - jinja2's name
        self.meter.step()
        return super()._load_template(name, globals)

    def _limited(self, made: Any, makes_list: bool) -> Callable[..., Any]:  # noqa: FBT001
        """A filter of Jinja's whose result is measured, and the items it takes before it makes a list of them."""
        passed = getattr(made, "jinja_pass_arg", None)
        at = 1 if passed else 0

        def limited(*args: Any, **kwargs: Any) -> Any:
            taken = [list(self.meter.counted(args[at]))] if makes_list else args[at : at + 1]
            return self._measured(made(*args[:at], *taken, *args[at + 1 :], **kwargs))

        if passed:
            limited.jinja_pass_arg = passed  # type: ignore[attr-defined]
        return limited

    def _measured(self, value: Any) -> Any:
        if isinstance(value, str | list | tuple):
            self.meter.grow(len(value))
        return value

    def _join(self, values: Iterable[Any], separator: str = "") -> Markup:
        between = escape(separator)
        pieces: list[str] = []
        for value in self.meter.counted(values):
            pieces += [between, escape(_printable(value))] if pieces else [escape(_printable(value))]
            self.meter.grow(len(pieces[-1]) + len(between))
        return Markup("").join(pieces)

    def _replace(self, text: str, old: str, new: str) -> str:
        text, new = str(text), str(new)
        self.meter.grow(len(text) + text.count(str(old)) * len(new))
        return text.replace(str(old), new)


def _printable(value: Any) -> Any:
    """What may stand in a text: words and numbers, no list and nothing of Python's own. The lines of a word stay
    lines."""
    if not isinstance(value, str | int | float | Decimal | Shown | Undefined) or isinstance(value, bool):
        _refuse("只能印文字和数，列表请用 for 或“顿号”逐项印")
    if isinstance(value, float) and not isfinite(value):
        _refuse("数太大")
    return value.replace("\n", LINE) if type(value) is str and "\n" in value else value


def _refuse(why: str) -> NoReturn:
    raise SecurityError(why)
