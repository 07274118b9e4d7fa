"""The command line's reference, ``docs/cli.md``, made from the help itself.

``python -m generator.cli.reference > docs/cli.md``; a test compares the two.
"""

from __future__ import annotations

from generator.cli.main import build_parsers

HEAD = """\
# 命令一览

本页由命令自己的 `--help` 生成（`python -m generator.cli.reference > docs/cli.md`），请勿手改。
`python -m generator` 与 `disclosure` 相同。
"""


def reference() -> str:
    """The whole page in Markdown."""
    pages = (
        f"## `{parser.prog}`\n\n```text\n{parser.format_help().rstrip()}\n```\n"
        for parser in build_parsers().values()
    )
    return "\n".join((HEAD, *pages))


if __name__ == "__main__":
    print(reference(), end="")
