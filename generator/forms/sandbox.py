"""Templates may come from anywhere: they see their variables and nothing else. How long they run
and how much memory they take is bounded from outside (``generator.apart``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, cast

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Namespace

from generator.forms.filters import FILTERS, ownerless, plain, printable, refuse
from generator.forms.shown import Shown, Thing

_METHODS_OF_TEXT: Final = frozenset(
    ("startswith", "endswith", "strip", "lstrip", "rstrip", "upper", "lower", "split", "splitlines",
     "removeprefix", "removesuffix", "isdigit", "count", "find", "index")
)  # fmt: skip
_METHODS_OF_MAPPINGS: Final = frozenset(("items", "keys", "values", "get"))
_NUMBERS: Final = (int, float, Decimal)
_LOOK: Final = "_plain"
_COMPARE: Final = "_ownerless"


class Guarded(CodeGenerator):
    """Looks at what ``for`` and ``[1:3]`` take apart, and at what is compared: Jinja2 asks no
    environment about those."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - jinja2's name
        """Send them through a filter; then generate as usual."""
        for loop in list(node.find_all(nodes.For)):
            loop.iter = _filtered(loop.iter, _LOOK)
        for part in list(node.find_all(nodes.Getitem)):
            if isinstance(part.arg, nodes.Slice):
                part.node = _filtered(part.node, _LOOK)
        for comparison in list(node.find_all(nodes.Compare)):
            comparison.expr = _filtered(comparison.expr, _COMPARE)
            for other in comparison.ops:
                other.expr = _filtered(other.expr, _COMPARE)
        super().visit_Template(node, frame)


def _filtered(node: nodes.Node, name: str) -> nodes.Expr:
    """A node behind a filter."""
    return nodes.Filter(cast("nodes.Expr", node), name, [], [], None, None, lineno=node.lineno)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of templates; ``loader`` hands out the form's own files."""

    code_generator_class = Guarded
    intercepted_binops = frozenset(("*", "%", "**"))

    def __init__(self, loader: BaseLoader, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_finalize,
            optimized=False,  # what takes long takes it while a template runs: its line is known
        )
        self.globals = {"range": safe_range, "namespace": Namespace}
        self.filters = {**FILTERS, **filters, _LOOK: plain, _COMPARE: ownerless}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Own words of the contract, and harmless methods of texts and mappings."""
        if isinstance(obj, str):
            return attr in _METHODS_OF_TEXT
        if isinstance(obj, Mapping):
            return attr in _METHODS_OF_MAPPINGS
        known = isinstance(obj, Shown | Thing | LoopContext | Macro | Namespace | TemplateModule)
        return known and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``; a text with marks has no methods."""
        return super().getattr(plain(obj), attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``; a text with marks has no parts."""
        return super().getitem(plain(obj), argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers only: a text times a number, or formatted by ``%``, is a slip."""
        if operator == "**":
            refuse("不能用乘方")
        if not (isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS)):
            refuse(f"“{operator}”两边只能是数")
        return super().call_binop(context, operator, left, right)


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    """``printable``; a function that wants the context is not asked while Jinja2 compiles."""
    del context
    return printable(value)
