"""``python -m generator.fonts``: bring the free fonts that are closest to the official ones."""

from __future__ import annotations

import sys

from generator.fonts.bring import NotBroughtError, bring


def main() -> int:
    """Bring the fonts and say where they are; 1 where that failed."""
    try:
        folder = bring()
    except NotBroughtError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"字体已就绪：{folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
