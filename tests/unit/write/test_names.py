from __future__ import annotations

import pytest

from kg.graph.entities import as_state, plan_entities
from kg.models import EntityType, Links, Name
from kg.resolve import decide


def entities(full: list[str], aliases: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the names of each entity by its name, of firms that articles name in full and call besides."""
    surfaces = sorted({*full, *(alias for alias, _ in aliases)})
    names = [Name(EntityType.COMPANY, surface) for surface in surfaces]
    links = Links(aliases=[(f"company:{alias}", f"company:{name}") for alias, name in aliases])
    for position, one in enumerate(names):
        for found in filter(None, (decide(one, other) for other in names[position + 1 :])):
            links.add(found.a, found.b, found.score, found.ambiguous)
    states = {name.id: as_state(name, int(name.surface in full)) for name in names}
    return {plan.name: {member.partition(":")[2] for member in plan.members} for plan in plan_entities(states, links)}


@pytest.mark.parametrize(
    ("full", "aliases"),
    [
        (
            ["华为技术有限公司", "华为云计算技术有限公司"],
            [("华为", "华为技术有限公司"), ("华为", "华为云计算技术有限公司")],
        ),
        (["蓝海有限公司", "蓝海物流有限公司"], [("蓝海", "蓝海物流有限公司")]),
    ],
)
def test_an_alias_does_not_join_a_firm_and_its_arm(full: list[str], aliases: list[tuple[str, str]]) -> None:
    assert len(entities(full, aliases)) == 2


def test_an_alias_joins_what_only_its_article_ties() -> None:
    assert entities(["蓝海物流有限公司", "蓝海"], [("蓝海", "蓝海物流有限公司")]) == {
        "蓝海": {"蓝海", "蓝海物流有限公司"}
    }
