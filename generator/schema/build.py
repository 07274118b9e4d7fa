"""The whole schema, from pydantic's own generator with the input's types, titles and enumerations
put in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic.json_schema import DEFAULT_REF_TEMPLATE, GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.budget.form_facts import KEY, FormFact, model_of, none_is_no_row
from generator.budget.model import Budget
from generator.schema.codes import PLACES, definitions
from generator.schema.values import CODE, UNKNOWN_KEY, VALUES, Json
from generator.source import schema as schema_of
from generator.source.model import NONE

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
LIST: Final = "应写列表：每项一行，前面写“- ”"
_KEPT: Final = ("description", "examples")
_UNKNOWN: Final[Json] = {"errorMessage": UNKNOWN_KEY}


class _Generator(GenerateJsonSchema):
    """pydantic's generator, for a file whose scalars are text: types of the input come from
    ``VALUES``."""

    def function_plain_schema(
        self, schema: core_schema.PlainValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A type of the input, by the function that reads it."""
        function: Any = schema["function"]["function"]
        return dict(VALUES[function])

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """What stands before a list makes a list of a single value."""
        inner = self.generate_inner(schema["schema"])
        function: Any = schema["function"]["function"]
        if function is none_is_no_row:
            return {"anyOf": [{"const": NONE}, inner]}
        return {"anyOf": [inner["items"], inner]} if inner.get("type") == "array" else inner

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """One of a closed list."""
        expected = "、".join(f"“{word}”" for word in schema["expected"])
        return {**super().literal_schema(schema), "errorMessage": f"应写{expected}之一"}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A list."""
        return {**super().tuple_schema(schema), "errorMessage": LIST}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """A plain number may also stand in quotes."""
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": "^[0-9]+$"}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The descriptions tell what holds where a key is not written; an editor must not write
        it."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping with free keys, or with those of a closed list."""
        value = self.generate_inner(schema["values_schema"]) if "values_schema" in schema else {}
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        names = keys.get("enum") or ([keys["const"]] if "const" in keys else [])
        if names:
            properties = dict.fromkeys(names, value)
            return {
                "type": "object",
                "properties": properties,
                "additionalProperties": False,
            } | _UNKNOWN
        if keys == CODE:
            return {
                "type": "object",
                "patternProperties": {"^[0-9]+$": value},
                "additionalProperties": False,
            }
        return {"type": "object", "additionalProperties": value}


def schema(asked: Mapping[str, Mapping[str, FormFact]] | None = None) -> Json:
    """The JSON Schema (2020-12) of the input; ``asked`` is what forms ask for themselves (另填), by
    the name of the form."""
    made = Budget.model_json_schema(by_alias=True, schema_generator=_Generator)
    models: dict[str, Json] = {**made.pop("$defs"), "Budget": made}
    for name, model in models.items():
        _dress(name, model)
    models |= {name: _or_none(models[name]) for name in _sections() if name in models}
    top = models.pop("Budget")
    rules = []
    for form, facts in (asked or {}).items():
        rule, of_form = _of_form(form, facts)
        rules.append(rule)
        models |= of_form
    return {
        "$schema": DIALECT,
        "title": "部门预算公开",
        "description": "一个单位一年的预算公开：每个事实写一次。各键的说明见 docs/input-keys.md。",
        **top,
        **({"allOf": rules} if rules else {}),
        "$defs": {**models, **definitions()},
    }


def _of_form(form: str, facts: Mapping[str, FormFact]) -> tuple[Json, dict[str, Json]]:
    """What 另填 holds in a file of ``form``, and the models of its groups and rows."""
    made = model_of(facts).model_json_schema(by_alias=True, schema_generator=_Generator)
    for name in made.get("$defs", {}):
        made = _renamed(made, name, f"{form}-{name}")
    models: dict[str, Json] = made.pop("$defs", {})
    for name, model in {**models, KEY: made}.items():
        _dress(name, model)
    is_of_form = {"properties": {"表样": {"const": form}}, "required": ["表样"]}
    return {"if": is_of_form, "then": {"properties": {KEY: made}}}, models


def _renamed(made: Json, old: str, new: str) -> Json:
    """A schema that calls one of its models otherwise: another form may have one of that name."""
    models = {new if name == old else name: model for name, model in made["$defs"].items()}
    text = json.dumps({**made, "$defs": models}, ensure_ascii=False)
    renamed: Json = json.loads(text.replace(f'"#/$defs/{old}"', f'"#/$defs/{new}"'))
    return renamed


def _sections() -> list[str]:
    """The models of sections that may be stated as none."""
    found: list[str] = []
    for field in schema_of.keys(Budget).values():
        kinds = schema_of.alternatives(schema_of.type_of(field))
        found += (kind.__name__ for kind in kinds if schema_of.is_section(kind))
    return found


def _or_none(model: Json) -> Json:
    """A section, or the word for none in its place: what a schema says of keys does not bind a
    text."""
    return {**model, "type": ["object", "string"], "pattern": f"^{NONE}$"}


def _dress(name: str, model: Json) -> None:
    """Titles and descriptions for staff in place of those for programmers; enumerations where codes
    stand."""
    model.pop("title", None)
    model.pop("description", None)
    model["errorMessage"] = _complaint(model.get("required", ()))
    for key, value in model.get("properties", {}).items():
        value["title"] = key
        if definition := PLACES.get((name, key)):
            kept = {k: value[k] for k in ("title", *_KEPT) if k in value}
            optional = {"type": "null"} in value.get("anyOf", ())
            there: Json = {"$ref": DEFAULT_REF_TEMPLATE.format(model=definition)}
            value.clear()
            value |= {**kept, **({"anyOf": [there, {"type": "null"}]} if optional else there)}


def _complaint(required: Sequence[str]) -> str:
    """What an editor says of a key that does not exist, and of one that is missing: both have the
    same message."""
    missing = f"少了必填的键（{'、'.join(required)}），或者" if required else ""
    return f"{missing}{UNKNOWN_KEY}"


def write(asked: Mapping[str, Mapping[str, FormFact]] | None = None) -> str:
    """The schema as a file; ``asked`` as of ``schema``."""
    return json.dumps(schema(asked), ensure_ascii=False, indent=1) + "\n"
