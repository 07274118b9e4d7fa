"""What a render says of a Word file that somebody edited since the last one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

WORD: Final = ".docx"
_SAYS: Final = "    手工改动：{counts}（disclosure verify {file} {unit} 逐处列出）。"
_OFFERS: Final = "    要把新的数排进它、手工改的都留着：disclosure refresh {file} {unit}"
_UNKNOWN: Final = "    手工改了什么说不出来：{why}"


def told(file: Path, unit: Path) -> Iterator[str]:
    """What was edited in a kept Word file, and how to go on with it; nothing of other files."""
    from generator.published.readers import UnreadableError  # noqa: PLC0415 - for edited files alone
    from generator.roundtrip.compare import compare  # noqa: PLC0415
    from generator.roundtrip.facts import Facts  # noqa: PLC0415
    from generator.roundtrip.findings import findings  # noqa: PLC0415
    from generator.roundtrip.opened import NoBaseError, open_edited  # noqa: PLC0415

    if file.suffix != WORD:
        return
    try:
        opened = open_edited(file)
    except (NoBaseError, UnreadableError) as error:
        yield _UNKNOWN.format(why=str(error).split("\n", maxsplit=1)[0])
        return
    found = findings(compare(opened.base, opened.edited), Facts())
    counted = Counter(one.kind.name for one in found)
    counts = "，".join(f"{name} {count} 处" for name, count in counted.items())
    yield _SAYS.format(counts=counts or "文字和数都没有改", file=file, unit=unit)
    yield _OFFERS.format(file=file, unit=unit)
