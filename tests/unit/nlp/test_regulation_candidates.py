from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.fact_context import FactContext
from kg.nlp.regulation_candidates import find_regulation_candidates
from tests.unit.nlp.conftest import MakeDoc


def candidates(make_doc: MakeDoc, marked: str) -> dict[str, tuple[str, ...]]:
    """Return the clauses that may state a provision, each with what the filter sees."""
    context = FactContext(read_doc(make_doc(marked, "2025-06-01")))
    found = find_regulation_candidates(context)
    return {context.reading.text[one.clause.start : one.clause.end]: one.features for one in found}


@pytest.mark.parametrize(
    ("marked", "clause", "reached"),
    [
        ("标题\n[R 青屿市]：出租房不纳入住房套数。", "出租房不纳入住房套数", True),
        ("标题\n[R 青屿]暂停海产输入，税率提高到20%。", "税率提高到20%", True),
        ("标题\n[O 海川所]修订指数，样本权重不超过一成。", "样本权重不超过一成", True),
        ("标题\n出租房不纳入住房套数。", "出租房不纳入住房套数", False),  # nobody's
        ("标题\n[R 青屿]天气晴好，气温提高到20度。", "气温提高到20度", False),  # nobody speaks, issues or orders
        ("标题\n[R 青屿市]：大家晚上看星星。", "大家晚上看星星", False),  # no word of provisions
    ],
)
def test_a_clause_behind_who_speaks_or_orders_may_state_a_provision(
    make_doc: MakeDoc, marked: str, clause: str, reached: bool
) -> None:
    assert (clause in candidates(make_doc, marked)) is reached


def test_the_filter_sees_who_orders_and_where_a_list_is_announced(make_doc: MakeDoc) -> None:
    found = candidates(make_doc, "标题\n[O 渔业局]推出新政，措施包括：取消登记费，渔船可夜间出海。")
    first, second = found["取消登记费"], found["渔船可夜间出海"]
    assert {"maker=issues&ORGANIZATION", "list announced next", "maker=issues&act"} <= set(first)
    assert "list announced near" in second
    alone = candidates(make_doc, "标题\n[O 渔业局]取消登记费，渔船可夜间出海。")["渔船可夜间出海"]
    assert not any(feature.startswith("list announced") for feature in alone)
