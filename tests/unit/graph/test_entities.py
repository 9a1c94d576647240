from __future__ import annotations

from kg.graph.entities import as_state, assign_nodes, plan_entities
from kg.models import EntityType, Links, Name, NameState

FULL, SHORT = Name(EntityType.COMPANY, "海川新材料股份有限公司"), Name(EntityType.COMPANY, "海川新材料")
STATES = {name.id: as_state(name, articles) for name, articles in ((FULL, 1), (SHORT, 3))}


def test_names_that_are_one_thing_are_one_entity() -> None:
    (plan,) = plan_entities(STATES, Links(strong=[(FULL.id, SHORT.id, 0.98)]))
    assert set(plan.members) == {FULL.id, SHORT.id}
    assert plan.row()["type"] == EntityType.COMPANY


def test_without_a_decision_they_are_two() -> None:
    assert len(plan_entities(STATES, Links())) == 2


def test_a_name_that_no_article_uses_in_full_is_no_entity() -> None:
    assert plan_entities({SHORT.id: as_state(SHORT, 0)}, Links()) == []


def test_the_node_of_the_most_mentioned_entity_is_kept() -> None:
    states = {FULL.id: NameState(FULL, 1, "old:few", 2), SHORT.id: NameState(SHORT, 3, "old:many", 9)}
    (plan,) = assign_nodes(plan_entities(states, Links(strong=[(FULL.id, SHORT.id, 0.98)])), states)
    assert plan.keeps == "old:many"
