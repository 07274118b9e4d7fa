# Sets $python to a Python of version 3.11 or later; installs Debian's where there is none and the user may.
# Sourced by run.sh, test.sh and .ci/run.

export PYTHONUTF8=1

find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            return 0
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

if ! find_python && command -v apt-get >/dev/null 2>&1; then
    echo "没有找到 Python 3.11 或更高版本，尝试安装系统的 python3 ……"
    { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv; } >/dev/null 2>&1 || true
fi
if ! find_python; then
    echo "需要 Python 3.11 或更高版本，本机没有。请先安装（例如 sudo apt-get install python3 python3-venv），再执行一次本命令。" >&2
    exit 2
fi
