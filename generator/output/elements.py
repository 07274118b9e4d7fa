"""Elements of HTML as text: everything that comes from data is escaped, as Jinja2 does it."""

from __future__ import annotations

import re

import markupsafe

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]+")


def escape(text: str) -> str:
    """``text`` as content or attribute value; control characters, which HTML forbids, are left
    out."""
    return str(markupsafe.escape(_CONTROLS.sub("", text)))


def attributes(**values: str | int) -> str:
    """``id="…" colspan="2"``, with a space before each; empty values are left out, ``_`` in a name
    is ``-``."""
    written = ""
    for name, value in values.items():
        if value != "":
            attribute = name.rstrip("_").replace("_", "-")
            written += f' {attribute}="{escape(str(value))}"'
    return written


def element(name: str, content: str, **values: str | int) -> str:
    """An element around ``content``, which is markup; ``class_`` spells ``class``."""
    return f"<{name}{attributes(**values)}>{content}</{name}>"


def class_name(role: str) -> str:
    """The class of a role of the look: its own name, made fit to be a CSS identifier."""
    name = re.sub(r"[^\w-]", "-", role)
    return f"_{name}" if re.match(r"-|\d", name) else name
