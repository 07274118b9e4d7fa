"""The manual: a page for each code that a message bears, ``pages/<code>.md``, run by the tests; and
its index,
``docs/rules.md``."""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).parent / "pages"
HEAD = """\
# 检查规则

本页由程序生成（`python tools/pages.py`），请勿手改。
每个代码一页：为什么、依据、错的例子和提示、对的例子。命令 `disclosure rule T203` 印出同一页。

| 开头 | 说的是 | 什么时候检查 |
| --- | --- | --- |
| T | 填报的内容 | `check`；T81、T83 看排好的全文，其余没有错误时才看，`render` 和 `forms check` 时也看 |
| Y、K | 文件、写法、键和值（更多例子见[错误与改法](errors.md)） | 读文件时 |
| F | 表样和模板 | 排版时，`forms check` |
| H | 各单位汇总 | `consolidate`；H107 在 `check` 部门的文件时 |

“错误”须改正才能生成；“警告”“提示”请核对。核对过、确实照此公开的，在 YAML 里写明理由：

```yaml
接受:
  - {规则: T203, 理由: 实有人数含挂职干部4人}
  - {规则: T704, 关键词: 2021年6月, 理由: 确是2021年的欠款}   # 只接受提示里有这几个字的
```

接受的列在 `check` 的末尾，不再计数；已经不存在的问题还写着接受，会提示 T901。
T804 和 Y、K、T1、T81、T83、T9 开头的不能接受。

| 代码 | 名称 | 级别 |
| --- | --- | --- |
"""  # noqa: E501


def codes() -> tuple[str, ...]:
    """The codes of all pages, rules first."""
    return tuple(
        sorted((path.stem for path in PAGES.glob("*.md")), key=lambda code: (code[0] != "T", code))
    )


def page(code: str) -> str | None:
    """The page of a code; ``None`` where there is none."""
    return (PAGES / f"{code}.md").read_text(encoding="utf-8") if code in codes() else None


def title(code: str) -> tuple[str, str]:
    """Name and severity of a code, as its page states them."""
    lines = (PAGES / f"{code}.md").read_text(encoding="utf-8").splitlines()
    return lines[0].removeprefix(f"# {code} "), lines[2].removeprefix("级别：")


def why(code: str) -> str:
    """Why there is the rule, as its page says."""
    body = page(code) or ""
    return body.partition("## 为什么\n\n")[2].partition("\n\n## ")[0].replace("\n", "")


def index() -> str:
    """``docs/rules.md``."""
    titles = {code: " | ".join(title(code)) for code in codes()}
    return HEAD + "".join(
        f"| [{c}](../generator/rules/pages/{c}.md) | {named} |\n" for c, named in titles.items()
    )
