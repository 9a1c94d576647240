"""What `kg doctor` finds: versions, models, connection, schema, counts; each with what is wrong and what to do."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

from kg import __version__
from kg.errors import KgError
from kg.nlp.version import extractor_version
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.disk import WRITE_BYTES, disk_of, lack_of_space, told_by_system
from kg.store.graph import GraphStore
from kg.store.health import local_trouble
from kg.store.queries import load_statements
from kg.store.server import half_way, server_status

LIBRARIES = ("neo4j", "spacy", "onnxruntime", "networkx", "pydantic")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `advice` says what to do where it is not `ok`."""

    subject: str
    ok: bool
    found: str
    advice: str = ""


def diagnose(settings: Settings) -> Iterator[Finding]:
    """Yield findings, cheapest first; nothing is started, downloaded or changed."""
    yield Finding("kg", True, f"{__version__}, extractor {extractor_version()}")
    yield Finding("Python", True, platform.python_version())
    yield Finding("libraries", True, ", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    yield _models()
    yield from _database(settings)


def _models() -> Finding:
    from kg.nlp.pipeline import load_extractor

    try:
        load_extractor()
    except KgError as error:
        return Finding("models", False, error.what, error.hint or "Reinstall news-kg")
    return Finding("models", True, "load")


def _database(settings: Settings) -> Iterator[Finding]:
    if not settings.neo4j_uri:
        yield _disk(settings)
        if (trouble := _local_trouble(settings)) is not None:
            yield trouble
            return
    if not settings.neo4j_uri and server_status(settings) is None:
        yield Finding("Neo4j", True, f"local, not running (home {settings.home}); any command that needs it starts it")
        return
    try:
        with open_driver(settings) as driver:
            store = GraphStore(driver, settings.neo4j_database)
            where = settings.neo4j_uri or f"local, home {settings.home}"
            yield Finding("Neo4j", True, f"{store.server_version()} ({where})")
            yield _schema(store)
            counted = {r["label"]: r["count"] for r in store.rows("read/counts")}
            yield Finding("graph", True, ", ".join(f"{n} {label}" for label, n in counted.items() if n) or "empty")
    except KgError as error:
        yield Finding("Neo4j", False, f"{error.what} ({error.where})", error.hint or "")


def _disk(settings: Settings) -> Finding:
    """Look at the space where the graph of the local server lies."""
    lack = lack_of_space(settings.home, WRITE_BYTES, "writing")
    if lack is not None:
        return Finding("disk", False, lack.what, lack.hint or "")
    try:
        return Finding("disk", True, disk_of(settings.home).said)
    except OSError as error:
        reason, hint = told_by_system(error, settings.home)
        return Finding("disk", False, reason, hint)


def _local_trouble(settings: Settings) -> Finding | None:
    """Ask the database of a local server that runs, which `open_driver` would start anew where it has stopped."""
    if (pid := half_way(settings)) is not None:
        hint = "Wait until it has done so: `kg neo4j up` or `kg neo4j down` waits"
        return Finding("Neo4j", False, f"local, process {pid} is starting or stopping", hint)
    info = server_status(settings)
    if info is None or (trouble := local_trouble(info)) is None:
        return None
    hint = "Any command that needs it starts it anew; if that does not help: docs/operations.md, A full disk"
    return Finding("Neo4j", False, trouble, hint)


def _schema(store: GraphStore) -> Finding:
    """Compare the indexes in the database with those that `cypher/schema/` creates."""
    statements = load_statements("schema/create_constraints") + load_statements("schema/create_indexes")
    wanted = {statement.split("IF NOT EXISTS")[0].split()[-1] for statement in statements}
    states = {row["name"]: row["state"] for row in store.rows("read/schema_state")}
    missing = sorted(name for name in wanted if states.get(name) != "ONLINE")
    if missing and not wanted & set(states):
        return Finding("schema", True, "not created yet; the first import does it")
    if missing:
        return Finding("schema", False, f"missing or not online: {', '.join(missing)}", "Run `kg import` on anything")
    return Finding("schema", True, f"{len(wanted)} constraints and indexes online")
