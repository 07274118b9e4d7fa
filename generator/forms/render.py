"""A form's templates rendered with a disclosure's variables; every mistake named with template file
and line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import TemplateError
from markupsafe import Markup

from generator.apart import Frame
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.figures.model import PERCENT
from generator.forms.compiled import CompiledTemplates
from generator.forms.english import in_chinese
from generator.forms.filters import joined, refuse
from generator.forms.library import Form
from generator.forms.numbers import MOST_DECIMALS, chinese_numeral
from generator.forms.sandbox import Sandbox
from generator.forms.shown import Decimals, Shown, TemplateMistakeError, Thing, with_decimals
from generator.source.text import load
from generator.suggestion import did_you_mean

MAIN = "document.html"
COMPILED = CompiledTemplates()
LONGEST = 10_000_000
"""Characters of a document's markup; a real one has some hundred thousand."""


def listed(values: Any, separator: str = "、") -> Markup:
    """Things joined by the enumeration comma."""
    return joined(values, separator)


def decimals(value: Any, places: int | None = None, of_rates: int | None = None) -> Any:
    """小数: a thing or a figure with so many decimals in this sentence, its words by what is
    printed."""
    for asked in (places, of_rates):
        if asked is not None and asked not in range(MOST_DECIMALS + 1):
            refuse(f"小数位数写 0 到 {MOST_DECIMALS}")
    if not isinstance(value, Thing | Shown):
        refuse("“小数”用在数、事项上：{{ 支出.金额|小数(1) }}、{% set 类 = 类|小数(1) %}")
    if isinstance(value, Shown) and value.figure.unit == PERCENT:
        return with_decimals(value, Decimals(rate=places))
    return with_decimals(value, Decimals(money=places, rate=of_rates))


FILTERS: dict[str, Callable[..., Any]] = {
    "汉字": chinese_numeral,
    "顿号": listed,
    "小数": decimals,
}


class FormLoader(BaseLoader):
    """Hands out the form's own templates."""

    def __init__(self, form: Form) -> None:
        self._form = form

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Text and path of the first file of that name along the form's chain."""
        del environment
        path = self._form.file(template)
        if path is None:
            raise TemplateNotFound(template)
        return template_text(path), str(path), None

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002 - jinja2's name
        """Compile it; Python itself says no where blocks or brackets stand in too many others."""
        try:
            return super().load(environment, name, globals)
        except (SyntaxError, RecursionError) as error:
            where = str(self._form.file(name) or name)
            raise TemplateSyntaxError("for、if 或括号套得太深", 1, name, where) from error


def template_text(path: Path) -> str:
    """The text of a template. Raises ``DisclosureError`` where it is not UTF-8, or too large."""
    return load(path).replace("\r\n", "\n")


def environment(form: Form) -> Sandbox:
    """A sandbox that reads templates from the form's folders only."""
    sandbox = Sandbox(FormLoader(form), FILTERS)
    sandbox.bytecode_cache = COMPILED
    return sandbox


def render(form: Form, variables: dict[str, Any]) -> str:
    """The markup of the whole document. Raises ``DisclosureError`` with the template's file and
    line."""
    env = environment(form)
    try:
        markup = env.get_template(MAIN).render(variables)
        if len(markup) > LONGEST:
            refuse(f"排出的文字超过 {LONGEST // 10_000} 万字")
    except TemplateSyntaxError as error:
        at = Position(error.filename or MAIN, error.lineno, 1)
        raise DisclosureError(
            [_mistake(at, f"模板语法错误：{in_chinese(str(error.message))}")]
        ) from error
    except TemplateNotFound as error:
        raise DisclosureError(
            [_mistake(_place(error, form), f"找不到模板“{error.name}”。")]
        ) from error
    except UndefinedError as error:
        raise DisclosureError(
            [_mistake(_place(error, form), _undefined(error, variables))]
        ) from error
    except TemplateMistakeError as error:
        raise DisclosureError([_mistake(_place(error, form), str(error))]) from error
    except RecursionError as error:
        raise DisclosureError(
            [_mistake(_place(error, form), "模板或宏层层调用自己，没有尽头。")]
        ) from error
    except MemoryError as error:
        raise DisclosureError([_mistake(_place(error, form), "这里要用的内存太多。")]) from error
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        NameError,
        TypeError,
        ValueError,
    ) as error:
        raise DisclosureError(
            [_mistake(_place(error, form), f"这里不能这样写：{in_chinese(str(error))}")]
        ) from error
    return markup


def place_of(frames: Iterable[Frame], form: Form) -> Position:
    """The line of a template that Python code, compiled of templates, was at; the form's main
    template where it was in none."""
    for frame in frames:
        for folder in form.folders:
            for path in folder.glob("*.html"):
                if frame.is_in(str(path)):
                    compiled = environment(form).get_template(path.name)
                    return Position(str(path), compiled.get_corresponding_lineno(frame.line), 1)
    return Position(str(form.file(MAIN) or MAIN))


def _mistake(at: Position, message: str) -> Diagnostic:
    return Diagnostic("F101", Severity.ERROR, at, message)


def _place(error: BaseException, form: Form) -> Position:
    folders = tuple(str(f) for f in form.folders)
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(folders)
    ]
    if not frames:
        return Position(str(Path(form.name) / MAIN))
    return Position(frames[-1].filename, frames[-1].lineno or 1, 1)


def _undefined(error: UndefinedError, variables: dict[str, Any]) -> str:
    if found := re.search("has no (?:attribute|element) '?(.+?)'?$", str(error.message)):
        return f"这里没有“{found[1]}”。"
    name = str(error.message).split("'")[1] if "'" in str(error.message) else ""
    if name in variables:
        return f"宏里看不到“{name}”：import 时写 with context，或把它作参数传给宏。"
    hint = did_you_mean(name, variables, otherwise="能用的变量见 docs/template-variables.md。")
    return f"没有叫“{name}”的变量；{hint}"
