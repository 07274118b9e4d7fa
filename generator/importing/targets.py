"""Where an import goes: one file, or a folder with a file for each unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from generator import files
from generator.importing.limits import RefusedError
from generator.source.nodes import Source, descend
from generator.source.reader import read

SUFFIX = ".yaml"
NAMELESS = "未写名称"


class Targets:
    """The files of an import by the units' names."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.is_folder = files.is_folder(output) or not output.suffix
        self._read: dict[Path, Source] = {}

    def path(self, unit: str) -> Path:
        """The file of a unit."""
        if not self.is_folder:
            return self.output
        return self.output / f"{files.safe_name(unit or NAMELESS)}{SUFFIX}"

    def find(self, unit: str) -> Source | None:
        """The file of a unit as it is; ``None`` for none. Raises ``DisclosureError`` for one that
        cannot be read."""
        path = self.path(unit)
        if path not in self._read:
            if not files.is_there(path):
                return None
            self._read[path] = read(path)
        return self._read[path]

    def year(self) -> int | None:
        """The year of the one file that is there."""
        existing = None if self.is_folder else self.find("")
        stated = str(descend(existing.root, ("年度",)) or "") if existing else ""
        return int(stated) if stated.isdecimal() else None

    def check(self, units: Sequence[str]) -> None:
        """Raise ``RefusedError`` where several units would come into one file."""
        if len(units) > 1 and not self.is_folder:
            raise RefusedError(
                f"工作簿里有 {len(units)} 个单位：{'、'.join(units)}。请用 -o 写一个文件夹，"
                "每个单位写成一个文件；或在对照文件里写“单位: …”，只取一个。"
            )
        twice = [name for name, times in Counter(map(self.path, units)).items() if times > 1]
        if twice:
            raise RefusedError(f"有几个单位的文件名都是 {twice[0].name}，请在对照文件里分开取。")
