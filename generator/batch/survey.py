"""The overview of inputs, rendered or not: what is on record of those that have not changed, the
others read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import pipeline
from generator.batch.facts import facts_of, facts_of_failed
from generator.batch.overview import Entry
from generator.batch.plan import Unit
from generator.batch.record import Record
from generator.batch.task import State, Wishes
from generator.diagnostics import DisclosureError
from generator.files import safe_name


def survey(units: Iterable[Unit], wishes: Wishes) -> Iterator[Entry]:
    """One entry for each unit; its outputs are those on record that are still there."""
    return (_entry(unit, wishes) for unit in units)


def _entry(unit: Unit, wishes: Wishes) -> Entry:
    try:
        disclosure = pipeline.load(unit.file, wishes.templates)
    except DisclosureError as error:
        return Entry(facts_of_failed(unit.file, error.diagnostics, wishes.root), State.FAILED)
    record = Record.load(wishes.record(safe_name(disclosure.name)))
    is_its_own = record.rival(unit.file) is None
    made = record.facts.get("outputs", ()) if is_its_own else ()
    outputs = [target for name in made if (target := wishes.root / name).exists()]
    facts = facts_of(disclosure, unit.file, outputs, wishes.root)
    return Entry(facts, State.FAILED if disclosure.errors or not outputs else State.DONE)
