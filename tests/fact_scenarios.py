"""Invented stories, each of two to four short articles, with what must come out between them; and how a graph is scored.

`tests/data/fact_scenarios.jsonl`, `…_second.jsonl` and `…_third.jsonl` (traps): {id, kind, articles: [{id, title, content, published,
former?}], expect: [{relation, kind, a: [number, words], b}], note?}. `former` is what the article said before it was
corrected. A fact is known by words of the article that its quote shares. What is not expected must not be tied.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.models import Article
from kg.views.records import Edge, GraphRecords

DATA = Path(__file__).parent / "data"
Scenario = dict[str, Any]


def read_scenarios(name: str) -> list[Scenario]:
    """Return the scenarios of a file of tests/data."""
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def articles_of(scenarios: list[Scenario], *, former: bool = False) -> list[Article]:
    """Return the articles as they are, or with `former` those that were corrected, as they were."""
    rows = [row for scenario in scenarios for row in scenario["articles"]]
    return [
        _article(row | row.get("former", {})) if former else _article(row)
        for row in rows
        if row.get("former") or not former
    ]


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"], title=row["title"], content=row["content"], published=row["published"],
        published_basis="field" if row["published"] else "unknown",
    )  # fmt: skip


@dataclass
class Score:
    """What was expected and found of each relation, and the ties that nobody expected."""

    expected: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


class Graded:
    """A graph of the articles of scenarios, looked at by their words."""

    def __init__(self, graph: GraphRecords, scenarios: list[Scenario]) -> None:
        self.graph, self.scenarios = graph, scenarios
        self.texts = {article.id: article.text for article in articles_of(scenarios)}
        self.labels = {node.id: node.labels for node in graph.nodes}

    @cached_property
    def places(self) -> dict[str, list[tuple[str, int, int]]]:
        """Where each fact stands: (article, start, end)."""
        found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for edge in self.graph.edges:
            if edge.type == "EVIDENCED_BY" and "Affiliation" not in self.labels[edge.source]:
                found[edge.source].append((edge.target, edge.properties["start"], edge.properties["end"]))
        return found

    def facts_at(self, article: str, words: str) -> set[str]:
        """Return the facts of the article whose quote shares a place where these words stand."""
        text = self.texts[article]
        starts = [at for at in range(len(text)) if text.startswith(words, at)]
        return {
            fact
            for fact, places in self.places.items()
            for where, start, end in places
            if where == article and any(start < at + len(words) and at < end for at in starts)
        }

    def score(self) -> Score:
        """Return how the graph compares with what the scenarios expect."""
        score = Score()
        allowed: set[tuple[str, str, str]] = set()
        for scenario, expected in ((s, e) for s in self.scenarios for e in s["expect"]):
            relation = expected["relation"]
            ties = set(self._ties(scenario, expected))
            allowed |= ties | {(name, b, a) for name, a, b in ties}
            score.expected[relation] += 1
            if ties & self.all_ties:
                score.found[relation] += 1
            else:
                score.missed.append(f"{scenario['id']} {relation} {expected['a']} {expected['b']}")
        score.false = [" ".join(tie) for tie in sorted(self.all_ties - allowed) if not self._reprinted(tie)]
        return score

    @cached_property
    def all_ties(self) -> set[tuple[str, str, str]]:
        """All ties: of facts (`same` ties a fact with itself where it has several articles) and of articles."""
        ties = {(edge.type, *self._ends(edge)) for edge in self.graph.edges if edge.type in _TIES}
        return ties | {
            ("SAME", fact, fact) for fact, places in self.places.items() if len({where for where, _, _ in places}) > 1
        }

    def _ends(self, edge: Edge) -> tuple[str, str]:
        return (edge.source, edge.target) if edge.type == "REVISES" else tuple(sorted((edge.source, edge.target)))  # type: ignore[return-value]

    def _ties(self, scenario: Scenario, expected: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Yield the ties of which one has to be there: between any facts of the two places."""
        if expected["relation"] == "reprint":
            first, second = sorted(f"{scenario['id']}-{expected[end]}" for end in "ab")
            yield ("REPRINT_OF", first, second)
            return
        left, right = (self.facts_at(f"{scenario['id']}-{expected[end][0]}", expected[end][1]) for end in "ab")
        if expected["relation"] == "same":
            yield from (("SAME", fact, fact) for fact in left & right)
            return
        for a, b in ((a, b) for a in left for b in right if a != b):
            ordered = (a, b) if expected["relation"] == "revises" else sorted((a, b))
            yield (expected["relation"].upper(), *ordered)  # type: ignore[misc]

    def _reprinted(self, tie: tuple[str, str, str]) -> bool:
        """Return whether the tie joins what two reprints say: anything may be the same there."""
        if tie[0] != "SAME":
            return False
        where = {article for article, _, _ in self.places[tie[1]]}
        pairs = {
            frozenset(f"{s['id']}-{e[end]}" for end in "ab")
            for s in self.scenarios
            for e in s["expect"]
            if e["relation"] == "reprint"
        }
        return frozenset(where) in pairs


_TIES = ("REVISES", "DISPUTES", "REPRINT_OF")
