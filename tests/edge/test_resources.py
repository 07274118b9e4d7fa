"""Nothing is fetched, opened or run by what an output is made from, or by the output itself."""

from __future__ import annotations

import os
import re
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator import pipeline
from generator.diagnostics import DisclosureError
from generator.fonts import resolve
from generator.output import docx as word
from generator.output import html, pdf, xlsx
from generator.pipeline import Disclosure
from generator.published.model import Paragraph
from generator.published.readers import UnreadableError
from generator.published.readers import read as read_published
from tests.machine import needs_weasyprint
from tests.stated import stated

INPUT = '表样: "2024"\n年度: 2024\n公开日期: 2024-03-13\n单位: {{名称: {name}}}\n'
ACCEPTED = "接受: [{规则: T220, 理由: 没有收支}, {规则: T715, 理由: 照此写}]\n"
ENDLESS_CSS = "section{display:grid;grid-template-columns:repeat(auto-fill,0.001px)}"
VAST_CSS = """@counter-style a{system:symbolic;symbols:'A'}
body{counter-reset:b 1000000000} h1::before{content:counter(b,a)}"""
BILLION = "A" * 1000
PLAIN_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this machine, and the paths that anyone asked it for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"p{color:red}")

        def log_message(self, *_: object) -> None:
            """Silence."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()
    thread.join()


def load(tmp_path: Path, name: str = "甲县某局") -> Disclosure:
    file = tmp_path / "单位.yaml"
    file.write_text(stated(INPUT.format(name=name) + ACCEPTED), "utf-8")
    return pipeline.load(file, tmp_path / "表样")


def own(tmp_path: Path, name: str) -> Path:
    (tmp_path / "表样" / "2024").mkdir(parents=True, exist_ok=True)
    return tmp_path / "表样" / "2024" / name


@pytest.mark.slow
@needs_weasyprint
def test_a_form_style_sheet_fetches_nothing(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    secret = tmp_path / "秘密.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>SECRET</text></svg>',
        "utf-8",
    )
    drawing = f"<!DOCTYPE a [<!ENTITY b '{BILLION}'>]><svg>{'&b;' * 1000}</svg>"
    bomb = "data:image/svg+xml," + drawing.replace("'", "%22")
    sheets = (f"{address}/import.css", secret.as_uri(), "file:///etc/passwd", "ftp://127.0.0.1/a")
    rules = [f"@import url({a});" for a in sheets]
    rules += [
        f'@font-face{{font-family:甲;src:url("{a}")}}'
        for a in (f"{address}/font", "file:///dev/zero", "font:no-such-1")
    ]
    for a in (
        f"{address}/image.png",
        secret.as_uri(),
        "/etc/passwd",
        "../../单位.yaml",
        f"//{address[7:]}/b",
        bomb,
    ):
        rules.append(f"p{{background:url('{a}')}} h1::before{{content:url('{a}')}}")
    own(tmp_path, "style.css").write_text("\n".join(rules), "utf-8")
    disclosure = load(tmp_path)
    document = pipeline.compose(disclosure)
    made = pdf.write(
        document,
        disclosure.form.look,
        fonts=resolve(disclosure.form.look),
        extra_css=disclosure.form.css,
    )
    page = html.write(document, disclosure.form.look, extra_css=disclosure.form.css).decode()
    assert paths == []
    assert made.count > 5
    assert b"SECRET" not in made.content
    assert "default-src 'none'; style-src 'unsafe-inline'" in page


@pytest.mark.slow
@needs_weasyprint
@pytest.mark.parametrize(
    ("limit", "value", "sheet", "said"),
    [
        ("MOST_PAGES", 1, "", "PDF 超过 1 页"),
        ("SECONDS", 0, "", "PDF 排了 0 秒还没有排完（已排 0 页）"),
        ("SECONDS", 3, ENDLESS_CSS, "PDF 排版过了 3 秒还没有做完"),
        ("MEMORY", 600 << 20, VAST_CSS, "PDF 排版要用的内存超过 600 MB"),
    ],
)
def test_no_layout_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, sheet: str, said: str
) -> None:
    """The sheets are real: one keeps a page busy for hours, the other fills any memory."""
    from generator.output.weasyprint import limits

    monkeypatch.setattr(limits, limit, value)
    own(tmp_path, "style.css").write_text(sheet, "utf-8")
    disclosure = load(tmp_path)
    document, form = pipeline.compose(disclosure), disclosure.form
    with pytest.raises(limits.LayoutError, match=said):
        pdf.write(
            document,
            form.look,
            fonts=resolve(form.look),
            extra_css=form.css,
            engine="weasyprint",
        )


def test_a_style_sheet_cannot_leave_its_element(tmp_path: Path) -> None:
    own(tmp_path, "style.css").write_text("</style><script>alert(1)</script><!--", "utf-8")
    disclosure = load(tmp_path)
    page = html.write(
        pipeline.compose(disclosure), disclosure.form.look, extra_css=disclosure.form.css
    ).decode()
    assert "</style><script" not in page
    assert page.count("</style>") == 1


def reference(path: Path) -> None:
    """A Word file with a header that links out, fetches, runs and asks."""
    document = docx.Document()
    section = document.sections[0]
    header = section.header
    header.is_linked_to_previous = False
    link = header.part.relate_to("http://127.0.0.1/track.png", RT.IMAGE, is_external=True)
    page = header.part.relate_to("http://127.0.0.1/", RT.HYPERLINK, is_external=True)
    paragraph = header.paragraphs[0]
    paragraph.add_run("页眉")
    w, v = nsdecls("w", "r"), 'xmlns:v="urn:schemas-microsoft-com:vml"'
    for piece in (
        f'<w:hyperlink {w} r:id="{page}"><w:r><w:t>链接</w:t></w:r></w:hyperlink>',
        f'<w:r {w}><w:pict><v:shape {v}><v:imagedata r:id="{link}"/></v:shape></w:pict></w:r>',
        f'<w:r {w}><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r {w}><w:instrText>DDE</w:instrText></w:r>",
        (
            f'<w:r {w}><w:instrText>AUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k '
            'calc"</w:instrText></w:r>'
        ),
        f'<w:r {w}><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:fldSimple {w} w:instr="INCLUDEPICTURE http://127.0.0.1/a.png"/>',
    ):
        paragraph._p.append(parse_xml(piece))  # noqa: SLF001 - below the library's own reach
    settings = document.settings.element
    template = document.part.part_related_by(RT.SETTINGS).relate_to(
        "http://127.0.0.1/evil.dotm",
        RT.SETTINGS.replace("settings", "attachedTemplate"),
        is_external=True,
    )
    settings.append(parse_xml(f'<w:attachedTemplate {w} r:id="{template}"/>'))
    document.part.relate_to("http://127.0.0.1/frame", RT.HYPERLINK, is_external=True)
    document.save(str(path))


def test_a_reference_document_is_cleaned(tmp_path: Path) -> None:
    reference(own(tmp_path, "reference.docx"))
    disclosure = load(tmp_path)
    form = disclosure.form
    content = word.write(
        pipeline.compose(disclosure), form.look, pages={}, reference=form.reference
    )
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    header = next(text for name, text in parts.items() if name.startswith("word/header"))
    assert "页眉" in header
    everything = "".join(parts.values())
    for evil in (
        "External",
        "127.0.0.1",
        ">DDE<",
        "AUTO c:",
        "INCLUDEPICTURE",
        "attachedTemplate",
        "v:imagedata",
    ):
        assert evil not in everything


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", b"", b"<a/>"),
        ("word/settings.xml", b"", b"<a/>"),
        ("[Content_Types].xml", b"wordprocessingml.styles+xml", b"wordprocessingml.style+xml"),
        ("[Content_Types].xml", b"", b"<a/>"),
        ("word/_rels/document.xml.rels", b" Target=", b" Aim="),
        ("word/_rels/document.xml.rels", b" Id=", b" Key="),
    ],
)
def test_a_reference_that_is_damaged(
    tmp_path: Path, part: str, before: bytes, after: bytes
) -> None:
    whole = tmp_path / "a.docx"
    docx.Document().save(str(whole))
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(own(tmp_path, "reference.docx"), "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            assert name != part or before in content
            damaged = content.replace(before, after) if before else after
            target.writestr(name, damaged if name == part else content)
    disclosure = load(tmp_path)
    document = pipeline.compose(disclosure)
    with pytest.raises(DisclosureError, match="F107"):
        word.write(document, disclosure.form.look, pages={}, reference=disclosure.form.reference)


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"\xd0\xcf\x11\xe0" * 100])
def test_a_reference_that_is_none(tmp_path: Path, content: bytes) -> None:
    own(tmp_path, "reference.docx").write_bytes(content)
    disclosure = load(tmp_path)
    with pytest.raises(DisclosureError, match="F107"):
        word.write(
            pipeline.compose(disclosure),
            disclosure.form.look,
            pages={},
            reference=disclosure.form.reference,
        )


def test_a_reference_with_macros_or_without_end_is_refused(tmp_path: Path) -> None:
    plain, macro = tmp_path / "a.docx", own(tmp_path, "reference.docx")
    docx.Document().save(str(plain))
    for change in ("macro", "bomb"):
        with (
            zipfile.ZipFile(plain) as source,
            zipfile.ZipFile(macro, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                text = source.read(name)
                if change == "macro":
                    text = text.replace(
                        PLAIN_WORD, b"application/vnd.ms-word.document.macroEnabled.main+xml"
                    )
                target.writestr(name, text)
            if change == "bomb":
                target.writestr("word/media/bomb.bin", b"\0" * (65 * 1024 * 1024))
        disclosure = load(tmp_path)
        with pytest.raises(DisclosureError, match="F107"):
            word.write(
                pipeline.compose(disclosure),
                disclosure.form.look,
                pages={},
                reference=disclosure.form.reference,
            )


@pytest.mark.parametrize(
    "name", ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "=HYPERLINK(1)", "http://127.0.0.1/", "0123"]
)
def test_text_is_no_formula_and_no_link(tmp_path: Path, name: str) -> None:
    disclosure = load(tmp_path, f"'{name}'")
    form = disclosure.form
    content = xlsx.write(pipeline.compose(disclosure), form.look, form.spec, disclosure.figures)
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {part: package.read(part).decode() for part in package.namelist()}
    assert not any(f"<f>{name.lstrip('=')}" in text for text in parts.values())
    assert not any('TargetMode="External"' in text for text in parts.values())
    links = [link for text in parts.values() for link in re.findall("<hyperlink [^>]*>", text)]
    assert links  # of the index, all to sheets of the workbook itself
    assert all(" location=" in link and "r:id" not in link for link in links)
    assert f"编制单位：{name}" in parts["xl/sharedStrings.xml"]


def test_a_published_file_that_unpacks_without_end_or_never_ends_is_not_read(
    tmp_path: Path,
) -> None:
    bomb, pipe = tmp_path / "公开.docx", tmp_path / "管道.docx"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(257):
            part.write(b"\0" * (1 << 20))
    os.mkfifo(pipe)
    for file, why in (
        (bomb, "展开后超过 256 MB"),
        (pipe, "不是普通的文件"),
        (Path("/dev/zero"), "不是普通的文件"),
    ):
        with pytest.raises(UnreadableError, match=why):
            read_published(file)


def published(file: Path, declared: str, used: str) -> str:
    """What the audit reads of a Word file with these entities."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("正文" * 200, used))
    with zipfile.ZipFile(file, "w") as package:
        types = f"<!DOCTYPE x [{declared}]>"
        package.writestr(
            "word/document.xml",
            f"{types}<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>",
        )
    return "".join(
        block.text for block in read_published(file).blocks if isinstance(block, Paragraph)
    )


def test_the_entities_of_a_published_file_stand_for_nothing(tmp_path: Path) -> None:
    """Neither for a file of this machine nor for a text that doubles thirty times."""
    secret = tmp_path / "秘密.txt"
    secret.write_text("SECRET", "utf-8")
    assert (
        published(tmp_path / "甲.docx", f'<!ENTITY s SYSTEM "{secret.as_uri()}">', "&s;")
        == "正文" * 200
    )
    doubling = '<!ENTITY a0 "A">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 2}">' for n in range(1, 31)
    )
    with pytest.raises(UnreadableError, match="正文读不出来"):
        published(tmp_path / "乙.docx", doubling, "&a30;")
