"""Partitions of articles read on a cluster by Ray Data; a local cluster is started where no address is given.

Workers take the articles from the folder of the output, where they are staged, so that it must be one that all machines
reach. A worker that is lost costs the partition it was at: Ray starts another, and what is finished is not read again.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError, UsageError
from kg.messages import msg
from kg.models import Article
from kg.offline.extracting import ExtractArticles
from kg.offline.partitions import ARTICLES_A_PARTITION, Done, ParquetFolder, finish, plan

LOCAL = "local"
# Only names of partitions and counts travel through it; articles do not.
_STORE_BYTES = 100 << 20
# A local Ray gives itself half a minute to start, which is too little on a machine that is very busy.
_TRIES = 3
_ANSWER_SECONDS = 5.0


@dataclass(frozen=True)
class Cluster:
    """Where Ray is (`ray://host:10001`, `host:6379`, `auto`; `local`: made for this on this machine), and how many processes
    read there, by what and for how long at most (as `ExtractArticles` has it)."""

    address: str
    workers: int
    extractor: str
    max_seconds: float


class ReadPartition:
    """A worker: it loads the extractor once, and reads one staged partition after the other."""

    def __init__(self, address: str, version: str, extractor: str, max_seconds: float) -> None:
        self._folder = ParquetFolder(address)
        self._extract = ExtractArticles(1, max_seconds, extractor)
        if self._extract.how.version != version:
            hint = msg("Install the same news-kg on all machines of the cluster")
            raise UsageError(
                msg(
                    "a worker's extractor is {version}, not {wanted}",
                    version=self._extract.how.version,
                    wanted=version,
                ),
                hint=hint,
            )

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return what became of the partition that `row` names, as plain values."""
        return vars(finish(self._folder.staged(row["name"]), self._folder, self._extract))


def read_on_ray(
    articles: Iterable[Article],
    folder: ParquetFolder,
    extract: ExtractArticles,
    cluster: Cluster,
    size: int = ARTICLES_A_PARTITION,
) -> Iterator[Done]:
    """Read the partitions that the folder lacks on Ray; yield what became of each, as they come.

    Raises UsageError where Ray isn't installed, or no cluster answers.
    """
    names, lacking = [], []
    for partition in plan(articles, extract.how.version, size):
        names.append(partition.name)
        if folder.has(partition.name):
            yield finish(partition, folder, extract)
        else:
            folder.stage(partition)
            lacking.append(partition.name)
    if lacking:
        # Ray prints what it has to say of lost workers; standard output is the answer's.
        with redirect_stdout(sys.stderr):
            yield from _run(lacking, folder.address, extract.how.version, cluster)
    folder.keep_only(names)


def _run(names: list[str], folder: str, version: str, cluster: Cluster) -> Iterator[Done]:
    ray = _start(cluster)
    try:
        given = ray.data.from_items([{"name": name} for name in names], override_num_blocks=len(names))
        done = given.map(
            ReadPartition,
            fn_constructor_args=(folder, version, cluster.extractor, cluster.max_seconds),
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=min(cluster.workers, len(names))),
            num_cpus=1,
        )
        for row in done.iter_rows():
            yield Done(**row)
    except ray.exceptions.RayError as error:
        raise _plain(error) from error
    finally:
        ray.shutdown()


def _start(cluster: Cluster) -> Any:
    """Return Ray, connected to a cluster that answers. It tells nobody that it is used, and draws no bars."""
    _require_listener(cluster.address)
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray
        import ray.data
        import ray.exceptions
    except ImportError:
        raise UsageError(msg("Ray is not installed"), hint=msg("Install it with pip install 'news-kg[ray]'")) from None
    _connect(ray, cluster)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray


def _connect(ray: Any, cluster: Cluster) -> None:
    options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if cluster.address == LOCAL:
        options |= {"num_cpus": cluster.workers, "include_dashboard": False, "object_store_memory": _STORE_BYTES}
    for tries_left in reversed(range(_TRIES if cluster.address == LOCAL else 1)):
        try:
            ray.init(address=cluster.address, **options)
            return
        except Exception as error:  # Ray has an error for each of its parts that does not answer
            ray.shutdown()
            if not tries_left:
                raise _nobody(cluster.address, error) from error


def _require_listener(address: str) -> None:
    """Raise UsageError where nobody listens at a host and port: Ray itself would wait for many minutes."""
    host, colon, port = address.removeprefix("ray://").rstrip("/").rpartition(":")
    if colon and port.isdecimal():
        try:
            socket.create_connection((host.strip("[]"), int(port)), _ANSWER_SECONDS).close()
        except (OSError, OverflowError) as error:
            raise _nobody(address, error) from error


def _nobody(address: str, error: BaseException) -> UsageError:
    hint = msg("Check the address; without one a local Ray is started")
    return UsageError(
        msg("no Ray cluster answers ({first_line})", first_line=_first_line(error)), where=address, hint=hint
    )


def _plain(error: BaseException) -> KgError:
    """Return the error that a worker raised, where it is one of ours, else what Ray says of it in one line."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, KgError):
            return cause
        cause = getattr(cause, "cause", None) or cause.__cause__
    hint = msg("Run the same command again: what is finished is not read again")
    return UsageError(msg("the workers failed ({first_line})", first_line=_first_line(error)), hint=hint)


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
