"""Random edits made in LibreOffice, told and brought back: ``.venv/bin/python -m bench.word_edits
[--scripts 30] [--edits 6] [--seed 1] [--unit FILE] [--keep FOLDER]``.

Each script edits one rendering of an input in several places: texts, figures, cells, paragraphs
and rows added and deleted, tracked or not. Counted are the edits that ``verify`` says at their key,
what it says beside them, figures it gives to another item, and whether ``refresh`` with a changed
YAML is the same as these edits made on a fresh rendering. ``--keep`` leaves the files, and what
each script was, in a folder: ``tests/roundtrip/scripts`` has some of ``tests/small.yaml``.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Final

import docx

from generator.diagnostics import DisclosureError
from generator.figures.name import aspect_of, parse, stem
from generator.figures.text_keys import NAME
from generator.output.docx.attached import attach
from generator.roundtrip import edited
from generator.roundtrip.base import (
    FIGURE,
    TEXT,
    Base,
    Paragraph,
    Piece,
    Pieces,
    TableBase,
    dump,
    printed,
)
from generator.roundtrip.compare import compare
from generator.roundtrip.edited import EditedParagraph
from generator.roundtrip.facts import Facts
from generator.roundtrip.findings import Finding, findings
from generator.roundtrip.opened import open_edited
from generator.roundtrip.refresh import refresh
from generator.roundtrip.rendering import Rendering, rendering_of

ROOT: Final = Path(__file__).parents[1]
OFFICE: Final = Path(__file__).with_name("word_office.py")
WORDS: Final = ("按规定", "统筹安排", "有关单位", "进一步", "及时", "相关工作", "并报批", "据实")
PARAGRAPHS: Final = ("另需说明：以上数据均已核对。", "以上情况请予以监督。", "有关事项另行公开。")
INDICATORS: Final = ".指标."
"""In the identity of every row of an indicator."""
LEAST: Final = 6
"""Characters of a text that is edited."""
EDITS: Final = ("text", "text", "text", "cell", "figure", "added", "deleted", "row")


@dataclass(frozen=True)
class Planned:
    """An edit by the base: which block (row, cell), what, and what must be said of it."""

    kind: str
    block: int
    row: int = -1
    cell: int = -1
    piece: int = -1
    cut: tuple[int, int] = (0, 0)
    new: str = ""
    key: str = ""


@dataclass
class Script:
    """The edits of one file."""

    unit: Path
    tracked: bool
    before: Rendering
    planned: list[Planned]
    files: dict[str, Path] = field(default_factory=dict)


def inputs() -> list[Path]:
    """Four forms, and one of Shanghai."""
    found = sorted((ROOT / "inputs").glob("*.yaml"))
    return [*found, *sorted((ROOT / "inputs" / "shanghai").glob("*.yaml"))[:1]]


# -- planning


def plan(base: Base, chance: random.Random, count: int) -> list[Planned]:
    """Edits at random, no two in one block, so that each can be told by itself."""
    made: dict[int, Planned] = {}
    for _ in range(count * 20):
        if len(made) == count:
            break
        one = _one(base, chance.choice(EDITS), chance)
        if one is not None:
            made.setdefault(one.block, one)
    return list(made.values())


def _one(base: Base, kind: str, chance: random.Random) -> Planned | None:
    """An edit of this kind at a place at random; none where it is not possible there."""
    is_of_tables = kind in ("cell", "row")
    kinds = TableBase if is_of_tables else Paragraph
    places = [at for at, block in enumerate(base.blocks) if isinstance(block, kinds)]
    at = chance.choice(places)
    block = base.blocks[at]
    if isinstance(block, TableBase):
        return _in_table(block, at, kind, chance)
    texts = [one.text for one in base.blocks if isinstance(one, Paragraph)]
    is_usual = not block.level and len(block.text) >= LEAST and texts.count(block.text) == 1
    if not is_usual or not _is_between_paragraphs(base, at):
        return None
    if kind == "text":
        return _changed(block.pieces, chance, Planned("replace", at))
    if kind == "figure":
        return _misprinted(block.pieces, chance, Planned("replace", at))
    if kind == "added":
        return Planned("insert_after", at, new=chance.choice(PARAGRAPHS))
    return Planned("delete", at)


def _is_between_paragraphs(base: Base, at: int) -> bool:
    near = base.blocks[max(at - 1, 0) : at + 2]
    return all(isinstance(one, Paragraph) and not one.level for one in near)


def _in_table(table: TableBase, at: int, kind: str, chance: random.Random) -> Planned | None:
    if not table.owner_item:
        return None
    row = chance.randrange(len(table.rows))
    cells = table.rows[row].cells
    if kind == "row":
        return _row_taken_out(table, at, row)
    column = chance.randrange(len(cells))
    return _changed(cells[column], chance, Planned("replace_in_cell", at, row, column))


def _row_taken_out(table: TableBase, at: int, row: int) -> Planned | None:
    """The row of an indicator deleted, where no merged cell begins that reaches further."""
    key = table.rows[row].identity
    indicators = [len(one.cells) for one in table.rows if INDICATORS in one.identity]
    least = min(indicators, default=0)
    behind = table.rows[row + 1 : row + 2]
    goes_on = any(len(one.cells) == least for one in behind)
    is_alone = len(table.rows[row].cells) == least or not goes_on
    if INDICATORS not in key or not is_alone or len(table.rows[row].cells) > least + 1:
        return None
    names = [
        place
        for place, cell in enumerate(table.rows[row].cells)
        if cell and stem(cell[0].owner.key) == key and aspect_of(cell[0].owner.key) == NAME
    ]
    return Planned("delete_row", at, row, names[0], key=key) if names else None


def _changed(pieces: Pieces, chance: random.Random, planned: Planned) -> Planned | None:
    """A text from the YAML with words put in, taken out or exchanged."""
    places = [
        place
        for place, piece in enumerate(pieces)
        if piece.owner.kind == TEXT and len(piece.text) >= LEAST and not piece.within
    ]
    if not places or "\n" in printed(pieces):
        return None
    place = chance.choice(places)
    piece = pieces[place]
    start = chance.randrange(1, len(piece.text) - 2)
    stop = start + chance.choice((0, 0, 2, 3))
    stop = min(stop, len(piece.text) - 1)
    new = chance.choice(WORDS) if stop == start or chance.random() < 0.7 else ""
    return _with(planned, place, (start, stop), new, piece)


def _misprinted(pieces: Pieces, chance: random.Random, planned: Planned) -> Planned | None:
    """A figure with another number in its place."""
    places = [
        place
        for place, piece in enumerate(pieces)
        if piece.owner.kind == FIGURE and not piece.within and len(piece.text) > 3
    ]
    if not places:
        return None
    place = chance.choice(places)
    piece = pieces[place]
    return _with(planned, place, (0, len(piece.text)), f"{chance.randrange(3, 90)}.97", piece)


def _with(planned: Planned, place: int, cut: tuple[int, int], new: str, piece: Piece) -> Planned:
    return Planned(
        planned.kind, planned.block, planned.row, planned.cell, place, cut, new, piece.owner.key
    )


# -- the same edit in a rendering


def spelled(planned: Planned, base: Base) -> dict[str, Any]:
    """The edit as the office makes it in the rendering of this base."""
    block = base.blocks[planned.block]
    made: dict[str, Any] = {"kind": planned.kind, "new": planned.new}
    if isinstance(block, Paragraph):
        pieces, same = (
            block.pieces,
            [one.text for one in base.blocks[: planned.block] if isinstance(one, Paragraph)],
        )
        made["nth"] = same.count(block.text)
    else:
        pieces = block.rows[planned.row].cells[planned.cell]
        tables = [one for one in base.blocks[: planned.block] if isinstance(one, TableBase)]
        made["table"] = len(tables)
        made["nth"] = _cells_before(block, planned).count(printed(pieces))
    made["text"] = printed(pieces)
    if planned.piece >= 0:
        start = len(printed(pieces[: planned.piece]))
        length = len(pieces[planned.piece].text)
        is_whole = pieces[planned.piece].owner.kind == FIGURE
        first, last = (0, length) if is_whole else planned.cut
        made |= {"start": start + first, "stop": start + last}
    return made


def _cells_before(table: TableBase, planned: Planned) -> list[str]:
    found: list[str] = []
    for at, row in enumerate(table.rows[: planned.row + 1]):
        cells = row.texts if at < planned.row else row.texts[: planned.cell]
        found += cells
    return found


# -- running


def with_more(unit: Path, target: Path) -> Path:
    """A file of facts in which basic expenditure is higher, its structure as before."""
    text = unit.read_text("utf-8")
    for section in ("按功能科目:", "按经济科目:"):
        start = text.index(f"  {section}")
        head, rest = text[:start], text[start:]
        text = head + re.sub(r'("\d+": )([\d.]+)', _raised, rest, count=1)
    target.write_text(text, "utf-8")
    return target


def _raised(found: re.Match[str]) -> str:
    whole, _, places = found[2].partition(".")
    return f"{found[1]}{int(whole) + 2}.{places or '00'}"


def python_of_office() -> str:
    """The Python that can talk to LibreOffice; empty where there is none."""
    for name in ("/usr/bin/python3", "python3", sys.executable):
        asked = subprocess.run([name, "-c", "import uno"], capture_output=True, check=False)
        if not asked.returncode:
            return name
    return ""


def edit_all(jobs: list[dict[str, Any]], folder: Path) -> None:
    """Let the office make them."""
    (folder / "jobs.json").write_text(json.dumps(jobs, ensure_ascii=False), "utf-8")
    subprocess.run([python_of_office(), str(OFFICE), str(folder / "jobs.json")], check=True)


def prepared(number: int, source: Path, folder: Path, chance: random.Random, edits: int) -> Script:
    """A script, its rendering and the fresh one written."""
    unit = folder / f"{number}.yaml"
    unit.write_text(source.read_text("utf-8"), "utf-8")
    before = rendering_of(unit)
    script = Script(unit, number % 2 == 1, before, plan(before.base, chance, edits))
    changed = folder / f"{number}-新.yaml"
    try:
        fresh = rendering_of(with_more(source, changed))
    except DisclosureError as error:
        print(f"{source.name} is left as it is: {error}".splitlines()[0])
        changed.write_text(source.read_text("utf-8"), "utf-8")
        fresh = before
    for name, rendering in (("before", before), ("fresh", fresh)):
        script.files[name] = folder / f"{number}-{name}.docx"
        script.files[name].write_bytes(_with_base(rendering))
        script.files[f"{name}-edited"] = folder / f"{number}-{name}-edited.docx"
    return script


def _with_base(rendering: Rendering) -> bytes:
    """The file as ``render`` writes it, which carries its base."""
    word, saved = docx.Document(io.BytesIO(rendering.word)), io.BytesIO()
    attach(word, dump(rendering.base))
    word.save(saved)
    return saved.getvalue()


def jobs_of(script: Script) -> Iterator[dict[str, Any]]:
    """What the office does of a script: the edits in the rendering, and in the fresh one."""
    fresh = rendering_of(script.unit.with_name(f"{script.unit.stem}-新.yaml"))
    for name, base in (("before", script.before.base), ("fresh", fresh.base)):
        yield {
            "source": str(script.files[name]),
            "target": str(script.files[f"{name}-edited"]),
            "tracked": script.tracked,
            "edits": [spelled(one, base) for one in script.planned],
        }


def judge(script: Script, count: Counter[str]) -> None:
    """Count what is said of the edited file."""
    content = script.files["before-edited"].read_bytes()
    said = list(findings(compare(script.before.base, edited.read(content)), Facts()))
    told = [one for one in said if one.kind.name != "修订未定"]
    for planned in script.planned:
        count["edits"] += 1
        found = next((one for one in told if _is_of(one, planned)), None)
        if found is None:
            count["not at their key"] += 1
            print(f"  {script.unit.stem}: not told: {planned}")
        else:
            told.remove(found)
            count["at their key"] += 1
    for one in told:
        count["said beside"] += 1
        print(f"  {script.unit.stem}: beside: {one.kind.name} {one.owner.key}")
        print(f"      {one.old[:80]!r} → {one.new[:80]!r}")
    count["figures on another item"] += sum(_is_strayed(one, script) for one in told)


def _is_of(finding: Finding, planned: Planned) -> bool:
    match planned.kind:
        case "replace" | "replace_in_cell":
            return finding.owner.key == planned.key and finding.kind.name.endswith("改动")
        case "insert_after":
            return finding.new.strip() == planned.new
        case _:
            return finding.kind.name == "段落和行的增删" and not finding.new


def _is_strayed(finding: Finding, script: Script) -> bool:
    """Whether a figure is said to be edited that is of another item than those that were."""
    if finding.kind.name != "数字改动":
        return False
    items = {parse(one.key).item for one in script.planned}
    return parse(finding.owner.key).item not in items


def is_same_after_refresh(script: Script) -> bool:
    """Whether the edited file, refreshed, reads as the fresh rendering with the same edits."""
    new = rendering_of(script.unit.with_name(f"{script.unit.stem}-新.yaml"))
    opened = open_edited(script.files["before-edited"])
    made = refresh(opened, new.base, new.word)
    ours = _read(made.content)
    theirs = _read(script.files["fresh-edited"].read_bytes())
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            print(f"  {script.unit.stem}: refreshed {one[:90]!r}\n      instead of {other[:90]!r}")
            break
    return ours == theirs


def _read(content: bytes) -> list[str]:
    found = []
    for block in edited.read(content).blocks:
        if isinstance(block, EditedParagraph):
            found.append(block.text)
        else:
            found += ["｜".join(row.texts) for row in block.rows]
    return found


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scripts", type=int, default=30)
    parser.add_argument("--edits", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unit", type=Path)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if not python_of_office():
        print("no Python that can talk to LibreOffice (python3-uno)")
        return
    chance = random.Random(options.seed)  # noqa: S311 - the same edits each time
    count = Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        choices = [options.unit] if options.unit else inputs()
        made = []
        for number in range(options.scripts):
            source = choices[number % len(choices)]
            made.append(prepared(number, source, folder, chance, options.edits))
        edit_all(list(chain.from_iterable(map(jobs_of, made))), folder)
        for script in made:
            _write_plan(script)
            judge(script, count)
            same = is_same_after_refresh(script)
            count["refreshed as edited afresh" if same else "refreshed otherwise"] += 1
        if options.keep:
            shutil.copytree(folder, options.keep, dirs_exist_ok=True)
    print(f"{len(made)} scripts:", dict(count))


def _write_plan(script: Script) -> None:
    """What must be said of the edited file: of each edit its kind, its key, the new words."""
    said = [{"kind": one.kind, "key": one.key, "new": one.new} for one in script.planned]
    text = json.dumps(said, ensure_ascii=False, indent=1)
    script.unit.with_suffix(".json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
