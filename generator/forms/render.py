"""A form's templates rendered with a disclosure's variables; every mistake named with template file and line."""

from __future__ import annotations

import traceback
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.forms.library import Form
from generator.forms.numbers import chinese_numeral
from generator.forms.shown import TemplateMistakeError

MAIN = "document.html"


def listed(values: Any, separator: str = "、") -> Markup:
    """Things joined by the enumeration comma."""
    return escape(separator).join(values)


FILTERS = {"汉字": chinese_numeral, "顿号": listed}


def environment(form: Form) -> SandboxedEnvironment:
    """A sandbox that reads templates from the form's folders only."""
    loader = ChoiceLoader([FileSystemLoader(folder) for folder in form.folders])
    env = SandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters |= FILTERS
    return env


def render(form: Form, variables: dict[str, Any]) -> str:
    """The markup of the whole document. Raises ``DisclosureError`` with the template's file and line."""
    env = environment(form)
    try:
        return env.get_template(MAIN).render(variables)
    except TemplateSyntaxError as error:
        at = Position(error.filename or MAIN, error.lineno, 1)
        raise DisclosureError([_mistake(at, f"模板语法错误：{error.message}")]) from error
    except TemplateNotFound as error:
        raise DisclosureError([_mistake(_place(error, form), f"找不到模板“{error.name}”。")]) from error
    except UndefinedError as error:
        raise DisclosureError([_mistake(_place(error, form), _undefined(error, variables))]) from error
    except TemplateMistakeError as error:
        raise DisclosureError([_mistake(_place(error, form), str(error))]) from error
    except (SecurityError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise DisclosureError([_mistake(_place(error, form), f"这里不能这样写：{error}")]) from error


def _mistake(at: Position, message: str) -> Diagnostic:
    return Diagnostic("F101", Severity.ERROR, at, message)


def _place(error: BaseException, form: Form) -> Position:
    folders = tuple(str(f) for f in form.folders)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(folders)]
    if not frames:
        return Position(str(Path(form.name) / MAIN))
    return Position(frames[-1].filename, frames[-1].lineno or 1, 1)


def _undefined(error: UndefinedError, variables: dict[str, Any]) -> str:
    name = str(error.message).split("'")[1] if "'" in str(error.message) else ""
    near = get_close_matches(name, variables, n=1, cutoff=0.5)
    hint = f"是不是“{near[0]}”？" if near else "能用的变量见 docs/template-variables.md。"
    return f"没有叫“{name}”的变量；{hint}"
