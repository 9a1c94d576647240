"""What a graph holds, in the words of the articles: for `kg summary` and `kg show`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.ask.places import places_inside, rows_once
from kg.confidence import is_sure
from kg.models import SHOWN_FACTS
from kg.models.facts.spec import ORGANISED
from kg.store.graph import GraphStore, Row
from kg.text.language import language

ENTITY_LABELS = ("Company", "Person", "Policy", "Region", "Organization")


@dataclass(frozen=True)
class FactLine:
    """One fact for people: who, what, when, and the sentence of the article that says it."""

    kind: str
    who: str
    what: str
    when: str | None
    quantities: tuple[str, ...]
    confidence: float | None
    sentence: str
    article: str
    title: str


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) of the sentence or sentences of `text` in which [start, end) lies, without outer white space."""
    structure = language().structure(text)
    first, last = structure.sentence_at(start), structure.sentence_at(max(start, end - 1))
    return min(first.start, start), max(last.end, end)


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences of `text` in which [start, end) lies, without outer white space."""
    left, right = sentence_bounds(text, start, end)
    return text[left:right].strip()


def fact_lines(store: GraphStore, limit: int, minimum: float = 0.0) -> Iterator[FactLine]:
    """Yield the facts that a summary lists and that are sure enough (0-1), kind by kind (plans first), `limit` of each."""
    for row in store.rows("read/summary_facts", limit=limit, min=minimum):
        yield FactLine(
            row["kind"],
            " ".join(row["who"]),
            row["what"],
            row["when"],
            tuple(row["quantities"] or ()),
            row["confidence"],
            sentence_around(row["text"], row["start"], row["end"]),
            row["article"],
            row["title"],
        )


def counts(store: GraphStore, minimum: float = 0.0) -> dict[str, int]:
    """Return how many nodes there are of each label that people know, kinds of fact in the order for people.

    Of facts those that are sure enough (0-1).
    """
    found = {row["label"]: row["count"] for row in store.rows("read/counts", min=minimum)}
    facts = [kind.label() for kind in SHOWN_FACTS]
    order = [*(label for label in found if label not in facts), *facts]
    return {label: found[label] for label in order if label in found}


def entity_record(store: GraphStore, entity: Row, minimum: float = 0.0) -> dict[str, Any]:
    """Return everything known of an entity: facts, those of others about it, mentions, with articles and characters.

    Of facts those that are sure enough (0-1). What concerns a place inside it is there too, with that `place`.
    """
    organised = entity["type"] in {kind.value for kind in ORGANISED}
    posts = store.rows("read/posts_at", name=entity["name"]) if organised else []
    inside = places_inside(store, entity)
    ids = [entity["id"], *(place["id"] for place in inside)]
    own = entity["name"]
    facts = rows_once(store.rows("read/entity_facts", ids=ids, min=minimum), "fact", own)
    about = rows_once(store.rows("read/facts_about", ids=ids, min=minimum), "fact", own)
    known = {fact["fact"] for fact in facts}
    return entity | {
        "inside": [{key: place[key] for key in ("id", "name", "articles")} for place in inside],
        "posts": [post for post in posts if is_sure(post["confidence"], minimum)],
        "facts": facts,
        "about": [fact for fact in about if fact["fact"] not in known],
        "mentions": rows_once(store.rows("read/entity_mentions", ids=ids), "article", own),
    }
