from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.fact_context import FactContext
from kg.nlp.owners import find_owners
from kg.nlp.unlikely_owners import drop_unlikely_owners
from tests.unit.nlp.conftest import MakeDoc


def owners(make_doc: MakeDoc, marked: str, clause: str) -> tuple[set[str], set[str]]:
    """Return who is in reach of a clause, and who may own its plan."""
    context = FactContext(read_doc(make_doc(marked, "2025-06-01", {"融海": "nz", "明年": "TIME"})))
    start = context.reading.text.index(clause)
    stretch = next(c for c in context.reading.structure.clauses if c.start <= start < c.end)
    found = find_owners(context, stretch)
    return {owner.name.entity for owner in found}, {
        owner.name.entity for owner in drop_unlikely_owners(context, stretch, found)
    }


def test_a_place_is_no_owner_where_the_company_plans(make_doc: MakeDoc) -> None:
    reach, left = owners(make_doc, "[C 海川新材料]在[R 青屿]设厂。公司计划建成三座工厂。", "公司计划")
    assert reach == {"海川新材料", "青屿"}
    assert left == {"海川新材料"}


def test_a_place_that_plans_itself_stays(make_doc: MakeDoc) -> None:
    _, left = owners(make_doc, "[R 青屿市]计划建成三座工厂。", "计划")
    assert left == {"青屿市"}


def test_what_the_act_is_about_owns_no_plan_unless_it_was_named_before(make_doc: MakeDoc) -> None:
    _, left = owners(make_doc, "标题\n养老界人士将考察[O 海川养老中心]。", "养老界")
    assert left == set()
    _, left = owners(make_doc, "标题\n这座厂将由[C 海川]建设。", "这座厂")
    assert left == {"海川"}
    _, left = owners(make_doc, "标题\n[C 海川]发布公告。此举将扩大[C 海川]产能。", "此举将")
    assert left == {"海川"}


@pytest.mark.parametrize(
    ("marked", "clause", "left"),
    [
        ("标题\n融海[R 青屿]将建三座工厂。", "融海", set()),  # a firm whose name is not known
        ("标题\n[R 青屿]市交通委将新开两条线路。", "青屿", set()),  # a body whose name is not known
        ("标题\n明年[R 青屿]将建三座工厂。", "明年", {"青屿"}),
        ("标题\n[R 青屿]市政府将新开两条线路。", "青屿", {"青屿"}),
        ("标题\n本届书展将在[R 青屿]举行。", "本届书展", set()),
        ("标题\n第三届[R 青屿]灯具博览会将于9月开幕。", "第三届", set()),
        ("标题\n[O 海川协会]介绍，年会定于6月在[R 青屿]召开。", "年会", {"海川协会"}),
        ("标题\n[R 青屿]将举办灯具博览会。", "青屿", {"青屿"}),  # who holds it is the subject
    ],
)
def test_a_place_in_a_longer_name_or_of_a_gathering_owns_no_plan(
    make_doc: MakeDoc, marked: str, clause: str, left: set[str]
) -> None:
    assert owners(make_doc, marked, clause)[1] == left
