"""``python -m generator``: the same as the command ``disclosure``."""

import sys

from generator.cli.main import main

sys.exit(main())
