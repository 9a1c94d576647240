"""Whether a post is held by the last word of the articles: a fact alone tells only what one article said."""

from __future__ import annotations

from collections.abc import Iterable

from kg.models import Affiliation
from kg.store.graph import GraphStore, Row

_Key = tuple[str, str, str]  # person, title, organisation


def held_now(store: GraphStore, facts: Iterable[Row]) -> dict[str, bool]:
    """Return, of the posts among these facts (of `kg.ask.facts.read_facts`) by their ids, whether they are held now.

    That is asked of the organisation, which knows successors too; of the person where a post has none.
    """
    posts = {fact["fact"]: _key(fact) for fact in facts if fact["kind"] == Affiliation.label()}
    now: dict[_Key, bool] = {}
    for organisation in sorted({at for _, _, at in posts.values()} - {""}):
        for row in store.rows("read/posts_at", name=organisation):
            now[row["person"], row["title"] or "", row["organisation"]] = row["now"]
    for person in sorted({person for person, _, at in posts.values() if not at}):
        now |= {key: held for key, held in _of_person(store, person) if not key[2]}
    return {id: now[key] for id, key in posts.items() if key in now}


def posts_now(store: GraphStore, person: str) -> list[_Key]:
    """Return the posts that a person holds by the last word of the articles, each once."""
    return list(dict.fromkeys(key for key, held in _of_person(store, person) if held))


def _of_person(store: GraphStore, person: str) -> Iterable[tuple[_Key, bool]]:
    for row in store.rows("read/posts_of", name=person):
        yield (row["person"], row["title"] or "", row["organisation"] or ""), row["now"]


def _key(fact: Row) -> _Key:
    named = {role["role"]: role["name"] for role in fact["roles"]}
    return named.get("HOLDS", ""), fact["properties"].get("title") or "", named.get("AT", "")
