"""What of a file its reader did not read, or read otherwise than it stands there, in lines for
staff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.published.model import UNCHANGED, Source


def lines(source: Source) -> Iterator[str]:
    """What was skipped, what was odd, and how tracked changes were read."""
    for unread in source.unread:
        page = f"（第 {unread.page} 页起）" if unread.page else ""
        yield f"没有读的：{unread.what} {unread.number} 处{page}。"
    for kind, number in Counter(odd.what.value for odd in source.odd).items():
        yield f"文件里有{kind} {number} 处。"
    if source.changes != UNCHANGED:
        changes = source.changes
        yield (
            f"修订按全部接受读：插入 {changes.inserted} 处，删除 {changes.deleted} 处，"
            f"移动 {changes.moved} 处；批注 {changes.comments} 条没有读。"
        )
