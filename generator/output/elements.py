"""Elements of HTML as text: everything that comes from data is escaped, here and nowhere else."""

from __future__ import annotations

import re

_ESCAPES = {
    ord(char): entity
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))
}
_CONTROLS = {
    code: None
    for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
    if code not in (0x09, 0x0A)
}
_TABLE: dict[int, str | None] = {**_CONTROLS, **_ESCAPES}
_PLAIN = re.compile(r'[^&<>"\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]*')


def escape(text: str) -> str:
    """``text`` as content or attribute value; control characters, which HTML forbids, are left
    out."""
    return text if _PLAIN.fullmatch(text) else text.translate(_TABLE)


def attributes(**values: str | int) -> str:
    """``id="…" colspan="2"``, with a space before each; empty values are left out, ``_`` in a name
    is ``-``."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in values.items()
        if value != ""
    )


def element(name: str, content: str, **values: str | int) -> str:
    """An element around ``content``, which is markup; ``class_`` spells ``class``."""
    return f"<{name}{attributes(**values)}>{content}</{name}>"


def class_name(role: str) -> str:
    """The class of a role of the look: its own name, made fit to be a CSS identifier."""
    name = re.sub(r"[^\w-]", "-", role)
    return f"_{name}" if re.match(r"-|\d", name) else name
