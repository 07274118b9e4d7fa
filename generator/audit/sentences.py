"""The sentences of a published file read as ``data/sentences.yaml`` describes them: every number under its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.audit.codes import all_functions, likeness
from generator.audit.model import Place
from generator.audit.outline import Outline, Sentence
from generator.audit.readings import Ledger, Reading, amount
from generator.audit.tables import Tables
from generator.audit.words import NUMBER, bare, near
from generator.catalogue.classification import Catalogue
from generator.forms.spec import FormSpec
from generator.rules.amounts import measures
from generator.rules.performance import OUTSIDE

DATA = Path(__file__).with_name("data") / "sentences.yaml"
DIRECTION = r"(?P<d{n}>增加（减少）|增长（下降）|增加或减少|增加|减少|增长|下降)"
ITEM = r"(?P<w{n}>[^。；，：]*?（类[^）]*）[^。；，：]*?（款[^）]*）[^。；，：]*?（项[^）]*）)"
PARTS = re.compile(r"(?:^\d+[.、])?(.*?)（类(?:：(\d+))?）(.*?)（款(?:：(\d+))?）(.*?)（项(?:：(\d+))?）")
REASON = re.compile(r"主要原因是?[^。]*|主要用于[^。；]*")
COUNTABLE = re.compile(rf"({NUMBER.pattern})(?:万元|万(?!元以上)|元|%|个(?!月)|人|家|辆|台|平方米)")
THRESHOLD = re.compile(r"\d+万元以上")
ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence pattern: the regular expression, the words and the figures of its groups in order."""

    regex: re.Pattern[str]
    words: tuple[str, ...]
    figures: tuple[str, ...]
    directions: frozenset[int]  # groups of figures that a direction stands before


@dataclass(frozen=True, slots=True)
class ItemSentence:
    """A 项 named in a sentence: the names and codes as printed, and the code it was read as."""

    place: Place
    names: tuple[str, str, str]
    codes: tuple[str, str, str]
    code: str


@dataclass(slots=True)
class Spoken:
    """What the sentences say beside their figures; ``unread``: numbers that no pattern knows, ``prose``: numbers of the
    unit's own words (duties, reasons, uses)."""

    items: list[ItemSentence] = field(default_factory=list)
    projects: list[tuple[int, str, Place]] = field(default_factory=list)
    unread: list[tuple[str, Place]] = field(default_factory=list)
    prose: list[tuple[str, Place]] = field(default_factory=list)


@cache
def _data() -> Any:
    return yaml.load(DATA.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """All patterns by the words of the section they belong to."""
    return {section: tuple(_compile(text) for text in texts) for section, texts in _data()["式"].items()}


def _compile(text: str) -> Pattern:
    words: list[str] = []
    figures: list[str] = []
    directions: set[int] = set()
    pending = False

    def piece(match: re.Match[str]) -> str:
        nonlocal pending
        part = match[0]
        if part == "<向>":
            pending = True
            return DIRECTION.format(n=len(figures))
        if part[0] == "[":
            words.append(part[1:-1])
            return _word(part[1:-1], len(words) - 1)
        if pending:
            directions.add(len(figures))
            pending = False
        figures.append(part[1:-1])
        return rf"(?P<n{len(figures) - 1}>{NUMBER.pattern})"

    regex = re.compile(re.sub(r"<向>|\[[一-鿿]+\](?![^{]*\})|\{[^{}\d][^{}]*\}", piece, text))
    return Pattern(regex, tuple(words), tuple(figures), frozenset(directions))


def _word(kind: str, number: int) -> str:
    if kind == "科目":
        return ITEM.format(n=number)
    if kind == "类":
        return rf"(?P<w{number}>[^，。；：、（）\d]{{3,20}}?)"
    known = sorted(_data()["词"][kind], key=len, reverse=True)
    return rf"(?P<w{number}>{'|'.join(map(re.escape, known))})"


def read_sentences(outline: Outline, form: FormSpec, tables: Tables, ledger: Ledger, catalogue: Catalogue) -> Spoken:
    """Enter every number of the sentences that a pattern knows; say which numbers none does."""
    spoken = Spoken()
    sources = {form.source_names.get(key, key): key for key in form.sources}
    project = ""
    fund = "一般公共预算拨款"
    for sentence in outline.sentences:
        if match := re.match(r"\d+[、.．]?项目名称：(.+)", sentence.text):
            project = match[1]
        if match := re.match(r"(一般公共预算|政府性基金预算|国有资本经营预算)支出包括", sentence.text):
            fund = f"{match[1]}拨款"
        if sentence.part not in (1, 3):
            continue
        heard: set[tuple[int, int]] = set()
        context = _Context(tables, catalogue, spoken, sources, project, fund)
        if group := _group(sentence.section):
            heard = _hear(sentence, group, context, ledger)
        _account(sentence, heard, spoken)
    return spoken


def _group(section: str) -> tuple[Pattern, ...]:
    """The patterns of a section: those of the longest name that its heading contains."""
    known = [name for name in patterns() if name in section]
    return patterns()[max(known, key=len)] if known else ()


@dataclass(frozen=True, slots=True)
class _Context:
    tables: Tables
    catalogue: Catalogue
    spoken: Spoken
    sources: Mapping[str, str]
    project: str
    fund: str


def _hear(sentence: Sentence, group: tuple[Pattern, ...], context: _Context, ledger: Ledger) -> set[tuple[int, int]]:
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
        sign = -1 if number in pattern.directions and match[f"d{number}"] in ("减少", "下降") else 1
        label = match[0] if len(match[0]) < 30 else f"{match[0][:14]}……{text}"
        place = Place(sentence.place.block, sentence.place.section, sentence.place.page, label=label)
        ledger.add(Reading(name, amount(text) * Decimal(sign), text, place, _source(sentence)))


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
    return str(_data()["词"][kind][text])


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
    own = [c for c, known in functions.items() if len(c) == 7 and any(bare(n) == bare(names[2]) for n in known)]
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
    """Note the sentence's numbers that no pattern read. Names, documents and times of projects are none; their
    allocation is read by itself."""
    if sentence.part == 3 and "项目支出情况说明" in sentence.section and not sentence.text.startswith("预算安排规模"):
        return
    left = _without(sentence.text, heard)
    own_words = [left] if "主要职能" in sentence.section else REASON.findall(left)
    spoken.prose += [(m.text, sentence.place) for text in own_words for m in measures(OUTSIDE.sub("", text)) if m.unit]
    if "主要职能" in sentence.section:
        return
    prose = [m.span() for m in (*REASON.finditer(sentence.text), *THRESHOLD.finditer(sentence.text))]
    for match in COUNTABLE.finditer(sentence.text):
        start, end = match.span(1)
        if (start, end) not in heard and not any(a <= start < b for a, b in prose):
            spoken.unread.append((match[0], sentence.place))
