"""A page asks for the faces of a family by their own names, whatever weights they claim."""

from __future__ import annotations

from generator.look import FontRole, Look
from generator.output import local_fonts


def test_each_face_is_named(look: Look) -> None:
    named = FontRole.model_validate(
        {"名称": "方正小标宋简体", "备选": ["小标宋体", "Fan Song Bold"]}
    )
    rules = local_fonts.rules(look.model_copy(update={"fonts": {"小标宋": named}}))
    assert rules.splitlines() == [
        (
            '@font-face{font-family:"Fan Song";font-weight:normal;'
            'src:local("Fan Song Regular"),local("Fan-Song-Regular"),local("Fan Song")}'
        ),
        (
            '@font-face{font-family:"Fan Song";font-weight:bold;'
            'src:local("Fan Song Bold"),local("Fan-Song-Bold")}'
        ),
        (
            '@font-face{font-family:"Fan Song Bold";font-weight:normal;'
            'src:local("Fan Song Bold"),local("Fan-Song-Bold")}'
        ),
    ]
