"""Two whole graphs compared, and the sentences for a person."""

from __future__ import annotations

from kg.graph.differences import find_differences
from kg.models.whole import WholeGraph, WholeNode, WholeTie
from kg.views.damage import tell_damage

FIRM = WholeNode(
    ("Entity", "company:海川"), ("Company", "Entity"), {"id": "company:海川", "name": "海川", "aliases": []}
)
PLAN = WholeNode(("Fact", "fact:1"), ("Fact", "Plan"), {"id": "fact:1", "text": "建厂", "quantity_values": [2.0]})
NAME = WholeNode(("_Name", "name:海川"), ("_Name",), {"id": "name:海川"})
PLANS = WholeTie(FIRM.key, "PLANS", PLAN.key, {})


def graph(*nodes: WholeNode, ties: tuple[WholeTie, ...] = ()) -> WholeGraph:
    return WholeGraph({node.key: node for node in nodes}, ties)


def told(found: WholeGraph, wanted: WholeGraph) -> list[str]:
    return tell_damage(found, wanted, find_differences(found, wanted))


def test_the_same_graph_in_another_order_does_not_differ() -> None:
    once = WholeNode(FIRM.key, ("Entity", "Company"), {"name": "海川", "id": "company:海川"}, "4:x:1")
    assert not find_differences(graph(PLAN, once, ties=(PLANS,)), graph(FIRM, PLAN, ties=(PLANS,)))


def test_what_is_missing_or_stray_is_told_once_with_its_ties() -> None:
    whole = graph(FIRM, PLAN, NAME, ties=(PLANS,))
    assert told(graph(FIRM, NAME), whole) == ["the plan 《建厂》 (fact:1) is missing"]
    assert told(whole, graph(FIRM, NAME)) == ["the plan 《建厂》 (fact:1) is there, and nothing bears it out"]
    assert told(graph(FIRM, PLAN), graph(FIRM, PLAN, NAME)) == ["the spelling name:海川 is missing"]


def test_what_was_changed_is_told_with_both_values() -> None:
    properties = {"id": "fact:1", "text": "不建", "approved": True}
    changed = WholeNode(PLAN.key, ("Company", "Fact", "Plan"), properties)
    assert told(graph(changed), graph(PLAN)) == [
        "the plan 《建厂》 (fact:1) was changed: it is Company:Fact:Plan in place of Fact:Plan; its approved is True in place of "
        "nothing; its quantity_values is nothing in place of [2.0]; its text is 《不建》 in place of 《建厂》"
    ]


def test_ties_are_told_as_often_as_they_are_too_many() -> None:
    other = WholeTie(FIRM.key, "PLANS", PLAN.key, {"since": 1})
    one, three = graph(FIRM, PLAN, ties=(PLANS,)), graph(FIRM, PLAN, ties=(PLANS, PLANS, PLANS))
    relation = "its relationship PLANS to the plan 《建厂》 (fact:1)"
    assert told(three, one) == [
        f"the company 《海川》 (company:海川) has {relation} (2 times), which nothing bears out"
    ]
    assert told(one, three) == [f"the company 《海川》 (company:海川) lacks {relation} (2 times)"]
    assert len(told(graph(FIRM, PLAN, ties=(other,)), one)) == 2


def test_false_and_zero_are_not_nothing() -> None:
    was = WholeNode(PLAN.key, PLAN.labels, {"id": "fact:1", "text": "建厂", "quantity_values": [2.0], "n": 0})
    assert told(graph(was), graph(PLAN)) == ["the plan 《建厂》 (fact:1) was changed: its n is 0 in place of nothing"]
