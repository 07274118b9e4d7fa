"""What ``audit`` notices of faults planted in papers of many forms:
``.venv/bin/python -m bench.known [FILE …]``.

Every fault of ``tests/audit/known`` is planted alone. Printed per paper: the share of its numbers
that are in a relation, false alarms in the paper without faults, and the faults that nothing is
said of.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.audit.free.audit import audited
from tests.audit.test_known_answers import HERE, PLANTED, drawn, findings, read


def main() -> int:
    """Print the table; 1 where there is a false alarm."""
    files = [Path(name) for name in sys.argv[1:]] or sorted((HERE / "known").glob("*.txt"))
    planted = missed = false = 0
    for file in files:
        text = file.read_text("utf-8")
        faults = [found[0] for found in PLANTED.finditer(text)]
        lost = [fault for number, fault in enumerate(faults) if not findings(drawn(text, number))]
        report = audited(read(drawn(text)))
        share = len(report.tied) / len(report.numbers)
        print(f"{file.stem}　{share:.1%} 的数有关系　误报 {len(report.findings)}　", end="")
        print(f"报出 {len(faults) - len(lost)} / {len(faults)}　{'　'.join(lost)}")
        planted, missed = planted + len(faults), missed + len(lost)
        false += len(report.findings)
    print(f"合计　报出 {planted - missed} / {planted}　误报 {false}")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
