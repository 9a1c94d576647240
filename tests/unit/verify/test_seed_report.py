"""The report that the check was made for, against verdicts written down by hand before the check was built."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from kg.models import Article, Report
from kg.offline.verifying import verify_reports
from kg.verify import ClaimCheck
from loaders import LoadOptions, load

VERDICTS = Path(__file__).resolve().parent.parent.parent / "data" / "seed_report_verdicts.jsonl"
INTERPRETING = (9, 10, 11)
Key = tuple[int, int]


@pytest.fixture(scope="module")
def expected() -> dict[Key, dict[str, Any]]:
    rows = [json.loads(line) for line in VERDICTS.read_text("utf-8").splitlines()]
    return {(row["section_number"], row["index"]): row for row in rows}


@pytest.fixture(scope="module")
def claims(shared: Path) -> dict[Key, ClaimCheck]:
    records = list(load([str(shared / "seeds")], LoadOptions(), lambda error: None))
    article = next(r for r in records if isinstance(r, Article))
    report = next(r for r in records if isinstance(r, Report))
    [checked] = verify_reports([report], article)
    seen: dict[int, int] = defaultdict(int)
    found = {}
    for claim in checked.check.claims:
        assert claim.section_number is not None
        found[claim.section_number, seen[claim.section_number]] = claim
        seen[claim.section_number] += 1
        assert all(article.text[e.start : e.end] == e.quote for s in claim.spans for e in s.evidence)
    return found


def test_every_claim_was_judged_by_hand(claims: dict[Key, ClaimCheck], expected: dict[Key, dict[str, Any]]) -> None:
    assert claims.keys() == expected.keys()


def test_the_wrong_year_is_contradicted_with_the_right_one(claims: dict[Key, ClaimCheck]) -> None:
    [span] = [s for s in claims[12, 0].unsupported if s.verdict == "contradicted"]
    assert (span.text, span.should_be) == ("2024年", "2025年")
    assert any("2025" in e.quote for e in span.evidence)
    assert any("今年" in e.quote for e in span.evidence)


def test_the_wrong_speaker_is_contradicted_with_the_right_one(claims: dict[Key, ClaimCheck]) -> None:
    [span] = [s for s in claims[12, 6].unsupported if s.verdict == "contradicted"]
    assert (span.kind, span.text, span.should_be) == ("speaker", "白桦", "孙茂建")
    assert span.evidence[0].quote.startswith("孙茂建表示")


def test_nothing_is_wrongly_contradicted(claims: dict[Key, ClaimCheck], expected: dict[Key, dict[str, Any]]) -> None:
    contradicted = {key for key, claim in claims.items() if claim.verdict == "contradicted"}
    assert {k for k in contradicted if "contradicted" not in [expected[k]["verdict"], *expected[k]["also"]]} == set()


def test_what_is_wrong_is_not_supported(claims: dict[Key, ClaimCheck], expected: dict[Key, dict[str, Any]]) -> None:
    wrong = [k for k, row in expected.items() if "supported" not in [row["verdict"], *row["also"]]]
    assert {k for k in wrong if claims[k].verdict == "supported"} == set()
    scopes = {
        k: [s.because for s in claims[k].unsupported if s.because.code == "other scope"] for k in ((6, 6), (7, 0))
    }
    assert [(r.claim, r.article) for found in scopes.values() for r in found] == [("本地", "全球"), ("中国", "当地")]


def test_what_is_right_is_supported(claims: dict[Key, ClaimCheck], expected: dict[Key, dict[str, Any]]) -> None:
    right = [k for k, row in expected.items() if row["verdict"] == "supported" and k[0] not in INTERPRETING]
    supported = [k for k in right if claims[k].verdict == "supported"]
    assert len(supported) >= 0.85 * len(right)


def test_interpretation_is_never_supported(claims: dict[Key, ClaimCheck]) -> None:
    assert {c.verdict for k, c in claims.items() if k[0] in (9, 11)} <= {"interpretation", "not found", "contradicted"}


def test_the_country_is_supported_by_its_capital(claims: dict[Key, ClaimCheck]) -> None:
    assert "墨西哥城" in claims[2, 1].reason
