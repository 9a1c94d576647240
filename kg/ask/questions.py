"""A saved question with what a person gives it: values read by their types, names and ids that must be there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

from kg.ask.lookup import known_name, unknown_name
from kg.errors import UnknownName, UsageError
from kg.messages import msg, term
from kg.models import EntityType, bounded_key
from kg.store.graph import GraphStore
from kg.store.queries import SavedQuery, find_saved_query, ids_asked, names_asked, words_asked

Value = str | int
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
_BIGGEST = 2**63 - 1
_MOST_DIGITS = 40  # zeros may stand before it


def read_day(text: str) -> str:
    """Return a date as the graph writes it, from 2025, 2025-6, 2025/06/01 or 2025年6月1日; UsageError for no date."""
    found = _DAY.fullmatch(text.strip())
    parts = [int(part) for part in found.groups() if part] if found else []
    try:
        date(*[*parts, 1, 1][:3])
    except (ValueError, TypeError):
        hint = msg("Write it as 2025-06-30, or its beginning: 2025-06, 2025")
        raise UsageError(msg("{text!r} is no date", text=text), hint=hint) from None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def given_values(saved: SavedQuery, given: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values of all parameters, given or by default; UsageError for what can't be one.

    A value is text as a person types it, or what is written so: a number, a date, a type.
    """
    known = {p.name: p for p in saved.parameters}
    for name in sorted(set(given) - set(known)):
        near = get_close_matches(name, known, n=1)
        hint = msg("Did you mean {near}? ", near=near[0]) if near else ""
        raise UsageError(
            msg("{query} has no parameter {name!r}", query=saved.name, name=name),
            hint=msg("{hint}It has: {parameters}", hint=hint, parameters=", ".join(known) or msg("none")),
        )
    for p in known.values():
        if p.default is None and p.name not in given:
            raise UsageError(
                msg(
                    "{query} needs {name}: {meaning}",
                    query=saved.name,
                    name=p.name,
                    meaning=term("parameter", p.meaning),
                ),
                hint=msg("Add --param {name}=…", name=p.name),
            )
    texts = {name: p.default or "" for name, p in known.items()} | {n: str(value) for n, value in given.items()}
    values = {name: read_value(texts[name], p.type, may_be_empty=p.default == "''") for name, p in known.items()}
    days = [(p.name, str(values[p.name])) for p in known.values() if p.type == "date" and values[p.name]]
    for (first, earlier), (second, later) in pairwise(days):
        if earlier > later:
            raise UsageError(
                msg(
                    "{first}={earlier} is after {second}={later}",
                    first=first,
                    earlier=earlier,
                    second=second,
                    later=later,
                ),
                hint=msg("Give the earlier date first"),
            )
    return values


def read_value(text: str, kind: str | None, *, may_be_empty: bool = False) -> Value:
    """Return a value of that type; without one, numbers are numbers and the rest is text."""
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        text, quoted = text[1:-1], True
    else:
        quoted = False
    if kind == "integer":
        return _whole_number(text)
    if text == "" and may_be_empty:
        return text
    if kind == "date":
        return read_day(text)
    if kind == "year":
        return _year(text)
    if kind == "type":
        return _label(text)
    if kind is None and not quoted and re.fullmatch(r"[+-]?\d+", text):
        return _kept(text)
    return bounded_key(text)


def _kept(digits: str) -> int:
    """Return the number; UsageError where Neo4j, which has 64 bits for it, would not keep it."""
    if len(digits) > _MOST_DIGITS or not -_BIGGEST - 1 <= int(digits) <= _BIGGEST:
        hint = msg("Write fewer, or quotes around it ('…') if it is a text")
        raise UsageError(
            msg("{digits} has more digits than Neo4j keeps (64 bits)", digits=digits[:_MOST_DIGITS]), hint=hint
        )
    return int(digits)


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"\d{1,18}", text.strip()):
        raise UsageError(msg("{text!r} is not a whole number", text=text), hint=msg("Write digits only"))
    return int(text)


def _year(text: str) -> str:
    found = re.fullmatch(r"(\d{4})年?", text.strip())
    if not found or found[1] == "0000":
        raise UsageError(msg("{text!r} is no year", text=text), hint=msg("Write four digits, such as 2026"))
    return found[1]


def _label(text: str) -> str:
    try:
        return EntityType(text.strip().upper()).label
    except ValueError:
        known = ", ".join(EntityType)
        near = get_close_matches(text.strip().upper(), list(EntityType), n=1)
        hint = msg("Did you mean {near}? ", near=near[0]) if near else ""
        raise UsageError(
            msg("{text!r} is no type", text=text), hint=msg("{hint}There are: {known}", hint=hint, known=known)
        ) from None


def resolve_values(store: GraphStore, saved: SavedQuery, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values with names that the graph has in place of what leads to them.

    Raises UnknownName for a name or an id that nothing has; where a mere word will do it stays as it is.
    """
    resolved = dict(values)
    for parameter in names_asked(saved):
        try:
            resolved[parameter] = known_name(store, str(values[parameter]))
        except UnknownName:
            if parameter not in words_asked(saved):
                raise
    return resolved | _known_ids(store, saved, values)


def _known_ids(store: GraphStore, saved: SavedQuery, values: Mapping[str, Value]) -> dict[str, Value]:
    return {p: known_id(store, str(values[p]), kind) for p, kind in ids_asked(saved).items()}


def known_id(store: GraphStore, text: str, kind: str) -> str:
    """Return the id of an article or a fact (`kind`); UnknownName with those that begin so when nothing has it."""
    text = text.strip()
    found = [row["id"] for row in store.rows("read/known_id", id=text, kind=kind)] if text else []
    if text in found:
        return text
    lists = (
        msg("`kg query articles --wide` lists them")
        if kind == "article"
        else msg("`kg show NAME --wide` prints those of facts")
    )
    hint = msg("Near: {found}", found=", ".join(found)) if found else lists
    raise UnknownName(msg("no {kind} has the id {text!r}", kind=kind, text=text), hint=hint)


def answer(store: GraphStore, saved: SavedQuery, values: Mapping[str, Value]) -> tuple[list[str], list[list[Any]]]:
    """Return (columns, rows) of a saved query; UnknownName when it asks for a name, an id or a word that is not there."""
    resolved = resolve_values(store, saved, values)
    columns, rows = store.query(saved.text, resolved)
    for word in words_asked(saved) if not rows else ():
        if not store.rows("read/find_entities", name=resolved[word]):
            raise unknown_name(store, str(values[word]))
    return columns, [[_in_words(value) for value in row] for row in rows] if "reason" in columns else rows


def _in_words(value: Any) -> Any:
    """Return the reasons of a claim, which the graph keeps as codes, as a person reads them; any other value as it is."""
    if not isinstance(value, dict) or "reasons_claim" not in value:
        return value
    from kg.verify.reasons import say_stored  # its package loads the whole check

    return say_stored(value)


def ask(store: GraphStore, query: str, given: Mapping[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return (columns, rows) of a saved query by its name, or of read-only Cypher, which has white space in it."""
    if is_cypher(query):
        return run_cypher(store, query, given)
    saved = find_saved_query(query)
    return answer(store, saved, given_values(saved, given))


def is_cypher(query: str) -> bool:
    """Tell whether it is Cypher, not the name of a saved query."""
    return any(c.isspace() for c in query)


def run_cypher(
    store: GraphStore, text: str, given: Mapping[str, Any], *, write: bool = False, most: int | None = None
) -> tuple[list[str], list[list[Any]]]:
    """Return (columns, rows) of Cypher, `most` rows at most.

    Raises UsageError for a parameter that it does not have, QueryError where it is wrong.
    """
    for name in given:
        if not re.search(rf"\$`?{re.escape(name)}\b", text):
            raise UsageError(
                msg("the query has no ${name}", name=name), hint=msg("Write ${name} where its value belongs", name=name)
            )
    return store.query(text, given, write=write, most=most)
