from __future__ import annotations

import pytest

from kg.nlp.affiliations import find_affiliations, find_posts
from kg.nlp.annotated import read_doc

# Of the example that the contract of all kinds makes (tests/unit/models/facts): the order of the fields is part of it.
FACT_ID = "affiliation:266a942ffbaa8ac0"


def found(doc: object) -> list[tuple[str, str | None, str | None]]:
    return [(fact.person, fact.organization, fact.title) for fact in find_affiliations(doc)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[C 青禾科技公司][T 总经理][P 周岚]说", [("周岚", "青禾科技公司", "总经理")]),
        ("[C 青禾科技公司]总经理[P 周岚]说", [("周岚", "青禾科技公司", "总经理")]),
        ("[O 南江商会][T 副会长]兼[T 秘书长][P 何进]出席", [("何进", "南江商会", "副会长兼秘书长")]),
        ("[C 甲公司][T 董事长]、[O 乙协会][T 会长][P 吴越]说", [("吴越", "乙协会", "会长"), ("吴越", "甲公司", "董事长")]),
        ("[O 省人大][T 副主任][P 甲一]、[P 乙二]、[P 丙三]出席", [
            ("甲一", "省人大", "副主任"), ("乙二", "省人大", "副主任"), ("丙三", "省人大", "副主任")]),
        ("（[T 记者][P 林晓] [P 方舟]）", [("林晓", None, "记者"), ("方舟", None, "记者")]),
        ("[R 北国][T 外长][P 阿列夫]抵达", [("阿列夫", None, "北国外长")]),
        ("[C 青禾公司]原[T 总裁][P 周岚]", [("周岚", "青禾公司", "总裁")]),
        ("[P 周岚]出任[C 青禾公司][T 总裁]", [("周岚", "青禾公司", "总裁")]),
        ("[P 张明][T 委员长]主持会议", [("张明", None, "委员长")]),
    ],
)  # fmt: skip
def test_find_affiliations_reads_each_shape(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    assert sorted(found(make_doc(marked))) == sorted(expected)


def test_find_affiliations_says_a_repeated_post_once(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("[C 青禾公司][T 总裁][P 周岚]说，好。[T 总裁][P 周岚]又说。")
    assert found(doc) == [("周岚", "青禾公司", "总裁")]


def test_find_affiliations_gives_the_whole_phrase(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("日前，[C 青禾公司][T 总裁][P 周岚]说")
    (fact,) = find_affiliations(doc)
    assert fact.text == "青禾公司总裁周岚" == doc.text[fact.start : fact.end]


def test_find_affiliations_begins_a_title_at_the_department(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("[C 青禾公司]海外事业[T 高级总监][P 周岚]说", tags={"海外": "s", "事业": "n"})
    assert found(doc) == [("周岚", "青禾公司", "海外事业高级总监")]


def test_find_affiliations_leaves_the_title_to_the_person_behind_it(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("[P 周岚]是[O 南江军][T 将领][P 何进]的女儿。")
    assert found(doc) == [("何进", "南江军", "将领")]


def told(doc: object) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(f.person, f.organization, f.title, f.change, f.change_date) for f, _ in find_posts(read_doc(doc))]  # type: ignore[arg-type]


A = "[C 青禾公司]"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"{A}3月5日宣布，[P 周岚]出任[T 总裁]。", [("周岚", "青禾公司", "总裁", "begins", "2025-03-05")]),
        (f"{A}与[C 乙厂]宣布，[P 周岚]出任[T 总裁]。", [("周岚", None, "总裁", "begins", None)]),
        (f"[P 周岚]自2025年4月1日起担任{A}[T 总裁]。", [("周岚", "青禾公司", "总裁", None, None)]),
        (f"{A}公告，聘任[P 周岚]为公司[T 总裁]。", [("周岚", "青禾公司", "总裁", "begins", None)]),
        (f"{A}公告，聘任[P 周岚]为公司[T 总裁]，任期自2025年4月1日起。", [("周岚", "青禾公司", "总裁", "begins", "2025-04-01")]),
        (f"会议选举[P 周岚]为{A}[T 董事长]。", [("周岚", "青禾公司", "董事长", "begins", None)]),
        (f"[P 何进]辞去{A}[T 总裁]职务。", [("何进", "青禾公司", "总裁", "ends", None)]),
        (f"[P 何进]因个人原因申请辞去{A}[T 总裁]一职。", [("何进", "青禾公司", "总裁", "ends", None)]),
        (f"[P 何进]不再担任{A}[T 总裁]。", [("何进", "青禾公司", "总裁", "ends", None)]),
        (f"董事会决定免去[P 何进]的{A}[T 总裁]职务。", [("何进", "青禾公司", "总裁", "ends", None)]),
        (f"[P 何进]卸任{A}[T 总裁]，由[P 周岚]接任。", [
            ("何进", "青禾公司", "总裁", "ends", None), ("周岚", "青禾公司", "总裁", "begins", None)]),
        (f"[P 周岚]接替[P 何进]出任{A}[T 总裁]。", [
            ("何进", "青禾公司", "总裁", "ends", None), ("周岚", "青禾公司", "总裁", "begins", None)]),
        (f"[P 林晓]辞去{A}[T 总裁]职务；[P 周岚]原先担任的{A}[T 厂长]一职，由[P 何进]接任。", [
            ("林晓", "青禾公司", "总裁", "ends", None), ("周岚", "青禾公司", "厂长", "past", None),
            ("何进", "青禾公司", "厂长", "begins", None)]),
        (f"{A}[T 总裁][P 何进]辞职。", [("何进", "青禾公司", "总裁", "ends", None)]),
        (f"{A}原[T 总裁][P 何进]到场。", [("何进", "青禾公司", "总裁", "past", None)]),
        (f"{A}前[T 总裁][P 何进]到场。", [("何进", "青禾公司", "总裁", "past", None)]),
        (f"[P 何进]曾任{A}[T 总裁]。", [("何进", "青禾公司", "总裁", "past", None)]),
        (f"[P 何进]，男，1970年出生。2004年至2009年任{A}[T 经理]；现任[C 乙厂][T 厂长]。", [
            ("何进", "青禾公司", "经理", "past", None), ("何进", "乙厂", "厂长", None, None)]),
        (f"[P 何进]曾担任{A}[T 经理]、[C 乙厂][T 厂长]等职务。", [
            ("何进", "青禾公司", "经理", "past", None), ("何进", "乙厂", "厂长", "past", None)]),
        (f"{A}的[T 董事长]是[P 周岚]，[T 总经理]是[P 何进]。", [
            ("周岚", "青禾公司", "董事长", None, None), ("何进", "青禾公司", "总经理", None, None)]),
        (f"{A}成立于2009年，法定代表人为[P 周岚]。", [("周岚", "青禾公司", "法定代表人", None, None)]),
        (f"现任{A}[T 总裁]的[P 周岚]将出席。", [("周岚", "青禾公司", "总裁", None, None)]),
        (f"来自{A}的[P 周岚]说。", [("周岚", "青禾公司", None, None, None)]),
        (f"{A}[T 董事长][P 周岚]、[T 副总裁][P 何进]到场。", [
            ("周岚", "青禾公司", "董事长", None, None), ("何进", "青禾公司", "副总裁", None, None)]),
        (f"{A}[T 董事长][P 周岚]、[T 市长][P 何进]到场。", [
            ("周岚", "青禾公司", "董事长", None, None), ("何进", None, "市长", None, None)]),
        ("[P 周岚]旗下[C 青禾公司]开业。", [("周岚", "青禾公司", None, None, None)]),
    ],
)  # fmt: skip
def test_find_posts_reads_what_becomes_of_a_post(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    assert sorted(told(make_doc(marked, published="2025-03-06")), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "marked",
    [
        "出席活动的有[C 青禾公司]、[P 周岚]、[P 何进]。",
        "出席活动的有[C 青禾公司][T 董事长][P 林晓]、[P 周岚]、[P 何进]。",
        "[P 周岚]认为[T 总裁]人选未定。",
        "[P 林晓]出任[C 青禾公司][T 总裁] [P 周岚]接掌海外业务。",
        "[C 青禾公司]任命了新的[T 总裁]，[P 周岚]没有评论。",
        "[P 周岚]说，[C 青禾公司]的[T 总裁]是谁还不知道。",
        "[P 林晓]、[P 何进]参观了工厂。曾任[T 总裁]的人不少。",
        "这位[T 总裁]是[P 周岚]。",
        "由[P 周岚]接任。",
        "[P 林晓]辞去[C 青禾公司][T 总裁]职务。厂里的事由[P 周岚]接任。",
        "[P 周岚]的同事[C 青禾公司]没有列出。",
        "此前[P 周岚]在[C 青禾公司]的展台前停留。",
    ],
)
def test_find_posts_ties_nobody_to_what_is_only_near(make_doc, marked) -> None:  # type: ignore[no-untyped-def]
    assert [row for row in told(make_doc(marked)) if row[0] in ("周岚", "何进")] == []


def test_a_new_holder_is_not_taken_for_the_former_one(make_doc) -> None:  # type: ignore[no-untyped-def]
    rows = told(make_doc("[C 青禾公司]公告，[P 周岚]接替[P 何进]任公司[T 总裁]。"))
    assert {(person, change) for person, _, _, change, _ in rows} == {("周岚", "begins"), ("何进", "ends")}


def test_a_post_that_changes_hands_is_told_once(make_doc) -> None:  # type: ignore[no-untyped-def]
    rows = told(make_doc("[C 青禾公司][T 总裁][P 何进]说，他已准备好。[P 何进]辞去[C 青禾公司][T 总裁]职务。"))
    assert rows == [("何进", "青禾公司", "总裁", "ends", None)]
