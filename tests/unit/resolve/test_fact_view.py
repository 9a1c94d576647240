from __future__ import annotations

import pytest

from kg.models import Plan
from kg.resolve.fact_view import FactView, said
from kg.text.normalize import flatten


@pytest.mark.parametrize(("published", "day"), [("2025-01-10T08:00", "2025-01-10"), ("2025-01", None), (None, None)])
def test_a_day_is_a_whole_day(published: str | None, day: str | None) -> None:
    assert FactView("plan", ("海川",), "建厂", published=published).day == day


def test_flatten_makes_one_of_scripts_and_widths() -> None:
    assert flatten("Ａ股電池") == "a股电池"


def test_said_does_not_depend_on_the_article() -> None:
    one = FactView("plan", ("海川", "海川新材料"), "建成３座工廠", article_id="a", start=4)
    other = FactView("plan", ("海川新材料",), "建成3座工厂", article_id="b", start=90)
    assert said(one) == said(other)
    assert one.compare_by is Plan.compare_by
