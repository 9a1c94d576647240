"""What ties entities together, and the networkx graph of it: the start of every view.

A tie is a fact with all who take part in it, or a sentence with all that it names. In the graph each pair that a tie
joins is one edge, which keeps its ties: whoever follows the edge can read the sentence that it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

# A fact's text only names these: two of them are not tied by it, each is tied to those who act in it.
NAMED = "ABOUT"


@dataclass(frozen=True)
class Party:
    """An entity, or a subject of regulation, as views show it.

    `type` in lower case; `articles` that mention it, the days of the `first` and the `last`; `codes` of a user's list.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    articles: int = 0
    codes: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True)
class Source:
    """A place of an article: characters [start, end), the quote, and the rest of its sentence before and after.

    `origin` is the article that this one reprints, or itself: reprints are one witness.
    """

    article: str
    title: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    published: str | None = None
    origin: str = ""
    outlet: str | None = None
    url: str | None = None

    @property
    def sentence(self) -> str:
        """The sentence around the quote."""
        return f"{self.before}{self.quote}{self.after}"


@dataclass(frozen=True)
class Change:
    """Another fact that revises, is revised by or disputes this one, and what differs."""

    fact: str
    text: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """What joins its parties: a fact, or a sentence that names them (kind `together`).

    `roles` are (id of the party, PLANS, STATES, …, ABOUT); `sources` come in the order of their publication;
    `confidence` is how sure its reading is (0-1; None: not measured). Plans have `modality`; figures `indicator`, `value`,
    `period` and what they are compared with (`change`); posts a `change` (begins, ends, past) and its day.
    """

    id: str
    kind: str
    text: str
    roles: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    title: str | None = None
    verb: str | None = None
    due: str | None = None
    revises: tuple[Change, ...] = ()
    revised_by: tuple[Change, ...] = ()
    disputes: tuple[Change, ...] = ()
    confidence: float | None = None
    modality: str | None = None
    indicator: str | None = None
    value: str | None = None
    period: str | None = None
    change: str | None = None
    change_date: str | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Who takes part, each once, by id."""
        return tuple(sorted({party for party, _ in self.roles}))

    @property
    def actors(self) -> tuple[str, ...]:
        """Who takes part in more than being named, each once, by id."""
        return tuple(sorted({party for party, role in self.roles if role != NAMED}))

    @property
    def published(self) -> str | None:
        """When it was first published."""
        return self.sources[0].published if self.sources else None

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each pair that it ties, smaller id first: at least one of the two acts in it."""
        actors = set(self.actors)
        for a, b in combinations(self.parties, 2):
            if a in actors or b in actors:
                yield a, b


def tie_graph(parties: Iterable[Party], ties: Iterable[Tie]) -> nx.Graph:
    """Return the graph of these parties: `party` on nodes; `ties` and `articles` (witnesses) on edges.

    Nodes and edges come in the order of their ids, so that everything computed from it is the same on each run.
    """
    known = {party.id: party for party in parties}
    between: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        for pair in tie.pairs():
            if pair[0] in known and pair[1] in known:
                between[pair].append(tie)
    graph = nx.Graph()
    graph.add_nodes_from((id, {"party": known[id]}) for id in sorted(known))
    for a, b in sorted(between):
        found = sorted(between[a, b], key=place)
        graph.add_edge(a, b, ties=found, articles=count_witnesses(found))
    return graph


def place(tie: Tie) -> tuple[str, str, int, str]:
    """Where a tie stands among others: by publication, article and character."""
    first = tie.sources[0] if tie.sources else None
    return (first.published or "9999", first.article, first.start, tie.id) if first else ("9999", "", 0, tie.id)


def count_witnesses(ties: Sequence[Tie]) -> int:
    """Return the number of articles that support these ties, reprints of one text counted once."""
    return len({source.origin or source.article for tie in ties for source in tie.sources})
