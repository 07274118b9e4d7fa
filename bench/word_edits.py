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

from bench.word_plans import Planned, plan, spelled
from generator.diagnostics import DisclosureError
from generator.figures.name import parse
from generator.output.docx.attached import attach
from generator.roundtrip import edited
from generator.roundtrip.base import (
    dump,
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
