"""The version of the schema: of what a graph of kg's is made of, kept in the graph with the options that hold for all of it.

| version | since | what a graph has |
| --- | --- | --- |
| 1 | 0.1.0 | no version is kept in it; what was derived has no rules, extractions no bound on confidence |
| 2 | after 0.1.0 | the version, the program that wrote it, and the rules of each article and report |

A new one is due where this program's reading of a graph would go wrong on an older one until `kg migrate` has been there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg import __version__
from kg.errors import StoreError
from kg.messages import msg
from kg.store.graph import Store, Transaction
from kg.store.observations import take_lock
from kg.store.options import keep_options, read_options

SCHEMA_VERSION = 2
_BEFORE_IT_WAS_KEPT = 1
_VERSION, _WRITER = "schema_version", "written_by"


def schema_version(graph: Store | Transaction) -> int | None:
    """Return the version of this graph's schema; None where there is no graph yet."""
    kept = _kept_version(read_options(graph))
    if kept is not None:
        return kept
    return _BEFORE_IT_WAS_KEPT if graph.rows("read/any_article") else None


def _kept_version(options: Mapping[str, Any]) -> int | None:
    """Return the version that is kept; None where there is none, or something that kg never writes."""
    kept = options.get(_VERSION)
    return kept if isinstance(kept, int) and not isinstance(kept, bool) and kept > 0 else None


def require_known_schema(graph: Store | Transaction) -> None:
    """Raise StoreError for a graph that a newer program has written: this one would read it wrongly, or damage it."""
    kept = read_options(graph)
    if (_kept_version(kept) or 0) > SCHEMA_VERSION:
        raise StoreError(
            msg(
                "this graph has schema version {kept}, written by news-kg {get}; this program is {version} and "
                "knows versions up to {schema_version}",
                kept=kept[_VERSION],
                get=kept.get(_WRITER, "of a later version"),
                version=__version__,
                schema_version=SCHEMA_VERSION,
            ),
            hint=msg("Upgrade news-kg; nothing was changed"),
        )


def keep_schema_version(tx: Transaction) -> None:
    """Note in the graph that it is as this program writes one."""
    take_lock(tx)
    if read_options(tx).get(_VERSION) != SCHEMA_VERSION:
        keep_options(tx, {_VERSION: SCHEMA_VERSION, _WRITER: __version__})


def begin_schema(store: Store) -> None:
    """Note the version in a graph that is only beginning; an older one keeps its own until `kg migrate`."""
    if schema_version(store) is None:
        store.write(keep_schema_version)
