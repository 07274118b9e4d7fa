"""The gallery of messages: one folder a case, with a broken ``input.yaml`` and the exact text it
must produce.

``python tests/errors/gallery.py`` writes every ``expected.txt`` anew, and ``docs/errors.md``; read
the difference.
"""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "errors.md"
CODE = re.compile(r"^input\.yaml:[0-9:]+ (?:错误|警告|提示) ([A-Z][0-9]{3})", re.MULTILINE)
LONGEST = 96
HEAD = """\
# 错误与改法

<!-- 由 tests/errors/gallery.py 生成，请勿手改。 -->

每个例子上面是有错的 YAML，下面是程序的提示。\
`Y` 开头的是文件和格式，`K` 开头的是键和值，`T` 开头的是内容之间的关系。
"""


def cases() -> list[Path]:
    """The folders of all cases, in order."""
    return sorted(path.parent for path in HERE.glob("[0-9][0-9]-*/input.yaml"))


def messages(case: Path) -> str:
    """What the program says of a case."""
    from generator.diagnostics import DisclosureError
    from generator.pipeline import load

    with contextlib.chdir(case):
        try:
            found = load(Path("input.yaml")).diagnostics
        except DisclosureError as fault:
            found = fault.diagnostics
    return "".join(f"{one}\n" for one in found)


def codes(case: Path) -> list[str]:
    """The codes in the expected text of a case, each once."""
    return list(dict.fromkeys(CODE.findall((case / "expected.txt").read_text(encoding="utf-8"))))


def titles() -> dict[str, str]:
    """The title of every code."""
    from generator.rules.all import RULES
    from generator.source.codes import CODES

    return CODES | {rule.code: rule.name for rule in RULES}


def page() -> str:
    """``docs/errors.md``."""
    named = titles()
    sections = []
    for case in cases():
        heading = "；".join(f"{code} {named[code]}" for code in codes(case))
        expected = (case / "expected.txt").read_text(encoding="utf-8")
        sections.append(f"## {heading}\n\n```yaml\n{_shown(case)}```\n\n```text\n{expected}```\n")
    return "\n".join([HEAD, *sections])


def _shown(case: Path) -> str:
    """The input as a reader would see it, long lines cut."""
    content = (case / "input.yaml").read_bytes()
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            lines = content.decode(encoding).splitlines()
            return "".join(
                f"{line[:LONGEST]}{'…' if len(line) > LONGEST else ''}\n" for line in lines
            )
    return ""


def main() -> None:
    """Write every expected text, and the page."""
    for case in cases():
        (case / "expected.txt").write_text(messages(case), encoding="utf-8", newline="\n")
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
