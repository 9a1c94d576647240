from __future__ import annotations

from kg.resolve.alignment import find_contrasts, overlap


def test_the_richer_side_is_covered_less() -> None:
    found = overlap("建成 工厂 三座", "建成 工厂")
    assert found.larger == 1.0
    assert 0.5 < found.smaller < 0.6
    assert found == overlap("建成 工厂", "建成 工厂 三座")


def test_nothing_in_common_is_no_weight_and_a_contrast() -> None:
    found = overlap("建成 工厂", "裁撤 部门")
    assert found.weight == found.larger == 0
    assert (
        find_contrasts("建成 工厂", "裁撤 部门") == find_contrasts("裁撤 部门", "建成 工厂") == (("工厂", "裁撤部门"),)
    )
