from __future__ import annotations

import re

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.posts_held import posts_held


def test_posts_held_gives_both_ends_of_a_change(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = posts_held(read_doc(make_doc("[P 周岚]接替[P 何进]出任[C 青禾公司][T 总裁]。")))
    assert {(held.person.surface, held.post.change) for held in found} == {("周岚", "begins"), ("何进", "ends")}


def test_posts_held_leaves_what_is_denied(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert list(posts_held(read_doc(make_doc("[P 周岚]否认将出任[C 青禾公司][T 总裁]。")))) == []


def test_a_list_of_appointments_begins_each_post(make_doc) -> None:  # type: ignore[no-untyped-def]
    text = "[O 江南省政府]任命名单：[P 张立]为[O 省教育厅][T 厅长]；[P 周岚]为[O 省水利厅][T 厅长]。[P 何进]为[O 省民政厅][T 厅长]。"
    found = [
        (h.person.surface, h.post.organization and h.post.organization.surface, h.post.change)
        for h in posts_held(read_doc(make_doc(text)))
    ]
    assert found == [("张立", "省教育厅", "begins"), ("周岚", "省水利厅", "begins"), ("何进", "省民政厅", None)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[C 青禾汽车]由[P 周岚]担任[T 董事长]。", ("周岚", "青禾汽车", "董事长", None)),
        ("[C 青禾汽车]聘任[P 周岚]为公司[T 财务总监]。", ("周岚", "青禾汽车", "财务总监", "begins")),
        ("[C 青禾汽车]董事会近日决定免去[P 何进][T 副总裁]职务。", ("何进", "青禾汽车", "副总裁", "ends")),
        ("[P 周岚]由[C 海川集团]副总裁调任[C 青禾汽车][T 总经理]。", ("周岚", "青禾汽车", "总经理", "begins")),
        ("[P 周岚]6月加入[C 青禾汽车]，任[T 首席执行官]。", ("周岚", "青禾汽车", "首席执行官", None)),
        ("任命[P 周岚]为[C 海川集团][T 党委书记]、[T 董事长]。", ("周岚", "海川集团", "董事长", "begins")),
        ("[P 周岚]连任[C 海川集团][T 董事长]。", ("周岚", "海川集团", "董事长", None)),
    ],
)
def test_a_post_is_at_the_firm_that_fills_it(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    found = [
        (
            held.person.surface,
            held.post.organization.surface if held.post.organization else None,
            held.post.title and marked_text(marked)[held.post.title.start : held.post.title.end],
            held.post.change,
        )
        for held in posts_held(read_doc(make_doc(marked)))
    ]
    assert expected in found


def test_a_day_to_come_is_the_next_one(make_doc) -> None:  # type: ignore[no-untyped-def]
    marked = "[P 周岚]将于7月1日起出任[C 海川集团][T 董事长]。"
    (held,) = posts_held(read_doc(make_doc(marked, "2025-06-10")))
    assert held.post.date == "2025-07-01"


def marked_text(marked: str) -> str:
    return re.sub(r"\[[A-Z] ([^\]]*)\]", r"\1", marked)
