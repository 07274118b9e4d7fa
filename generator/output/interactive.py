"""The web page with an explanation behind every number; still one file that loads nothing."""

from __future__ import annotations

from pathlib import Path

from generator.document.tree import Document
from generator.look import Look
from generator.output import html
from generator.output.elements import element

_HERE = Path(__file__)
_WARNING = (
    "<strong>核对用的网页，请勿发布。</strong>"
    "点任何一个数，旁边说明它怎样得出、填报在哪一行、还印在哪里；"
    "用键盘：Tab 移到数上，回车打开，Esc 关闭。"
    "里面有填报文件的行和批注，公开用的网页请不加 --explain 另外生成。"
)


def write(document: Document, look: Look, explained: str, *, extra_css: str = "") -> bytes:
    """The page, in UTF-8; ``explained`` is the JSON of ``generator.explain.payload`` on the same
    document."""
    style = _HERE.with_suffix(".css").read_text("utf-8")
    script = html.Script(_HERE.with_suffix(".js").read_text("utf-8"), explained)
    return html.write(
        document,
        look,
        extra_css=extra_css,
        own_css=style,
        opening=element("aside", _WARNING, class_="须知", aria_label="核对用，请勿发布"),
        scripts=(script,),
    )
