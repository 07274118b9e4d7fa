"""Which form serves a year, and what is to be said of the choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.catalogue.classification import Catalogue
from generator.catalogue.standing import unlisted
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.forms.library import Form, Library

AT = Position("命令行")
NEITHER = "用 --year 写明年度，如 --year 2027；或用 --form 指定表样。"


def form_for(library: Library, year: int, region: str = "") -> Form:
    """The newest form of ``region`` that serves ``year``; without a region, of the only one that
    there is. Raises ``DisclosureError`` where there is none, or more than one."""
    found = _newest(_serving(library, year, region))
    if len(found) == 1:
        return found[0]
    raise DisclosureError([_several(found, year) if found else _none(library, year, region)])


def form_after(library: Library, year: int, current: Form) -> Form:
    """The newest form of the region of ``current`` that serves ``year``; ``current`` itself where
    none is newer, or none serves the year. Raises ``DisclosureError`` where several are as new."""
    found = _newest(_serving(library, year, current.spec.region))
    is_overtaken = any(_first(form) > _first(current) for form in found)
    if not found or (_serves(current, year) and not is_overtaken):
        return current
    if len(found) == 1:
        return found[0]
    raise DisclosureError([_several(found, year)])


def chosen(
    library: Library,
    *,
    year: int | None,
    region: str,
    form: str | None,
) -> tuple[Form, int]:
    """The form and the year of a new file: the ``form`` that is asked for, or the newest that
    serves the ``year``; the year that is asked for, or the last that the form names. One of the
    two must be given. Raises ``DisclosureError``."""
    if form and region:
        message = f"--form {form} 已经指明表样，不用再写 --region。"
        raise DisclosureError([Diagnostic("K801", Severity.ERROR, AT, message, "两个只写一个。")])
    if form:
        named = library.form(form, AT)
        return named, year or named_year(named)
    if year is None:
        message = "没有写年度，也没有写表样。"
        raise DisclosureError([Diagnostic("K801", Severity.ERROR, AT, message, NEITHER)])
    return form_for(library, year, region), year


def named_year(form: Form) -> int:
    """The last year that a form names; this year where it names none."""
    return form.spec.years.named if form.spec.years else dt.datetime.now(tz=dt.UTC).year


def notes(form: Form, year: int) -> Iterator[str]:
    """What is to be said once of a file of ``year`` in ``form``: a form of other years, a year
    without codes."""
    served = form.spec.years
    if served and not served.cover(year):
        yield f"注意：表样 {form.name} 适用 {served}，不是 {year} 年的；填写前请核对表和说法。"
    catalogue = Catalogue(year)
    if not catalogue.is_listed:
        yield f"注意：{unlisted(catalogue)}"


def described(form: Form, year: int) -> str:
    """The year and the form: ``2027 年，表样 2024（新疆维吾尔自治区，适用 2024 年起）``."""
    return f"{year} 年，表样 {_told(form)}"


def _told(form: Form) -> str:
    about = (form.spec.region, f"适用 {form.spec.years}" if form.spec.years else "")
    return f"{form.name}（{'，'.join(filter(None, about))}）"


def _serves(form: Form, year: int) -> bool:
    return form.spec.years is not None and form.spec.years.cover(year)


def _first(form: Form) -> int:
    return form.spec.years.first if form.spec.years else 0


def _serving(library: Library, year: int, region: str) -> list[Form]:
    """The forms of a region that serve a year: the department's own, where it has any, else the
    built-in ones. Where no region is asked for, a department with forms of its own is of theirs."""
    every = library.forms(AT)
    own_regions = {form.spec.region for form in every if not form.is_built_in}
    regions = {region} if region else own_regions or {""}
    found = [form for form in every if _serves(form, year) and _is_of_any(form, regions)]
    if not region and not own_regions:
        found = [form for form in found if form.spec.only_asked == "否"]
    own = [form for form in found if not form.is_built_in]
    return own or found


def _is_of_any(form: Form, regions: set[str]) -> bool:
    return any(_is_of(form, region) for region in regions)


def _is_of(form: Form, region: str) -> bool:
    """Whether a form is of a region, which may be written short (新疆); one that names none is of
    all."""
    return not form.spec.region or region in form.spec.region


def _newest(forms: Iterable[Form]) -> list[Form]:
    """Of each region the forms that begin last."""
    last: dict[str, int] = {}
    every = list(forms)
    for form in every:
        last[form.spec.region] = max(_first(form), last.get(form.spec.region, 0))
    return [form for form in every if _first(form) == last[form.spec.region]]


def _none(library: Library, year: int, region: str) -> Diagnostic:
    where = f"“{region}”" if region else ""
    known = "、".join(map(_told, library.forms(AT)))
    mend = f"可用的表样：{known}。确要用其中一套的，用 --form 写明。"
    return Diagnostic("K801", Severity.ERROR, AT, f"没有{where}适用 {year} 年的表样。", mend)


def _several(found: list[Form], year: int) -> Diagnostic:
    message = f"适用 {year} 年的表样不止一套：{'、'.join(map(_told, found))}。"
    is_of_one_region = len({form.spec.region for form in found}) == 1
    mend = (
        "用 --form 写明表样。"
        if is_of_one_region
        else "用 --form 写明表样，或用 --region 写明地区。"
    )
    return Diagnostic("K801", Severity.ERROR, AT, message, mend)
