"""What is to be said of an edited file: every edit, comment and open change, for staff and for
programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.diagnostics import Position, Severity
from generator.roundtrip.base import FIGURE, TEXT, Owner
from generator.roundtrip.compare import Comparison
from generator.roundtrip.edits import Edit, Of
from generator.roundtrip.facts import Facts
from generator.roundtrip.listed import edits
from generator.roundtrip.remarks import Remark, remarks


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of findings: its name, how grave it is, and what is to be done."""

    name: str
    severity: Severity
    mend: str
    is_pulled: bool = False
    """Whether ``pull`` takes such edits, or there is nothing to take."""


ALTERED: Final = Kind(
    "数字改动", Severity.ERROR, "数字由事实算出，不取用；要改，请改下面所列的事实，再重新排。"
)
REWRITTEN: Final = Kind(
    "文字改动", Severity.NOTE, "disclosure pull 写回 YAML 文件。", is_pulled=True
)
REWORDED: Final = Kind(
    "表样的话改动", Severity.WARNING, "这是表样里的话，写不回 YAML 文件；要长期这样写，请改表样。"
)
SHAPED: Final = Kind(
    "段落和行的增删",
    Severity.WARNING,
    "写不回 YAML 文件；disclosure refresh 会保留。要长期这样，请改事实或表样。",
)
OPEN: Final = Kind("修订未定", Severity.WARNING, "在 Word 里接受或拒绝全部修订；这里按接受了来读。")
REMARKED: Final = Kind("批注", Severity.NOTE, "看过以后在 Word 里删去。", is_pulled=True)
UNREAD: Final = Kind("没有核对", Severity.WARNING, "请自己看一遍。")
OLDER: Final = Kind(
    "排出以后有变化",
    Severity.WARNING,
    "disclosure refresh 把新的数和行排进这个文件。",
    is_pulled=True,
)
NOBODY: Final = Owner()
KINDS: Final = (ALTERED, REWRITTEN, REWORDED, SHAPED, OPEN, REMARKED, UNREAD, OLDER)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind, what is to be read, where in the Word file, whose text it is, the
    texts before and after, and what it rests on: ``lines`` as ``explain`` says them, ``position``
    the first place in the YAML, ``places`` how often the same was done."""

    kind: Kind
    message: str
    where: str = ""
    owner: Owner = NOBODY
    old: str = ""
    new: str = ""
    lines: tuple[str, ...] = ()
    position: Position | None = None
    places: int = 1


def findings(found: Comparison, facts: Facts) -> tuple[Finding, ...]:
    """Everything to be said of a comparison; ``facts`` are those at hand."""
    listed = [
        *(_of_edits(group, facts) for group in _grouped(edits(found))),
        *_of_changes(found),
        *(_of_remark(remark, facts) for remark in remarks(found)),
        *_of_unread(found),
        *(Finding(OLDER, sentence) for sentence in facts.newer_than(found.base)),
    ]
    return tuple(sorted(listed, key=lambda one: KINDS.index(one.kind)))


def _grouped(listed: Sequence[Edit]) -> Iterable[list[Edit]]:
    """The same edit in several places, and the cells of a column, as one."""
    groups: dict[tuple[object, ...], list[Edit]] = {}
    for edit in listed:
        groups.setdefault(_likeness(edit), []).append(edit)
    return groups.values()


def _likeness(edit: Edit) -> tuple[object, ...]:
    """What edits have in common that are told as one."""
    if edit.of is Of.CELL:
        return (edit.what, edit.of, edit.spot.block, edit.spot.cell)
    is_owned = any(owner.key for owner in edit.owners)
    if edit.of is Of.PIECE and is_owned:
        return (edit.owners, edit.old, edit.new)
    return (edit.what, edit.of, edit.spot, edit.old, edit.new)


def _of_edits(group: Sequence[Edit], facts: Facts) -> Finding:
    """One finding for edits that are told as one."""
    found = _of_edit(group[0], facts)
    if len(group) == 1:
        return found
    where = f"{found.where} 等 {len(group)} 处"
    if group[0].of is Of.CELL:
        old, new = ("；".join(filter(None, texts)) for texts in _both(group))
        return replace(found, where=where, old=old, new=new)
    return replace(found, where=where, places=len(group))


def _both(group: Sequence[Edit]) -> tuple[list[str], list[str]]:
    return [edit.old for edit in group], [edit.new for edit in group]


def _of_edit(edit: Edit, facts: Facts) -> Finding:
    if edit.of is Of.PIECE:
        return _of_piece(edit, facts)
    figures = [owner.key for owner in edit.owners if owner.kind == FIGURE]
    texts = [owner.key for owner in edit.owners if owner.kind == TEXT]
    said = "；".join(_named(texts, "文字") + _named(figures, "数字"))
    message = f"{edit.of.value}{edit.what.value}"
    if said:
        message += f"（{said}）"
    first = next(iter(edit.owners), Owner())
    return Finding(
        kind=SHAPED,
        message=message,
        where=edit.spot.words,
        owner=first,
        old=edit.old,
        new=edit.new,
        position=facts.position(first),
    )


def _named(names: Sequence[str], what: str) -> list[str]:
    """The names of what a paragraph or row held."""
    if not names:
        return []
    more = f" 等 {len(names)} 处" if len(names) > MANY else ""
    return [f"{what}：{'、'.join(names[:MANY])}{more}"]


MANY: Final = 3
"""Names that a message lists."""


def _of_piece(edit: Edit, facts: Facts) -> Finding:
    (owner,) = edit.owners
    kind = {FIGURE: ALTERED, TEXT: REWRITTEN}.get(owner.kind, REWORDED)
    return Finding(
        kind=kind,
        message=owner.key or "表样的话",
        where=edit.spot.words,
        owner=owner,
        old=edit.old,
        new=edit.new,
        lines=facts.explained(owner.key) if owner.kind == FIGURE else (),
        position=facts.position(owner),
    )


def _of_changes(found: Comparison) -> Iterator[Finding]:
    edited = found.edited
    if edited.open_changes:
        people = len(edited.authors)
        yield Finding(OPEN, f"有 {edited.open_changes} 处修订没有接受或拒绝（{people} 个人的）")


def _of_remark(remark: Remark, facts: Facts) -> Finding:
    return Finding(
        kind=REMARKED,
        message=remark.owner.key or "表样的话",
        where=remark.where,
        owner=remark.owner,
        old=remark.about,
        new=remark.text,
        position=facts.position(remark.owner),
    )


def _of_unread(found: Comparison) -> Iterator[Finding]:
    for unread in found.edited.unread:
        yield Finding(UNREAD, f"{unread.what} {unread.number} 处")
