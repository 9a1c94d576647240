from __future__ import annotations

import pytest

from kg.verify.opposites import excludes, opposition, same_scope


@pytest.mark.parametrize(
    ("here", "there", "code"),
    [
        (["未", "完成"], ["完成"], "negated"),
        (["未完成"], ["完成"], "negated"),
        (["完成"], ["没有", "完成"], "not negated"),
        (["不断", "扩大"], ["扩大"], None),
        (["否认"], ["宣布"], "other action"),
        (["举行"], ["取消"], "other action"),
        (["下降"], ["增长"], "opposite"),
        (["支持"], ["反对"], "opposite"),
        (["部分"], ["全部"], "other scope"),
        (["再次"], ["首次"], "opposite"),
        (["海外"], ["国外"], None),
        (["门店"], ["工厂"], None),
    ],
)
def test_words_that_exclude_one_another(here: list[str], there: list[str], code: str | None) -> None:
    assert opposition(here, there) == code


def test_scopes_exclude_only_those_of_their_line() -> None:
    assert excludes("本地", "全球")
    assert not excludes("本地", "部分")
    assert not excludes("全球", "国际")
    assert "当地" in same_scope("本地")
    assert same_scope("钢铁") == ("钢铁",)
