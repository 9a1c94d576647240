"""A question to the graph: a saved one by its name, with its parameters filled in, or Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.ask.lookup import known_name
from kg.errors import UsageError
from kg.store.graph import GraphStore
from kg.store.queries import SavedQuery, find_saved_query, names_asked


def answer(store: GraphStore, query: str, parameters: Mapping[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return (columns, rows) of a question; what has white space in it is read-only Cypher."""
    if any(c.isspace() for c in query):
        return store.query(query, parameters)
    saved = find_saved_query(query)
    values = with_defaults(saved, parameters)
    values |= {name: known_name(store, values[name]) for name in names_asked(saved)}
    return store.query(saved.text, values)


def with_defaults(saved: SavedQuery, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the value of each parameter; UsageError for one that is unknown, and for one that is missing."""
    known = {p.name: p for p in saved.parameters}
    unknown = sorted(set(given) - set(known))
    missing = [p for p in known.values() if p.default is None and p.name not in given]
    if unknown:
        raise UsageError(f"{saved.name} has no parameter {unknown[0]!r}", hint=f"It has: {', '.join(known) or 'none'}")
    if missing:
        what = f"{saved.name} needs {missing[0].name}: {missing[0].meaning}"
        raise UsageError(what, hint=f"Add --param {missing[0].name}=…")
    return {name: given[name] if name in given else read_value(p.default or "", p.type) for name, p in known.items()}


def read_value(text: str, kind: str | None) -> Any:
    """Return a value of that kind; without one, numbers are numbers and the rest is text."""
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        return text[1:-1]
    if kind == "string":
        return text
    try:
        return int(text)
    except ValueError:
        if kind == "integer":
            raise UsageError(f"{text!r} is not a whole number", hint="Write digits only") from None
        return text
