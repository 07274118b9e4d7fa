"""Everything that the program costs, in one run: ``.venv/bin/python -m bench``, twenty to thirty
minutes on two cores that do nothing else. Each part is a module that also runs alone."""

from __future__ import annotations

import sys

from bench import batch, beside, measure, memory, run, scaling

PARTS = (run, scaling, batch, memory, beside)


def main() -> int:
    """Print the versions, then part after part, and before each how fast the machine is."""
    print(measure.versions())
    print(beside.versions())
    for part in PARTS:
        print(f"\n{measure.speed()}")
        part.main()
    print(f"\n{measure.speed()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
