"""What the finders found in annotated articles, judged: right or wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.models import FACTS, Fact
from kg.nlp.agreement import GoldArticle as Judged
from kg.nlp.agreement import Matcher, pair_records
from kg.nlp.training.gold import GoldArticle

Rated = tuple[Fact, float]


def found_record(article: GoldArticle, facts: Sequence[Fact] = ()) -> dict[str, Any]:
    """Return the article's names and `facts` with the keys of the annotation."""
    surfaces: dict[tuple[str, str], dict[str, None]] = {}
    for name in article.reading.names:
        surfaces.setdefault((name.type, name.entity), {})[name.surface] = None
    record: dict[str, Any] = {
        "id": article.id,
        "entities": [{"type": kind, "name": name, "mentions": list(forms)} for (kind, name), forms in surfaces.items()],
    }
    for fact in facts:
        record.setdefault(fact.key, []).append(fact.model_dump(mode="json"))
    return record


def judge(article: GoldArticle, kind: str, rated: Sequence[Rated]) -> list[bool]:
    """Return whether each fact is right: it matches an annotated one that no surer fact matches."""
    as_judged = Judged(article.id, article.reading.text, article.gold)
    match = Matcher(as_judged, found_record(article)).of(next(fact for fact in FACTS if fact.key == kind))
    order = sorted(range(len(rated)), key=lambda index: -rated[index][1])
    records = [(index, rated[index][0].model_dump(mode="json")) for index in order]
    _, wrong, _ = pair_records(article.gold[kind], records, lambda gold, pair: match(gold, pair[1]))
    missed = {index for index, _ in wrong}
    return [index not in missed for index in range(len(rated))]
