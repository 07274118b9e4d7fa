"""Random tables by the thousand: every amount read as it is, and into its own file only what
changed changes.

    python -m bench.tables [tables]
"""

from __future__ import annotations

import contextlib
import io
import sys
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing import test_property as laws

TABLES = 1000
INTO_FILES = 20
"""Tables of which one is also imported twice into a file, which takes a hundred times as long."""


def held(law: Any, *inputs: Any, times: int) -> float:
    """How many seconds a law takes to hold for so many inputs. Raises where it does not hold."""
    started = time.perf_counter()
    tried = given(*inputs)(law.hypothesis.inner_test)
    with contextlib.redirect_stdout(io.StringIO()):
        settings(max_examples=times, deadline=None, suppress_health_check=list(HealthCheck))(
            tried
        )()
    return time.perf_counter() - started


def main() -> None:
    """Print what held."""
    tables = int(sys.argv[1]) if len(sys.argv) > 1 else TABLES
    files = max(tables // INTO_FILES, 1)
    drawn = (laws.FACTS, laws.SHAPES)
    read = held(laws.test_every_amount_is_read_as_it_is, *drawn, times=tables)
    print(f"{tables} 张随机的表：每个数都照原样读入，{read:.0f} 秒")
    law = laws.test_into_its_own_file_only_what_changed_changes
    into = held(law, *drawn, st.integers(0, 7), laws.CENTS.filter(bool), times=files)
    print(f"{files} 份文件：同一张表再导入一处不改，改一个数只改那一行，{into:.0f} 秒")


if __name__ == "__main__":
    main()
