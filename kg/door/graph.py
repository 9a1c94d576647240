"""An open graph in Neo4j: what a program adds to it, judges in it and asks of it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.door.texts import as_article
from kg.models import Article, EntityType, Report

if TYPE_CHECKING:
    from kg.errors import LoadError
    from kg.judge.applying import JudgementChange
    from kg.judge.splitting import By
    from kg.store.graph import GraphStore
    from kg.write.importing import ImportResult

Rows = list[dict[str, Any]]


@contextmanager
def open(
    uri: str | None = None,
    *,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
    home: str | Path | None = None,
) -> Iterator[Graph]:
    """Open a graph for a `with` block: the Neo4j at `uri`, else that of the settings, else the local one, started if need be.

    `home` is KG_HOME: another home is another graph. Raises StoreUnavailable or ServerError.
    """
    from pydantic import SecretStr

    from kg.settings import Settings
    from kg.store.connection import open_driver
    from kg.store.graph import GraphStore

    given = {
        "neo4j_uri": uri,
        "neo4j_username": username,
        "neo4j_password": None if password is None else SecretStr(password),
        "neo4j_database": database,
        "home": None if home is None else Path(home),
    }
    settings = Settings().model_copy(update={name: value for name, value in given.items() if value is not None})
    with open_driver(settings) as driver:
        store = GraphStore(driver, settings.neo4j_database)
        store.ensure_schema()
        yield Graph(store)


class Graph:
    """A graph of news. Rows are lists of dicts, which `pandas.DataFrame` takes as they are."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def add(self, records: Iterable[Article | Report | str], *, workers: int = 1) -> ImportResult:
        """Put articles and reports in, as `kg import` does; what is in unchanged is left alone.

        Of the result, `created`, `changed` and `unchanged` are ids, `errors` sentences.
        """
        from kg.offline.extracting import ExtractArticles
        from kg.write.importing import Importer, ImportResult, scan

        given = [each if isinstance(each, Report) else as_article(each) for each in records]
        result = ImportResult()

        def source(on_error: Callable[[LoadError], None]) -> Iterator[Article | Report]:
            return iter(given)

        scanned = scan(source, result)
        with ExtractArticles(workers) as extract:
            return Importer(self.store, extract).run(source, scanned, result)

    def delete(self, *ids: str) -> list[str]:
        """Take articles and reports out with all that they alone support; return the ids that were there."""
        from kg.write.articles import delete_articles

        return list(self.store.write(delete_articles(sorted(set(ids)))).deleted)

    def merge(self, a: str, b: str, type: EntityType | str | None = None) -> JudgementChange:
        """Judge two names the same. Raises UsageError where the graph has no such names, or a judgement says otherwise."""
        from kg.judge.deciding import merge_names

        return self.store.write(merge_names(a, b, type, _by()))

    def split(self, name: str, entity: str) -> JudgementChange:
        """Take a name out of an entity. Raises UsageError where it is not among its names."""
        from kg.judge.splitting import split_name

        return self.store.write(split_name(name, entity, _by()))

    def show(self, name: str) -> Rows:
        """Return all that is known of what a name means: an entity a row, with its facts and mentions."""
        from kg.ask.lookup import find_entities
        from kg.ask.summary import entity_record

        return [entity_record(self.store, entity) for entity in find_entities(self.store, name)]

    def search(self, text: str, *, kind: str | None = None, limit: int = 20) -> Rows:
        """Return names and facts by their words, best first."""
        from kg.ask.searching import search

        return [vars(hit) for hit in search(self.store, text, kind=kind.capitalize() if kind else None, limit=limit)]

    def timeline(self, name: str) -> Rows:
        """Return what each entity of this name has planned and stated, in order, with what became of it."""
        from kg.ask.timeline import timelines

        return timelines(self.store, name)

    def plans(self, name: str) -> Rows:
        """Return the plans of what a name means, with dates, numbers and the article of each."""
        return self.query("plans", name=name)

    def statements(self, name: str) -> Rows:
        """Return what somebody has stated."""
        return self.query("statements", name=name)

    def rules(self, name: str) -> Rows:
        """Return the rules that bind somebody or something."""
        return self.query("rules_for", name=name)

    def posts(self, name: str) -> Rows:
        """Return the posts of a person."""
        return self.query("posts_of", name=name)

    def query(self, query: str, /, **parameters: Any) -> Rows:
        """Return the rows of a saved question by its name, or of read-only Cypher (which has white space in it)."""
        from kg.ask.asking import answer

        columns, rows = answer(self.store, query, parameters)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def export(self, format: str, path: str | Path) -> None:
        """Write the whole graph: graphml, gexf, jsonl, csv or canonical to a file, admin-csv or markdown to a new folder."""
        from kg.ask.export import export_to

        export_to(self.store, format, Path(path))

    def counts(self) -> Mapping[str, int]:
        """Return how many nodes there are of each label."""
        from kg.ask.summary import counts

        return counts(self.store)


def _by() -> By:
    from kg.judge.splitting import By

    return By(getpass.getuser(), datetime.now(UTC).isoformat(timespec="milliseconds"))
