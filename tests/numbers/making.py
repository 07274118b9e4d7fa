"""Documents of small budgets, whatever the rules say of them: these tests are about what is
printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.document.tree import Document, Heading, Paragraph, Table, plain
from generator.forms.compose import compose

CASES = Path(__file__).parent / "cases"
HEAD = """表样: "{form}"
年度: 2024
公开日期: 2024-03-10
计量单位: {measure}
"""
UNIT = "单位: {名称: 甲县某局, 性质: 行政单位}\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A disclosure and its document."""

    disclosure: pipeline.Disclosure
    document: Document

    @property
    def lines(self) -> list[str]:
        """Headings and paragraphs as plain text."""
        blocks = self.document.blocks()
        return [plain(b.inlines) for b in blocks if isinstance(b, Heading | Paragraph)]

    def of(self, part: str) -> list[str]:
        """The lines that contain ``part``."""
        return [line for line in self.lines if part in line]

    def one(self, part: str) -> str:
        """The one line that contains ``part``."""
        (line,) = self.of(part)
        return line

    def rows(self, name: str) -> list[list[str]]:
        """The body of a table as plain text."""
        table = self.table(name)
        return [[plain(c.inlines) for c in row.cells] for row in table.body]

    def table(self, name: str) -> Table:
        """A table by its key."""
        return next(b for b in self.document.blocks() if isinstance(b, Table) and b.name == name)

    def findings(self, code: str) -> list[str]:
        """The messages of a rule."""
        return [d.message for d in self.disclosure.diagnostics if d.code == code]


def made(path: Path, templates: Path | None = None) -> Made:
    """What comes of a file."""
    d = pipeline.load(path, templates)
    return Made(d, compose(d.budget, d.figures, d.catalogue, d.form, d.rounding))


def case(name: str) -> Made:
    """What comes of one of the small inputs that once went wrong."""
    (path,) = CASES.glob(f"{name}*.yaml")
    return made(path)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes documents in a folder of its own."""

    folder: Path

    def __call__(self, text: str, form: str = "2024", measure: str = "万元") -> Made:
        """A smallest budget with ``text`` added, in a form that is built in or was added by
        ``form``."""
        return self.plain(UNIT + text, form, measure)

    def plain(self, text: str, form: str = "2024", measure: str = "万元") -> Made:
        """A budget of which ``text`` says everything but form, year and measure."""
        path = self.folder / "预算.yaml"
        path.write_text(HEAD.format(form=form, measure=measure) + text, encoding="utf-8")
        return made(path, self.folder / "表样")

    def form(self, name: str, text: str, **templates: str) -> None:
        """A form of one's own; ``templates`` by their names without ending."""
        folder = self.folder / "表样" / name
        folder.mkdir(parents=True, exist_ok=True)
        head = f'名称: {name}\n适用年度: "2024"\n'
        (folder / "form.yaml").write_text(head + text, encoding="utf-8")
        for stem, template in templates.items():
            (folder / f"{stem.replace('_', '-')}.html").write_text(template, encoding="utf-8")
