from __future__ import annotations

from kg.nlp.annotated import read_doc
from kg.nlp.posts_before import posts_before


def test_posts_before_gives_the_nearest_first_and_whether_it_is_former(make_doc) -> None:  # type: ignore[no-untyped-def]
    reading = read_doc(make_doc("[C 青禾公司]原[T 总裁][P 周岚]"))
    (post,) = posts_before(reading, reading.text.index("周岚"))
    assert (post.organization.surface, post.change) == ("青禾公司", "past")  # type: ignore[union-attr]


def test_posts_before_finds_none_behind_a_list(make_doc) -> None:  # type: ignore[no-untyped-def]
    reading = read_doc(make_doc("[C 青禾公司]、[P 周岚]"))
    assert posts_before(reading, reading.text.index("周岚")) == []
