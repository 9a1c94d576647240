from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.rule_makers import RuleMakers
from tests.unit.nlp.conftest import MakeDoc


def maker(make_doc: MakeDoc, marked: str, clause: str) -> tuple[str, str, int] | None:
    """Return who may have made the rule that a clause states, by which words, and how many sentences before."""
    reading = read_doc(make_doc(marked, "2025-06-01"))
    reach = RuleMakers(reading).before(reading.structure.clause_at(reading.text.index(clause)))
    return reach and (reach.maker.name.surface, reach.maker.way, reach.ago)


@pytest.mark.parametrize(
    ("marked", "clause", "found"),
    [
        ("标题\n[R 青屿市]：取消限购政策；每套补贴3万元。", "每套补贴", ("青屿市", "heads", 0)),
        ("标题\n5、[R 青屿市]：取消限购政策。", "取消限购", ("青屿市", "heads", 0)),
        ("标题\n[O 海川交易所]发布通知。手续费为万分之三。", "手续费为", ("海川交易所", "issues", 1)),
        ("标题\n[O 渔业局]今起暂停近海捕捞，违者扣证。", "违者扣证", ("渔业局", "orders", 0)),
        ("标题\n[R 青屿市]暂停网签。\n[O 渔业局]印发办法。船主须登记。", "船主须登记", ("渔业局", "issues", 1)),
        ("标题\n[R 青屿市]风景很好，游客可以游泳。", "游客可以", None),  # named, and makes nothing
        ("标题\n有人问起[R 青屿市]：何时开放？", "何时开放", None),  # no head of a line
        ("标题\n[R 青屿国]政府7月起加征渔税，船主须登记。", "船主须登记", ("青屿国", "orders", 0)),
        ("标题\n[R 青屿]居民取消订单，船主须登记。", "船主须登记", ("青屿", "place", 0)),  # others may
        ("标题\n[O 渔业局]：[R 青屿]渔船取消登记，可夜间出海。", "可夜间", ("渔业局", "heads", 0)),
        ("标题\n[P 李青]发布通知。手续费为万分之三。", "手续费为", None),  # a person makes no rule of a body
        ("标题\n手续费为万分之三。[O 海川交易所]发布通知。", "手续费为", None),  # named behind it
        ("标题\n[O 渔业局]印发办法。" + "天气好。" * 8 + "船主须登记。", "船主须登记", None),  # too far off
    ],
)
def test_the_maker_of_rules_is_who_speaks_issues_or_orders_before(
    make_doc: MakeDoc, marked: str, clause: str, found: tuple[str, str, int] | None
) -> None:
    assert maker(make_doc, marked, clause) == found
