"""The graph of given articles in memory, without a database: what `kg extract --format graphml` writes.

The same names, clusters and derived rows as in the store, computed over just these articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from kg.build.derivation import ArticleRows, derive_rows
from kg.build.resolution import as_state, plan_entities
from kg.build.writing import observe
from kg.models import Article, Extraction, Name
from kg.resolve import decide
from kg.store.derived import Links
from kg.store.observations import ObservedArticle
from kg.views.records import Edge, GraphRecords, Node


def graph_of(articles: Sequence[tuple[Article, Extraction]]) -> GraphRecords:
    """Return the graph of these articles: entities, facts, subjects and articles, with their relationships."""
    observed = [observe(article, extraction, "") for article, extraction in articles]
    keys = {name: keys for o in observed for name, keys in o.keys.items()}
    used = Counter(full for o in observed for full in o.full)
    states = {name.id: as_state(name, used[name.id]) for name in sorted(keys)}
    plans = plan_entities(states, _links(keys, sorted({pair for o in observed for pair in o.aliases})))
    entity_of = {member: plan.id for plan in plans for member in plan.members}
    rows = ArticleRows()
    for o in observed:
        rows.extend(derive_rows(o.article.text, o.extraction, entity_of))
    nodes = [Node(p.id, ("Entity", p.type.capitalize()), {"name": p.name, "aliases": list(p.aliases)}) for p in plans]
    nodes += [_article_node(o) for o in observed]
    return GraphRecords(nodes + _fact_nodes(rows), _edges(rows))


def _links(keys: Mapping[Name, tuple[str, ...]], aliases: list[tuple[str, str]]) -> Links:
    """Compare the names that share a key, and return what ties them."""
    blocks: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(keys):
        for key in keys[name]:
            blocks[key].append(name)
    pairs = {pair for members in blocks.values() for pair in combinations(members, 2)}
    links = Links(aliases=aliases)
    for decision in (decide(a, b) for a, b in sorted(pairs)):
        if decision is not None:
            links.add(decision.a, decision.b, decision.score, decision.ambiguous)
    return links


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
