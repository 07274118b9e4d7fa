"""A command loads what it needs. A check composes the document to judge what it prints, so it loads
what templates take (jinja2, lxml); what writes files it never loads."""

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "inputs" / "2024-wuqia-gov.yaml"
WRITERS = {"weasyprint", "typst", "docx", "xlsxwriter", "fontTools", "pdfplumber"}
RENDERERS = WRITERS | {"jinja2", "lxml"}
SCRIPT = """
import sys
from generator.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    "arguments", [["--help"], ["render", "--help"], ["check", "--help"], ["--version"]]
)
def test_help_loads_neither_renderers_nor_models(arguments: list[str]) -> None:
    assert not loaded(*arguments) & (RENDERERS | {"pydantic", "yaml"})


def test_check_loads_nothing_that_writes() -> None:
    assert not loaded("check", str(SAMPLE)) & WRITERS


def test_figures_loads_no_renderer() -> None:
    assert not loaded("figures", str(SAMPLE)) & RENDERERS
