from __future__ import annotations

import pytest

from kg.nlp.affiliations import find_affiliations
from kg.nlp.plans import find_plans
from kg.nlp.statements import find_statements

# Of the example that the contract of all kinds makes (tests/unit/models/facts): the order of the fields is part of it.
FACT_ID = "plan:24d29e8803260b39"

TAGS = {
    "将": "d",
    "计划": "v",
    "建设": "v",
    "开工": "v",
    "举行": "v",
    "搭建": "v",
    "影响": "v",
    "市场": "n",
    "明年": "TIME",
}


def plans(make_doc, marked, published="2025-06-14"):  # type: ignore[no-untyped-def]
    doc = make_doc(marked, published, TAGS)
    doc._.affiliations = find_affiliations(doc)
    doc._.statements = find_statements(doc)
    found = find_plans(doc)
    assert all(doc.text[plan.start : plan.end] == plan.text for plan in found)
    return found


def test_find_plans_reads_actor_date_and_quantities(make_doc) -> None:  # type: ignore[no-untyped-def]
    (plan,) = plans(make_doc, "标题\n[C 青禾公司]计划于2027年3月前建设60个生产基地。")
    assert (plan.actor, plan.target_date, plan.target_precision) == ("青禾公司", "2027-03", "month")
    assert plan.quantities == ("60个生产基地",)
    assert plan.quantity_spans[0].value == 60
    assert plan.confidence is not None
    assert 0 < plan.confidence < 1


def test_find_plans_gives_a_speakers_plan_to_his_firm(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = "标题\n“我们计划在今年搭建99个回收网点。”[C 青禾公司][T 总裁][P 周岚]表示，进展顺利。"
    (plan,) = plans(make_doc, marked)
    assert (plan.actor, plan.target_date, plan.quantities) == ("青禾公司", "2025", ("99个回收网点",))


def test_find_plans_moves_a_date_without_year_ahead(make_doc) -> None:  # type: ignore[no-untyped-def]
    (plan,) = plans(make_doc, "标题\n[C 青禾公司]计划于1月建设60个生产基地。", "2025-06-14")
    assert plan.target_date == "2026-01"


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("计划由2026年12月推迟至2027年6月建设60个生产基地", "2027-06"),
        ("计划原定2026年12月建设60个生产基地，现改为2027年6月", "2027-06"),
        ("计划于四季度建设60个生产基地", "2025-Q4"),
        ("计划于明年下半年建设60个生产基地", "2026-H2"),
        ("计划在今年一季度业绩公布后于2026年建设60个生产基地", "2026"),
        ("计划今明两年建设60个生产基地", "2026"),
        ("计划于农历八月十五建设60个生产基地", None),
        ("计划在 2027 年 3 月建设 60 个生产基地", "2027-03"),
    ],
)
def test_find_plans_takes_the_date_that_holds(make_doc, said, target) -> None:  # type: ignore[no-untyped-def]
    (plan,) = plans(make_doc, f"标题\n[C 青禾公司]{said}。")
    assert (plan.target_date, len(plan.quantity_spans)) == (target, 1)


def test_find_plans_counts_from_the_texts_own_dateline(make_doc) -> None:  # type: ignore[no-untyped-def]
    (plan,) = plans(make_doc, "标题\n澜社5月20日电 [C 青禾公司]计划于明天建设60个生产基地。", "2025-06-14")
    assert plan.target_date == "2025-05-21"


def test_find_plans_leaves_consequences_and_past(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert plans(make_doc, "标题\n这一变化将影响市场价格。[C 青禾公司]去年举行了展览。") == []


def test_find_plans_needs_somebody_named(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert plans(make_doc, "标题\n展会计划于2027年举行。") == []


def test_find_plans_takes_what_an_announced_plan_says(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = plans(make_doc, "标题\n根据[C 海川汽车]发展目标，到2028年进入40个国家市场，布局300家门店。")
    assert [(plan.actor, plan.target_date, plan.text) for plan in found] == [
        ("海川汽车", "2028", "到2028年进入40个国家市场，布局300家门店")
    ]


def test_find_plans_gives_the_clause_to_its_own_subject(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = plans(make_doc, "标题\n按照[O 林业局]的规划，[R 南江]将在2027年前建设6个森林公园。", "2025-06-14")
    assert [plan.actor for plan in found] == ["南江"]


def test_find_plans_gives_a_pronoun_its_person(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = plans(make_doc, "标题\n[C 青禾公司]的[P 周岚]说，他计划在2026年出版一本200页的字典。", "2025-06-14")
    assert [plan.actor for plan in found] == ["周岚"]
