"""The manual: a page for each code that a message bears, ``pages/<code>.md``, run by the tests; and
its index, ``docs/rules.md``."""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).parent / "pages"
HEAD = Path(__file__).parent / "data" / "index.md"
"""What the index says before its list."""


def codes() -> tuple[str, ...]:
    """The codes of all pages, rules first."""
    names = (path.stem for path in PAGES.glob("*.md"))
    return tuple(sorted(names, key=lambda code: (not code.startswith("T"), code)))


def page(code: str) -> str | None:
    """The page of a code; ``None`` where there is none."""
    return (PAGES / f"{code}.md").read_text(encoding="utf-8") if code in codes() else None


def title(code: str) -> tuple[str, str]:
    """Name and severity of a code, as its page states them."""
    lines = (PAGES / f"{code}.md").read_text(encoding="utf-8").splitlines()
    return lines[0].removeprefix(f"# {code} "), lines[2].removeprefix("级别：")


def why(code: str) -> str:
    """Why there is the rule, as its page says."""
    body = page(code) or ""
    return body.partition("## 为什么\n\n")[2].partition("\n\n## ")[0].replace("\n", "")


def index() -> str:
    """``docs/rules.md``."""
    lines = [HEAD.read_text(encoding="utf-8")]
    for code in codes():
        name, severity = title(code)
        lines.append(f"| [{code}](../generator/rules/pages/{code}.md) | {name} | {severity} |\n")
    return "".join(lines)
