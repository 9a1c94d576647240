"""Tables that become the database of the local server, by Neo4j's own tool: for as long as that takes the server is down."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DiskFull
from kg.messages import msg
from kg.settings import Settings
from kg.store.disk import START_BYTES, require_space, told_by_system
from kg.store.server.dump import DATABASE, make_beside, server_tool
from kg.store.server.java import run_admin
from kg.store.server.paths import server_paths

# Of the tool: a heap that does with any graph, as what grows with it is outside of it; and that half of what is free.
_JAVA = ("-Xmx1g", "-XX:+UseParallelGC")
# What is loaded in seconds is over before the optimising compiler has earned back what it costs: 10.2 s of the processor
# in place of 12.9 for 554 articles (15 MB).
_JAVA_FOR_FEW = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_FEW_BYTES = 100 << 20  # of all tables
_MEMORY = "--max-off-heap-memory=50%"
_BYTES_A_BYTE = 4  # of the database with its log, for each of the tables


@contextmanager
def tables_folder(settings: Settings) -> Iterator[Path]:
    """Give an empty folder in the home, which goes with what is in it. Raises DiskFull for what can't be written there."""
    paths = server_paths(settings)
    paths.create()
    shutil.rmtree(paths.tables, ignore_errors=True)
    try:
        paths.tables.mkdir(mode=0o700)
        yield paths.tables
    except OSError as error:
        reason, hint = told_by_system(error, paths.home)
        raise DiskFull(
            msg("the tables can't be written ({reason})", reason=reason), where=str(paths.home), hint=hint
        ) from error
    finally:
        shutil.rmtree(paths.tables, ignore_errors=True)


def has_database(settings: Settings) -> bool:
    """Whether the local server has ever had a database: it need not be started to know that one that never was is empty."""
    return (server_paths(settings).data / "databases" / DATABASE).exists()


def import_tables(settings: Settings, folder: Path, options: Sequence[str]) -> float:
    """Make the tables in a folder, which these options read, the database; the server is stopped for it, and stays so.

    Returns the seconds that Neo4j's own tool took.

    What was before is kept until `kg.store.server.dump.end_load`. Raises ServerError where Neo4j's own tool refuses, and
    DiskFull; the database is then what it was.
    """
    command = ["database", "import", "full", DATABASE, _MEMORY, *options]
    with server_tool(settings) as (paths, jars):
        size = sum(table.stat().st_size for table in folder.iterdir())
        require_space(paths.home, _BYTES_A_BYTE * size + START_BYTES, msg("the database that the tables make"))
        options_of_java = _JAVA if size > _FEW_BYTES else _JAVA_FOR_FEW
        start = time.perf_counter()
        make_beside(
            paths,
            lambda where: run_admin(paths, jars, [*command, where], java=options_of_java, folder=folder),
            msg("Neo4j's own tool can't import the tables"),
        )
        return time.perf_counter() - start
