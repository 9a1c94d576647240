"""The shape of an answer as a JSON schema, made from the classes of facts: a kind that is added is asked for too."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from kg.models import FACTS, EntityType, Fact

ENTITIES = "entities"
LINE, TEXT = "line", "text"
Schema = dict[str, Any]


@cache
def response_format() -> Schema:
    """Return what is sent as `response_format`: every property is required, nothing else is allowed (strict)."""
    lists = {ENTITIES: _object(_entity())} | {kind.key: _object(_told(kind)) for kind in FACTS}
    whole = _object({key: {"type": "array", "items": item} for key, item in lists.items()})
    return {"type": "json_schema", "json_schema": {"name": "records", "strict": True, "schema": whole}}


def asked_fields(kind: type[Fact]) -> dict[str, FieldInfo]:
    """Return the fields of a kind that a model fills itself: neither places nor what our readers work out."""
    ours = {*Fact.model_fields, *kind.worked()}
    return {name: info for name, info in kind.model_fields.items() if name not in ours}


def quoted_words(kind: type[Fact]) -> list[str]:
    """Return the fields in which a model quotes what a reader of ours works out: date_words."""
    return list(dict.fromkeys(worked.words for worked in kind.worked().values() if worked.words))


def _told(kind: type[Fact]) -> Schema:
    own = {name: _value(info.annotation) for name, info in asked_fields(kind).items()}
    words = {name: {"type": ["string", "null"]} for name in quoted_words(kind)}
    return {LINE: {"type": "integer"}, TEXT: {"type": "string"}, **own, **words}


def _entity() -> Schema:
    names = {"type": "array", "items": {"type": "string"}}
    return {
        "type": {"type": "string", "enum": [each.value for each in EntityType]},
        "name": {"type": "string"},
        "mentions": names,
    }


def _value(annotation: Any) -> Schema:
    """Return the schema of one field by its type: text, truth, a choice, a list of texts, or none of it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not NoneType)
        return _or_null(_value(inner))
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _value(arguments[0])}
    return {"type": {str: "string", bool: "boolean", float: "number", int: "integer"}[annotation]}


def _or_null(schema: Schema) -> Schema:
    choices = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [schema["type"], "null"], **choices}


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
