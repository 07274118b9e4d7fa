"""Templates compiled once in a process, known by their text, so that a batch compiles each once."""

from __future__ import annotations

from types import CodeType
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache

MOST: Final = 256


class Compiled(BytecodeCache):
    """The compiled templates of this process."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where the template is known."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was compiled."""
        if bucket.code is not None:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[bucket.key, bucket.checksum] = bucket.code
