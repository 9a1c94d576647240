"""A query that a person wrote: only reading unless that is allowed, from the graph alone, and within a time.

What it does is asked of the database (the plan that it makes of it), not guessed from the text: neither comments nor
capitals nor escapes change that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import Neo4jError

from kg.errors import QueryError
from kg.messages import msg
from kg.store.queries import load_query
from kg.store.values import plain_rows

# Neo4j drops the connection at thousands of brackets in one another, and tells nothing of use at 900 (5.26.28).
DEEPEST = 200
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`""", re.DOTALL)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_QUOTED_OR_COMMENT = re.compile(rf"{_QUOTED.pattern}|/\*.*?\*/|//[^\n]*", re.DOTALL)
_PLANNED = re.compile(r"\s*(?:EXPLAIN|PROFILE)\b", re.I)
# Procedures and functions that read files and addresses, that run a query which is given as text, or that steer the server.
# The two of dbms that are left tell no more than its version.
_BEYOND = re.compile(
    r"\b(?:apoc\.(?:load|import|export|cypher|periodic|do|when|case|trigger|config|systemdb|log|bolt|es|mongo|couchbase"
    r"|model|redis|nlp|ml|custom|static|util\.(?:sleep|validate)|graph\.from)|dbms\.(?!components\b|info\b)|genai)\b[\w.]*",
    re.I,
)
# The second ends what others do, and its plan says nothing of it.
_CLOSED = re.compile(r"\b(?:LOAD\s+CSV|TERMINATE\s+TRANSACTIONS?)\b", re.I)
_ELSEWHERE = msg(
    "Answers come from the graph alone. Import a file with `kg import`; what has to be done to the "
    "server is done with Neo4j's own tools"
)


def run_for_person(
    session: neo4j.Session,
    text: str,
    parameters: dict[str, Any],
    *,
    write: bool,
    seconds: float,
    most: int | None = None,
) -> tuple[list[str], list[list[Any]]]:
    """Return (columns, rows) of a query, at most `seconds` long (0: any) and `most` rows (None: all).

    Raises QueryError for one that may not run.
    """
    if (depth := _nesting(text)) > DEEPEST:
        hint = msg("Write it with at most {deepest}; deeper ones break Neo4j's parser", deepest=DEEPEST)
        raise QueryError(msg("the query is nested {depth} brackets deep", depth=depth), hint=hint)
    try:
        if _require_harmless(session, text, parameters, write=write, seconds=seconds):
            return _answer(session, session.run(neo4j.Query(text, timeout=seconds), parameters), most)
        with session.begin_transaction(timeout=seconds) as tx:
            answer = _answer(tx, tx.run(text, parameters), most)
            tx.commit()
            return answer
    except Neo4jError as error:
        if "TransactionTimedOut" not in (error.code or ""):
            raise
        raise QueryError(
            msg("the query was ended after {seconds:g} seconds", seconds=seconds),
            hint=msg("Ask for less (a name, a LIMIT), or allow more: KG_QUERY_TIMEOUT=600, in seconds, 0 for any time"),
        ) from error


def _answer(
    by: neo4j.Session | neo4j.Transaction, result: neo4j.Result, most: int | None
) -> tuple[list[str], list[list[Any]]]:
    columns, found = list(result.keys()), [list(record.values()) for record in islice(result, most)]
    result.consume()  # where it has more rows than are wanted, they are left where they are
    return columns, plain_rows(found, lambda ids: by.run(load_query("read/nodes_of_elements"), ids=ids).value("node"))


def _require_harmless(
    session: neo4j.Session, text: str, parameters: dict[str, Any], *, write: bool, seconds: float
) -> bool:
    """Raise QueryError for a query that may not run; tell whether it commits as it goes, which none around it allows."""
    _require_inside(_beyond_in_text(text))
    if write and _PLANNED.match(text):  # which can't be asked for twice
        return False
    told = session.run(neo4j.Query(f"EXPLAIN {text}", timeout=seconds), parameters).consume()
    steps = list(_steps(told.plan)) if told.plan is not None else []
    for step, details in steps:
        _require_inside("LOAD CSV" if step.startswith("LoadCSV") else _named(details))
    if not write and told.query_type != "r":
        raise QueryError(
            msg("this query writes, and queries are read-only here"), hint=msg("Add --write if you mean it")
        )
    return any(step.startswith(("TransactionForeach", "TransactionApply")) for step, _ in steps)


def _require_inside(found: str | None) -> None:
    if found is not None:
        raise QueryError(
            msg("the query uses {found}, which reaches beyond the graph and is closed here", found=found),
            hint=_ELSEWHERE,
        )


def _beyond_in_text(text: str) -> str | None:
    """Return the procedure of a query that may not be called, comments and quotes of names left out; else None."""
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    bare = re.sub(r"\s*\.\s*", ".", _QUOTED_OR_COMMENT.sub(_bare, plain))
    if clause := _CLOSED.search(bare):
        return " ".join(clause[0].upper().split())
    called = re.search(rf"(?:{_BEYOND.pattern})\s*(?=\(|\bYIELD\b|\s*$|;)", bare, re.I)
    return called[0].strip() if called else None


def _bare(found: re.Match[str]) -> str:
    """Return a quoted name without its quotes, and neither texts nor comments."""
    name = found[0].strip("`")
    return name if found[0].startswith("`") and " " not in name else " "


def _named(details: str) -> str | None:
    """Return the procedure that a step of a plan calls, where that may not be called."""
    found = _BEYOND.match(details.strip().replace("`", ""))
    return found[0] if found else None


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield str(plan.get("operatorType", "")), str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", []):
        yield from _steps(child)


def _nesting(text: str) -> int:
    """Return how deep brackets stand in one another in a query, those in quotes left out."""
    depth = deepest = 0
    for character in _QUOTED.sub("", text):
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest
