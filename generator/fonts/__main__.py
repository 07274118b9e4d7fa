"""``python -m generator.fonts``: bring the free fonts that are closest to the official ones, and
have LibreOffice use them. With a folder, take them out of it."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.diagnostics import Position
from generator.files import WriteError
from generator.fonts import aliases
from generator.fonts.bring import NotBroughtError, bring, take
from generator.forms.library import Library, built_in


def main() -> int:
    """Bring the fonts and say where they are; 1 where that failed."""
    forms = Library((built_in(),))
    try:
        folder = take(Path(sys.argv[1])) if len(sys.argv) > 1 else bring()
        aliases.write(forms.form(max(forms.names()), Position("")).look.fonts.values())
        aliases.have_read()
    except (NotBroughtError, WriteError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"字体已就绪：{folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
