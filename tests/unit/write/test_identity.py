from __future__ import annotations

from kg.models import Article, Report, make_article_id
from kg.models.extractor import HowRead
from kg.store.observations import KnownArticle
from kg.write.identity import claimed_ids, with_id_prefix
from tests.invented import make_article


def from_source(source: str | None) -> Article:
    return make_article("1", "甲").model_copy(update={"source": source})


def test_an_id_is_claimed_where_both_tell_a_source_and_they_differ() -> None:
    pairs = {("甲报", "乙报"): True, ("甲报", "甲 报"): False, (None, "乙报"): False, ("甲报", None): False}
    for (held, comes), refused in pairs.items():
        known = {"1": KnownArticle("digest", held, HowRead("v"), "rules")}
        assert (claimed_ids([from_source(comes)], known).keys() == {"1"}) is refused
    assert claimed_ids([from_source("甲报")], {}) == {}


def test_a_prefix_goes_before_what_the_input_gives() -> None:
    made = make_article_id(source=None, url=None, published=None, text="甲")
    records = [make_article("1", "甲"), make_article(made, "乙"), make_article("a:1", "丙")]
    assert [r.id for r in with_id_prefix(records, "a:")] == ["a:1", made, "a:a:1"]
    assert [r.text for r in with_id_prefix(records, "a:")] == [r.text for r in records]


def test_a_report_follows_but_for_the_article_that_a_person_named() -> None:
    reports = [Report(id="report:1", headline=None, text="", article_id=about) for about in ("1", "2", None)]
    assert [r.article_id for r in with_id_prefix(reports, "a:", "2")] == ["a:1", "2", None]
