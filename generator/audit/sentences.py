"""The sentences of a published file read as ``data/sentences.yaml`` describes them: every number
under its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.audit.codes import all_functions, likeness
from generator.audit.model import Place
from generator.audit.outline import Outline, Sentence
from generator.audit.patterns import Pattern, key_of, patterns_of
from generator.audit.readings import ONE, PLACES, YUAN, Ledger, Reading, amount, decimals
from generator.audit.tables import Tables
from generator.audit.words import NUMBER, bare, near
from generator.catalogue.classification import Catalogue
from generator.forms.spec import FormSpec
from generator.rules.amounts import measures
from generator.rules.performance import OUTSIDE

PARTS = re.compile(
    r"(?:^\d+[.、])?(.*?)（类(?:：(\d+))?）(.*?)（款(?:：(\d+))?）(.*?)（项(?:：(\d+))?）"
)
REASON = re.compile(r"主要原因是?[^。]*|主要用于[^。；]*")
COUNTABLE = re.compile(rf"({NUMBER.pattern})(?:万元|万(?!元以上)|元|%|个(?!月)|人|家|辆|台|平方米)")
MONEY = re.compile(rf"({NUMBER.pattern})万元")
PARTS_READ = (1, 3)
PERCENTAGE = re.compile(rf"({NUMBER.pattern})%")
STAFF = re.compile(
    r"编制数\d"
)  # opens a sentence about the staff of one unit, the unit itself first
THRESHOLD = re.compile(r"\d+万元以上")
ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class ItemSentence:
    """A 项 named in a sentence: the names and codes as printed, and the code it was read as."""

    place: Place
    names: tuple[str, str, str]
    codes: tuple[str, str, str]
    code: str


@dataclass(slots=True)
class Spoken:
    """What the sentences say beside their figures; ``unread``: numbers that no pattern knows,
    ``prose``: numbers of the unit's own words (duties, reasons, uses)."""

    items: list[ItemSentence] = field(default_factory=list)
    projects: list[tuple[int, str, Place]] = field(default_factory=list)
    unread: list[tuple[str, Place]] = field(default_factory=list)
    prose: list[tuple[str, Place]] = field(default_factory=list)


def read_sentences(
    outline: Outline, form: FormSpec, tables: Tables, ledger: Ledger, catalogue: Catalogue
) -> Spoken:
    """Enter every number of the sentences that a pattern knows; say which numbers none does."""
    spoken = Spoken()
    sources = {form.source_names.get(key, key): key for key in form.sources}
    project = staff = ""
    fund = "一般公共预算拨款"
    units = 0
    shown = [decimals(m[1]) for s in outline.sentences for m in PERCENTAGE.finditer(s.text)]
    percent_places = min(PLACES, max(shown, default=PLACES))
    are_zeros_kept = any(_is_with_zero(sentence) for sentence in outline.sentences)
    for sentence in outline.sentences:
        if match := re.match(r"\d+[、.．]?项目名称：(.+)", sentence.text):
            project = match[1]
        if match := re.match(
            r"(一般公共预算|政府性基金预算|国有资本经营预算)支出包括", sentence.text
        ):
            fund = f"{match[1]}拨款"
        if "机构设置" in sentence.section and STAFF.search(sentence.text):
            staff = f"下属单位.{units}." if units else ""
            units += 1
        if sentence.part not in PARTS_READ:
            continue
        heard: set[tuple[int, int]] = set()
        context = _Context(
            tables, catalogue, spoken, sources, project, fund, staff, percent_places, are_zeros_kept
        )
        if group := patterns_of(sentence.section):
            heard = _hear(sentence, group, context, ledger)
        _account(sentence, heard, spoken)
    return spoken


@dataclass(frozen=True, slots=True)
class _Context:
    tables: Tables
    catalogue: Catalogue
    spoken: Spoken
    sources: Mapping[str, str]
    project: str
    fund: str
    staff: str  # before the names of staff figures: whose staff the sentence speaks of
    percent_places: int  # the most decimals of a percentage, as zeros may be left out
    are_zeros_kept: bool  # amounts of money show all their decimals: 50.0万元


def _hear(
    sentence: Sentence, group: tuple[Pattern, ...], context: _Context, ledger: Ledger
) -> set[tuple[int, int]]:
    heard: set[tuple[int, int]] = set()
    for pattern in group:
        for match in pattern.regex.finditer(sentence.text):
            if not any(match.span(f"n{n}") in heard for n in range(len(pattern.figures))):
                heard |= set(_enter(sentence, pattern, match, context, ledger))
    return heard


def _enter(
    sentence: Sentence, pattern: Pattern, match: re.Match[str], context: _Context, ledger: Ledger
) -> Iterator[tuple[int, int]]:
    keys = {"款别": context.fund}
    for number, kind in enumerate(pattern.words):
        keys[kind] = _key(kind, match[f"w{number}"], sentence, context)
    if pattern.figures[0].startswith("项目.[项目]"):
        keys["项目"] = str(_project(sentence, context, match["n0"]))
    if not all(keys.values()):
        return
    for number, figure in enumerate(pattern.figures):
        text = match[f"n{number}"]
        if text is None:
            continue
        yield match.span(f"n{number}")
        name = re.sub(r"\[(.+?)\]", lambda m: keys[m[1]], figure)
        name = f"{context.staff}{name}" if name.startswith("人员.") else name
        sign = -1 if number in pattern.directions and match[f"d{number}"] in ("减少", "下降") else 1
        label = match[0] if len(match[0]) < 30 else f"{match[0][:14]}……{text}"
        place = Place(
            sentence.place.block, sentence.place.section, sentence.place.page, label=label
        )
        scale = YUAN if sentence.text[match.end(f"n{number}") :].startswith("元") else ONE
        value, after = amount(text) * sign / scale, sentence.text[match.end(f"n{number}") :]
        if after.startswith("%"):
            places = context.percent_places
        elif context.are_zeros_kept and decimals(text):
            places = decimals(text)
        else:
            places = max(PLACES, decimals(text))
        ledger.add(Reading(name, value, text, place, _source(sentence), scale, places))


def _is_with_zero(sentence: Sentence) -> bool:
    """Whether a sentence prints an amount with a last decimal that is zero, reasons left out: they
    are a department's own words."""
    plain = REASON.sub("", sentence.text)
    texts = [found[1] for found in MONEY.finditer(plain)] if sentence.part in PARTS_READ else []
    return any(decimals(text) and text.endswith("0") for text in texts)


def _source(sentence: Sentence) -> str:
    return f"文 {sentence.section}{sentence.subsection}"


def _project(sentence: Sentence, context: _Context, text: str) -> int:
    taken = {number for number, _, _ in context.spoken.projects}
    number = context.tables.spoken_project(context.project, amount(text), taken)
    context.spoken.projects.append((number, context.project, sentence.place))
    return number


def _key(kind: str, text: str, sentence: Sentence, context: _Context) -> str:
    if kind == "科目":
        return _item(text, sentence, context)
    if kind == "类":
        return _class(text, context.catalogue)
    if kind == "来源" and text in context.sources:
        return context.sources[text]
    return key_of(kind, text)


def _class(text: str, catalogue: Catalogue) -> str:
    names = {code: catalogue.functions[code] for code in catalogue.function_classes()}
    text = re.sub(r"^.*支出包括", "", text)
    best = max(names, key=lambda c: max(near(names[c], text), near(names[c], f"{text}支出")))
    return best if max(near(names[best], text), near(names[best], f"{text}支出")) >= ALIKE else ""


def _item(text: str, sentence: Sentence, context: _Context) -> str:
    match = PARTS.match(text)
    if not match:
        return ""
    names = (match[1], match[3], match[5])
    codes = (match[2] or "", match[4] or "", match[6] or "")
    code = "".join(codes) if all(codes) else _code_of(names, context)
    context.spoken.items.append(ItemSentence(sentence.place, names, codes, code))
    return code


def _code_of(names: tuple[str, str, str], context: _Context) -> str:
    """The 项 whose three official names are most like the printed ones."""
    functions = all_functions(context.catalogue.year)
    own = [
        c
        for c, known in functions.items()
        if len(c) == 7 and any(bare(n) == bare(names[2]) for n in known)
    ]
    own = own or [c for c in functions if len(c) == 7 and likeness(functions, c, names[2]) >= ALIKE]

    def fit(code: str) -> float:
        return likeness(functions, code[:5], names[1]) + likeness(functions, code[:3], names[0])

    best = max(own, key=fit, default="")
    return best if best and fit(best) >= 2 * ALIKE - 0.3 else ""


def _without(text: str, spans: set[tuple[int, int]]) -> str:
    """The text with the spans blanked."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _account(sentence: Sentence, heard: set[tuple[int, int]], spoken: Spoken) -> None:
    """Note the sentence's numbers that no pattern read. Names, documents and times of projects are
    none; their allocation is read by itself."""
    if (
        sentence.part == 3
        and "项目支出情况说明" in sentence.section
        and not sentence.text.startswith("预算安排规模")
    ):
        return
    left = _without(sentence.text, heard)
    own_words = [left] if "主要职能" in sentence.section else REASON.findall(left)
    spoken.prose += [
        (m.text, sentence.place)
        for text in own_words
        for m in measures(OUTSIDE.sub("", text))
        if m.unit
    ]
    if "主要职能" in sentence.section:
        return
    prose = [
        m.span() for m in (*REASON.finditer(sentence.text), *THRESHOLD.finditer(sentence.text))
    ]
    for match in COUNTABLE.finditer(sentence.text):
        start, end = match.span(1)
        if (start, end) not in heard and not any(a <= start < b for a, b in prose):
            spoken.unread.append((match[0], sentence.place))
