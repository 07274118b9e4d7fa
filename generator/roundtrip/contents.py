"""The contents page of an edited file, renewed: the entries of a new rendering, and a mark by which
Word makes it anew when the file is opened."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from generator.published.readers.pieces import Pieces
from generator.published.readers.word.names import W
from generator.published.readers.word.parts import Parts
from generator.published.readers.word.passages import Passage, passages
from generator.roundtrip.align import Anything, align
from generator.roundtrip.edited import EditedParagraph, plain
from generator.roundtrip.merging import Replacement
from generator.roundtrip.wordtext import write

CODE: Final = f"{W}instrText"
FIELD: Final = f"{W}fldChar"


class _Entry(NamedTuple):
    title: str
    page: str
    passage: Passage


def renew(edited: Parts, fresh: Parts) -> None:
    """Give the contents of an edited file the entries of a new rendering."""
    old, new = [*_entries(edited)], [*_entries(fresh)]
    if not old or not new:
        return
    found = align([one.title for one in old], [one.title for one in new], Anything())
    made: dict[int, etree._Element] = {}
    for link in found.pairs():
        _rewrite(old[link.old[0]], new[link.new[0]])
        made[link.new[0]] = old[link.old[0]].passage.nodes[-1]
    for place in found.gone():
        _take_out(old[place].passage)
    for place in sorted(found.added()):
        above = [at for at in made if at < place]
        if above:
            made[place] = _insert(made[max(above)], new[place])
    _mark(edited.root)


def _entries(parts: Parts) -> Iterator[_Entry]:
    texts = parts.texts(Pieces("Word"))
    nodes = [node for node in _paragraphs(parts.body) if parts.styles.is_entry(node)]
    for passage in passages(nodes, texts):
        title, _, page = plain(passage.text).partition("\t")
        if title:
            yield _Entry(title, page, passage)


def _paragraphs(node: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs outside of tables."""
    for child in node:
        if child.tag == f"{W}p":
            yield child
        elif child.tag != f"{W}tbl":
            yield from _paragraphs(child)


def _rewrite(old: _Entry, new: _Entry) -> None:
    """Give an entry another title or page."""
    paragraph = EditedParagraph(plain(old.passage.text), old.passage)
    replacements = []
    if old.page != new.page and old.page:
        start = len(old.title) + 1
        replacements.append(Replacement(start, start + len(old.page), new.page))
    if old.title != new.title:
        replacements.append(Replacement(0, len(old.title), new.title))
    write([*paragraph.spans()], replacements)


def _insert(above: etree._Element, new: _Entry) -> etree._Element:
    """A new entry behind another, in its looks; a field that begins there begins once."""
    made = copy.deepcopy(above)
    for run in list(made.iter(f"{W}r")):
        parent = run.getparent()
        is_field = run.find(FIELD) is not None or run.find(CODE) is not None
        if is_field and parent is not None:
            parent.remove(run)
    texts = list(made.iter(f"{W}t"))
    for node in texts:
        node.text = ""
    if texts:
        texts[0].text = new.title
        texts[-1].text = new.page if len(texts) > 1 else new.title
    above.addnext(made)
    return made


def _take_out(passage: Passage) -> None:
    """Take an entry out; the beginning or end of the field in it stays."""
    for node in passage.nodes:
        parent = node.getparent()
        if parent is None:
            continue
        if node.find(f".//{FIELD}") is None:
            parent.remove(node)
        else:
            for text in node.iter(f"{W}t"):
                text.text = ""


def _mark(root: etree._Element) -> None:
    """Mark the field of the contents as out of date."""
    for code in root.iter(CODE):
        if (code.text or "").strip().startswith("TOC"):
            begin = _begin_of(code)
            if begin is not None:
                begin.set(f"{W}dirty", "true")


def _begin_of(code: etree._Element) -> etree._Element | None:
    """Where the field begins whose code this is."""
    run = code.getparent()
    while run is not None:
        begin = run.find(f"{FIELD}[@{W}fldCharType='begin']")
        if begin is not None:
            return begin
        run = run.getprevious()
    return None
