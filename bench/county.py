"""A synthetic county: ``python -m bench.county FOLDER [UNITS] [SEED]`` writes valid inputs of 1 to
1,000 units.

Each unit is one of the real samples under an invented name, its amounts multiplied by a whole
number (so that sums still tie out); some have projects more than the sample, a few have dozens, as
in a real county. The same seed gives the same files.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ("2021-atushi-gov", "2022-kuerle-gov", "2023-atushi-party", "2024-wuqia-gov")
COUNTY = "青石县"
DEPARTMENTS = (
    *("教育", "卫生健康", "农业农村", "水利", "交通运输", "住房和城乡建设", "自然资源", "民政"),
    *("财政", "公安", "司法", "审计", "统计", "商务", "应急管理"),
)
BRANCHES = (
    *("服务中心", "监测站", "管理所", "执法大队", "信息中心"),
    *("培训中心", "事务中心", "保障中心", "指导站", "调查队"),
)
MOST = 1000
MORE, SHARES = (0, 3, 10, 40), (70, 20, 8, 2)
"""Projects beyond the sample's own, and the units of a hundred that have so many."""
PLAIN = frozenset({"名称", "功能科目", "支出", "依据", "分配", "绩效"})
AMOUNT = re.compile(r"-?\d+\.\d{2}")
MONEY = frozenset({"基本支出", "项目", "上年", "上年结转结余", "收入"})


def main() -> int:
    """Write the county and say how many units it has."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        raise SystemExit(__doc__)
    folder, counts = Path(sys.argv[1]), [int(argument) for argument in sys.argv[2:4]]
    written = write(folder, *(counts or (300,)))
    print(f"{len(written)} units in {folder}")
    return 0


def write(folder: Path, units: int, seed: int = 6) -> tuple[Path, ...]:
    """Write ``units`` inputs into ``folder``, one folder a department."""
    if not 1 <= units <= MOST:
        raise SystemExit(f"1 to {MOST} units")
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    samples = [
        yaml.load((ROOT / "inputs" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
        for name in SAMPLES
    ]
    return tuple(_write(folder, number, chance.choice(samples), chance) for number in range(units))


def _write(folder: Path, number: int, sample: dict[str, Any], chance: random.Random) -> Path:
    department = f"{COUNTY}{DEPARTMENTS[number % len(DEPARTMENTS)]}局"
    turn = number // len(DEPARTMENTS)
    branch = f"{BRANCHES[turn % len(BRANCHES)]}{turn // len(BRANCHES) or ''}" if turn else ""
    factor = chance.choice((1, 1, 2, 3, 5, 8))
    unit = {key: scaled(value, factor) if key in MONEY else value for key, value in sample.items()}
    unit["单位"] = {**sample["单位"], "名称": department + branch}
    unit["单位"].pop("文中称呼", None)
    more = chance.choices(range(len(MORE)), SHARES)[0]
    if more and sample["项目"]:
        unit.pop("项目表次序", None)
        unit["项目"] = list(repeated(unit["项目"], MORE[more]))
    file = folder / department / f"{number + 1:04}-{department}{branch}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(unit, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return file


def repeated(projects: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """``count`` projects more than there are, under names of their own; nothing that needs a reason
    of its own."""
    yield from projects
    plain = [project for project in projects if set(project) <= PLAIN]
    for turn in range(count):
        project = plain[turn % len(plain)]
        yield {**project, "名称": f"{project['名称']}（{turn // len(plain) + 2}期）"}


def scaled(value: Any, factor: int) -> Any:
    """``value`` with every amount in it multiplied."""
    if isinstance(value, dict):
        return {key: scaled(one, factor) for key, one in value.items()}
    if isinstance(value, list):
        return [scaled(one, factor) for one in value]
    return (
        str(Decimal(value) * factor)
        if isinstance(value, str) and AMOUNT.fullmatch(value)
        else value
    )


if __name__ == "__main__":
    sys.exit(main())
