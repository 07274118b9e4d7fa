#!/bin/sh
# sh test.sh           准备好一切，运行全部测试；其后的参数交给 pytest
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/tools/python.sh"
"$python" "$here/tools/setup.py" --dev
cd "$here"
unset PYTHONDONTWRITEBYTECODE  # the tests start the program a hundred times: it is compiled once
exec .venv/bin/python -m pytest "$@"
