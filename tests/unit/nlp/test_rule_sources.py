from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.fact_context import FactContext
from kg.nlp.linear import LinearModel
from kg.nlp.rule_sources import ISSUER_TYPES, POLICY_TYPES, SourceChooser, maker_of, source_features

NEAREST = LinearModel(-1.0, {"nearest": 2.0})
NEVER = LinearModel(-9.0, threshold=-1.0)


@pytest.mark.parametrize(
    ("marked", "maker"),
    [
        ("标题\n[R 青川省]出台的《[L 河道条例]》规定，采砂应当登记。", "青川省"),
        ("标题\n[O 水利部]、[O 林业局]印发《[L 河道条例]》，采砂应当登记。", "林业局"),
        ("标题\n[R 青川省]的《[L 河道条例]》规定，采砂应当登记。", None),  # nobody made it in so many words
        ("标题\n[O 水利部]说，三年前出台的《[L 河道条例]》有用。", None),
    ],
)
def test_maker_of_reads_who_made_the_policy(make_doc, marked: str, maker: str | None) -> None:  # type: ignore[no-untyped-def]
    reading = read_doc(make_doc(marked))
    policy = next(name for name in reading.names if name.type == "POLICY")
    found = maker_of(reading, policy)
    assert (found.surface if found else None) == maker


def test_the_rankers_choose_in_a_report_and_leave_out_what_is_unlikely(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = "标题\n《[L 河道条例]》已施行。《[L 砂场办法]》也已施行。采砂者应当登记。"
    context = FactContext(read_doc(make_doc(marked)))
    clause = context.reading.structure.clauses[-1]
    chosen = SourceChooser(context, NEAREST, NEVER).choose(clause)
    assert chosen.policy is not None
    assert (chosen.policy.surface, chosen.issuer) == ("砂场办法", None)
    assert SourceChooser(context, NEVER, NEVER).choose(clause) == (None, None)


def test_source_features_tell_who_speaks_who_reports_and_what_is_only_cited(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = "标题\n[O 青川社]6月5日电 [O 水利部]发布通知。按照《[L 河道条例]》，采砂者应当登记。"
    context = FactContext(read_doc(make_doc(marked)))
    clause = context.reading.structure.clauses[-1]
    bodies = {name.surface: row for name, row in source_features(context, clause, ISSUER_TYPES)}
    assert "sends out" in bodies["水利部"]
    assert "reports" not in bodies["水利部"]
    assert "reports" in bodies["青川社"]
    policies = {name.surface: row for name, row in source_features(context, clause, POLICY_TYPES)}
    assert "according to" in policies["河道条例"]


def test_source_features_tell_who_orders_from_who_is_only_named(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = "标题\n[O 渔业局]：船主须登记，[R 青屿]的渔船可免费停靠。"
    context = FactContext(read_doc(make_doc(marked)))
    clause = context.reading.structure.clauses[-1]
    bodies = {name.surface: row for name, row in source_features(context, clause, ISSUER_TYPES)}
    assert {"maker", "maker heads"} <= set(bodies["渔业局"])
    assert "another is the maker" in bodies["青屿"]
