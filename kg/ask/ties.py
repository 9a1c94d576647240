"""From the database to the graphs of `kg.views`: facts, posts, or being named in one sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import networkx as nx

from kg.ask.summary import sentence_bounds
from kg.errors import UsageError
from kg.messages import msg
from kg.models import SHOWN_FACTS, Affiliation, EntityType
from kg.store.graph import GraphStore, Row
from kg.store.observations import read_texts
from kg.views.ties import Change, Party, Source, Tie, tie_graph

PARTY_TYPES = (*(kind.value.lower() for kind in EntityType), "subject")
# What ties: which facts, or None for sentences.
GRAPHS: dict[str, tuple[str, ...] | None] = {
    "facts": tuple(kind.label() for kind in SHOWN_FACTS),
    "posts": (Affiliation.label(),),
    "together": None,
}
# Whose ties tell something: a region ties everybody to everybody.
TELLING = tuple(kind for kind in PARTY_TYPES if kind != "region")
_SUBJECT = "subject:"
_KEPT = (
    "id", "text", "title", "verb", "due", "confidence", "modality", "indicator", "value", "period", "change", "change_date",
)  # fmt: skip
_ARTICLES_AT_ONCE = 500


@dataclass(frozen=True)
class Choice:
    """Which part of the graph: what ties (a key of GRAPHS), types of entities, ids that may be of any type.

    With `around`, only what is tied to these ids; with `kinds` (labels), only facts of these; facts from the confidence
    `minimum` (0-1) on.
    """

    on: str = "facts"
    types: tuple[str, ...] = PARTY_TYPES
    always: tuple[str, ...] = ()
    around: tuple[str, ...] | None = None
    minimum: float = 0.0
    kinds: tuple[str, ...] | None = None


def choice_of(on: str, types: Iterable[str], minimum: float = 0.0) -> Choice:
    """Return the choice of these types (of PARTY_TYPES, in their order); UsageError for what can't tie."""
    if on not in GRAPHS:
        raise UsageError(
            msg("nothing is tied by {on!r}", on=on), hint=msg("There are: {graphs}", graphs=", ".join(GRAPHS))
        )
    wanted = set(types)
    return Choice(on, tuple(kind for kind in PARTY_TYPES if kind in wanted), minimum=minimum)


def read_ties(store: GraphStore, choice: Choice) -> list[Tie]:
    """Return the ties of the chosen part of the graph, by id, without the sentences around their quotes."""
    kinds = choice.kinds or GRAPHS[choice.on]
    parameters: dict[str, Any] = {
        "types": [kind.upper() for kind in choice.types],
        "always": list(choice.always),
        "around": None if choice.around is None else list(choice.around),
    }
    if kinds is None:
        rows = store.stream("read/articles_with_names", **parameters)
        return [tie for row in rows for tie in _named_together(row)]
    return [_fact(row) for row in store.stream("read/ties", kinds=list(kinds), min=choice.minimum, **parameters)]


def read_parties(store: GraphStore, ties: Iterable[Tie]) -> list[Party]:
    """Return all who take part in these ties, by id."""
    return read_named_parties(store, {party for tie in ties for party in tie.parties})


def read_named_parties(store: GraphStore, ids: Collection[str]) -> list[Party]:
    """Return what views say of these entities and subjects, by id."""
    rows = store.rows("read/parties", ids=sorted(i for i in ids if not i.startswith(_SUBJECT)))
    entities = [_party(row) for row in rows]
    subjects = [Party(i, i.removeprefix(_SUBJECT), "subject") for i in ids if i.startswith(_SUBJECT)]
    return sorted(entities + subjects, key=lambda party: party.id)


def read_tie_graph(store: GraphStore, choice: Choice) -> nx.Graph:
    """Return the graph of the chosen part: see `kg.views.ties.tie_graph`."""
    ties = read_ties(store, choice)
    return tie_graph(read_parties(store, ties), ties)


def with_sentences(store: GraphStore, ties: Sequence[Tie]) -> list[Tie]:
    """Return the ties with the rest of the sentence around each quote."""
    articles = sorted({source.article for tie in ties for source in tie.sources})
    filled: dict[Source, Source] = {}
    wanted: dict[str, list[Source]] = {article: [] for article in articles}
    for tie in ties:
        for source in tie.sources:
            wanted[source.article].append(source)
    for first in range(0, len(articles), _ARTICLES_AT_ONCE):
        some = articles[first : first + _ARTICLES_AT_ONCE]
        for article, text in store.read(partial(read_texts, ids=some)).items():
            filled |= {source: _with_sentence(source, text) for source in wanted[article]}
    return [replace(tie, sources=tuple(filled[source] for source in tie.sources)) for tie in ties]


def _with_sentence(source: Source, text: str) -> Source:
    left, right = sentence_bounds(text, source.start, source.end)
    return replace(source, before=text[left : source.start], after=text[source.end : right])


def _party(row: Row) -> Party:
    kept = {key: row[key] for key in ("id", "name", "articles", "first", "last")}
    return Party(type=row["type"].lower(), aliases=tuple(row["aliases"]), codes=tuple(row["codes"] or ()), **kept)


def _fact(row: Row) -> Tie:
    sources = tuple(Source(**source) for source in row["sources"])
    roles = tuple((party, role) for party, role in row["roles"])
    kept = {key: row[key] for key in _KEPT}
    revises, revised_by, disputes = (_changes(row[key]) for key in ("revises", "revised_by", "disputes"))
    return Tie(
        kind=row["kind"].lower(), roles=roles, sources=sources, **kept,
        revises=revises, revised_by=revised_by, disputes=disputes,
    )  # fmt: skip


def _changes(rows: Iterable[Row]) -> tuple[Change, ...]:
    return tuple(Change(row["fact"], row["text"], tuple(row["changes"])) for row in rows)


def _named_together(article: Row) -> Iterator[Tie]:
    """Yield a tie for each sentence of the article that names two or more."""
    from kg.text.language import language

    text = article["text"]
    marks = sorted((start, n["party"]) for n in article["names"] for start in n["starts"])
    position = 0
    for left, right in language().split_sentences(text):
        named = set()
        while position < len(marks) and marks[position][0] < right:
            named.add(marks[position][1])
            position += 1
        if len(named) > 1:
            quote = text[left:right].strip()
            start = text.index(quote, left)
            kept = {key: article[key] for key in ("title", "outlet", "url", "published")}
            source = Source(article["id"], start=start, end=start + len(quote), quote=quote, **kept)
            roles = tuple((party, "NAMED") for party in sorted(named))
            yield Tie(f"{article['id']}:{start}", "together", quote, roles, (source,))
