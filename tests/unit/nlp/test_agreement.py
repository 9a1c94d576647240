import json
from pathlib import Path

import pytest

from kg.errors import LoadError
from kg.models.facts import Plan
from kg.nlp.agreement import GoldArticle, Matcher, overlap, pair_records, read_gold
from kg.nlp.evaluation import evaluate

TEXT = "远山公司开业\n远山公司总经理李青说，远山将在云岭市建厂。"
GOLD = {"id": "a", "entities": [{"type": "COMPANY", "name": "远山公司", "mentions": ["远山公司"]}], "plans": []}
PLAN = {"actor": "远山公司", "text": "将在云岭市建厂"}


def matcher(*mentions: str) -> Matcher:
    predicted = {"entities": [{"type": "COMPANY", "name": mentions[0], "mentions": [*mentions]}]} if mentions else {}
    return Matcher(GoldArticle("a", TEXT, GOLD), predicted)


def test_overlap_is_zero_for_a_string_that_is_not_there() -> None:
    assert overlap(TEXT, "远山公司", "无此句") == (0.0, 0.0)


def test_overlap_takes_the_places_that_lie_best() -> None:
    assert overlap(TEXT, "远山公司", "远山公司总经理") == (4 / 7, 1.0)


def test_a_surface_of_a_found_entity_stands_for_it_and_another_does_not() -> None:
    match = matcher("远山公司", "远山").of(Plan)
    assert match(PLAN, {**PLAN, "actor": "远山"}) == 1.0
    assert match(PLAN, {**PLAN, "actor": "李青"}) == 0.0
    assert matcher().of(Plan)(PLAN, {**PLAN, "actor": "远山"}) == 0.0


def test_what_shares_little_text_is_another_record() -> None:
    assert matcher().of(Plan)(PLAN, {**PLAN, "text": "远山公司总经理李青说"}) == 0.0


def test_each_annotated_record_is_found_once() -> None:
    found, wrong, missed = pair_records(["甲", "乙"], ["甲", "甲"], lambda gold, ours: float(gold == ours))
    assert (found, wrong, missed) == (1, ["甲"], ["乙"])


def test_read_gold_names_the_folder_that_holds_nothing(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"gold\.json"):
        read_gold(tmp_path)


def test_figures_are_read_beside_or_instead_of_the_other_annotation(tmp_path: Path) -> None:
    figures = [{"subject": "云岭市", "indicator": "出口", "value": "3亿元", "number": 3e8, "text": "云岭市出口3亿元"}]
    for name in ("a", "b"):
        source = {"id": name, "title": "标题", "content": "云岭市出口3亿元。"}
        (tmp_path / f"{name}.article.json").write_text(json.dumps(source), "utf-8")
        (tmp_path / f"{name}.figures.json").write_text(json.dumps({"id": name, "figures": figures}), "utf-8")
    (tmp_path / "b.gold.json").write_text(json.dumps({"id": "b", "entities": [], "plans": []}), "utf-8")
    alone, beside = read_gold(tmp_path)
    assert (set(alone.gold), set(beside.gold)) == ({"id", "figures"}, {"id", "figures", "entities", "plans"})
    found = evaluate([alone, beside], {"a": {"figures": figures}, "b": {"figures": []}})
    assert (found.counts("figures").found, found.counts("figures").missed) == (1, 1)
    assert found.kinds == ("COMPANY", "PERSON", "POLICY", "REGION", "ORGANIZATION", "plans", "figures")
