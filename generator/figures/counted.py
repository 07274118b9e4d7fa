"""What the department counts beside its budget lines: the sums, and which amount is a part of
which, each stated once for figures, rules, rounding and audit."""

from __future__ import annotations

from typing import Final

from generator.figures.name import join

STAFF: Final = "人员"
STATES: Final = ("在职", "退休", "离休")
PROCURED: Final = ("货物", "工程", "服务")
RESERVED: Final = ("面向中小企业", "面向小微企业")
FLEET: Final = ("一般公务用车", "执法执勤用车", "其他车辆")
EQUIPMENT: Final = ("现有大型设备", "拟购大型设备")
OVER_HALF, OVER_MILLION = "50万元以上", "100万元以上"


def _each(family: str, things: tuple[str, ...], aspect: str) -> tuple[str, ...]:
    return tuple(join(family, thing, aspect) for thing in things)


SUMS: Final = {
    "政府采购.合计.金额": _each("政府采购", PROCURED, "金额"),
    "资产.车辆.数量": _each("资产", FLEET, "数量"),
    "资产.车辆.价值": _each("资产", FLEET, "价值"),
}
"""Sums of counted things, each with its terms; that of staff follows for every unit."""

SMALL_FIRMS: Final = ("政府采购.面向中小企业.金额", "政府采购.合计.金额")
SMALLEST_FIRMS: Final = ("政府采购.面向小微企业.金额", "政府采购.面向中小企业.金额")
OPERATING: Final = ("机关运行经费.金额", "支出.一般公共预算拨款.公用经费.金额")
BOUGHT: Final = ("三公.公务用车购置费.金额", "政府采购.货物.金额")
"""Each a part and its whole, above which it should not be."""


def dearest(equipment: str) -> tuple[str, str]:
    """The pieces over a million of a kind of equipment, and those over half a million, of which
    they are a part."""
    return join("资产", equipment, OVER_MILLION), join("资产", equipment, OVER_HALF)


def in_office(prefix: str) -> tuple[str, str]:
    """在职 of a unit and its 编制, above which they should not be; ``prefix`` is what the names of
    its staff begin with."""
    return join(prefix, "在职", "人数"), join(prefix, "编制")


def staff_sum(prefix: str) -> tuple[str, tuple[str, ...]]:
    """实有 of a unit, and its terms; ``prefix`` as above."""
    return join(prefix, "实有"), _each(prefix, STATES, "人数")
