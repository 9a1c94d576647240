from __future__ import annotations

from kg.nlp.annotated import read_doc
from kg.nlp.posts_held import posts_held


def test_posts_held_gives_both_ends_of_a_change(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = posts_held(read_doc(make_doc("[P 周岚]接替[P 何进]出任[C 青禾公司][T 总裁]。")))
    assert {(held.person.surface, held.post.change) for held in found} == {("周岚", "begins"), ("何进", "ends")}


def test_posts_held_leaves_what_is_denied(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert list(posts_held(read_doc(make_doc("[P 周岚]否认将出任[C 青禾公司][T 总裁]。")))) == []
