from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import clusters

NAMES = "abcdef"
PAIR = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
DECISION = st.tuples(PAIR, st.sampled_from([0.5, 0.7, 0.9])).map(lambda drawn: (*drawn[0], drawn[1]))


def test_clusters_are_components() -> None:
    assert clusters("abcd", [("a", "b", 0.9), ("b", "c", 0.8)], []) == [("a", "b", "c"), ("d",)]


def test_clusters_refuse_the_weaker_edge_of_a_forbidden_pair() -> None:
    assert clusters("abc", [("a", "b", 0.9), ("b", "c", 0.8)], [("c", "a")]) == [("a", "b"), ("c",)]


def test_clusters_refuse_a_forbidden_pair_through_others() -> None:
    edges = [("a", "b", 0.9), ("c", "d", 0.9), ("b", "c", 0.5)]
    assert clusters("abcd", edges, [("a", "d")]) == [("a", "b"), ("c", "d")]


def test_clusters_take_the_other_meaning_where_one_is_forbidden() -> None:
    weak = [("a", "b"), ("a", "c")]
    assert clusters("abc", [], [], weak) == [("a",), ("b",), ("c",)]
    assert clusters("abc", [], [("a", "c")], weak) == [("a", "b"), ("c",)]


def test_clusters_pass_over_unknown_names() -> None:
    assert clusters("a", [("a", "x", 1.0)], [("x", "y")]) == [("a",)]


@given(st.lists(DECISION, max_size=12), st.lists(PAIR, max_size=4), st.randoms(use_true_random=False))
def test_clusters_do_not_depend_on_order(edges: list, apart: list, random) -> None:  # type: ignore[no-untyped-def,type-arg]
    expected = clusters(NAMES, edges, apart)
    shuffled = [(b, a, score) for a, b, score in edges]
    random.shuffle(shuffled)
    assert clusters(reversed(NAMES), shuffled, [(b, a) for a, b in reversed(apart)]) == expected
    together = {name: group for group in expected for name in group}
    assert all(together[a] is not together[b] for a, b in apart)
    assert sorted(name for group in expected for name in group) == list(NAMES)


def test_a_weak_name_joins_the_one_cluster_that_it_can_mean() -> None:
    names = ["full", "brand", "short"]
    found = clusters(names, [("brand", "full", 0.95)], [], [("short", "brand"), ("short", "full")])
    assert found == [("brand", "full", "short")]


def test_a_weak_name_that_may_mean_two_things_joins_neither() -> None:
    found = clusters(["food", "milk", "short"], [], [], [("short", "food"), ("short", "milk")])
    assert found == [("food",), ("milk",), ("short",)]


def test_weak_names_join_in_rounds() -> None:
    weak = [("short", "middle"), ("short", "long"), ("middle", "long")]
    assert clusters(["long", "middle", "short"], [], [], weak) == [("long", "middle", "short")]
