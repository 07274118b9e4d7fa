"""``disclosure rounding``: the certificate of how amounts were rounded."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import Parser, add_templates

if TYPE_CHECKING:
    from generator.pipeline import Disclosure
    from generator.rounding.certificate import Certificate, Check, Moved, Term

NAME = "rounding"
HELP = "列出没有取四舍五入的数，和为此所保的合计"
USAGE = "FILE"
DESCRIPTION = "舍位说明：哪些金额印出来的不是四舍五入的数，实际是多少，为了哪些合计相等。"
EXAMPLES = """\
示例：
  disclosure rounding 本单位.yaml

舍位的办法写在 YAML 文件的“舍位”：平衡（不写即平衡）、最近、精确。见 docs/rounding.md。"""

MANY = 3  # parts of a sum that are named
FEW = 2  # other names of an amount that are listed


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument("file", metavar="FILE", type=Path, help="YAML 文件")
    add_templates(parser)


def run(options: argparse.Namespace) -> int:
    """Print the certificate; 1 if the input has errors."""
    from generator import pipeline

    disclosure = pipeline.load(options.file, options.templates)
    print("\n".join(_lines(disclosure)))
    return 0


def _lines(disclosure: Disclosure) -> Iterator[str]:
    from generator.pipeline import told
    from generator.rounding.certificate import certify

    policy = disclosure.budget.rounding
    yield f"计量单位：{disclosure.budget.measure}；舍位：{policy}"
    if policy == "精确":
        yield "金额都印出全部小数，没有舍位。"
        return
    spec = disclosure.form.spec
    for way in spec.money():
        is_balanced = way in spec.balanced_money()
        among = None if is_balanced else told(disclosure)
        certificate = certify(disclosure.figures, disclosure.rounding, way, among)
        yield ""
        rest = (
            f"其中 {certificate.inexact} 个要舍位。"
            if certificate.inexact
            else "没有要舍位的，照印。"
        )
        yield f"印成{way.measure}、{way.places} 位小数：不同的金额 {certificate.count} 个，{rest}"
        if not is_balanced:
            yield from _told(certificate)
        elif policy == "最近":
            yield from _uneven(certificate, "（表下已加注）")
        else:
            yield from _moved(certificate, disclosure)


def _told(certificate: Certificate) -> Iterator[str]:
    """Of sentences that round each amount for itself."""
    if certificate.inexact:
        yield (
            "只有文字这样印，表格印的单位或小数位不同；"
            "文字里逐个四舍五入，不再平衡（表样的“舍位”）。"
        )
    if certificate.inexact and not certificate.broken:
        yield "文字里各合计与各项相加都相等。"
    yield from _uneven(certificate, "，都印在文字里")


def _uneven(certificate: Certificate, where: str) -> Iterator[str]:
    if certificate.broken:
        yield f"逐个四舍五入，有 {len(certificate.broken)} 个合计与各项相加不等{where}："
    for check in certificate.broken:
        yield f"  {_equation(check)}"


def _moved(certificate: Certificate, disclosure: Disclosure) -> Iterator[str]:
    if not certificate.inexact:
        return
    if not certificate.broken:
        yield "逐个四舍五入，处处相等，没有调整。"
        return
    broken, moved = len(certificate.broken), len(certificate.moved)
    yield (
        f"逐个四舍五入，有 {broken} 个合计与各项相加不等；调整下面 {moved} 个数，印出的数处处相等。"
    )
    if freed := sum(m.freed for m in certificate.moved):
        step = certificate.way.nearest(certificate.way.step)
        yield (
            f"其中标“放开”的 {freed} 个与实际数相差达到 {step}："
            "几处合计互相牵连，都取相邻的数就不能处处相等。"
        )
    for fact in certificate.moved:
        yield ""
        yield from _fact(fact)
        if fact.freed:
            yield from _freed(fact, disclosure)


def _fact(moved: Moved) -> Iterator[str]:
    term, others = moved.term, moved.names[1:]
    yield term.name + ("（放开）" if moved.freed else "")
    if others:
        more = f" 等 {len(others)} 个" if len(others) > FEW else ""
        yield f"  同一笔钱的别名：{'、'.join(others[:FEW])}{more}"
    yield f"  实际 {_exact(term)}，四舍五入 {term.nearest:,}，印 {term.printed:,}"
    for check in moved.checks:
        yield f"  为了 {_equation(check)}"


def _freed(moved: Moved, disclosure: Disclosure) -> Iterator[str]:
    """By how much it is off, where a reader meets it, and what it does not go together with."""
    from generator.pipeline import printed_at

    term, known = moved.term, printed_at(disclosure, disclosure.rounding)
    off = term.printed - term.exact
    yield f"  比实际{'多' if off > 0 else '少'} {abs(off).normalize():f}"
    where: list[str] = []
    for name in moved.names:
        where += known.get(name, ())
    yield from (f"  印在 {place}" for place in where)
    if not where:
        yield "  公开的文件里没有这个数"
    if moved.conflict:
        yield f"  放开，是因为它与下面 {len(moved.conflict)} 个数不能同时都取相邻的数："
    for other in moved.conflict:
        yield f"    {other.name}：实际 {_exact(other)}，印 {other.printed:,}"


def _equation(check: Check) -> str:
    """The sum, in names and in amounts: ``A 10.00 ＝ B ＋ C；逐个四舍五入：10.00 与 10.01``."""
    parts = [p for p in check.plus if p.exact]
    names = f"所属 {len(parts)} 项之和" if len(parts) > MANY else " ＋ ".join(p.name for p in parts)
    taken = "".join(f" － {p.name}" for p in check.minus)
    alone = f"{check.total.nearest:,} 与 {check.total.nearest + check.gap:,}"
    why = f"逐个四舍五入是 {alone}" if check.gap else "随其中别的数一同调整"
    return f"{check.total.name} ＝ {names}{taken}：{why}"


def _exact(term: Term) -> str:
    return f"{term.exact.normalize():,f}"
