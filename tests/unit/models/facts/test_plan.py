from __future__ import annotations

import math

from kg.models import Plan, Quantity


def plan(*quantities: Quantity) -> Plan:
    return Plan(
        text="建厂", start=0, end=2, actor="砚舟储能",
        quantities=tuple(q.surface for q in quantities), quantity_spans=quantities,
    )  # fmt: skip


def quantity(surface: str, value: float | None, high: float | None = None) -> Quantity:
    return Quantity(surface=surface, start=0, end=len(surface), value=value, unit="元", high=high)


def test_the_lists_of_quantities_are_parallel_and_have_the_upper_bounds_of_ranges() -> None:
    found = plan(quantity("3亿至5亿元", 3e8, 5e8), quantity("2亿元", 2e8), quantity("若干元", None)).properties()
    assert found["quantities"] == ["3亿至5亿元", "2亿元", "若干元"]
    assert found["quantity_values"][:2] == [3e8, 2e8]
    assert found["quantity_highs"][:2] == [5e8, 2e8]
    assert math.isnan(found["quantity_values"][2])
    assert math.isnan(found["quantity_highs"][2])


def test_a_plan_without_a_range_has_no_upper_bounds() -> None:
    assert "quantity_highs" not in plan(quantity("2亿元", 2e8)).properties()
    assert "quantity_highs" not in plan().properties()
