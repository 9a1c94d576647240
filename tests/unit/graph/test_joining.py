from __future__ import annotations

from dataclasses import replace

import pytest

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


def sure(identifier: str, wording: str, confidence: float | None) -> Finding:
    found = finding(identifier, f"2025-0{ord(identifier) - 96}-01", wording)
    told = {} if confidence is None else {"confidence": confidence}
    return replace(found, properties=found.properties | told)


@pytest.mark.parametrize(
    ("confidences", "expected"),
    [
        ((0.6,), 0.6),
        ((0.6, 0.9, 0.7), 0.9),
        ((0.6, 0.6), 0.6),  # a copy, or another article: the same words mislead alike
        ((None, 0.7), 0.7),
        ((0.7, None), 0.7),
    ],
)
def test_a_fact_is_as_sure_as_its_surest_source(confidences: tuple[float | None, ...], expected: float) -> None:
    findings = [sure("abc"[at], "w", confidence) for at, confidence in enumerate(confidences)]
    for order in (findings, findings[::-1]):
        (fact,) = join_findings(order, [])
        (row,) = fact_rows([fact], {"company:海川": "company:海川"}).facts
        assert row["properties"]["confidence"] == expected
        assert row["properties"]["text"] == "建成3座工厂"


def test_what_nobody_measured_has_no_confidence() -> None:
    (fact,) = join_findings([sure("a", "w", None)], [])
    (row,) = fact_rows([fact], {"company:海川": "company:海川"}).facts
    assert "confidence" not in row["properties"]
