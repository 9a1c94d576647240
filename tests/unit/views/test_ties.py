from __future__ import annotations

from kg.views.ties import Party, Source, Tie, tie_graph


def make_source(article: str, published: str | None = None, origin: str = "") -> Source:
    return Source(article, f"标题{article}", 0, 2, "引文", published=published, origin=origin)


def make_tie(id: str, roles: dict[str, str], *sources: Source, kind: str = "plan") -> Tie:
    return Tie(id, kind, "正文", tuple(sorted(roles.items())), sources or (make_source("a"),))


def test_a_fact_ties_those_who_act_to_all_and_none_of_the_named_to_each_other() -> None:
    tie = make_tie("t", {"a": "PLANS", "b": "ABOUT", "c": "ABOUT"})
    assert list(tie.pairs()) == [("a", "b"), ("a", "c")]
    together = make_tie("t", {"a": "NAMED", "b": "NAMED", "c": "NAMED"})
    assert list(together.pairs()) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_one_party_with_two_roles_is_not_tied_to_itself() -> None:
    tie = Tie("t", "affiliation", "正文", (("p", "ABOUT"), ("p", "HOLDS")), (make_source("a"),))
    assert list(tie.pairs()) == []


def test_tie_graph_counts_reprints_once_and_orders_ties_by_publication() -> None:
    parties = [Party(i, i, "company") for i in "cab"]
    late = make_tie("t1", {"a": "PLANS", "b": "ABOUT"}, make_source("x", "2025-02"), make_source("y", "2025-03", "x"))
    early = make_tie("t2", {"a": "STATES", "b": "ABOUT"}, make_source("z", "2024-12"))
    graph = tie_graph(parties, [late, early])
    assert list(graph) == ["a", "b", "c"]
    assert graph.edges["b", "a"]["ties"] == [early, late]
    assert graph.edges["a", "b"]["articles"] == 2


def test_tie_graph_leaves_out_who_is_not_chosen() -> None:
    graph = tie_graph([Party("a", "甲", "company")], [make_tie("t", {"a": "PLANS", "b": "ABOUT"})])
    assert list(graph.edges) == []
