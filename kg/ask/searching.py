"""`kg search`: entities by their names and facts by their texts, best first, with the places that matched."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kg.ask.full_text import Span, find_words, full_text_query, words_of
from kg.confidence import is_sure
from kg.errors import UsageError
from kg.messages import msg
from kg.models import SHOWN_FACTS, EntityType
from kg.resolve import fold
from kg.store.graph import GraphStore, Row

_ENTITY_KINDS = frozenset(kind.label for kind in EntityType)
KINDS = (*(kind.label for kind in EntityType), *(kind.label() for kind in SHOWN_FACTS))
# Of each index at least so many are ranked again, since the order of the index knows only pairs of characters.
POOL = 200
_ALL = 2**31 - 1


@dataclass(frozen=True)
class Hit:
    """An entity or a fact that was found: `text` is the name that matched best or the fact's text; `highlights` are
    places in it; `names` an entity's names or who plans, states, rules or holds; `confidence` that of a fact (0-1).
    """

    kind: str
    id: str
    name: str
    text: str
    highlights: tuple[Span, ...]
    coverage: float
    score: float
    names: tuple[str, ...]
    articles: tuple[Row, ...]
    articles_count: int
    confidence: float | None = None

    @property
    def is_entity(self) -> bool:
        """Whether it is an entity, not a fact."""
        return self.kind in _ENTITY_KINDS

    def as_object(self) -> Row:
        """Return it for machines, an entity's kind written as in the graph's `type`."""
        return asdict(self) | {"kind": self.kind.upper() if self.is_entity else self.kind}


def read_kind(text: str) -> str:
    """Return the label of an entity type or a kind of fact, in any case; UsageError for another."""
    kind = text.strip().capitalize()
    if kind not in KINDS:
        raise UsageError(
            msg("{text!r} is no kind of hit", text=text),
            hint=msg("There are: {kinds}", kinds=", ".join(k.lower() for k in KINDS)),
        )
    return kind


def search(store: GraphStore, text: str, *, kind: str | None = None, limit: int = 20) -> list[Hit]:
    """Return at most `limit` hits, best first; of one kind, or of all.

    First names that are the text; then by the part of its words that a hit has, names before facts, and by the score of
    the index. Traditional and simplified characters, full and half width, upper and lower case are the same.
    """
    return search_all(store, text, kind=kind, pool=max(POOL, limit))[:limit]


def search_all(store: GraphStore, text: str, *, kind: str | None = None, pool: int = POOL) -> list[Hit]:
    """Return all hits of one kind; of all kinds, those among the `pool` best of each index. In the order of `search`."""
    wanted = full_text_query(text)
    if not wanted:
        return []
    words, folded = words_of(text), fold(text.strip())
    asked = {"text": wanted, "kind": kind or "", "pool": _ALL if kind else pool}
    rows: list[Row] = []
    if kind is None or kind in _ENTITY_KINDS:
        rows += store.rows("read/search_entities", index=store.index("entity_search"), **asked)
    if kind is None or kind not in _ENTITY_KINDS:
        rows += store.rows("read/search_facts", index=store.index("fact_search"), **asked)
    return sorted((_hit(row, words, folded) for row in rows), key=lambda hit: _rank(hit, folded))


def search_sure(
    store: GraphStore, text: str, minimum: float, *, kind: str | None = None, pool: int = POOL
) -> tuple[list[Hit], int]:
    """Return the hits of `search_all` without facts that are less sure than `minimum` (0-1), and how many these are.

    Where such facts crowd others out of the `pool` best, all hits are looked through.
    """
    found = search_all(store, text, kind=kind, pool=pool)
    sure = [hit for hit in found if is_sure(hit.confidence, minimum)]
    if len(sure) < len(found) and len(sure) < pool <= len(found):
        found = search_all(store, text, kind=kind, pool=_ALL)
        sure = [hit for hit in found if is_sure(hit.confidence, minimum)]
    return sure, len(found) - len(sure)


def _rank(hit: Hit, folded: str) -> tuple[Any, ...]:
    is_name = hit.is_entity and fold(hit.text) == folded
    return (not is_name, -hit.coverage, not hit.is_entity, -hit.score, hit.id)


def _hit(row: Row, words: list[str], folded: str) -> Hit:
    """Return the hit with the places that matched; of an entity, in the best of its names."""
    texts = [row["text"]] if row["text"] is not None else [row["name"], *row["names"]]
    matched = [(*find_words(words, text, folded), text) for text in texts]
    coverage, highlights, text = max(matched, key=lambda m: m[0] * (1 + 1 / (1 + len(m[2]))))
    return Hit(
        row["kind"], row["id"], row["name"] or "", text, tuple(highlights), round(coverage, 3), round(row["score"], 3),
        tuple(row["names"]), tuple(row["articles"]), row["articles_count"], row.get("confidence"),
    )  # fmt: skip
