"""What the YAML parser says, in Chinese, with the likely cause."""

from __future__ import annotations

import yaml

from generator.diagnostics import Diagnostic, Position
from generator.source.text import error

# A piece of the parser's problem (libyaml and pure Python word it alike up to this piece) → what it
# means, what to do.
CAUSES: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "这里多出一个“: ”",
        (
            "一行只写一个“键: 值”；值里本来就有“: ”时，用引号把值括起来；"
            "也可能是这一行缩进得比上一行深"
        ),
    ),
    (
        "could not find expected ':'",
        "这一行不像“键: 值”，也不是列表的“- ”",
        "补上半角冒号和空格；如果是上一行文字的继续，缩进得比上一行的键深一些",
    ),
    ("escape character", "双引号里的反斜杠“\\”被当作转义", "改用单引号，或把“\\”写成“\\\\”"),
    ("end of stream", "引号没有配对", "在这段文字的末尾补上同样的引号"),
    ("',' or '}'", "花括号“{”没有配对，或其中缺半角逗号", "补上“}”或半角逗号"),
    ("',' or ']'", "方括号“[”没有配对，或其中缺半角逗号", "补上“]”或半角逗号"),
    ("sequence entries are not allowed", "列表的“- ”写在了键的同一行", "另起一行，缩进后再写“- ”"),
    (
        "alphabetic or numeric",
        "“&”“*”后面只能是字母和数字组成的名字",
        "名字改用字母或数字，例如 &reason1；如果这是普通文字，用引号括起来",
    ),
    ("comment or line break", "“|”或“>”后面不能再写文字", "文字另起一行，缩进后再写"),
    ("indentation indicator", "“|”或“>”后面不能再写文字", "文字另起一行，缩进后再写"),
    ("cannot start any token", "不能以这个字符开头", "用引号把值括起来"),
    ("mapping keys are not allowed", "不能以“? ”开头", "用引号把值括起来"),
    ("found unexpected ':'", "这里多出一个冒号", "用引号把值括起来，或删去它"),
    ("whitespace or line break", "“!”开头的文字会被当作标签", "用引号把值括起来"),
    ("URI", "“!”开头的文字会被当作标签", "用引号把值括起来"),
    ("UTF-8 octet", "“!”开头的文字会被当作标签", "用引号把值括起来"),
    ("tag handle", "“!”开头的文字会被当作标签", "用引号把值括起来"),
    ("expected '>'", "“!”开头的文字会被当作标签", "用引号把值括起来"),
    ("hexdecimal", "双引号里的反斜杠“\\”被当作转义", "改用单引号，或把“\\”写成“\\\\”"),
    ("Unicode character", "双引号里的反斜杠“\\”被当作转义", "改用单引号，或把“\\”写成“\\\\”"),
    ("document indicator", "引号或括号还没有配对就遇到了“---”", "补上引号或括号，删去“---”"),
    ("directive", "不能以“%”开头", "用引号括起来，或改正这一行"),
    ("incompatible YAML", "不能以“%”开头", "用引号括起来，或改正这一行"),
    ("version number", "不能以“%”开头", "用引号括起来，或改正这一行"),
    ("digit or '.'", "不能以“%”开头", "用引号括起来，或改正这一行"),
    ("non-alphabetical", "不能以“%”开头", "用引号括起来，或改正这一行"),
    ("node content", "这里不能是这个符号", "删去它，或用引号把值括起来"),
    ("'-' indicator", "列表中间插入了不是“- ”开头的行", "与上一项的键对齐，或在行首加“- ”"),
    ("document start", "缩进与前面不一致", "最外层的键一律顶格写"),
    ("tab character", "用制表符（Tab）缩进", "改用空格"),
    (
        "expected key",
        "缩进与前面的行对不齐，或引号后面还有文字",
        "同一层的键左边对齐；引号后面的文字移到引号里面",
    ),
    (
        "block end",
        "缩进与前面的行对不齐，或引号后面还有文字",
        "同一层的键左边对齐；引号后面的文字移到引号里面",
    ),
)


def translate(fault: yaml.YAMLError, name: str) -> Diagnostic:
    """The parser's complaint as a diagnostic; a quotation that never ends is placed where it
    begins."""
    problem = str(getattr(fault, "problem", "") or fault)
    mark = getattr(fault, "problem_mark", None)
    context = getattr(fault, "context_mark", None)
    if context is not None and (
        "end of stream" in problem or "could not find expected ':'" in problem
    ):
        mark = context
    position = (
        Position(name, mark.line + 1, mark.column + 1) if mark is not None else Position(name)
    )
    for piece, meaning, mend in CAUSES:
        if piece in problem:
            return error("Y301", position, meaning, mend)
    return error(
        "Y301",
        position,
        "这里的写法不合 YAML 的格式",
        "对照示例核对这一行和上一行的缩进、冒号和引号",
    )
