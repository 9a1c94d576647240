"""The constraints and indexes that a database lacks: made at once where it has none of them, else one by one."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable

import neo4j
from neo4j.exceptions import Neo4jError

from kg.errors import StoreError
from kg.messages import msg
from kg.store import schema
from kg.store.queries import load_query

_TRIES = 20
OWN_DATABASE = msg("give kg a database of its own: set NEO4J_DATABASE, or unset NEO4J_URI to use the local server")


def make_schema(session: neo4j.Session) -> None:
    """Make what is lacking; StoreError where something of another program's is in the way."""
    indexes = session.run(load_query("read/schema_state")).data()
    lacking = schema.missing(wanted := schema.wanted_schema(), indexes)
    if not lacking:
        return
    taken = {row["name"] for query in schema.NAME_QUERIES for row in session.run(load_query(query)).data()}
    is_new = len(lacking) == len(wanted) and not any(schema.in_the_way(item, indexes) for item in lacking)
    if is_new and _make_at_once(session, [item.called(schema.free_name(item, taken)) for item in lacking]):
        return
    for item in lacking:
        blocker = schema.in_the_way(item, indexes)
        if blocker == item.name:
            _drop_half_made(session, item.name)
        elif blocker:
            raise _blocked(item, blocker)
        _make(session, item, taken - {blocker})


def _blocked(item: schema.SchemaItem, blocker: str) -> StoreError:
    return StoreError(
        msg(
            "the index {blocker} on {told}, which kg did not make, is in the way of the constraint that kg needs",
            blocker=blocker,
            told=item.told,
        ),
        hint=msg(
            'If nobody needs it: kg query --write "DROP INDEX `{blocker}`" (the constraint brings an index '
            "of its own, which finds the same). Else {own_database}",
            blocker=blocker,
            own_database=OWN_DATABASE,
        ),
    )


def _make(session: neo4j.Session, item: schema.SchemaItem, taken: Collection[str]) -> None:
    """Make one, under a name that is not taken."""
    try:
        run_schema_statement(session, item.called(schema.free_name(item, taken)))
    except Neo4jError as error:
        if "ConstraintCreationFailed" not in (error.code or ""):
            raise
        hint = msg("Where another program's data is under the same labels, {own_database}", own_database=OWN_DATABASE)
        raise StoreError(
            msg("two nodes {told} of this database have one value, which kg did not write", told=item.told), hint=hint
        ) from error


def _make_at_once(session: neo4j.Session, statements: Iterable[str]) -> bool:
    """Make all in one transaction, which takes half of the time; where that does not go nothing is made, and False."""
    try:
        with session.begin_transaction() as tx:
            for statement in statements:
                tx.run(statement).consume()
            tx.commit()
    except Neo4jError:
        return False
    return True


def _drop_half_made(session: neo4j.Session, name: str) -> None:
    """Drop the index of a constraint of ours whose making was broken off.

    Where another process is only just making it, Neo4j waits for that, and then refuses, as the constraint needs it.
    """
    with contextlib.suppress(Neo4jError):
        session.run(load_query("schema/drop_half_made"), name=name).consume()


def run_schema_statement(session: neo4j.Session, statement: str) -> None:
    """Run a statement that changes the schema, again while another process is at the same: the driver calls neither error transient."""
    for tries_left in reversed(range(_TRIES)):
        try:
            session.run(statement).consume()
            return
        except Neo4jError as error:
            told = f"{error.code} {error.message}".lower()
            if not tries_left or not ("deadlock" in told or "already exists" in told):
                raise
