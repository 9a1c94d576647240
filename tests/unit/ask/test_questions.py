from __future__ import annotations

import pytest

from kg.ask.questions import given_values, read_day, read_value
from kg.errors import UsageError
from kg.store.queries import find_saved_query


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", "2025"), ("2025-06", "2025-06"), ("2025-06-30", "2025-06-30"), ("2025-6-3", "2025-06-03"),
        ("2025/06/30", "2025-06-30"), ("2025年6月3日", "2025-06-03"), ("2025年6月", "2025-06"), ("2024-02-29", "2024-02-29"),
    ],
)  # fmt: skip
def test_a_date_or_its_beginning(text: str, day: str) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["", "abc", "2025-13-45", "2025-02-30", "2025-00", "2023-02-29", "25-06-01", "2025-06-01x", "0000"]
)
def test_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        read_day(text)


@pytest.mark.parametrize(
    ("query", "given", "match"),
    [
        ("changes_between", {"from": "2025-02-30"}, "is no date"),
        ("changes_between", {"from": "2026", "until": "2025-12"}, "from=2026 is after until=2025-12"),
        ("changes_between", {}, "needs from"),
        ("plans_overdue", {"day": "2025-13-01"}, "is no date"),
        ("plans_due", {"year": "26"}, "is no year"),
        ("plans_due", {"year": "2026-01"}, "is no year"),
        ("entities", {"type": "COMPANI"}, "Did you mean COMPANY"),
        ("entities", {"limit": "ten"}, "not a whole number"),
        ("entities", {"limit": "-1"}, "not a whole number"),
        ("plans", {"nmae": "海川"}, "Did you mean name"),
    ],
)
def test_what_can_not_be_is_refused(query: str, given: dict[str, str], match: str) -> None:
    with pytest.raises(UsageError, match=match):
        given_values(find_saved_query(query), given)


def test_defaults_and_spellings() -> None:
    assert given_values(find_saved_query("plans_due"), {}) == {"year": ""}
    assert given_values(find_saved_query("entities"), {"type": "company"}) == {"type": "Company", "limit": 50}
    values = given_values(find_saved_query("changes_between"), {"from": "2025/6/1"})
    assert (values["from"], values["until"]) == ("2025-06-01", "9999")


def test_values_of_cypher_are_numbers_or_text() -> None:
    assert [read_value(text, None) for text in ("12", "'12'", "-3", "1e5", "海川")] == [12, "12", -3, "1e5", "海川"]
