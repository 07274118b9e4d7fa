"""The manual: a page for each rule, ``pages/<code>.md``, run by the tests; and its index, ``docs/rules.md``."""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).parent / "pages"
HEAD = """\
# 检查规则

本页由程序生成（`python tools/pages.py`），请勿手改。
每条规则一页：为什么、依据、错的例子和提示、对的例子。命令 `disclosure rule T203` 印出同一页。
`Y`、`K` 开头的是文件和写法的问题，见[错误与改法](errors.md)。

“错误”须改正才能生成；“警告”“提示”请核对。核对过、确实照此公开的，在 YAML 里写明理由：

```yaml
接受:
  - {规则: T203, 理由: 实有人数含挂职干部4人}
  - {规则: T704, 关键词: 2021年6月, 理由: 确是2021年的欠款}   # 只接受提示里有这几个字的
```

接受的列在 `check` 的末尾，不再计数；已经不存在的问题还写着接受，会提示 T901。Y、K、T1 开头的不能接受。

| 规则 | 名称 | 级别 |
| --- | --- | --- |
"""


def codes() -> tuple[str, ...]:
    """The codes of all pages, in order."""
    return tuple(sorted(path.stem for path in PAGES.glob("*.md")))


def page(code: str) -> str | None:
    """The page of a rule; ``None`` where there is none."""
    return (PAGES / f"{code}.md").read_text(encoding="utf-8") if code in codes() else None


def title(code: str) -> tuple[str, str]:
    """Name and severity of a rule, as its page states them."""
    lines = (PAGES / f"{code}.md").read_text(encoding="utf-8").splitlines()
    return lines[0].removeprefix(f"# {code} "), lines[2].removeprefix("级别：")


def index() -> str:
    """``docs/rules.md``."""
    titles = {code: " | ".join(title(code)) for code in codes()}
    return HEAD + "".join(f"| [{c}](../generator/rules/pages/{c}.md) | {named} |\n" for c, named in titles.items())
