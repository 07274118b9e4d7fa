"""What a template may take apart: lists and plain words, never a text with the mark of a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from jinja2 import DictLoader
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from generator.forms.sandbox import Sandbox

MARKED = Markup('<data name="支出.合计.金额" value="5">5.00</data>万元')


def made(template: str, variables: Mapping[str, Any]) -> str:
    return Sandbox(DictLoader({"a": template}), {}).get_template("a").render(variables)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 名称[1:3] }}", "县某"),
        ("{{ 名称[:1] }}{{ 名称[-1:] }}", "甲局"),
        ("{{ 名称[0] }}", "甲"),
        ("{% for 项 in 名单[1:] %}{{ 项 }}；{% endfor %}", "乙科；丙科；"),
        ("{% for 字 in 名称 %}{{ 字 }}-{% endfor %}", "甲-县-某-局-"),
        ("{{ 名单[1] }}", "乙科"),
    ],
)
def test_words_and_lists_are_taken_apart(template: str, text: str) -> None:
    given = {"名称": "甲县某局", "名单": ["甲科", "乙科", "丙科"]}
    assert made(template, given) == text


@pytest.mark.parametrize(
    "template",
    [
        "{{ 数[1:3] }}",
        "{{ 数[:1] }}",
        "{{ 数[0] }}",
        "{% set 头 = 数[:4] %}{{ 头 }}",
        "{% for 字 in 数 %}{{ 字 }}{% endfor %}",
        "{{ 名单[数[:1]] }}",
    ],
)
def test_a_text_with_the_mark_of_a_number_is_not(template: str) -> None:
    with pytest.raises(SecurityError, match="这样改，数就不再是数了"):
        made(template, {"数": MARKED, "名单": {"<": "甲"}})


def test_it_is_printed_whole() -> None:
    assert made("{{ 数 }}", {"数": MARKED}) == MARKED
