"""The schemas that a client gets: what a language model pays for with its attention, without what tells it nothing."""

from __future__ import annotations

from typing import Any

_NULL = {"type": "null"}
Schema = dict[str, Any]


def of_arguments(schema: Schema) -> Schema:
    """Return the schema of a tool's arguments without titles; arguments that it does not have are refused."""
    return {**_stripped(schema, drop=("title",)), "additionalProperties": False}


def of_answer(schema: Schema) -> Schema:
    """Return the schema of an answer without titles and defaults; what may be null is left out of an answer instead."""
    return dict(_stripped(schema, drop=("title", "default", "additionalProperties"), null=False))


def _stripped(schema: Any, drop: tuple[str, ...], *, null: bool = True) -> Any:
    if isinstance(schema, list):
        return [_stripped(item, drop, null=null) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept: Schema = {}
    for key, value in schema.items():
        if key == "properties":  # names of fields, one of which may be `title`
            kept[key] = {name: _stripped(field, drop, null=null) for name, field in value.items()}
        elif key == "anyOf" and not null and _NULL in value:
            [kind] = [each for each in value if each != _NULL]
            kept |= _stripped(kind, drop, null=null)
        elif key not in drop:
            kept[key] = _stripped(value, drop, null=null)
    return kept
