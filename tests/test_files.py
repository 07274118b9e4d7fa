"""Files appear whole, under names every system takes, and a failure says what to do."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files import WriteError, safe_name, write


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2024-乌恰县人民政府办公室", "2024-乌恰县人民政府办公室"),
        ("2024-甲/乙：丙", "2024-甲／乙：丙"),
        ('a<b>c:"d"|e?f*g\\h', "a〈b〉c：”d”｜e？f＊g＼h"),
        ("名\n称\t", "名称"),
        ("结尾. . ", "结尾"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("console", "console"),
        ("..", "_"),
        ("", "_"),
        ("长" * 100, "长" * 60),
    ],
)
def test_safe_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_a_safe_name_is_safe_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('<>:"/\\|?*')
    assert len(safe.encode()) <= 181
    assert safe_name(safe) == safe


def test_write_makes_the_folder_and_leaves_only_the_file(tmp_path: Path) -> None:
    target = tmp_path / "新" / "文件.docx"
    write(target, b"one")
    write(target, b"two")
    assert target.read_bytes() == b"two"
    assert [entry.name for entry in target.parent.iterdir()] == ["文件.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有权限位")
def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write(tmp_path / "a", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


def failing(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            OSError(errno.ENOSPC, ""),
            "磁盘已满，{file} 没有写成。请腾出空间后再试；原有的文件没有改动。",
        ),
        (
            OSError(errno.EACCES, ""),
            "{file} 正被别的程序打开（例如 Word、WPS），没有写成。请关闭它后再试。",
        ),
        (
            OSError(errno.EROFS, ""),
            (
                "不能在文件夹 {folder} 里写文件。请用 --output 指定另一个文件夹，"
                "或请管理员给予写的权限。"
            ),
        ),
        (
            OSError(errno.EIO, "Input/output error"),
            "{file} 没有写成：磁盘或网络读写出错。请换一个文件夹再试；原有的文件没有改动。",
        ),
        (
            OSError(errno.EXDEV, "Invalid cross-device link"),
            f"{{file}} 没有写成：系统错误 {errno.EXDEV}。请换一个文件夹再试；原有的文件没有改动。",
        ),
    ],
)
def test_a_failure_is_explained_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    target = tmp_path / "文件.docx"
    target.write_bytes(b"before")
    failing(monkeypatch, error)
    with pytest.raises(WriteError) as raised:
        write(target, b"after")
    assert str(raised.value) == message.format(file=target, folder=tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["文件.docx"]
    assert target.read_bytes() == b"before"


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(
        WriteError, match=r"output 是一个文件，不是文件夹。请用 --output 指定另一个文件夹。"
    ):
        write(tmp_path / "output" / "a.docx", b"")


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(WriteError, match=r"a.docx 是一个文件夹，不能写成文件。"):
        write(tmp_path / "a.docx", b"")
