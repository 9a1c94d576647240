"""A store on an open driver, as the settings say: with a watch over the disk where that is of this machine."""

from __future__ import annotations

from collections.abc import Callable

import neo4j

from kg.settings import Settings
from kg.store.disk import WRITE_BYTES, require_space
from kg.store.graph import GraphStore
from kg.store.older import move_bookkeeping
from kg.store.version import keep_schema_version, require_known_schema, schema_version


def store_of(
    driver: neo4j.Driver, settings: Settings, *, schema: bool, beginning: Callable[[], None] = lambda: None
) -> GraphStore:
    """Return the store of these settings; with `schema`, what is lacking of constraints and indexes is made.

    Where there is no graph yet `beginning` is called first: making all of them takes seconds, for which others need not wait.
    A graph of an older version is moved to the labels of this one first. Raises StoreError for a graph that a newer
    program has written.
    """
    # The disk of a database elsewhere (NEO4J_URI) is not ours to see.
    watch = None if settings.neo4j_uri else lambda: require_space(settings.home, WRITE_BYTES, "writing")
    store = GraphStore(driver, settings.neo4j_database, watch, settings.query_timeout)
    require_known_schema(store)
    move_bookkeeping(store)
    if not schema:
        return store
    if is_new := schema_version(store) is None:
        beginning()
    store.ensure_schema()
    if is_new:
        store.write(keep_schema_version)
    return store
