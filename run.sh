#!/bin/sh
# sh run.sh            准备好一切，生成示例单位的公开文件
# sh run.sh 命令 …      准备好一切，执行 disclosure 命令，例如 sh run.sh check inputs/2024-wuqia-gov.yaml
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/tools/python.sh"
"$python" "$here/tools/setup.py"
if [ $# -eq 0 ]; then
    cd "$here"
    set -- render inputs/2024-wuqia-gov.yaml
fi
exec "$here/.venv/bin/python" -m generator "$@"
