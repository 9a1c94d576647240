from __future__ import annotations

from kg.graph.joining import fact_rows, join_findings
from kg.models import Finding


def finding(identifier: str, published: str, wording: str) -> Finding:
    return Finding(
        identifier, "Plan", f"article-{identifier}", published, wording, 3, 9, "建成3座工厂",
        {"text": "建成3座工厂"}, (("PLANS", "company:海川"),),
    )  # fmt: skip


EARLY, LATE = finding("b", "2025-01-01", "w1"), finding("a", "2025-06-01", "w2")


def test_findings_that_say_the_same_are_one_fact_in_the_words_of_the_first() -> None:
    (fact,) = join_findings([LATE, EARLY], [("w1", "w2")])
    assert (fact.id, fact.first, fact.day) == ("a", EARLY, "2025-01-01")
    rows = fact_rows([fact], {"company:海川": "company:海川"})
    assert [row["article"] for row in rows.evidence] == ["article-a", "article-b"]
    assert rows.links == [{"fact": "a", "entity": "company:海川", "link": "PLANS"}]


def test_without_a_decision_they_are_two() -> None:
    assert [fact.id for fact in join_findings([LATE, EARLY], [])] == ["a", "b"]


def test_a_rejected_wording_takes_its_fact_with_it() -> None:
    assert join_findings([LATE, EARLY], [("w1", "w2")], {"w2"}) == []
    assert [fact.id for fact in join_findings([LATE, EARLY], [], {"w2"})] == ["b"]
