"""Four real disclosures, as Word and PDF: the errata are found, and nothing else is called a
contradiction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.audit.free import audit as free
from generator.audit.free.audit import Audit
from generator.audit.free.finding import Finding, Weight, where
from generator.audit.free.told import spot
from tests.audit import truths

HERE = Path(__file__).parent
ERRATA: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    (HERE / "errata.yaml").read_text("utf-8")
)
ARGUED: dict[str, Any] = yaml.safe_load((HERE / "argued.yaml").read_text("utf-8")) or {}
CASES = [(name, "docx") for name in ERRATA] + [("2022-kuerle-gov", "pdf")]

SHARE = {
    "2021-atushi-gov": 0.91,
    "2022-kuerle-gov": 0.98,
    "2023-atushi-party": 0.98,
    "2024-wuqia-gov": 0.98,
}
"""What is known of the others has no second place: houses, furniture, equipment."""

pytestmark = pytest.mark.slow


def said(audit: Audit, found: Finding) -> str:
    text = f"{where(audit.paper, found)} {found.printed} {found.expected} {found.why}"
    return plain(text)


def plain(text: str) -> str:
    return "".join(text.split()).replace(",", "").replace("(", "（").replace(")", "）")


def matches(audit: Audit, found: Finding, sign: dict[str, str]) -> bool:
    return found.kind == sign["类"] and plain(sign["含"]) in said(audit, found)


def reported(audit: Audit, kind: str) -> Iterator[Finding]:
    """The contradictions; of sums also the remarks: rounding may explain them."""
    return (one for one in audit.findings if one.weight is Weight.CONTRADICTION or kind == "sum")


@pytest.mark.parametrize(("name", "form"), CASES)
def test_errata_of_higher_certainty_are_found(
    name: str, form: str, real: Callable[[str, str], Audit]
) -> None:
    audit = real(name, form)
    wanted = {key: sign for key, sign in ERRATA[name].items() if "必须" in sign}
    missed = [
        k
        for k, sign in wanted.items()
        if not any(matches(audit, one, sign) for one in reported(audit, sign["必须"]))
    ]
    assert missed == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_every_contradiction_is_an_erratum_or_argued(
    name: str, form: str, real: Callable[[str, str], Audit]
) -> None:
    audit = real(name, form)
    known = [*ERRATA[name].values(), *ARGUED.get(name, [])]
    wrong = audit.of(Weight.CONTRADICTION)
    unknown = [one for one in wrong if not any(matches(audit, one, sign) for sign in known)]
    assert [said(audit, one) for one in unknown] == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_other_errata_are_remarked(name: str, form: str, real: Callable[[str, str], Audit]) -> None:
    audit = real(name, form)
    missed = [
        key
        for key, sign in ERRATA[name].items()
        if not any(matches(audit, one, sign) for one in audit.findings)
    ]
    assert missed == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_every_finding_has_a_place(name: str, form: str, real: Callable[[str, str], Audit]) -> None:
    """A table (one has no title), or a section, and never the paper as a whole."""
    audit = real(name, form)
    assert audit.form == name[:4]
    places = [spot(audit.paper, one.at) for one in audit.findings]
    assert [one for one in places if not (one.table or one.section or one.row)] == []


@pytest.mark.parametrize(("name", "form"), CASES)
def test_most_printed_numbers_are_tied_down(
    name: str, form: str, real: Callable[[str, str], Audit]
) -> None:
    audit = real(name, form)
    assert len(audit.tied) >= len(audit.numbers) * SHARE[name]


def test_titles_of_tables_and_documents_are_compared() -> None:
    """``name`` errata that no form is needed for: 2021 A09, 2022 E06 to E08, 2024 E07."""
    if not truths.REFERENCE.is_dir():
        pytest.skip("参考资料不在")
    found = {}
    for name in ("2021-atushi-gov", "2022-kuerle-gov", "2024-wuqia-gov"):
        report = free.audited(truths.paper(truths.truth(name)))
        whys = ("目录和表题不一致", "同一文号")
        found[name] = [one.printed for one in report.findings if one.why.startswith(whys)]
    assert found == {
        "2021-atushi-gov": ["财政拨款收支总体情况表"],
        "2022-kuerle-gov": [
            "单位收入总体情况表",
            "单位支出总体情况表",
            "财政拨款收支总体情况表",
        ],
        "2024-wuqia-gov": [
            "《乌恰县人民政府办公室支部委员会会议纪要》",
            "《乌恰县政府办公室支部委员会会议纪要》",
            "《乌恰县政府办公室支部委员会会议纪要的通知》",
            "《乌恰县人民政府办公室支部委员会会议纪要的通知》",
        ],
    }
