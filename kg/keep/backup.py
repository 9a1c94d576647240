"""A graph into one file: what it is made of (articles, reports, judgements, options) and what was made of that."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg import __version__
from kg.ask.export import read_graph
from kg.errors import DiskFull, ServerError, UsageError
from kg.judge.files import write_judgements
from kg.keep import archive
from kg.keep.archive import Manifest
from kg.messages import msg
from kg.settings import Settings
from kg.store.graph import GraphStore, Transaction
from kg.store.judgements import all_judgements
from kg.store.observations import stored_article, take_lock
from kg.store.options import RESTORING, read_options
from kg.store.server import ensure_server, server_status
from kg.store.server.dump import dump_database, is_used_by_others
from kg.store.version import schema_version
from kg.views.exports import canonical_hash, write_jsonl
from kg.write.version import graph_rules

Row = dict[str, Any]
_REPORT = ("id", "headline", "article_id", "text")
# Of this graph at this moment, not of what it is made of.
_NOT_KEPT = frozenset({"schema_version", "written_by", RESTORING})


def require_free(file: Path, *, overwrite: bool) -> None:
    """Raise UsageError where a backup would take the place of a file, or has no folder to lie in."""
    if file.exists() and not (overwrite and file.is_file()):
        raise UsageError(
            msg("there is something of that name"), where=str(file), hint=msg("Name a new file, or add --overwrite")
        )
    if not file.absolute().parent.is_dir():
        raise UsageError(
            msg("the folder of the backup is not there"), where=str(file), hint=msg("Make it, or name another")
        )


def gather(store: GraphStore, folder: Path) -> Manifest:
    """Write the members of a backup into a folder; other writers wait meanwhile, so that all are of one moment."""

    def work(tx: Transaction) -> Manifest:
        take_lock(tx)
        articles = _write(folder / archive.ARTICLES, map(_article_row, tx.rows("read/whole_articles")))
        reports = _write(folder / archive.REPORTS, (_report_row(r["report"]) for r in tx.rows("read/whole_reports")))
        judgements = all_judgements(tx)
        lines = write_judgements(judgements[i] for i in sorted(judgements))
        (folder / archive.JUDGEMENTS).write_text(lines, encoding="utf-8")
        records = read_graph(store, internal=True)
        with (folder / archive.GRAPH).open("w", encoding="utf-8", newline="") as file:
            write_jsonl(records, file)
        options = {name: value for name, value in read_options(tx).items() if name not in _NOT_KEPT}
        return Manifest(
            program=__version__, rules=graph_rules(), schema=schema_version(tx) or 0, hash=canonical_hash(records),
            neo4j=store.server_version(), articles=articles, reports=reports, judgements=len(judgements),
            options=options,
        )  # fmt: skip

    return store.write(work, lasting=True)


def add_dump(settings: Settings, folder: Path) -> str | None:
    """Add the database of the local server by Neo4j's own tool, for which it is stopped and started again.

    Returns why that was left out, if so: somebody else is connected, whose work would break off, or the tool failed.
    """
    info = server_status(settings)
    if info is not None and is_used_by_others(info):
        return msg("other programs are connected to the local Neo4j, which would have to stop for it")
    reason = None
    try:
        dump_database(settings, folder)
    except (ServerError, DiskFull) as error:
        (folder / archive.DUMP).unlink(missing_ok=True)
        reason = error.what
    ensure_server(settings)
    return reason


def _article_row(row: Row) -> Row:
    article, read = stored_article(row["article"]), row["extraction"] or {}
    return {
        "article": article.model_dump(exclude_none=True),
        "read_by": read.get("read_by", "builtin"),
        "extractor": read.get("extractor"),
        "with_reporters": read.get("with_reporters", False),
        "extraction": json.loads(read["json"]) if read.get("json") else None,
    }


def _report_row(report: Row) -> Row:
    return {key: report[key] for key in _REPORT if report.get(key) is not None}


def _write(path: Path, rows: Iterable[Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
            count += 1
    return count
