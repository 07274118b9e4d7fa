"""``python -m generator``: the same as the command ``disclosure``."""

import sys

from generator.cli.main import main

if __name__ == "__main__":  # the processes of a batch load this module again
    sys.exit(main())
