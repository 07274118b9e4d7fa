"""``disclosure verify``: what people edited in a Word file since it was rendered."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cli.parser import Parser, add_report_format, add_templates
from generator.cli.streams import show_data
from generator.files import spelled
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.roundtrip.findings import Finding, Kind

NAME = "verify"
HELP = "核对改过的 Word 文件：改了哪些文字、哪些数字"
USAGE = "FILE.docx [UNIT.yaml] [--base BASE] [--format FORMAT]"
DESCRIPTION = (
    "把在 Word、WPS、LibreOffice 里改过的文件与排出时的底稿对照，列出：\n"
    "改动的数字（从不取用，指明该改哪些事实）、改动的文字（在 YAML 文件的哪个键、哪一行）、\n"
    "新增、删去、移动、复制、合并、拆开的段落和行，没有接受或拒绝的修订，批注。\n"
    "底稿在 Word 文件里，也在它旁边的 .disclosure 文件夹里；两处都没有的文件不能核对。"
)
EXAMPLES = """\
示例：
  disclosure verify 改过的.docx
  disclosure verify 改过的.docx 本单位.yaml
  disclosure verify 改过的.docx 本单位.yaml --format sarif > 核对.sarif

返回值：0 与排出时一样；1 有改动、批注或没有定的修订；2 没有核对成。"""


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE.docx", type=Path, help="改过的 Word 文件")
    parser.arguments.add_argument(
        "unit", metavar="UNIT.yaml", type=Path, nargs="?", help="本单位的文件；写了才指明行号和事实"
    )
    add_base(parser)
    add_report_format(parser)
    add_templates(parser)


def add_base(parser: Parser) -> None:
    """``--base``, alike in every command that reads an edited file."""
    text = "底稿，或者存着底稿的 Word 文件；不写就用文件里的，或旁边 .disclosure 里的"
    parser.options.add_argument("--base", metavar="BASE", type=Path, help=text)


def run(options: argparse.Namespace) -> int:
    """Say what was edited; 1 if anything was."""
    from generator.published.readers import UnreadableError
    from generator.roundtrip.compare import compare
    from generator.roundtrip.findings import findings
    from generator.roundtrip.opened import NoBaseError, facts_of, open_edited, require_same_year

    try:
        opened = open_edited(options.file, options.base)
        facts = facts_of(options.unit, options.templates)
        if options.unit:
            require_same_year(options.file, opened.base, options.unit, facts.year)
    except (UnreadableError, NoBaseError) as error:
        print(error, file=sys.stderr)
        return MISUSE
    found = findings(compare(opened.base, opened.edited), facts)
    if options.format == "json":
        show_data(_as_json(options.file, found))
    elif options.format == "sarif":
        show_data(_as_sarif(options.file, found))
    else:
        print(*lines(options.file, found), sep="\n")
    return 1 if found else 0


def lines(file: Path, found: Sequence[Finding]) -> Iterator[str]:
    """What staff read: the findings, kind by kind."""
    kinds = {one.kind.name: one.kind for one in found}
    if not kinds:
        yield f"{file}：与排出时一样。"
        return
    places: Counter[str] = Counter()
    for one in found:
        places[one.kind.name] += one.places
    counts = [f"{name} {places[name]} 处" for name in kinds]
    yield f"{file}：{'，'.join(counts)}。"
    for name, kind in kinds.items():
        yield f"\n{name}："
        for one in found:
            if one.kind.name == name:
                yield from _one(one)
        yield f"  （{kind.mend}）"


def _one(finding: Finding) -> Iterator[str]:
    at = f"  {finding.position}" if finding.position else ""
    yield f"  {finding.message}{at}"
    if finding.where:
        yield f"      位置：{finding.where}"
    if finding.old or finding.new:
        yield f"      {_shown(finding.old)} → {_shown(finding.new)}"
    for line in finding.lines:
        yield f"      {line}"


def _shown(text: str) -> str:
    """A text on one line; what is not there is said."""
    return text.replace("\n", "／") if text else "（没有）"


def _as_json(file: Path, found: Sequence[Finding]) -> str:
    content = {"file": spelled(str(file)), "findings": [*map(_plain, found)]}
    return json.dumps(content, ensure_ascii=False, indent=2)


def _plain(finding: Finding) -> dict[str, Any]:
    from generator.cli.sarif import LEVELS

    at = finding.position
    place = {"file": at.file, "line": at.line, "column": at.column} if at else None
    return {
        "kind": finding.kind.name,
        "severity": LEVELS[finding.kind.severity],
        "message": finding.message,
        "where": finding.where,
        "owner": {"kind": finding.owner.kind, "key": finding.owner.key},
        "old": finding.old,
        "new": finding.new,
        "lines": [*finding.lines],
        "yaml": place,
        "mend": finding.kind.mend,
    }


def _as_sarif(file: Path, found: Sequence[Finding]) -> str:
    from generator.cli import sarif

    kinds = {one.kind.name: one.kind for one in found}
    results = [_result(file, one, [*kinds]) for one in found]
    return sarif.log([*map(_rule, kinds.values())], results)


def _rule(kind: Kind) -> dict[str, Any]:
    from generator.cli.sarif import LEVELS

    return {
        "id": kind.name,
        "name": kind.name,
        "shortDescription": {"text": kind.name},
        "fullDescription": {"text": kind.mend},
        "help": {"text": kind.mend},
        "defaultConfiguration": {"level": LEVELS[kind.severity]},
    }


def _result(file: Path, finding: Finding, kinds: list[str]) -> dict[str, Any]:
    """A finding at the Word file; what it rests on in the YAML is related."""
    from generator.cli.sarif import LEVELS, uri

    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri(str(file))}}}
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    changed = (
        f"：{_shown(finding.old)} → {_shown(finding.new)}" if finding.old or finding.new else ""
    )
    result: dict[str, Any] = {
        "ruleId": finding.kind.name,
        "ruleIndex": kinds.index(finding.kind.name),
        "level": LEVELS[finding.kind.severity],
        "message": {"text": "\n".join((finding.message + changed, *finding.lines))},
        "locations": [location],
    }
    if at := finding.position:
        region = {"startLine": at.line, "startColumn": at.column}
        place = {"artifactLocation": {"uri": uri(at.file)}, "region": region}
        result["relatedLocations"] = [{"physicalLocation": place}]
    return result
