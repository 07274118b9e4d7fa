"""A bound on the pages of a PDF and on the time they take, looked at before every page: a form's
own CSS could ask for millions, and one text of a million characters takes a time that grows with
its square."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import page

from generator.output.weasyprint import limits

_make = page.remake_page


@contextmanager
def bounded() -> Iterator[None]:
    """Have WeasyPrint stop beyond so many pages, and so many seconds of this thread's processor
    time. Raises
    ``LayoutError``."""
    started = time.thread_time()

    def make(index: int, *rest: Any) -> Any:
        if index >= limits.MOST_PAGES:
            raise limits.LayoutError(f"PDF 超过 {limits.MOST_PAGES} 页")
        if time.thread_time() - started > limits.SECONDS:
            raise limits.LayoutError(f"PDF 排了 {limits.SECONDS} 秒还没有排完（已排 {index} 页）")
        return _make(index, *rest)

    page.remake_page = make
    try:
        yield
    finally:
        page.remake_page = _make
