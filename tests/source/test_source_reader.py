"""YAML text → located nodes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import DisclosureError, Position
from generator.source.nodes import LocatedDict, LocatedList, LocatedStr
from generator.source.reader import read, read_text

SAMPLE = """\
单位:
  名称: 示例县档案馆
  编码: "0301"
名单:
  - 甲
  -
说明: |
  其中：一
"""


def found(text: str) -> list[str]:
    """Code and place of everything wrong with ``text``."""
    with pytest.raises(DisclosureError) as caught:
        read_text(text, "f")
    return [f"{d.code} {d.position.line}:{d.position.column}" for d in caught.value.diagnostics]


def root(text: str) -> LocatedDict:
    node = read_text(text, "f").root
    assert isinstance(node, LocatedDict)
    return node


def test_tree() -> None:
    assert root(SAMPLE) == {
        "单位": {"名称": "示例县档案馆", "编码": "0301"},
        "名单": ["甲", None],
        "说明": "其中：一\n",
    }


def test_places() -> None:
    tree = root(SAMPLE)
    unit, names = tree["单位"], tree["名单"]
    assert isinstance(unit, LocatedDict)
    assert isinstance(names, LocatedList)
    assert tree.key_positions["名单"] == Position("f", 4, 1)
    assert unit.position == Position("f", 2, 3)
    assert names.item_positions[1] == Position("f", 6, 4)
    code = unit["编码"]
    assert isinstance(code, LocatedStr)
    assert (code.position, code.style) == (Position("f", 3, 7), "quoted")


def test_scalars_stay_text() -> None:
    assert root("a: [0301, 1_000, 12:30, 1e5, .inf, yes, 2024-03-10, 1.50, ~, '']") == {
        "a": ["0301", "1_000", "12:30", "1e5", ".inf", "yes", "2024-03-10", "1.50", None, ""]
    }


def test_shared_text() -> None:
    assert root("a: &x 人员增加\nb: *x\n") == {"a": "人员增加", "b": "人员增加"}


def test_mark_and_windows_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "甲.yaml"
    file.write_bytes("\ufeffa: 1\r\nb:\r\n  - 2\r\n".encode())
    source = read(file)
    assert source.root == {"a": "1", "b": ["2"]}
    assert source.name == str(file)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("名称: 档案馆".encode("gbk"), "Y101"),
        ("名称: 档案馆".encode("utf-16"), "Y102"),
        ("名称: 档案馆\n".encode("utf-16-le"), "Y102"),
        ("年度: 2024\n".encode("utf-16-be"), "Y102"),
        ("名称: 档案馆\n\0".encode(), "Y106"),
        (b"a: 1\n\0", "Y106"),
        (b"PK\x03\x04\xff\xff\xff", "Y103"),
        (b"#" * (4 * 1024 * 1024 + 1), "Y104"),
    ],
)
def test_bytes_that_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(content)
    with pytest.raises(DisclosureError) as caught:
        read(file)
    assert [d.code for d in caught.value.diagnostics] == [code]


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.yaml", tmp_path):
        with pytest.raises(DisclosureError) as caught:
            read(path)
        assert [d.code for d in caught.value.diagnostics] == ["Y100"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["Y105 1:1"]),
        ("a: 1\nb: {c: 1, c: 2}\na: 3\n", ["Y302 2:11", "Y302 3:1"]),
        ("a: &x [*x]\nb: *y\n", ["Y303 1:8", "Y303 2:4"]),
        ("a: !!str 1\nb: !x [1]\n", ["Y306 1:4", "Y306 2:4"]),
        ("a: {<<: {b: 1}}\n", ["Y307 1:5"]),
        ("a: 1\n--- {b: 2}\n", ["Y308 2:1"]),
        ("? [a]\n: 1\n~: 2\n", ["Y309 1:3", "Y309 3:1"]),
        ("a: " + "[" * 31 + "]" * 31, ["Y305 1:34"]),
        ("a: 1\u2028\nb: \x07\n", ["Y106 1:5", "Y106 2:4"]),
        ("a:\n  名称　: x\n　金额: 2\n", ["Y203 2:3", "Y203 3:1"]),
    ],
)
def test_structures_that_are_refused(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_aliases_are_bounded() -> None:
    pairs = zip("abcdef", "bcdefg", strict=True)
    text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{low}: &{low} [{', '.join([f'*{high}'] * 10)}]\n" for high, low in pairs
    )
    assert found(text) == ["Y304 6:8"]


def test_faults_beyond_a_syntax_error_are_found_too() -> None:
    assert found("单位：x\n年度: 1\n年度: 2\n列: [1\n") == ["Y201 1:3", "Y302 3:1", "Y301 5:1"]
    assert found("单位：x\n年度: 1\n年度: 2\n") == ["Y201 1:3", "Y302 3:1"]


@given(st.text(st.sampled_from("甲a1：:，,{}｛[]-　 \t\n\"'|>&*!?#“”\xa0"), max_size=60))
def test_any_text_is_read_or_explained(text: str) -> None:
    try:
        found = read_text(text, "f").root
    except DisclosureError as fault:
        found = LocatedStr("".join(d.message for d in fault.diagnostics))
    assert found is not None


@pytest.mark.parametrize(
    "text",
    ['a: "\\ud800"\n', ("%YAML 2.0\n---\na: "
        "1\n"), ("%YAML 1.\n---\na: "
        "1\n"), (f"%YAML 1.{'1' * 20}"
        "\n---\na: 1\n"),
     "%YAML甲\n---\na: 1\n", "a: |0\n 1\n", "a: !%ff 1\n", "a: @甲\n", "a: [1\n"],
)  # fmt: skip
def test_what_the_parser_says_is_said_in_chinese(text: str) -> None:
    with pytest.raises(DisclosureError) as caught:
        read_text(text, "a")
    for one in caught.value.diagnostics:
        assert one.code.startswith("Y3")
        assert not re.search("[a-z] [a-z]", f"{one.message} {one.mend}")
        assert "这里的写法不合" not in one.message
