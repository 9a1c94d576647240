from __future__ import annotations

import pytest

from kg.models import Affiliation
from kg.nlp.annotated import read_doc
from kg.nlp.fact_context import FactContext
from kg.nlp.linear import LinearModel
from kg.nlp.plan_actors import actor_candidates, choose_actor
from kg.text.stretch import Stretch
from tests.unit.nlp.conftest import MakeDoc


def place(make_doc: MakeDoc, marked: str, act: str) -> tuple[FactContext, Stretch]:
    reading = read_doc(make_doc(marked, "2025-06-14"))
    start = reading.text.index(act)
    return FactContext(reading), next(c for c in reading.structure.clauses if c.start <= start < c.end)


def roles(make_doc: MakeDoc, marked: str, act: str) -> dict[str, set[str]]:
    return {o.name.surface: set(o.features) for o in actor_candidates(*place(make_doc, marked, act))}


def test_the_last_body_before_the_clause_is_the_most_recent(make_doc: MakeDoc) -> None:
    found = roles(make_doc, "标题\n[C 青禾公司]收购[C 云舟公司]，后者计划明年上市。", "后者计划")
    assert "recent 0" in found["云舟公司"]
    assert "recent 1" in found["青禾公司"]
    assert "latter/recent 0" in found["云舟公司"]


def test_who_announces_and_who_has_the_thing_is_seen(make_doc: MakeDoc) -> None:
    found = roles(make_doc, "标题\n[C 青禾公司]宣布，[C 云舟公司]旗下工厂将于明年投产。", "旗下工厂")
    assert "announces here" in found["青禾公司"]
    assert {"has what follows", "begins clause"} <= found["云舟公司"]
    assert "announces here" not in found["云舟公司"]


@pytest.mark.parametrize(
    "marked", ["标题\n[C 晨澜报讯]（记者周岚）新厂将建成。", "标题\n[C 晨澜]数据显示，新厂将建成。"]
)
def test_who_reports_or_counts_owns_no_plan(make_doc: MakeDoc, marked: str) -> None:
    assert choose_actor(*place(make_doc, marked, "将建成"), LinearModel(0.0)) is None


def test_a_product_taken_for_a_person_owns_no_plan(make_doc: MakeDoc) -> None:
    marked = "标题\n[C 青禾制药]披露，新药[P 安立平]将于明年上市。"
    assert set(roles(make_doc, marked, "新药")) == {"青禾制药"}
    assert set(roles(make_doc, marked.replace("新药", "作者"), "作者")) == {"青禾制药", "安立平"}


def test_the_ranker_chooses_and_tells_its_lead(make_doc: MakeDoc) -> None:
    where = place(make_doc, "标题\n[C 青禾公司]收购[C 云舟公司]，后者计划明年上市。", "后者计划")
    last, first = LinearModel(0.0, {"recent 0": 2.0}), LinearModel(0.0, {"recent 1": 2.0})
    chosen = [choose_actor(*where, rank) for rank in (last, first)]
    assert [choice.actor.surface for choice in chosen if choice] == ["云舟公司", "青禾公司"]
    assert all("actor lead 5" in choice.features for choice in chosen if choice)


@pytest.mark.parametrize(
    ("marked", "act", "actor"),
    [
        ("标题\n[C 青禾公司]没有新目标。论坛期间，[O 澜江茶业协会]将发布三项标准。", "澜江茶业", "澜江茶业协会"),
        ("标题\n[C 青禾公司]被罚。[O 云州证监会]决定下月约谈。", "[O 云州", "云州证监会"),
        ("标题\n[C 青禾公司]投资[R 云州]。[R 云州]计划明年建三座码头。", "云州计划", "云州"),
    ],
)
def test_the_name_right_before_the_word_of_planning_plans(make_doc: MakeDoc, marked: str, act: str, actor: str) -> None:
    elsewhere = LinearModel(0.0, {"recent 1": 5.0, "begins clause": -5.0, "at trigger": -5.0})
    choice = choose_actor(*place(make_doc, marked, act.removeprefix("[O ")), elsewhere)
    assert choice is not None
    assert choice.actor.surface == actor


def test_the_last_of_two_side_by_side_does_not_plan_alone(make_doc: MakeDoc) -> None:
    where = place(make_doc, "标题\n[C 青禾公司]与[C 云舟公司]将于明年建厂。", "青禾公司")
    choice = choose_actor(*where, LinearModel(0.0, {"begins clause": 1.0}))
    assert choice is not None
    assert choice.actor.surface == "青禾公司"


def test_what_the_text_says_itself_needs_no_ranker(make_doc: MakeDoc) -> None:
    where = place(make_doc, "标题\n根据[C 海川汽车]发展目标，到2028年进入40个国家市场。", "到2028年")
    choice = choose_actor(*where, LinearModel(0.0))
    assert choice is not None
    assert (choice.actor.surface, choice.stated) == ("海川汽车", True)


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("[C 青禾公司]与[O 东湖大学]签署协议，共建[O 联合实验室]。", "青禾公司"),
        ("[O 联合实验室]落户，[O 东湖大学]和[C 青禾公司]共建。", "东湖大学"),
        ("[C 青禾公司]到访[O 东湖大学]。", None),
    ],
)
def test_both_are_known_by_the_first_of_two_side_by_side(make_doc: MakeDoc, before: str, actor: str | None) -> None:
    choice = choose_actor(*place(make_doc, f"标题\n{before}双方将投入2亿元。", "双方将"), LinearModel(0.0))
    assert choice is not None
    assert ("actor is the first of both" in choice.features) is (actor is not None)
    assert actor is None or choice.actor.surface == actor


def test_both_are_known_by_the_shares_told_after_it(make_doc: MakeDoc) -> None:
    marked = "标题\n[C 云舟公司]来访。双方将签署协议，其中[C 青禾公司]出资三成，[C 云舟公司]出资七成。"
    choice = choose_actor(*place(make_doc, marked, "双方将"), LinearModel(0.0))
    assert choice is not None
    assert choice.actor.surface == "青禾公司"


def test_both_of_another_clause_say_nothing(make_doc: MakeDoc) -> None:
    marked = "标题\n[C 青禾公司]与[O 东湖大学]签约。[C 云舟公司]将投入2亿元帮助双方。"
    choice = choose_actor(*place(make_doc, marked, "将投入"), LinearModel(0.0, {"begins clause": 1.0}))
    assert choice is not None
    assert choice.actor.surface == "云舟公司"


@pytest.mark.parametrize(
    ("body", "owners"),
    [
        ("[C 青禾公司]控股股东拟减持3%股份。", set()),
        ("公司股东拟减持3%股份，[C 青禾公司]公告。", set()),
        ("[C 青禾公司]控股股东[C 云舟集团]持股30%。上述股东计划减持3%股份。", {"云舟集团"}),
        ("[C 青禾公司]股东[P 周岚]拟减持3%股份。", {"青禾公司", "周岚"}),
        ("[C 青禾公司]拟向股东分红3亿元。", {"青禾公司"}),
        ("[C 云舟集团]为[C 青禾公司]控股股东。控股股东拟减持3%股份。", {"云舟集团"}),
        ("[C 青禾公司]股东大会拟向员工授予300万股。", {"青禾公司"}),
    ],
)
def test_a_holder_of_shares_is_not_the_firm(make_doc: MakeDoc, body: str, owners: set[str]) -> None:
    act = next(act for act in ("拟减持", "计划减持", "拟向") if act in body)
    assert set(roles(make_doc, f"标题\n{body}", act)) == owners


@pytest.mark.parametrize("name", ["公司", "公司注册资本", "上市公司", "双方"])
def test_a_mere_word_for_a_firm_owns_no_plan(make_doc: MakeDoc, name: str) -> None:
    assert set(roles(make_doc, f"标题\n[C 青禾股份]公告，[C {name}]将投资3亿元。", "将投资")) == {"青禾股份"}


@pytest.mark.parametrize(
    ("title", "bodies"),
    [("澜国能源部长", ["澜国"]), ("澜国首相", ["澜国"]), ("澜国诗人", []), ("能源部长", []), ("澜", [])],
)
def test_an_official_speaks_for_the_state_that_his_title_names(
    make_doc: MakeDoc, title: str, bodies: list[str]
) -> None:
    reading = read_doc(make_doc("标题\n[R 澜国]的[P 周岚]说，将修订法律。"))
    post = Affiliation(text=f"{title}周岚", start=3, end=9, person="周岚", title=title)
    assert FactContext(reading, [post]).bodies_of("周岚") == bodies
