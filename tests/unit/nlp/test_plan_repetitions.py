from __future__ import annotations

from kg.models import Plan
from kg.nlp.annotated import read_doc
from kg.nlp.fact_context import FactContext
from kg.nlp.plan_repetitions import drop_repetitions
from tests.unit.nlp.conftest import MakeDoc

TITLE = "青禾公司拟回购股份\n"


def kept(make_doc: MakeDoc, marked: str, *plans: tuple[str, str, float, str | None]) -> list[str]:
    """Return which of (actor, text, score, date) are kept of an article."""
    reading = read_doc(make_doc(marked, "2025-06-14"))
    found = [
        (
            Plan(
                text=text, start=reading.text.index(text), end=reading.text.index(text) + len(text), actor=actor,
                target_date=date, target_precision="year" if date else None,
            ),
            score,
        )
        for actor, text, score, date in plans
    ]  # fmt: skip
    return [plan.text for plan, _ in drop_repetitions(FactContext(reading), found)]


def test_of_two_alike_the_surer_stays(make_doc: MakeDoc) -> None:
    marked = "标题\n[C 青禾公司]拟回购五千万元的股份。后面说，青禾公司此次拟回购五千万元的股份用于激励。"
    first, second = "青禾公司拟回购五千万元的股份", "青禾公司此次拟回购五千万元的股份用于激励"
    assert kept(make_doc, marked, ("青禾公司", first, 0.1, None), ("青禾公司", second, 0.9, None)) == [second]
    assert kept(make_doc, marked, ("青禾公司", first, 0.9, None), ("青禾公司", second, 0.1, None)) == [first]


def test_another_actor_or_day_is_another_plan(make_doc: MakeDoc) -> None:
    marked = "标题\n[C 青禾公司]拟建成一座电池工厂。[C 云舟公司]拟建成一座电池工厂二期。"
    first, second = "拟建成一座电池工厂", "拟建成一座电池工厂二期"
    assert kept(make_doc, marked, ("青禾公司", first, 0.1, None), ("云舟公司", second, 0.9, None)) == [first, second]
    assert kept(make_doc, marked, ("青禾公司", first, 0.1, "2026"), ("青禾公司", second, 0.9, "2027")) == [
        first,
        second,
    ]
    assert kept(make_doc, marked, ("青禾公司", first, 0.1, "2026"), ("青禾公司", second, 0.9, "2026-05")) == [second]


def test_the_headline_goes_where_the_body_has_a_plan(make_doc: MakeDoc) -> None:
    marked = f"{TITLE}原标题：青禾公司宣布拟回购股份\n[C 青禾公司]开会，决定建厂。"
    head, again, body = "青禾公司拟回购股份", "青禾公司宣布拟回购股份", "决定建厂"
    plans = [("青禾公司", text, 0.5, None) for text in (head, again, body)]
    assert kept(make_doc, marked, *plans) == [body]
    assert kept(make_doc, marked, plans[0]) == [head]
