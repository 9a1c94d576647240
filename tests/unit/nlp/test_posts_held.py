from __future__ import annotations

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
