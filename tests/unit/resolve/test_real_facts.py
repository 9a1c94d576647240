"""Facts of annotated real articles beside the repository: nearly none of them is related to another's."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from kg.models import EntityType
from kg.resolve.fact_keys import fact_keys
from kg.resolve.fact_view import FactView
from kg.resolve.facts import relation
from kg.resolve.reprints import is_reprint
from tests.unit.resolve.fact_pairs import make_view

GOLD = Path(__file__).parents[4] / "shared" / "gold"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles are not beside the repository")


def _views(gold: dict[str, Any], article: dict[str, Any]) -> Iterator[FactView]:
    entities = {surface: entity for entity in gold["entities"] for surface in entity["mentions"]}

    def view(kind: str, text: str, *names: str | None, **fields: Any) -> FactView:
        found = [entities.get(name, {"mentions": [name], "type": None}) for name in names if name]
        named = {tuple(e["mentions"]) for s, e in entities.items() if s in text or s in article["title"]}
        entity_type = found[0]["type"] if len(found) == 1 else None
        return make_view(
            kind=kind, text=text, actor=[surface for entity in found for surface in entity["mentions"]],
            actor_type=EntityType(entity_type) if entity_type else None, published=article.get("published"),
            article_id=gold["id"], about=sorted(named), **fields,
        )  # fmt: skip

    for plan in gold["plans"]:
        yield view("plan", plan["text"], plan["actor"], target_date=plan["target_date"])
    for statement in gold["statements"]:
        yield view("statement", statement["text"], statement["speaker"])
    for rule in gold["regulations"]:
        yield view("regulation", rule["text"], rule["policy"], rule["issuer"])


def test_real_facts_are_related_only_in_reprints() -> None:
    views: list[FactView] = []
    texts: dict[str, str] = {}
    for path in sorted(GOLD.glob("*/*.gold.json")):
        article = json.loads(path.with_name(path.name.replace(".gold.", ".article.")).read_text("utf-8"))
        gold = json.loads(path.read_text("utf-8"))
        texts[gold["id"]] = f"{article['title']}\n{article['content']}"
        views += _views(gold, article)
    filed: dict[str, list[int]] = defaultdict(list)
    for place, view in enumerate(views):
        for key in fact_keys(view):
            filed[key].append(place)
    candidates = {pair for places in filed.values() for pair in combinations(places, 2)}
    assert len(candidates) < len(views)
    found: Counter[str | None] = Counter()
    for i, j in sorted(candidates):
        a, b = views[i], views[j]
        verdicts = {relation(a, b), relation(b, a)} - {None} if a.article_id != b.article_id else set()
        for verdict in verdicts:
            assert is_reprint(texts[a.article_id], texts[b.article_id]), (verdict, a.text, b.text)
            found[verdict] += 1
    assert set(found) == {"same"}
    assert found["same"] >= 5
