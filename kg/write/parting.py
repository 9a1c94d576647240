"""Two people of one name in one article, by judgement: 李明远@甲公司 is not 李明远@乙大学.

What was read stays as it was read; an article keeps by which judgements it is parted, so that taking one back joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.graph.namesakes import employer_keys, judged_apart
from kg.graph.observing import how_read, observe
from kg.models import Judgement, ObservedArticle
from kg.store import derived, judgements, observations
from kg.store.graph import Transaction
from kg.write.replacing import replace_articles


def part_people(tx: Transaction, observed: Sequence[ObservedArticle]) -> list[ObservedArticle]:
    """Return the articles with the people parted whom the judgements in the graph tell apart."""
    keys = {key.partition("@")[0] for each in observed for key in employer_keys(each.extraction)}
    judged = _judgements(tx, keys)
    return [_as_judged(each, judged) for each in observed]


def part_again(tx: Transaction, keys: Iterable[str]) -> None:
    """Make anew the articles that name people with these keys (person:李明远) and that judgements now part otherwise."""
    people = {key for key in keys if key.startswith("person:")}
    articles = sorted(_articles_of(tx, people))
    stored, judged = observations.read_extractions(tx, articles), _judgements(tx, people)
    parted = {i: judged_apart(stored[i].extraction, judged) for i in articles}
    changed = [i for i in articles if parted[i] != stored[i].parted]
    if changed:
        known = observations.known_articles(tx, changed)
        texts = [observations.stored_article(row["article"]) for row in tx.rows("read/stored_articles", ids=changed)]
        new = [
            observe(a, stored[a.id].extraction, known[a.id].how, stored[a.id].held_from, parted[a.id]) for a in texts
        ]
        replace_articles(tx, changed, new)


def sees_at_both(tx: Transaction, one: str, other: str) -> bool:
    """Tell whether an article sees one person at both employers: keys such as person:李明远@甲公司."""
    articles = _articles_of(tx, {one.partition("@")[0]})
    read = observations.read_extractions(tx, articles).values()
    return any(employer_keys(each.extraction) >= {one, other} for each in read)


def _articles_of(tx: Transaction, keys: set[str]) -> set[str]:
    return set(derived.articles_naming(tx, judgements.names_of_keys(tx, keys))) if keys else set()


def _judgements(tx: Transaction, keys: set[str]) -> list[Judgement]:
    return list(judgements.judged_around_keys(tx, keys).judgements.values()) if keys else []


def _as_judged(observed: ObservedArticle, judged: Sequence[Judgement]) -> ObservedArticle:
    parted = judged_apart(observed.extraction, judged)
    if parted == observed.parted:
        return observed
    return observe(observed.article, observed.extraction, how_read(observed), observed.held_from, parted)
