from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.fact_keys import fact_keys, share_key
from kg.resolve.fact_view import FactView
from kg.resolve.facts import changes, relation, same_fact, same_matter
from tests.unit.resolve.fact_pairs import FactPair, make_view, read_pairs

PAIRS = read_pairs("fact_pairs.jsonl")
BLIND = read_pairs("fact_pairs_blind.jsonl")
# Not found, for reasons in docs/decisions/0007: another verb for the same money.
MISSED = {"IPO size"}
ROOT = Path(__file__).parents[3]
VIEWS = [view for pair in PAIRS + BLIND for view in (pair.a, pair.b)]


@pytest.mark.parametrize("pair", PAIRS + BLIND, ids=lambda pair: pair.why)
def test_relation_of_constructed_pairs(pair: FactPair) -> None:
    expected = None if pair.why in MISSED else pair.relation
    assert relation(pair.a, pair.b) == expected


def test_verdicts_do_not_depend_on_the_order_of_the_two() -> None:
    for a, b in combinations(VIEWS, 2):
        there, back = relation(a, b), relation(b, a)
        assert "revises" not in (there, back) or there != back
        if "revises" not in (there, back):
            assert there == back, (a.text, b.text)
        assert same_matter(a, b).same == same_matter(b, a).same


def test_related_facts_share_a_key() -> None:
    for a, b in combinations(VIEWS, 2):
        if same_fact(a, b).same or same_matter(a, b).same:
            assert set(fact_keys(a)) & set(fact_keys(b)), (a.text, b.text)


def test_unrelated_pairs_seldom_share_a_key() -> None:
    shared = sum(bool(set(fact_keys(a)) & set(fact_keys(b))) for a, b in combinations(VIEWS, 2))
    assert shared / len(list(combinations(VIEWS, 2))) < 0.02


def test_changes_say_what_the_later_plan_changed() -> None:
    by_reason = {pair.why: pair for pair in PAIRS}
    postponed = by_reason["date postponed, words differ"]
    assert changes(postponed.a, postponed.b) == ("target date 2026-12 -> 2027-06",)
    assert changes(postponed.b, postponed.a) == ("target date 2027-06 -> 2026-12",)
    fewer = by_reason["number of factories, same date"]
    assert changes(fewer.a, fewer.b) == ("3座工厂 -> 2座工厂", "20吉瓦时 -> 12吉瓦时", "60亿元 -> 75亿元")


def test_a_number_that_the_text_calls_former_is_no_value_of_the_plan() -> None:
    lowered = next(pair for pair in PAIRS if pair.why == "number lowered, old number named")
    assert [change.partition(" ->")[0] for change in changes(lowered.a, lowered.b)] == ["120个"]


def test_facts_of_one_article_are_neither_revision_nor_dispute() -> None:
    for pair in (pair for pair in PAIRS if pair.relation in {"revises", "disputes"}):
        together = replace(pair.a, article_id=pair.b.article_id)
        assert relation(together, pair.b) is None


def test_what_is_remembered_of_a_view_stays_in_its_process() -> None:
    view = PAIRS[0].a
    assert hash(view) == hash(replace(view))
    assert view.compare_by is not None
    again = pickle.loads(pickle.dumps(view))
    assert again == view
    assert set(vars(again)) == set(FactView.__dataclass_fields__)


def claim(speaker: str, text: str, day: str, *about: str, things: tuple[str, ...] = ()) -> FactView:
    return make_view(
        kind="statement", actor=[speaker], text=text, published=day, article_id=f"{speaker} {day}",
        about=[[name] for name in about], things=things,
    )  # fmt: skip


def plan(text: str, target: str, day: str) -> FactView:
    return make_view(
        kind="plan", actor=["砚舟储能"], text=text, target_date=target, published=day, article_id=f"{day} {text}"
    )


@pytest.mark.parametrize(
    ("text", "first", "second", "found"),
    [
        # 明日 of a copy, counted from the day of the copy
        ("公司将于明日在望海市开工建设电池工厂", ("2025-06-11", "2025-06-10"), ("2025-07-02", "2025-07-01"), "same"),
        ("公司计划下月启动首批招聘", ("2025-07", "2025-06-10"), ("2025-08", "2025-07-02"), "same"),
        # the same words a year later are of another year, and revise nothing
        ("公司将于年底前完成电站安全检查", ("2024", "2024-05-10"), ("2025", "2025-05-12"), None),
        ("公司将于下月在望海市举办招聘会", ("2025-06", "2025-05-01"), ("2025-09", "2025-08-01"), None),
    ],
)
def test_the_same_words_are_never_a_revision_or_a_dispute(
    text: str, first: tuple[str, str], second: tuple[str, str], found: str | None
) -> None:
    earlier, later = plan(text, *first), plan(text, *second)
    assert relation(later, earlier) == relation(earlier, later) == found


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        # another day, another speaker, one figure of one year
        (
            claim("阮成蹊", "2024年众禾养殖出栏生猪420万头", "2025-04-29"),
            claim("澜江省畜牧业协会", "2024年众禾养殖出栏生猪380万头", "2025-05-06"),
            "disputes",
        ),
        (
            claim("郑怀瑾", "2024年澜湾市地区生产总值同比增长5.6%", "2025-01-18"),
            claim("叶承安", "2024年澜湾市地区生产总值同比增长6.1%", "2025-01-22"),
            "disputes",
        ),
        # each of the speaker's own house
        (
            claim("柯一帆", "公司2024年智能驾驶控制系统海外出货量为120万套", "2025-03-02"),
            claim("白鹿鸣", "公司2024年智能驾驶控制系统海外出货量为75万套", "2025-03-02"),
            None,
        ),
        # another year, another part of the whole, another province
        (
            claim("阮成蹊", "2024年众禾养殖出栏生猪420万头", "2025-04-29"),
            claim("澜江省畜牧业协会", "2023年众禾养殖出栏生猪380万头", "2025-05-06"),
            None,
        ),
        (
            claim("林照野", "鹭汀新能源2024年营业收入为86亿元", "2025-04-20", "鹭汀新能源"),
            claim("苏既白", "鹭汀新能源2024年光伏业务营业收入为31亿元", "2025-04-20", "鹭汀新能源"),
            None,
        ),
        (
            claim("宋清越", "2024年江苏省粮食总产量达到3810万吨", "2025-01-12"),
            claim("何进", "2024年湖南省粮食总产量达到3078万吨", "2025-01-20"),
            None,
        ),
        # a range, and what lies in it or outside
        (
            claim("宋清越", "澜州重工2024年海外工程业务亏损3亿元至5亿元", "2025-02-11"),
            claim("苏既白", "澜州重工2024年海外工程业务亏损4亿元", "2025-02-11"),
            None,
        ),
        (
            claim("宋清越", "澜州重工2024年海外工程业务亏损3亿元至5亿元", "2025-02-11"),
            claim("苏既白", "澜州重工2024年海外工程业务亏损8亿元", "2025-02-11"),
            "disputes",
        ),
    ],
)
def test_figures_of_strangers(a: FactView, b: FactView, found: str | None) -> None:
    assert relation(a, b) == relation(b, a) == found
    assert found is None or set(fact_keys(a)) & set(fact_keys(b))


@pytest.mark.parametrize(
    ("things", "others", "found"),
    [
        (("生产基地",), ("生产基地", "海生产基地"), "disputes"),
        ((), ("生产基地",), "disputes"),
        (("电池工厂",), ("回收中心",), None),
    ],
)
def test_attributes_of_what_is_called_a_project_are_of_one_thing(
    things: tuple[str, ...], others: tuple[str, ...], found: str | None
) -> None:
    a = claim("白鹿鸣", "该项目总投资32亿元，年产能8吉瓦时", "2025-06-18", "砚舟储能", "临港新区", things=things)
    b = claim("裴若川", "项目总投资28亿元，年产能6吉瓦时", "2025-06-18", "砚舟储能", "临港新区", things=others)
    assert relation(a, b) == relation(b, a) == found


NAMES = st.sampled_from(["岭桥汽车", "鹭汀新能源", "溪石药业", "白渡市"])
THINGS = st.sampled_from(["疫苗生产基地", "储能电池工厂", "污水处理厂", "充电服务站", "幼儿园", "海外研发中心"])
TOWNS = st.sampled_from(["", "在柚城", "在苎麻市", "在挪威"])
FRAMES = st.sampled_from(
    ["{who}将{where}建成{n}座{what}", "{who}计划到2028年{where}建成{n}座{what}", "{who}还将{where}新建{n}座{what}"]
)


@settings(max_examples=150, deadline=None)
@given(NAMES, THINGS, TOWNS, FRAMES, FRAMES, st.integers(2, 400), st.integers(2, 400))
def test_another_number_on_one_matter_is_a_revision(
    who: str, what: str, where: str, frame: str, other: str, first: int, second: int
) -> None:
    old, new = (
        make_view(kind="plan", actor=[who], text=text, target_date="2028", published=day, article_id=day)
        for text, day in (
            (frame.format(who=who, where=where, n=first, what=what), "2025-01-02"),
            (other.format(who="公司", where=where, n=second, what=what), "2025-06-02"),
        )
    )
    assert relation(new, old) == ("same" if first == second else "revises")
    assert relation(old, new) == ("same" if first == second else None)
    assert set(fact_keys(old)) & set(fact_keys(new))


def test_keys_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from kg.resolve.fact_view import FactView; from kg.resolve.fact_keys import fact_keys;"
        "print(fact_keys(FactView('statement', ('陶望舒', '长汐电气'), '长汐变流器年产能为3万台，出口二十国', None,"
        " ((3e4, '台', None, '3万台'),), '2026-01-02', 'a', 3, None, (('长汐电气', '长汐'), ('柚城',)))))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1


def test_strangers_share_a_key_by_the_time_of_a_figure_where_they_say_enough_of_it() -> None:
    def of_two(words: str) -> tuple[FactView, FactView]:
        return claim("张三", words.format(3), "2025-02-01"), claim("李四", words.format(4), "2025-03-01")

    assert not share_key(*of_two("去年轮胎收入达到{}亿元"))
    told = of_two("去年望海市斜交轮胎翻新胎面胶出口额达到{}亿元")
    assert share_key(*told)
    assert same_matter(*told).same
