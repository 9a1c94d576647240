"""Other spellings of one name, and what must not become one."""

from __future__ import annotations

import pytest

from kg.resolve.spelling import leading_place, plain, respellings, shorten, without_outer, without_ranks


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("阳朔第二毛巾厂", "阳朔2毛巾厂"),
        ("阳朔二院", "阳朔2院"),
        ("十二中", "十二中"),  # nothing before it: not a counted school of a place
        ("涪陵第十二中学", "涪陵12中学"),
        ("二〇三五年远景", "2035年远景"),
        ("第十四个五年规划", "十四五规划"),
        ("三门峡港务", "三门峡港务"),
        ("第三届海丝论坛", "第三届海丝论坛"),
        ("麻阳苗族自治县", "麻阳县"),
        ("德宏傣族景颇族自治州供电局", "德宏州供电局"),
        ("宁夏回族自治区林草局", "宁夏林草局"),
        ("鄂温克自治旗", "鄂温克旗"),
        ("苗族服饰研究会", "苗族服饰研究会"),
        ("海大附属第二医院", "海大2附属医院"),
        ("人才新政二十条", "人才新政20条"),
        ("二十条街", "二十条街"),
    ],
)
def test_numbers_and_peoples_are_written_alike(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_words_with_one_short_form_are_cut() -> None:
    assert shorten("麻阳县疾病预防控制中心") == "麻阳县疾控中心"
    assert shorten("麻阳县卫生监督所") == "麻阳县卫生监督所"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长沙市财政局", ("长沙", "市")),
        ("长沙县财政局", ("", "")),
        ("河北区", ("", "")),
        ("河北省财政厅", ("河北", "省")),
        ("凉山州财政局", ("凉山", "州")),
        ("海南州", ("", "")),
        ("某某财政局", ("", "")),
    ],
)
def test_a_place_is_known_with_its_own_rank_alone(text: str, expected: tuple[str, str]) -> None:
    assert leading_place(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("桐梓县供销社", "桐梓供销社"),
        ("贵州省桐梓县供销社", "贵州桐梓供销社"),
        ("长沙县供销社", "长沙县供销社"),
        ("德克萨州立大学", "德克萨州立大学"),
        ("海市蜃楼", "海市蜃楼"),
    ],
)
def test_ranks_of_places_in_front_are_left_out(text: str, expected: str) -> None:
    assert without_ranks(text) == expected


def test_what_lies_inside_another_place_is_named_without_it() -> None:
    assert list(without_outer("贵州省铜仁市碧江区教育局")) == ["铜仁市碧江区教育局", "碧江区教育局"]
    assert list(without_outer("台湾中山大学")) == []
    assert list(without_outer("上海自贸试验区")) == []


def test_only_what_lost_nothing_is_whole() -> None:
    found = {spelling.text: spelling.whole for spelling in respellings("桐梓县第二职业技术学院")}
    assert found["桐梓县2职业技术学院"]
    assert found["桐梓2职业技术学院"] is False
    assert found["桐梓2职院"] is False
    assert "桐梓职院" not in found
