"""The short way back: Neo4j's own dump in a backup, where it was made by this very version for a local server."""

from __future__ import annotations

from pathlib import Path

from kg.keep.archive import DUMP, Manifest
from kg.settings import Settings
from kg.store.server import server_status
from kg.store.server.dump import bring_in, is_used_by_others, load_database
from kg.store.server.pins import NEO4J_VERSION
from kg.write.version import graph_rules


def may_load(settings: Settings, manifest: Manifest, folder: Path) -> bool:
    """Whether the dump will do: it is there, and made by the same versions, and nobody else uses the server now.

    What another version derived is not what this one would; what another Neo4j wrote it may not read.
    """
    if settings.neo4j_uri or not (folder / DUMP).exists() or manifest.rules != graph_rules():
        return False
    info = server_status(settings)
    return manifest.neo4j.split()[0] == NEO4J_VERSION and not (info is not None and is_used_by_others(info))


def load_dump(settings: Settings, folder: Path) -> str | None:
    """Let the dump be the database of the local server, which runs again afterwards.

    Returns why that did not go, if so: the database is then what it was.
    """
    refused = bring_in(settings, lambda: load_database(settings, folder))
    return None if refused is None else refused.what
