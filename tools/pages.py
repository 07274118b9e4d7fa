"""Writes the generated pages of ``docs/`` and the schema; a test compares each with what this would
write.

``python tools/pages.py``
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.forms.contract import Contract

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SCHEMA = ROOT / "schema" / "disclosure.schema.json"

# The samples have no subordinate unit, and templates may ask for one.
# Nor do they say what was carried out last year.
EXECUTION = """上年:
  执行数:
    支出: [{功能科目: "2010301", 基本支出: 400.00}]
    三公经费: {公务接待费: 1.50}
    机关运行经费: 40.00
"""
SUBORDINATE = "\n下属单位:\n  - {名称: 机关事务服务中心, 性质: 事业单位, 人员: {编制: 3}}\n"


def template_variables() -> str:
    """``docs/template-variables.md``, with examples from the samples."""
    from generator.forms.contract import markdown

    return markdown(contract())


def contract() -> Contract:
    """What templates may use, read off the samples."""
    from generator import pipeline
    from generator.forms.context import ContextMaker
    from generator.forms.contract import Contract

    found = Contract()
    inputs = sorted((ROOT / "inputs").glob("20*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        department = Path(folder) / "department.yaml"
        text = inputs[-1].read_text(encoding="utf-8")
        text = re.sub("(?m)^上年:.*\n", EXECUTION, text)
        department.write_text(text + SUBORDINATE, encoding="utf-8")
        for path in (*inputs, department):
            d = pipeline.load(path)
            variables = ContextMaker(d.budget, d.figures, d.catalogue, d.form.spec, []).variables()
            found.read({n: v for n, v in variables.items() if n not in d.form.spec.words})
    return found


def pages() -> dict[str, str]:
    """Every generated page by file name."""
    from generator.budget.model import Budget
    from generator.cli.reference import reference
    from generator.forms.reference import markdown as form_keys
    from generator.rules import manual
    from generator.source.schema_docs import markdown

    return {
        "cli.md": reference(),
        "form-keys.md": form_keys(),
        "input-keys.md": markdown(Budget),
        "rules.md": manual.index(),
        "template-variables.md": template_variables(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")
        print(name)
    from generator.schema import write

    SCHEMA.write_text(write(), encoding="utf-8")
    print(SCHEMA.name)
