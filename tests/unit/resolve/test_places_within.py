"""Which places lie in which: only where it is sure which places the names mean."""

from __future__ import annotations

import pytest

from kg.resolve.places_within import lies_inside, names_inside
from kg.text.lexicon import read_rows


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        (["海口"], ["海南"]),
        (["海口市"], ["海南省", "海南"]),
        (["海南省三亚市"], ["海南"]),
        (["海口市美兰区"], ["海口"]),
        (["海口市美兰区"], ["海南"]),
        (["海南"], ["中国"]),
        (["昆山"], ["江苏"]),
        (["长沙"], ["湖南"]),
        (["恩施州"], ["湖北省"]),
        (["浦东"], ["上海"]),
        (["北京市朝阳区"], ["北京"]),
        (["长春市朝阳区"], ["吉林省"]),
        (["朝阳", "朝阳市"], ["辽宁"]),
        (["吉林市"], ["吉林省"]),
        (["吉林"], ["中国"]),
        (["海南藏族自治州"], ["青海"]),
        (["奥斯陆"], ["挪威"]),
        (["Oslo", "奥斯陆"], ["挪威"]),
        (["New York"], ["美国"]),
        (["利雅得"], ["沙特"]),
    ],
)
def test_a_place_lies_in_another(inner: list[str], outer: list[str]) -> None:
    assert lies_inside(inner, outer)
    assert not lies_inside(outer, inner)
    assert set(inner) & set(names_inside(outer))


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        (["海口"], ["广东"]),
        (["海南"], ["海南"]),
        (["朝阳区"], ["北京"]),  # 长春 has one too
        (["朝阳"], ["辽宁"]),  # or the one of 北京
        (["长春朝阳区"], ["北京"]),
        (["吉林"], ["吉林省"]),  # the province itself, or the city
        (["昌邑区"], ["吉林"]),  # the city has it, the province too, but which is meant?
        (["河北区"], ["河北"]),  # of 天津
        (["海南藏族自治州"], ["海南"]),
        (["望海市"], ["海南"]),
        (["海口", "三亚"], ["海南"]),  # names of one entity that are two places
        (["台北"], ["中国"]),
    ],
)
def test_what_is_not_sure_lies_nowhere(inner: list[str], outer: list[str]) -> None:
    assert not lies_inside(inner, outer)


def test_a_place_that_is_not_in_the_list_holds_nothing() -> None:
    assert names_inside(["望海市"]) == names_inside(["吉林"]) == names_inside([]) == []


def test_names_to_look_up_stay_few() -> None:
    """They are looked up one by one in the graph."""
    assert len(names_inside(["四川"])) < 3000
    assert len(names_inside(["中国"])) < 10_000


def test_the_list_has_no_circle_and_each_outer_place_one_way_up() -> None:
    above: dict[str, list[str]] = {}
    outer_places = set()
    for outer, inner in read_rows("places_within"):
        outer_places.add(outer)
        for name in inner.split():
            above.setdefault(name, []).append(outer)
    for place in outer_places:
        steps, at = 0, place
        while at in above:
            [at], steps = above[at], steps + 1
            assert steps < 5, place
