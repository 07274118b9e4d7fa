"""The forms that random budgets are drawn for, and what each of them has no row for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN_FORMS = ROOT / "examples" / "province" / "forms"
FOREIGN_FORMS = Path(__file__).parent / "forms"

CARRIED = ("一般公共预算结转", "政府性基金预算结转", "单位资金结转", "财政专户结转")
TRANSFERS = ("上级一般公共预算转移支付", "上级政府性基金转移支付", "上级国有资本经营预算转移支付")
SELDOM = ("上级补助收入", "附属单位上缴收入", "上级专项收入", "用事业基金弥补收支差额")


@dataclass(frozen=True)
class Kept:
    """A form: its ``year``, the folder that it lies in (none: built in), the sources that it has no
    row for (what is drawn with them is refused), and the carry-over that it has one for."""

    name: str
    year: int = 2024
    folder: Path | None = None
    left_out: tuple[str, ...] = ()
    carried: tuple[str, ...] = CARRIED


OURS = (
    Kept("2021", year=2021, left_out=(*TRANSFERS, "附属单位上缴收入"), carried=()),
    Kept("2022", year=2022, left_out=(*TRANSFERS, *SELDOM), carried=()),
    Kept("2023", year=2023, left_out=SELDOM[2:]),
    Kept("2024", left_out=SELDOM[2:]),
    Kept(
        "样例省2024",
        folder=OWN_FORMS,
        left_out=(*TRANSFERS, *SELDOM, "财政专户管理资金"),
        carried=CARRIED[:1],
    ),
)
FOREIGN = (
    Kept(
        "沪式2024",
        folder=FOREIGN_FORMS,
        left_out=(*TRANSFERS, *SELDOM, "财政专户管理资金"),
        carried=(),
    ),
    Kept("苏式2024", folder=FOREIGN_FORMS, left_out=(*TRANSFERS, *SELDOM[2:])),
    Kept(
        "川式2024",
        folder=FOREIGN_FORMS,
        left_out=(*TRANSFERS, *SELDOM, "财政专户管理资金"),
    ),
    Kept("粤式2024", folder=FOREIGN_FORMS, left_out=(*TRANSFERS, *SELDOM), carried=()),
)
"""Forms in the style of other provinces, that the program was not made for."""
ALL = (*OURS, *FOREIGN)
