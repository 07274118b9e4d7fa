"""The faults that pydantic itself finds, in Chinese. Shapes, keys and choices are ``decode``'s
own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Type of the pydantic error → code, message, mend; braces are filled from the error's context.
PLAIN: dict[str, tuple[str, str, str]] = {
    "greater_than": ("K209", "应大于 {gt}", "核对这个数"),
    "greater_than_equal": ("K209", "不能小于 {ge}", "核对这个数"),
    "less_than": ("K209", "应小于 {lt}", "核对这个数"),
    "less_than_equal": ("K209", "不能大于 {le}", "核对这个数"),
    "multiple_of": ("K209", "应是 {multiple_of} 的倍数", "核对这个数"),
    "finite_number": ("K209", "应是有限的数", "核对这个数"),
    "string_too_short": ("K210", "至少 {min_length} 个字", "补全"),
    "string_too_long": ("K210", "最多 {max_length} 个字", "缩短"),
    "too_short": ("K210", "至少要 {min_length} 项，这里有 {actual_length} 项", "补上缺少的项"),
    "too_long": ("K210", "最多 {max_length} 项，这里有 {actual_length} 项", "删去多余的项"),
    "string_pattern_mismatch": ("K211", "不合规定的样式 {pattern}", "对照示例改写"),
    "int_parsing": ("K212", "不是整数", "只写整数，例如 {example}"),
    "int_parsing_size": ("K212", "整数太大", "核对这个数"),
    "int_from_float": ("K212", "不是整数", "只写整数，例如 {example}"),
    "decimal_parsing": ("K212", "不是数", "只写数字和小数点，例如 {example}"),
    "decimal_max_digits": ("K212", "最多 {max_digits} 位数字", "核对这个数"),
    "decimal_max_places": ("K212", "最多 {decimal_places} 位小数", "核对这个数"),
    "decimal_whole_digits": ("K212", "整数部分最多 {whole_digits} 位", "核对这个数"),
    "bool_parsing": ("K206", "应写“是”或“否”", "写“是”或“否”"),
}


def plain(kind: str, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """Code, message and mend of a pydantic error by its type; what a validator wrote itself stays
    as written."""
    if kind in ("value_error", "assertion_error"):
        return "K299", str(context.get("error", "")) or "不合规定", ""
    code, message, mend = PLAIN.get(kind, ("K299", "写法不合规定", "对照示例改写"))
    return code, message.format_map(context), mend.format_map(context)
