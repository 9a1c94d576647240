"""`kg import --bulk`: into an empty database of the local server, all at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from kg.cli.terminal import note, open_store
from kg.errors import KgError
from kg.messages import joined, msg, term

if TYPE_CHECKING:
    from kg.bulk.importing import BulkImport
    from kg.settings import Settings
    from kg.write.importing import Extracts
    from kg.write.result import ImportResult
    from kg.write.scanning import Scan

bulk_option = click.option(
    "--bulk", is_flag=True,
    help="Fill an empty database of the local server at once: decide in memory, load with Neo4j's own tool.",
)  # fmt: skip


def require_place(*, quiet: bool) -> dict[str, Any]:
    """Return the options of the empty local database that an import in bulk is to fill. Raises UsageError for another."""
    from kg.bulk.place import require_alone, require_empty, require_local
    from kg.settings import Settings
    from kg.store.server.tables import has_database

    settings = Settings()
    require_local(settings)
    if not has_database(settings):
        return {}
    require_alone(settings)
    with open_store(quiet=quiet) as store:
        return require_empty(store, settings)


def import_in_bulk(
    scanned: Scan,
    extract: Extracts,
    options: dict[str, Any],
    result: ImportResult,
    *,
    stop: Callable[[], bool],
    advance: Callable[[int], None],
    decided: Callable[[], None],
    min_confidence: float | None,
    workers: int,
    quiet: bool,
) -> None:
    """Import what was scanned into the place that `require_place` has found, and say how long it took.

    `advance` is told of each record, `decided` of the end of that.
    """
    import time

    from kg.bulk.importing import BulkImport
    from kg.settings import Settings

    settings = Settings()
    still_empty = lambda: _require_still_empty(settings, quiet=quiet)  # noqa: E731

    def begin(step: str) -> None:
        if step != "deciding":
            decided()
            note(msg("{step} …", step=term("step", step)), quiet=quiet)

    bulk = BulkImport(settings, extract, options, still_empty, stop, advance, begin, min_confidence, workers)
    bulk.run(scanned.articles(), scanned.reports(), result)
    if result.created and not result.stopped:
        begin("indexes")
        start = time.perf_counter()
        try:
            with open_store(quiet=quiet, schema=True):
                bulk.seconds["indexes"] = time.perf_counter() - start
        except KgError as error:  # the graph is in; the next command makes what is lacking
            result.stopped = error.message()
        note(_told(bulk), quiet=quiet)


def _require_still_empty(settings: Settings, *, quiet: bool) -> None:
    from kg.bulk.place import require_alone, require_empty
    from kg.store.observations import take_lock
    from kg.store.server.tables import has_database

    if has_database(settings):
        with open_store(quiet=quiet) as store:
            store.write(take_lock)  # whoever writes is done
            require_empty(store, settings)
        require_alone(settings)


def _told(bulk: BulkImport) -> str:
    steps = [
        msg("{step} {seconds:.1f} s", step=term("step", step), seconds=seconds)
        for step, seconds in bulk.seconds.items()
    ]
    return msg("In bulk: {steps}", steps=joined(steps, msg(", ")))
