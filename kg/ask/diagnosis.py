"""What `kg doctor` finds: versions, models, connection, schema, counts; each with what is wrong and what to do."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from kg import __version__
from kg.errors import KgError
from kg.nlp.version import extractor_version
from kg.settings import Settings
from kg.store import schema
from kg.store.address import shown_address
from kg.store.connection import open_driver
from kg.store.disk import WRITE_BYTES, disk_of, lack_of_space, told_by_system
from kg.store.graph import OWN_DATABASE, GraphStore
from kg.store.health import local_trouble
from kg.store.options import RESTORING, held_from, read_options
from kg.store.schema import SchemaItem
from kg.store.server import find_leftover, half_way, server_status
from kg.store.version import SCHEMA_VERSION, require_known_schema, schema_version

_MAKE_SCHEMA = "run `kg refresh`, which makes them"
LIBRARIES = ("neo4j", "spacy", "onnxruntime", "networkx", "pydantic")


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `advice` says what to do where it is not `ok`."""

    subject: str
    ok: bool
    found: str
    advice: str = ""


def diagnose(settings: Settings) -> Iterator[Check]:
    """Yield findings, cheapest first; nothing is started, downloaded or changed."""
    yield Check("kg", True, f"{__version__}, extractor {extractor_version()}")
    yield Check("Python", True, platform.python_version())
    yield Check("libraries", True, ", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    yield _models()
    yield from _database(settings)
    yield from _leftovers(settings)


def _models() -> Check:
    from kg.nlp.pipeline import load_extractor

    try:
        load_extractor()
    except KgError as error:
        return Check("models", False, error.what, error.hint or "Reinstall news-kg")
    return Check("models", True, "load")


def _database(settings: Settings) -> Iterator[Check]:
    try:
        if not settings.neo4j_uri:
            yield _disk(settings)
            if (trouble := _local_trouble(settings)) is not None:
                yield trouble
                return
        if not settings.neo4j_uri and server_status(settings) is None:
            waits = f"local, not running (home {settings.home}); any command that needs it starts it"
            yield Check("Neo4j", True, waits)
            return
        with open_driver(settings) as driver:
            store = GraphStore(driver, settings.neo4j_database)
            where = shown_address(settings.neo4j_uri) if settings.neo4j_uri else f"local, home {settings.home}"
            yield Check("Neo4j", True, f"{store.server_version()} ({where})")
            yield _version(store)
            yield _schema(store)
            counted = {r["label"]: r["count"] for r in store.rows("read/counts", min=0.0)}
            there = ", ".join(f"{n} {label}" for label, n in counted.items() if n) or "empty"
            yield Check("graph", True, f"{there}; holds what is at least {held_from(store):g} sure")
    except KgError as error:
        yield Check("Neo4j", False, f"{error.what} ({error.where})", error.hint or "")


def _disk(settings: Settings) -> Check:
    """Look at the space where the graph of the local server lies."""
    lack = lack_of_space(settings.home, WRITE_BYTES, "writing")
    if lack is not None:
        return Check("disk", False, lack.what, lack.hint or "")
    try:
        return Check("disk", True, disk_of(settings.home).said)
    except OSError as error:
        reason, hint = told_by_system(error, settings.home)
        return Check("disk", False, reason, hint)


def _local_trouble(settings: Settings) -> Check | None:
    """Ask the database of a local server that runs, which `open_driver` would start anew where it has stopped."""
    if (pid := half_way(settings)) is not None:
        hint = "Wait until it has done so: `kg neo4j up` or `kg neo4j down` waits"
        return Check("Neo4j", False, f"local, process {pid} is starting or stopping", hint)
    info = server_status(settings)
    if info is None or (trouble := local_trouble(info)) is None:
        return None
    hint = "Any command that needs it starts it anew; if that does not help: docs/operations.md, A full disk"
    return Check("Neo4j", False, trouble, hint)


def _leftovers(settings: Settings) -> Iterator[Check]:
    """Say what an older version left in the home directory, and the command that moves it."""
    left = find_leftover(settings)
    if left is None:
        return
    advice = f"Move it: `{left.command}`"
    if left.target != settings.home.resolve():
        advice += f"; this home has a graph of its own, so that one is then reached with KG_HOME={left.target}"
    found = f"an older version kept its graph in {left.folder} itself: {', '.join(left.names)}"
    yield Check("old graph", False, found, advice)


def _version(store: GraphStore) -> Check:
    """Say which version of the schema the graph has, and what has not been ended in it."""
    try:
        require_known_schema(store)
    except KgError as error:
        return Check("version", False, error.what, error.hint or "")
    if RESTORING in read_options(store):
        found = "a restore of a backup has begun and is not finished: a part of it is in the graph"
        return Check("version", False, found, "Run the same `kg restore` again, which goes on")
    version = schema_version(store)
    if version not in (None, SCHEMA_VERSION):
        found = f"schema version {version}, and this program writes {SCHEMA_VERSION}; all commands work on it"
        return Check("version", True, f"{found}, `kg migrate` makes it new")
    return Check("version", True, f"schema version {SCHEMA_VERSION}")


def _schema(store: GraphStore) -> Check:
    """Compare what the indexes of the database do with what `cypher/schema/` asks for; their names do not matter."""
    wanted, indexes = schema.wanted_schema(), store.rows("read/schema_state")
    lacking = schema.missing(wanted, indexes)
    blockers = {item: name for item in lacking if (name := schema.in_the_way(item, indexes))}
    if lacking == wanted and not blockers:
        return Check("schema", True, "not created yet; the first import does it")
    if lacking:
        taken = {row["name"] for query in schema.NAME_QUERIES for row in store.rows(query)}
        found = ", ".join(f"{item.kind.lower()} {item.told}" for item in lacking)
        return Check("schema", False, f"missing: {found}", _mend(lacking, blockers, taken))
    waiting = sorted(i["name"] for i in indexes if i["state"] != "ONLINE" and any(w.is_done_by(i) for w in wanted))
    if waiting:
        advice = f"Wait while Neo4j fills them; one that failed: DROP it (SHOW INDEXES tells), then {_MAKE_SCHEMA}"
        return Check("schema", False, f"not online: {', '.join(waiting)}", advice)
    return Check("schema", True, f"{len(wanted)} constraints and indexes online")


def _mend(lacking: Iterable[SchemaItem], blockers: Mapping[SchemaItem, str], taken: set[str]) -> str:
    """Return the Cypher that makes what is missing; first, where another program's index is in the way, its end."""
    making = "; ".join(" ".join(item.called(schema.free_name(item, taken)).split()) for item in lacking)
    if not blockers:
        return f"{_MAKE_SCHEMA[0].upper()}{_MAKE_SCHEMA[1:]}, or in Cypher: {making}"
    dropping = "; ".join(f"DROP INDEX `{name}`" for name in blockers.values())
    return f"Indexes that kg did not make are in the way. If nobody needs them: {dropping}; then {making}. Else {OWN_DATABASE}"
