"""YAML → located nodes: no tags, no merge keys, one document, bounded aliases and depth, no
duplicate keys."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.diagnostics import Diagnostic, DisclosureError
from generator.own_data import LOADER
from generator.source.builder import Builder
from generator.source.lint import lint
from generator.source.nodes import Source
from generator.source.syntax import translate
from generator.source.text import error, invisible, load


def read(path: Path) -> Source:
    """Read a file; raises ``DisclosureError`` with everything that is wrong with its YAML."""
    return read_text(load(path), str(path))


def read_text(text: str, name: str) -> Source:
    """Read YAML from ``text``; ``name`` is what messages call it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if found := invisible(text, name):
        raise DisclosureError(found)
    builder, fault = _parse(text, name)
    found = list(builder.found)
    if fault is not None:
        found = _all_faults(text, name, fault)
    elif builder.root is None and not found:
        found = [
            error("Y105", builder.place(1, 1), "文件是空的，或只有注释", "从示例文件复制一份再改")
        ]
    if found:
        raise DisclosureError(found)
    return Source(name, text, builder.root)


def mended(text: str, name: str) -> Source | None:
    """A text that is no YAML, as it reads once the slips of its lines are mended; ``None`` where
    that is not enough."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    _, better = lint(text, name)
    builder, fault = _parse(better, name)
    is_sound = fault is None and builder.root is not None
    return Source(name, better, builder.root) if is_sound else None


def _parse(text: str, name: str) -> tuple[Builder, yaml.YAMLError | None]:
    builder = Builder(name, text)
    try:
        builder.build(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError as fault:
        return builder, fault
    return builder, None


def _all_faults(text: str, name: str, fault: yaml.YAMLError) -> list[Diagnostic]:
    """What the lines show, and what is still wrong once those are mended."""
    found, mended = lint(text, name)
    builder, left = _parse(mended, name) if found else (Builder(name, text), fault)
    found += builder.found
    if left is not None:
        found.append(translate(left, name))
    return found
