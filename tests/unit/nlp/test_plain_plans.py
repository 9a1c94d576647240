from __future__ import annotations

import pytest

from kg.nlp.affiliations import find_affiliations
from kg.nlp.annotated import read_doc
from kg.nlp.fact_context import FactContext
from kg.nlp.plain_plans import completes, goes_on, plainness
from kg.nlp.plan_candidates import PlanCandidate, find_plan_candidates
from kg.nlp.statements import find_statements
from tests.unit.nlp.conftest import MakeDoc

TAGS = {"将": "d", "计划": "v", "拟": "v", "预计": "v", "表示": "v"}


def candidates(make_doc: MakeDoc, marked: str) -> tuple[FactContext, list[PlanCandidate]]:
    doc = make_doc(f"标题\n{marked}", "2025-06-14", TAGS)
    doc._.affiliations = find_affiliations(doc)
    doc._.statements = find_statements(doc)
    context = FactContext(read_doc(doc), doc._.affiliations, doc._.statements)
    return context, find_plan_candidates(context)


def how_plain(make_doc: MakeDoc, marked: str, actor: str, *, dated: bool = True) -> str | None:
    context, (candidate, *_) = candidates(make_doc, marked)
    return plainness(context, candidate, context.first_of_entity[actor], dated=dated)


@pytest.mark.parametrize(
    ("marked", "actor", "how"),
    [
        ("[C 澜江电机]计划2027年3月投产一期工厂。", "澜江电机", "subject"),
        ("此外，[C 澜江电机]拟于2026年收购云舟。", "澜江电机", "subject"),
        ("[C 澜江电机]表示，新厂将于2027年3月投产。", "澜江电机", "speaker"),
        ("[O 水务部]印发实施方案提出，到2027年全国新增节水面积5000万亩。", "水务部", "document"),
        ("[O 水务部]印发实施方案提出，预计到2027年全国需求达5000万亩。", "水务部", None),
        ("[O 水务部]表示难度大，到2027年全国新增节水面积5000万亩。", "水务部", None),
        ("[C 澜江电机]计划2027年3月进一步优化服务。", "澜江电机", None),
        ("[C 澜江电机]有望计划2027年3月投产一期工厂。", "澜江电机", None),
        ("[C 澜江电机]计划2027年3月投产一期工厂。[C 云舟]在旁。", "云舟", None),
        ("[C 澜江证券]表示，新厂将于2027年3月投产。", "澜江证券", None),
        ("[P 周岚]表示，新厂将于2027年3月投产。", "周岚", None),
        ("[C 澜江电机]原计划2027年投产一期工厂，没有做到。", "澜江电机", None),
    ],
)
def test_plainness_needs_who_what_and_when(make_doc: MakeDoc, marked: str, actor: str, how: str | None) -> None:
    if "原计划" in marked:
        marked = marked.replace("2027年", "2023年")
    assert how_plain(make_doc, marked, actor) == how


def test_an_amount_is_enough_for_the_subject_and_nothing_for_none(make_doc: MakeDoc) -> None:
    assert how_plain(make_doc, "[C 澜江电机]拟出资5000万元设立基金。", "澜江电机", dated=False) == "subject"
    assert how_plain(make_doc, "[C 澜江电机]拟设立基金。", "澜江电机", dated=False) is None


@pytest.mark.parametrize(
    ("later", "does"),
    [
        ("2028年销售3万台", True),
        ("到2028年建成二期", True),
        ("到2028年在[R 欧洲]建成二期", True),
        ("2028年需求达3万台", False),
        ("[C 云舟]2028年销售3万台", False),
        ("2023年销售3万台", False),
        ("预计2028年销售3万台", False),
    ],
)
def test_a_plan_goes_on_with_its_next_day_and_act(make_doc: MakeDoc, later: str, does: bool) -> None:
    context, found = candidates(make_doc, f"[C 澜江电机]计划2026年销售电机1万台，{later}。")
    assert any(goes_on(context, found[0], other) for other in found[1:]) is does


def test_a_day_alone_completes_the_plan_that_has_none(make_doc: MakeDoc) -> None:
    context, found = candidates(make_doc, "[C 澜江电机]计划新建电机工厂，2028年投产。")
    assert [goes_on(context, found[0], other) for other in found[1:]] == [False]
    assert [completes(context, found[0], other) for other in found[1:]] == [True]


def test_a_day_completes_no_plan_that_has_one(make_doc: MakeDoc) -> None:
    context, found = candidates(make_doc, "[C 澜江电机]计划2026年新建电机工厂，2028年投产。")
    assert [completes(context, found[0], other) for other in found[1:]] == [False]


def test_a_plan_does_not_go_on_in_the_next_sentence(make_doc: MakeDoc) -> None:
    context, found = candidates(make_doc, "[C 澜江电机]计划2026年销售电机1万台。2028年销售3万台。")
    assert [goes_on(context, found[0], other) for other in found[1:]] == [False]
