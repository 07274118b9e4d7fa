"""Five Word files of our own for a person to open and save in Word and WPS (``docs/word.md``).

``tools/word_samples.py FOLDER [UNIT.yaml]`` renders the file of facts (by default the sample of
2024) and writes: as rendered; with tracked changes; with comments; with rows added; copied into a
new document. Opened, saved and closed in Word or WPS, ``disclosure verify`` must say of each what
it says before.
"""

from __future__ import annotations

import copy
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator import pipeline  # noqa: E402
from generator.output.docx.writer import write  # noqa: E402
from generator.output.estimate import estimate  # noqa: E402
from generator.roundtrip.base import dump  # noqa: E402
from generator.roundtrip.kept import FOLDER, keep  # noqa: E402
from generator.roundtrip.made import base_of  # noqa: E402

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

SAMPLE: Final = ROOT / "inputs" / "2024-wuqia-gov.yaml"
EDITOR: Final = "主任"
WHEN: Final = "2024-03-11T09:00:00Z"
"""Of every change and comment: the same files each time."""


def samples(unit: Path) -> tuple[bytes, dict[str, bytes]]:
    """The base of a document, and the files by their names. Raises ``DisclosureError``."""
    disclosure = pipeline.load(unit)
    document = pipeline.compose(disclosure)
    base = dump(base_of(disclosure, document, unit))
    look = disclosure.form.look
    plain = write(document, look, pages=estimate(document, look), base=base)
    changes = {"2-修订": _track, "3-批注": _comment, "4-加行": _add_rows}
    made = {"1-原样.docx": plain}
    for name, change in changes.items():
        word = docx.Document(BytesIO(plain))
        change(word)
        made[f"{name}.docx"] = _saved(word)
    made["5-复制.docx"] = _copied(plain)
    return base, made


def _track(word: Document) -> None:
    """A word added to a sentence, one taken out, a paragraph added, all open."""
    duty = _paragraph(word, "（1）")
    run = duty.runs[-1]
    run._r.addnext(_change("ins", _run("并向社会公开。")))  # noqa: SLF001 - no word for it
    taken = _run(run.text[-1], "delText")
    run.text = run.text[:-1]
    run._r.addnext(_change("del", taken))  # noqa: SLF001
    added = copy.deepcopy(_paragraph(word, "（2）")._p)  # noqa: SLF001
    for child in list(added):
        if child.tag != qn("w:pPr"):
            added.remove(child)
    added.append(_change("ins", _run("另需说明：以上职能以机构编制部门的规定为准。")))
    mark = OxmlElement("w:rPr")
    mark.append(_change("ins"))
    added.get_or_add_pPr().append(mark)
    duty._p.addnext(added)  # noqa: SLF001


def _comment(word: Document) -> None:
    """A comment on a duty, and one on a sentence with figures."""
    for start, text in (("（1）", "请与三定方案核对"), ("预算安排规模：", "金额请再核对")):
        runs = _paragraph(word, start).runs
        comment = word.add_comment(runs, text=text, author=EDITOR, initials="主")
        comment._comment_elm.set(qn("w:date"), WHEN)  # noqa: SLF001


def _add_rows(word: Document) -> None:
    """The last row of the last table twice, its third cell another."""
    table = word.tables[-1]
    row = table.rows[-1]._tr  # noqa: SLF001
    added = copy.deepcopy(row)
    for mark in added.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
        mark.getparent().remove(mark)
    row.addnext(added)
    added.findall(qn("w:tc"))[2].xpath(".//w:t")[0].text = "另加的一项指标"


def _copied(content: bytes) -> bytes:
    """All of the text in a new document, as copied and pasted: no base, no marks."""
    source, target = docx.Document(BytesIO(content)), docx.Document()
    body = target.element.body
    for child in list(body):
        body.remove(child)
    for child in source.element.body:
        body.append(copy.deepcopy(child))
    for mark in body.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
        mark.getparent().remove(mark)
    for reference in body.xpath(".//w:footerReference | .//w:headerReference"):
        reference.getparent().remove(reference)
    for kind in list(target.styles.element):
        target.styles.element.remove(kind)
    for kind in source.styles.element:
        target.styles.element.append(copy.deepcopy(kind))
    target.core_properties.created = target.core_properties.modified = datetime(
        2024, 3, 11, tzinfo=UTC
    )
    return _saved(target)


def _paragraph(word: Document, start: str) -> Paragraph:
    """The first paragraph that begins so."""
    return next(one for one in word.paragraphs if one.text.startswith(start))


def _run(text: str, name: str = "t") -> BaseOxmlElement:
    run, written = OxmlElement("w:r"), OxmlElement(f"w:{name}")
    written.text = text
    run.append(written)
    return run


def _change(kind: str, *content: BaseOxmlElement) -> BaseOxmlElement:
    """A tracked change around content."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "900"), ("author", EDITOR), ("date", WHEN)):
        change.set(qn(f"w:{name}"), value)
    change.extend(content)
    return change


def _saved(word: Document) -> bytes:
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    base, made = samples(Path(sys.argv[2]) if len(sys.argv) > 2 else SAMPLE)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
        keep(base, folder / name, folder / FOLDER)
        print(folder / name)
