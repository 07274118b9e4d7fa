"""What Jinja2 and Python say of a template, in Chinese. What is not listed is said to be wrong at
its line."""

from __future__ import annotations

import re
from typing import Final

_SAID: Final = (
    (r"No filter named '(.+)'\.", "没有叫“{0}”的过滤器"),
    (r"No test named '(.+)'\.", "“is”后面没有“{0}”这一种"),
    (r"Encountered unknown tag '(.+?)'.*", "没有“{{% {0} %}}”这种写法，或它与前后的不配对"),
    (r"Unexpected end of template.*", "模板没有写完，缺少 endif、endfor 等"),
    (r"Missing end of .*", "模板没有写完，注释或 raw 没有结束"),
    (r"unexpected 'end of .*", "这里没有写完"),
    (r"unexpected char '(.+)' at .*", "这里不能是“{0}”"),
    (r"unexpected '(.+)'.*", "这里不能是“{0}”"),
    (r"expected token '(.+)', got '(.+)'", "这里应是“{0}”，写的是“{1}”"),
    (r"access to attribute '(.+)' of .*", "不能用“.{0}”"),
    (r"Range too big.*", "range 最多 100000"),
    (r".*(?:division|modulo).*", "除数是零"),
    (r".*(?:infinity|too large|too big|Exceeds the limit).*", "数太大"),
    (
        r".*(?:not supported between|operand|can only concatenate).*",
        "文字、数、列表不能这样混在一起比较或计算",
    ),
    (r".*not iterable|.*not subscriptable|.*has no len\(\)", "这里要一个列表"),
    (r".*argument.*|expected string.*", "括号里写的不是它要的"),
)


def in_chinese(message: str) -> str:
    """A complaint of Jinja2 or Python; one that is in Chinese already stays."""
    for pattern, chinese in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return chinese.format(*found.groups())
    return message if re.search("[一-龥]", message) else "写法有误"
