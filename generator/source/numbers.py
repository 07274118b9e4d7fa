"""Amounts and counts from their text; a wrong spelling is named and, where only one meaning is
possible, mended."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from pydantic_core import PydanticCustomError

from generator.source.faults import fault, text_of
from generator.source.spelling import QUOTES, half_width

MAX_DECIMALS = 6  # of 万元: 0.01 元
SMALLEST = Decimal(1).scaleb(-MAX_DECIMALS)
AMOUNT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]+)?")
LOOSE = re.compile(r"([-+]?)0*([0-9]*)(\.[0-9]*)?")
THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
SCIENTIFIC = re.compile(r"-?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]{1,2}")
UNIT = re.compile(r"(亿元|亿|万元|万|千元|元)整?$")
TO_WAN = {"亿": Decimal(10000), "万": Decimal(1), "千": Decimal("0.1"), "元": Decimal("0.0001")}
NOTHING = frozenset(("无", "没有", "暂无", "空", "待定", "-", "--", "—", "——", "/"))
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
MEASURE = re.compile(r"[人个名台辆套项件处家次条]$")
DIRECTIONS = {"增加": "", "增": "", "减少": "-", "减": "-", "+": "", "-": "-", "": ""}
DIRECTION = re.compile(r"(增加|减少|增|减|\+|-|)了?([0-9]+)")


def read_amount(value: object) -> Decimal:
    """An exact amount with at most six decimals; never from a float."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return Decimal(value)
    text = text_of(value, "金额")
    if not AMOUNT.fullmatch(text):
        raise _amount_fault(text)
    if (decimals := len(text.partition(".")[2])) > MAX_DECIMALS:
        rounded = Decimal(text).quantize(SMALLEST, ROUND_HALF_UP)
        message = f"金额“{text}”有 {decimals} 位小数，最多 {MAX_DECIMALS} 位（万元的第 6 位是分）"
        raise fault("K202", message, corrected=f"{rounded:f}")
    return Decimal(text)


def _amount_fault(text: str) -> PydanticCustomError:
    causes, mended = _plain(text)
    if text.strip() in NOTHING or not mended:
        return fault("K201", f"“{text}”不是金额；没有金额时写 0，或删去这一行", corrected="0")
    if mended.endswith("%"):
        return fault("K201", f"“{text}”是百分比，这里要金额", mend="写金额本身，占比由程序算出")
    mended, mend = _without_unit(mended, causes)
    mended = _digits_only(mended, causes)
    if causes and AMOUNT.fullmatch(mended) and len(mended.partition(".")[2]) <= MAX_DECIMALS:
        return fault("K201", f"金额“{text}”里有{'、'.join(causes)}", corrected=mended, mend=mend)
    return fault("K201", f"“{text}”不是金额", mend="只写数字和小数点，例如 1234.50")


def _plain(text: str) -> tuple[list[str], str]:
    """What is odd in the characters of a number, and the number without it."""
    causes = []
    mended = half_width(text.replace("　", " ").replace("\xa0", " "))
    if mended != text.replace("　", " ").replace("\xa0", " "):
        causes.append("全角字符")
    for cause, pattern, substitute in (
        ("句号", r"(?<=[0-9])。(?=[0-9])", "."),
        ("引号", f"[{QUOTES}]", ""),
        ("货币符号", "[¥￥$]|人民币|RMB|CNY", ""),
        ("空格", r"\s+", ""),
        ("下划线", "(?<=[0-9])_(?=[0-9])", ""),
    ):
        new = re.sub(pattern, substitute, mended)
        if new != mended:
            causes.append(cause)
            mended = new
    return causes, mended


def _without_unit(text: str, causes: list[str]) -> tuple[str, str]:
    """The number without its unit, in 万元, and a word on the unit where it was another."""
    unit = UNIT.search(text)
    if not unit:
        return text, ""
    causes.append(f"单位“{unit[1]}”")
    number = _digits_only(text[: unit.start()], causes)
    factor = TO_WAN[unit[1][0]]
    if factor == 1 or not AMOUNT.fullmatch(number):
        return number, ""
    value = (Decimal(number) * factor).normalize()
    return f"{value:f}", "上面按“计量单位: 万元”换算；金额一律不写单位"


def _digits_only(text: str, causes: list[str]) -> str:
    """The number without thousands commas, parentheses, exponent, plus sign and superfluous
    zeros."""
    if match := re.fullmatch(r"\((.+)\)", text):
        causes.append("表示负数的括号")
        text = f"-{match[1]}"
    if THOUSANDS.fullmatch(text):
        causes.append("千分位逗号")
        text = text.replace(",", "")
    if SCIENTIFIC.fullmatch(text):
        causes.append("科学计数法")
        text = f"{Decimal(text):f}"
    match = LOOSE.fullmatch(text)
    if match and not AMOUNT.fullmatch(text) and (match[2] or match[3]):
        causes.append("多余或缺少的符号")
        fraction = match[3] if match[3] and match[3] != "." else ""
        text = f"{match[1].replace('+', '')}{match[2] or '0'}{fraction}"
    return text


def read_count(value: object) -> int:
    """A number of people or things, zero or more."""
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    else:
        text = text_of(value, "个数")
        if not WHOLE.fullmatch(text):
            raise _count_fault(text)
        number = int(text)
    if number < 0:
        raise fault("K203", f"个数“{number}”不能是负数", mend="写 0 或正整数")
    return number


def _count_fault(text: str) -> PydanticCustomError:
    causes, mended = _plain(text)
    if text.strip() in NOTHING or not mended:
        return fault("K203", f"“{text}”不是个数；没有时写 0，或删去这一行", corrected="0")
    if MEASURE.search(mended):
        causes.append(f"量词“{mended[-1]}”")
        mended = mended[:-1]
    mended = _whole(_digits_only(mended, causes), causes)
    if causes and WHOLE.fullmatch(mended):
        return fault("K203", f"个数“{text}”里有{'、'.join(causes)}", corrected=mended)
    return fault("K203", f"“{text}”不是个数", mend="只写整数，例如 12")


def _whole(text: str, causes: list[str]) -> str:
    """``3.0`` → ``3``."""
    if re.fullmatch(r"-?[0-9]+\.0+", text):
        causes.append("小数")
        return text.partition(".")[0]
    return text


def read_change(value: object) -> int:
    """A change since last year: positive more, negative less."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = text_of(value, "增减数")
    if re.fullmatch(rf"\+?{WHOLE.pattern}", text):
        return int(text)
    causes, mended = _plain(text)
    mended = MEASURE.sub("", mended)
    if mended in NOTHING or mended in ("持平", "不变", ""):
        raise fault("K204", f"“{text}”不是增减数；没有增减写 0", corrected="0")
    if match := DIRECTION.fullmatch(_whole(mended, causes)):
        number = int(f"{DIRECTIONS[match[1]]}{match[2]}")
        raise fault(
            "K204", f"增减数“{text}”应只写整数：增加写正数，减少写负数", corrected=str(number)
        )
    raise fault("K204", f"“{text}”不是增减数", mend="增加写正数，减少写负数，没有增减写 0，例如 -2")
