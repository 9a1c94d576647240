"""The graph of given articles in memory, without a database: what `kg extract --format graphml` writes.

The same names, clusters, facts and ties as in the store, computed over just these articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, TypeVar

from kg.graph.derivation import mention_rows
from kg.graph.entities import EntityPlan, as_state, plan_entities
from kg.graph.findings import read_view
from kg.graph.joining import Decisions, FactRows, FactTies, fact_rows, join_findings, tie_facts
from kg.graph.observing import observe
from kg.graph.reprints import find_reprints
from kg.models import FACTS, Article, Extraction, Links, Name, ObservedArticle, text_caption
from kg.models.extractor import HowRead
from kg.resolve import decide
from kg.resolve.reprints import is_reprint
from kg.views.records import Edge, GraphRecords, Node

K = TypeVar("K", str, Name)


def graph_of(articles: Sequence[tuple[Article, Extraction]], *, with_reporters: bool = False) -> GraphRecords:
    """Return the graph of these articles: entities, facts, subjects and articles, with their relationships.

    Whom an article names in its bylines alone is a person of the graph only `with_reporters`.
    """
    how = HowRead("", with_reporters=with_reporters)
    observed = [observe(article, extraction, how) for article, extraction in articles]
    keys = {name: keys for o in observed for name, keys in o.keys.items()}
    used = Counter(full for o in observed for full in o.full)
    states = {name.id: as_state(name, used[name.id]) for name in sorted(keys)}
    plans = plan_entities(states, _links(keys, sorted({pair for o in observed for pair in o.aliases})))
    entity_of = {member: plan.id for plan in plans for member in plan.members}
    rows, ties = _facts_of(observed, entity_of)
    nodes = [Node(p.id, ("Entity", p.type.capitalize()), _entity(p)) for p in plans]
    nodes += [_article_node(o) for o in observed]
    mentions = [
        Edge(r["article"], "MENTIONS", r["entity"], {k: r[k] for k in ("starts", "ends", "surfaces")})
        for o in observed
        for r in mention_rows(o.article.id, o.mentions, entity_of)
    ]
    return GraphRecords(nodes + _fact_nodes(rows), mentions + _edges(rows) + _ties(ties) + _reprints(observed))


def _facts_of(observed: Sequence[ObservedArticle], entity_of: Mapping[str, str]) -> tuple[FactRows, FactTies]:
    """Return the facts of these articles, and what is revised or disputed among them."""
    wordings = {wording.id: wording for o in observed for wording in o.wordings}
    views = {i: read_view(i, wordings[i].view) for i in sorted(wordings)}
    decisions = Decisions()
    for a, b in _sharing({i: wordings[i].keys for i in views}):
        decisions.compare(views[a], views[b])
    facts = join_findings((f for o in observed for f in o.findings), [(r["a"], r["b"]) for r in decisions.same])
    return fact_rows(facts, entity_of), tie_facts(facts, decisions.matters)


def _sharing(keys: Mapping[K, Sequence[str]]) -> list[tuple[K, K]]:
    """Return the pairs that share a key, each sorted, in order."""
    filed: dict[str, list[K]] = defaultdict(list)
    for each in sorted(keys):
        for key in keys[each]:
            filed[key].append(each)
    return sorted({pair for members in filed.values() for pair in combinations(members, 2)})


def _links(keys: Mapping[Name, tuple[str, ...]], aliases: list[tuple[str, str]]) -> Links:
    """Compare the names that share a key, and return what ties them."""
    links = Links(aliases=aliases)
    for decision in (decide(a, b) for a, b in _sharing(keys)):
        if decision is not None:
            links.add(decision.a, decision.b, decision.score, decision.ambiguous)
    return links


def _entity(plan: EntityPlan) -> dict[str, Any]:
    row = plan.row()
    return {key: row[key] for key in ("name", "aliases", "caption", "search_text")}


def _article_node(observed: ObservedArticle) -> Node:
    article = observed.article
    properties = article.model_dump(exclude={"content", "id"}, exclude_none=True)
    if observed.bylines:
        properties["bylines"] = list(observed.bylines)
    return Node(
        article.id,
        ("Article",),
        properties | {"text": article.text, "caption": text_caption(article.title), "sha256": article.sha256},
    )


def _fact_nodes(rows: FactRows) -> list[Node]:
    facts = [Node(row["id"], ("Fact", row["label"]), row["properties"]) for row in rows.facts]
    subjects = sorted({(row["subject"], row["caption"]) for row in rows.subjects})
    return facts + [Node(f"subject:{n}", ("Subject",), {"name": n, "caption": c}) for n, c in subjects]


def _edges(rows: FactRows) -> list[Edge]:
    edges = [
        Edge(r["fact"], "EVIDENCED_BY", r["article"], {k: r[k] for k in ("start", "end", "quote")})
        for r in rows.evidence
    ]
    into = {role.link for kind in FACTS for role in kind.roles().values() if role.into}
    ends = [(r["fact"], r["entity"], r["link"]) for r in rows.links]
    ends += [(r["fact"], f"subject:{r['subject']}", r["link"]) for r in rows.subjects]
    return edges + [Edge(b, link, a, {}) if link in into else Edge(a, link, b, {}) for a, b, link in ends]


def _ties(ties: FactTies) -> list[Edge]:
    revisions = [Edge(r["later"], "REVISES", r["earlier"], {"changes": r["changes"]}) for r in ties.revisions]
    return revisions + [Edge(r["a"], "DISPUTES", r["b"], {"changes": r["changes"]}) for r in ties.disputes]


def _reprints(observed: Sequence[ObservedArticle]) -> list[Edge]:
    articles = {o.article.id: o.article for o in observed}
    pairs = _sharing({o.article.id: o.text_keys for o in observed})
    same = [(a, b) for a, b in pairs if is_reprint(articles[a].text, articles[b].text)]
    found = find_reprints({i: article.published for i, article in articles.items()}, same)
    return [Edge(article, "REPRINT_OF", first, {}) for article, first in found.items() if first is not None]
