"""Freeze the renderings that the tests of edited files take: ``python -m tests.roundtrip.freeze``.
Once again where names of figures or keys change.

``rendered`` is what the files in ``edited`` were edited from; ``clerk`` and ``shift`` are what the
clerk made of the facts meanwhile: amounts and texts, and a project fewer with a duty more.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from generator.roundtrip.base import dump
from generator.roundtrip.rendering import rendering_of

ROOT: Final = Path(__file__).parents[2]
INPUT: Final = ROOT / "inputs" / "2024-wuqia-gov.yaml"
FOLDER: Final = Path(__file__).parent / "edited"
PROJECT: Final = "  - 名称: 2024年电子政务外网（政法综合系统）链路费"
NEXT: Final = "  - 名称: 后勤以前年度还款项目"
CLERK: Final = (
    ('支出: {"310": 50.04}', '支出: {"310": 66.72}'),
    ("分配: 购车3辆，每辆16.68万元", "分配: 购车4辆，每辆16.68万元"),
    ('    支出: {"302": 9.00}\n', '    支出: {"302": 9.60}\n'),
    ("增减额: 新增外办出国任务", "增减额: 新增外办出国任务和参展任务"),
    ('"2010301": 542.08', '"2010301": 544.08'),
    ('"30201": 31.14', '"30201": 33.14'),
)
SHIFT: Final = (
    *CLERK[:4],
    ("及时报告进展。", "按月报告进展。\n  - 组织县人民政府重点工作的调查研究。"),
    ("收入.单位资金.增减额: 物资采购减少", "收入.单位资金.增减额: 代管资金物资采购减少"),
)


def clerk(text: str) -> str:
    return _changed(text, CLERK)


def shift(text: str) -> str:
    start, stop = text.index(PROJECT), text.index(NEXT)
    return _changed(text[:start] + text[stop:], SHIFT)


def _changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def main() -> None:
    text = INPUT.read_text("utf-8")
    for name, content in (("rendered", text), ("clerk", clerk(text)), ("shift", shift(text))):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / INPUT.name
            path.write_text(content, "utf-8")
            made = rendering_of(path)
        (FOLDER / f"{name}.base").write_bytes(dump(made.base))
        if name != "rendered":
            (FOLDER / f"{name}.docx").write_bytes(made.word)


if __name__ == "__main__":
    main()
