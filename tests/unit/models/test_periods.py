from __future__ import annotations

import pytest

from kg.models.periods import end_of, first_day, span_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-03-05", "2025-03-05", "2025-03-05"),
        ("2025-01/2025-10", "2025-01-01", "2025-10-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: str, last: str) -> None:
    assert (first_day(period), end_of(period)) == (first, last)


def test_a_span_that_is_a_quarter_is_called_so() -> None:
    assert span_of("2020-01-01", "2020-03-31") == "2020-Q1"
    assert span_of("2020-01-02", "2020-03-31") == "2020-01-02/2020-03-31"
