"""The graph of given articles in memory, without a database: what `kg extract --format graphml` writes.

The same names, clusters and derived rows as in the store, computed over just these articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from kg.build.derivation import ArticleRows, derive_rows
from kg.build.resolution import plan_entity
from kg.build.writing import observe
from kg.models import Article, EntityType, Extraction
from kg.resolve import clusters, compare
from kg.store.observations import NameRow, ObservedArticle
from kg.views.records import Edge, GraphRecords, Node


def graph_of(articles: Sequence[tuple[Article, Extraction]]) -> GraphRecords:
    """Return the graph of these articles: entities, facts, subjects and articles, with their relationships."""
    observed = [observe(article, extraction, "") for article, extraction in articles]
    names = {name.id: name for o in observed for name in o.names}
    table = {n.id: {"type": n.type, "surface": n.surface, "bound": n.bound} for n in names.values()}
    edges = sorted({(a, b, 1.0) for o in observed for a, b in o.pairs} | set(_compared(names.values())))
    plans = [plan_entity(members, table) for members in clusters(sorted(names), edges, ())]
    entity_of = {member: plan.id for plan in plans for member in plan.members}
    rows = ArticleRows()
    for o in observed:
        rows.extend(derive_rows(o.article.text, o.extraction, entity_of))
    nodes = [Node(p.id, ("Entity", p.type.capitalize()), {"name": p.name, "aliases": list(p.aliases)}) for p in plans]
    nodes += [_article_node(o) for o in observed]
    return GraphRecords(nodes + _fact_nodes(rows), _edges(rows))


def _compared(names: Iterable[NameRow]) -> list[tuple[str, str, float]]:
    blocks: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for name in names:
        for key in name.keys:
            blocks.setdefault((name.type, key), set()).add((name.id, name.surface))
    decided = {}
    for (entity_type, _), members in blocks.items():
        for (a, x), (b, y) in combinations(sorted(members), 2):
            if (a, b) not in decided:
                decided[a, b] = compare(x, y, EntityType(entity_type))
    return [(a, b, result.score) for (a, b), result in decided.items() if result.same]


def _article_node(observed: ObservedArticle) -> Node:
    article = observed.article
    properties = article.model_dump(exclude={"content", "id"}, exclude_none=True)
    return Node(article.id, ("Article",), properties | {"text": article.text, "sha256": article.sha256})


def _fact_nodes(rows: ArticleRows) -> list[Node]:
    facts = [Node(row["id"], ("Fact", row["label"]), row["properties"]) for row in rows.facts]
    subjects = sorted({row["subject"] for row in rows.subjects})
    return facts + [Node(f"subject:{name}", ("Subject",), {"name": name}) for name in subjects]


def _edges(rows: ArticleRows) -> list[Edge]:
    edges = [
        Edge(r["article"], "MENTIONS", r["entity"], {k: r[k] for k in ("starts", "ends", "surfaces")})
        for r in rows.mentions
    ]
    edges += [
        Edge(r["id"], "EVIDENCED_BY", r["article"], {k: r[k] for k in ("start", "end", "quote")}) for r in rows.facts
    ]
    for row in rows.links:
        outward = row["link"] in ("PLANS", "STATES", "HOLDS")
        ends = (row["entity"], row["fact"]) if outward else (row["fact"], row["entity"])
        edges.append(Edge(ends[0], row["link"], ends[1], {}))
    return edges + [Edge(r["fact"], "BINDS", f"subject:{r['subject']}", {}) for r in rows.subjects]
