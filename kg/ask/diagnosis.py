"""What `kg doctor` finds: versions, models, connection, schema, counts; each with what is wrong and what to do."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from kg import __version__
from kg.errors import KgError
from kg.messages import msg
from kg.nlp.version import extractor_version
from kg.settings import Settings
from kg.store import schema
from kg.store.address import shown_address
from kg.store.connection import open_driver
from kg.store.disk import WRITE_BYTES, disk_of, lack_of_space, told_by_system
from kg.store.graph import GraphStore
from kg.store.health import local_trouble
from kg.store.making_schema import OWN_DATABASE
from kg.store.options import RESTORING, held_from, read_options
from kg.store.schema import SchemaItem
from kg.store.server import find_leftover, half_way, server_status
from kg.store.version import SCHEMA_VERSION, require_known_schema, schema_version

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
    yield Check(
        "kg",
        True,
        msg("{version}, extractor {extractor_version}", version=__version__, extractor_version=extractor_version()),
    )
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
        return Check("models", False, error.what, error.hint or msg("Reinstall news-kg"))
    return Check("models", True, msg("load"))


def _database(settings: Settings) -> Iterator[Check]:
    try:
        if not settings.neo4j_uri:
            yield _disk(settings)
            if (trouble := _local_trouble(settings)) is not None:
                yield trouble
                return
        if not settings.neo4j_uri and server_status(settings) is None:
            waits = msg("local, not running (home {home}); any command that needs it starts it", home=settings.home)
            yield Check("Neo4j", True, waits)
            return
        with open_driver(settings) as driver:
            store = GraphStore(driver, settings.neo4j_database)
            where = (
                shown_address(settings.neo4j_uri)
                if settings.neo4j_uri
                else msg("local, home {home}", home=settings.home)
            )
            yield Check("Neo4j", True, msg("{what} ({where})", what=store.server_version(), where=where))
            yield _version(store)
            yield _schema(store)
            counted = {r["label"]: r["count"] for r in store.rows("read/counts", min=0.0)}
            there = ", ".join(f"{n} {label}" for label, n in counted.items() if n) or msg("empty")
            yield Check(
                "graph",
                True,
                msg("{there}; holds what is at least {held_from:g} sure", there=there, held_from=held_from(store)),
            )
    except KgError as error:
        yield Check("Neo4j", False, msg("{what} ({where})", what=error.what, where=error.where), error.hint or "")


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
        hint = msg("Wait until it has done so: `kg neo4j up` or `kg neo4j down` waits")
        return Check("Neo4j", False, msg("local, process {pid} is starting or stopping", pid=pid), hint)
    info = server_status(settings)
    if info is None or (trouble := local_trouble(info)) is None:
        return None
    hint = msg("Any command that needs it starts it anew; if that does not help: docs/operations.md, A full disk")
    return Check("Neo4j", False, trouble, hint)


def _leftovers(settings: Settings) -> Iterator[Check]:
    """Say what an older version left in the home directory, and the command that moves it."""
    left = find_leftover(settings)
    if left is None:
        return
    advice = msg("Move it: `{command}`", command=left.command)
    if left.target != settings.home.resolve():
        advice = msg(
            "Move it: `{command}`; this home has a graph of its own, so that one is then reached with KG_HOME={target}",
            command=left.command, target=left.target,
        )  # fmt: skip
    found = msg(
        "an older version kept its graph in {folder} itself: {names}", folder=left.folder, names=", ".join(left.names)
    )
    yield Check("old graph", False, found, advice)


def _version(store: GraphStore) -> Check:
    """Say which version of the schema the graph has, and what has not been ended in it."""
    try:
        require_known_schema(store)
    except KgError as error:
        return Check("version", False, error.what, error.hint or "")
    if RESTORING in read_options(store):
        found = msg("a restore of a backup has begun and is not finished: a part of it is in the graph")
        return Check("version", False, found, msg("Run the same `kg restore` again, which goes on"))
    version = schema_version(store)
    if version not in (None, SCHEMA_VERSION):
        found = msg(
            "schema version {version}, and this program writes {schema_version}; all commands work on it",
            version=version,
            schema_version=SCHEMA_VERSION,
        )
        return Check("version", True, msg("{found}, `kg migrate` makes it new", found=found))
    return Check("version", True, msg("schema version {schema_version}", schema_version=SCHEMA_VERSION))


def _schema(store: GraphStore) -> Check:
    """Compare what the indexes of the database do with what `cypher/schema/` asks for; their names do not matter."""
    wanted, indexes = schema.wanted_schema(), store.rows("read/schema_state")
    lacking = schema.missing(wanted, indexes)
    blockers = {item: name for item in lacking if (name := schema.in_the_way(item, indexes))}
    if lacking == wanted and not blockers:
        return Check("schema", True, msg("not created yet; the first import does it"))
    if lacking:
        taken = {row["name"] for query in schema.NAME_QUERIES for row in store.rows(query)}
        found = ", ".join(f"{item.kind.lower()} {item.told}" for item in lacking)
        return Check("schema", False, msg("missing: {found}", found=found), _mend(lacking, blockers, taken))
    waiting = sorted(i["name"] for i in indexes if i["state"] != "ONLINE" and any(w.is_done_by(i) for w in wanted))
    if waiting:
        advice = msg(
            "Wait while Neo4j fills them; one that failed: DROP it (SHOW INDEXES tells), then run `kg refresh`, which makes them"
        )
        return Check("schema", False, msg("not online: {waiting}", waiting=", ".join(waiting)), advice)
    return Check("schema", True, msg("{count} constraints and indexes online", count=len(wanted)))


def _mend(lacking: Iterable[SchemaItem], blockers: Mapping[SchemaItem, str], taken: set[str]) -> str:
    """Return the Cypher that makes what is missing; first, where another program's index is in the way, its end."""
    making = "; ".join(" ".join(item.called(schema.free_name(item, taken)).split()) for item in lacking)
    if not blockers:
        return msg("Run `kg refresh`, which makes them, or in Cypher: {making}", making=making)
    dropping = "; ".join(f"DROP INDEX `{name}`" for name in blockers.values())
    return msg(
        "Indexes that kg did not make are in the way. If nobody needs them: {dropping}; then {making}. "
        "Else {own_database}",
        dropping=dropping,
        making=making,
        own_database=OWN_DATABASE,
    )
