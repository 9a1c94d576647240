from __future__ import annotations

import pytest

from kg.nlp.affiliations import find_affiliations

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
