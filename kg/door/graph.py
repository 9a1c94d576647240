"""An open graph in Neo4j: what a program adds to it, judges in it and asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg.door.records import documents_of
from kg.errors import UsageError
from kg.messages import msg
from kg.models import EntityType
from kg.models.documents import Document
from kg.models.extractor import BUILTIN, Extractor

if TYPE_CHECKING:
    from kg.door import rows
    from kg.judge.applying import JudgementChange
    from kg.llm.asking import Asking
    from kg.store.graph import GraphStore
    from kg.write.result import ImportResult


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

    `home` is KG_HOME: another home is another graph, the local one there, whatever NEO4J_URI says. Raises UsageError
    where both are given, StoreUnavailable or ServerError.
    """
    from pydantic import SecretStr

    from kg.settings import Settings
    from kg.store.connection import open_driver
    from kg.store.opening import store_of

    if uri is not None and home is not None:
        raise UsageError(msg("uri and home name two graphs"), hint=msg("Give one of them"))
    given = {
        "neo4j_uri": uri,
        "neo4j_username": username,
        "neo4j_password": None if password is None else SecretStr(password),
        "neo4j_database": database,
        "home": None if home is None else Path(home).absolute(),
    }
    chosen: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    settings = Settings().model_copy(update=({"neo4j_uri": None} if home is not None else {}) | chosen)
    with open_driver(settings) as driver:
        graph = Graph(store_of(driver, settings, schema=True))
        try:
            yield graph
        finally:
            graph.close()


class Graph:
    """A graph of news. Rows are lists of flat dicts (`kg.door.rows`), which `pandas.DataFrame` takes as they are.

    Names are any that an article uses, or that the rules lead to one of them; UnknownName (with near names) for others.
    """

    def __init__(self, store: GraphStore) -> None:
        self._store: GraphStore | None = store

    @property
    def store(self) -> GraphStore:
        """The store below; UsageError when the graph is closed."""
        if self._store is None:
            raise UsageError(msg("the graph is closed"), hint=msg("Use it inside `with kg.open() as g:`"))
        return self._store

    def close(self) -> None:
        """Let go of the store; what is asked afterwards raises UsageError."""
        self._store = None

    def add(
        self,
        records: Iterable[Document | str] | Document | str,
        *,
        workers: int = 1,
        min_confidence: float | None = None,
        extractor: str | Extractor = BUILTIN,
        with_reporters: bool = False,
        asking: Asking | None = None,
    ) -> ImportResult:
        """Put articles, reports and texts in, as `kg import` does; what is in unchanged is left alone.

        `min_confidence` (0-1) is what the graph is to hold from: one value a graph, which keeps it (None). UsageError
        where the graph has another, which `kg refresh --min-confidence` changes.

        `records` is what `kg.read` gives, a list, one of them, or a stream; it is read once, and kept on disk meanwhile.
        Of the result, `created`, `changed` and `unchanged` are ids, `errors` sentences
        on what could not be read, and `left_out` on what an extractor gave that its article does not say. `stopped`
        says why it ended early, if it did: a full disk, a database that went away. `with_reporters` makes persons of those
        too whom an article names in its byline alone; else their names are only in `bylines` of the article's node. `asking`
        says how an extractor that asks a language model asks (`kg.Asking`).
        """
        from kg.offline.extracting import ExtractArticles
        from kg.write.importing import Importer
        from kg.write.result import ImportResult
        from kg.write.scanning import scan
        from kg.write.spool import open_spool

        store, result = self.store, ImportResult()
        with (
            open_spool() as spool,
            ExtractArticles(workers, extractor=extractor, with_reporters=with_reporters, asking=asking) as extract,
        ):
            scanned = scan(documents_of(records), spool, result)
            importer = Importer(store, extract, min_confidence=min_confidence)
            return importer.run(scanned.articles(), scanned.reports(), result)

    def delete(self, *ids: str) -> list[str]:
        """Take articles and reports out with all that they alone support; return their ids.

        Raises UnknownName for an id that is not there; nothing is then taken out.
        """
        from kg.write.articles import delete_known

        return list(self.store.write(delete_known(sorted(set(ids)))).deleted)

    def merge(
        self, a: str, b: str, type: EntityType | str | None = None, *, note: str | None = None, replace: bool = False
    ) -> JudgementChange:
        """Judge two names the same. Raises UsageError where the graph has no such names, or a judgement says otherwise.

        `replace` withdraws older judgements that say otherwise.
        """
        from kg.judge.deciding import merge_names
        from kg.judge.splitting import by_user

        return self.store.write(merge_names(a, b, _type(type), by_user(note), replace=replace))

    def split(self, name: str, entity: str, *, note: str | None = None) -> JudgementChange:
        """Take a name out of an entity. Raises UsageError where it is not among its names."""
        from kg.judge.splitting import by_user, split_name

        return self.store.write(split_name(name, entity, by_user(note)))

    def retype(
        self, name: str, type: EntityType | str, seen_as: EntityType | str | None = None, *, note: str | None = None
    ) -> JudgementChange:
        """Judge what a name means to be of another type than it is seen as."""
        from kg.judge.deciding import retype_name
        from kg.judge.splitting import by_user

        return self.store.write(retype_name(name, cast(str, _type(type)), _type(seen_as), by_user(note)))

    def reject(self, fact: str, *, note: str | None = None) -> JudgementChange:
        """Judge a fact (its id, as in `timeline`) wrong: it leaves the graph, and stays out."""
        from kg.judge.deciding import reject_fact
        from kg.judge.splitting import by_user

        return self.store.write(reject_fact(fact, by_user(note)))

    def show(self, name: str) -> list[rows.Row]:
        """Return all that is known of what a name means: an entity a row, with lists of its facts and mentions."""
        from kg.ask.lookup import find_entities
        from kg.ask.summary import entity_record

        return [entity_record(self.store, entity) for entity in find_entities(self.store, name)]

    def search(self, text: str, *, kind: str | None = None, limit: int = 20) -> list[rows.HitRow]:
        """Return names and facts by their words, best first; of one kind (company, plan …) or of all."""
        from kg.ask.searching import read_kind, search
        from kg.door.flat import hit_row

        found = search(self.store, text, kind=read_kind(kind) if kind else None, limit=limit)
        return [hit_row(hit) for hit in found]

    def timeline(self, name: str) -> list[rows.TimelineRow]:
        """Return what each entity of this name has planned and stated, in order, with what became of it."""
        from kg.ask.timeline import timelines
        from kg.door.flat import timeline_rows

        return [row for entity in timelines(self.store, name) for row in timeline_rows(entity)]

    def disputes(self, limit: int = 100) -> list[rows.DisputeRow]:
        """Return pairs of facts in dispute."""
        from kg.ask.timeline import disputes

        return cast("list[rows.DisputeRow]", disputes(self.store, limit))

    def path(self, a: str, b: str, *, on: str = "facts", limit: int = 1) -> list[rows.StepRow]:
        """Return the shortest chains that tie two names, a step a row; none where nothing does.

        `on` is what ties: facts, posts, or together (named in one sentence).
        """
        from kg.ask.networks import find_chains
        from kg.ask.ties import TELLING, choice_of
        from kg.door.flat import step_rows

        return step_rows(find_chains(self.store, a, b, choice_of(on, TELLING), limit))

    def plans(self, name: str) -> list[rows.PlanRow]:
        """Return the plans of what a name means, with dates, numbers and the article of each."""
        return cast("list[rows.PlanRow]", self.query("plans", name=name))

    def statements(self, name: str) -> list[rows.StatementRow]:
        """Return what somebody has stated."""
        return cast("list[rows.StatementRow]", self.query("statements", name=name))

    def rules(self, name: str) -> list[rows.RuleRow]:
        """Return the rules that bind somebody, or a trade."""
        return cast("list[rows.RuleRow]", self.query("rules_for", name=name))

    def posts(self, name: str) -> list[rows.PostRow]:
        """Return the posts of a person."""
        return cast("list[rows.PostRow]", self.query("posts_of", name=name))

    def query(self, query: str, /, **parameters: Any) -> list[rows.Row]:
        """Return the rows of a saved question by its name (`kg query --list`), or of read-only Cypher (it has spaces).

        Raises UsageError for a question or a parameter that is not there, QueryError for Cypher that can't be run.
        """
        from kg.ask.questions import ask
        from kg.models.values import as_object

        columns, found = ask(self.store, query, parameters)
        return [dict(zip(columns, map(as_object, row), strict=True)) for row in found]

    def export(self, format: str, path: str | Path) -> None:
        """Write the whole graph: graphml, gexf, jsonl, csv or canonical to a file, admin-csv or markdown to a new folder."""
        from kg.ask.export import export_to

        export_to(self.store, format, Path(path))

    def counts(self) -> Mapping[str, int]:
        """Return how many nodes there are of each label."""
        from kg.ask.summary import counts

        return counts(self.store)


def _type(given: EntityType | str | None) -> str | None:
    """Return the name of a type in any case; UsageError for another."""
    from kg.offline.matching import read_type

    if given is None:
        return None
    try:
        return read_type(given).value
    except ValueError as error:
        raise UsageError(str(error)) from None
