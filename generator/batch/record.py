"""What a unit's outputs were made from, recorded beside them; and outputs written so that nobody's
work is lost."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from generator import files
from generator.batch.facts import relative
from generator.batch.fingerprint import digest_of
from generator.batch.peek import peek
from generator.batch.plan import folded
from generator.files import is_same, is_there

_VERSION = 1


@dataclass
class Record:
    """The record at ``path``: the input that the outputs are made from, the fingerprint, the hashes
    of the files that the program wrote (two while a file is being replaced), and the facts of the
    unit."""

    path: Path
    source: str = ""
    fingerprint: str = ""
    written: dict[str, list[str]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    kept: list[Path] = field(default_factory=list)

    @property
    def _root(self) -> Path:
        """The folder of all outputs, to which the names of written files are relative."""
        return self.path.parent.parent

    @classmethod
    def load(cls, path: Path) -> Record:
        """The record at ``path``; an empty one where there is none, or none that can be read."""
        try:
            data = json.loads(path.read_text("utf-8"))
            if data["version"] == _VERSION:
                written = {
                    str(name): [str(one) for one in known]
                    for name, known in data["written"].items()
                }
                facts = dict(data["facts"])
                source = str(data.get("source") or facts.get("file", ""))
                return cls(path, source, str(data["fingerprint"]), written, facts)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return cls(path)

    def save(self) -> None:
        """Write the record. Raises ``WriteError``."""
        data = {
            "version": _VERSION,
            "source": self.source,
            "fingerprint": self.fingerprint,
            "written": self.written,
            "facts": self.facts,
        }
        files.write(self.path, json.dumps(data, ensure_ascii=False, indent=1).encode())

    def is_of(self, file: Path) -> bool:
        """Whether the outputs were made from ``file``, by whatever path."""
        return bool(self.source) and is_same(self._root / self.source, file)

    def rival(self, file: Path) -> Path | None:
        """Another input than ``file`` that says the same unit and year, and whose outputs are still
        there; none where it was renamed, or says something else by now."""
        other = self._root / self.source
        if not self.source or self.is_of(file) or not is_there(other):
            return None
        seen = peek(other)
        is_another_unit = seen is not None and folded(seen.stem) != folded(self.path.stem)
        has_outputs = any(is_there(self._root / name) for name in self.written)
        return _shown(other) if has_outputs and not is_another_unit else None

    def belongs_to(self, file: Path) -> None:
        """What is written from now on is made from ``file``."""
        self.source = relative(file, self._root)

    def is_fresh(self, fingerprint: str | None, targets: Iterable[Path]) -> bool:
        """Whether ``targets`` are all there and were made from what has this fingerprint."""
        return (
            fingerprint is not None
            and fingerprint == self.fingerprint
            and all(t.exists() for t in targets)
        )

    def changed(self) -> tuple[Path, ...]:
        """The files that somebody changed after the program wrote them."""
        files_ = ((self._root / name, known) for name, known in self.written.items())
        return tuple(file for file, known in files_ if _digest(file) not in {None, *known})

    def write(self, target: Path, content: bytes) -> None:
        """Write an output; what somebody changed by hand is first kept beside it. Raises
        ``WriteError``."""
        files.sweep(target)
        old, new = _digest(target), hashlib.sha256(content).hexdigest()
        name = relative(target, self._root)
        if old not in {None, new, *self.written.get(name, ())}:
            self.kept.append(_keep(target))
        self.written[name] = [new] if old in {None, new} else [str(old), new]
        self.fingerprint = ""
        self.save()
        if old != new:
            files.write(target, content)
        self.written[name] = [new]

    def finish(self, fingerprint: str, facts: Mapping[str, Any]) -> None:
        """Record that everything was written. Raises ``WriteError``."""
        self.fingerprint, self.facts = fingerprint, facts
        self.save()


def _shown(path: Path) -> Path:
    """``path`` as the user would write it here."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # on another drive
        return path.absolute()


def _keep(target: Path) -> Path:
    """A copy of ``target`` beside it, under the first free name; an equal copy that is already
    there serves."""
    for number in count(1):
        copy = target.with_name(f"{target.stem}（改动{number}）{target.suffix}")
        if _digest(copy) == _digest(target):
            return copy
        if not copy.exists():
            break
    try:
        files.write(copy, target.read_bytes())
    except OSError as error:
        raise files.WriteError(files.explain(target, error)) from error
    with contextlib.suppress(OSError):
        shutil.copystat(target, copy)
    return copy


def _digest(path: Path) -> str | None:
    try:
        return digest_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise files.WriteError(files.explain(path, error)) from error
