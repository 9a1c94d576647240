from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.published import infer_published


@pytest.mark.parametrize(
    ("content", "date", "basis"),
    [
        ("新华社临川2031年1月30日电（记者方若川）星野汽车扩产。", "2031-01-30", "dateline"),
        ("  新华社临川2031年1月30日专电 星野汽车扩产。", "2031-01-30", "dateline"),
        ("中新社临川2031年6月14日电 (林一舟)星野汽车扩产。", "2031-06-14", "dateline"),
        ("本报临川2031年6月14日讯 记者方若川报道：星野扩产。", "2031-06-14", "dateline"),
        ("【远洲网 2031年6月14日讯】星野扩产。", "2031-06-14", "dateline"),
        ("财联社2031年6月14日电，星野扩产。", "2031-06-14", "dateline"),
        ("2031年06月14日 10:23 来源：远洲新闻网\n星野扩产。", "2031-06-14", "dateline"),
        ("星野扩产\n2031-06-14 10:23:05 来源：远洲新闻网 作者：方若川\n星野扩产。", "2031-06-14", "dateline"),
        ("发布时间：2031/6/14\n星野扩产。", "2031-06-14", "dateline"),
        ("LINCHUAN, June 14, 2031 (Xinhua) -- Xingye Motors said", "2031-06-14", "dateline"),
        ("新华社临川6月14日电 近日举办的2031全球汽车合作论坛上，星野发言。", "2031-06-14", "dateline"),
        ("在近日举办的2031全球汽车合作发展（临川）论坛上，方若川表示。", "2031", "text"),
        ("在日前召开的“2031远洲汽车大会”上，方若川表示。", "2031", "text"),
        ("近日，2031远洲国际车展在临川开幕。", "2031", "text"),
        ("日前，以绿色为主题的2031年远洲产业峰会在临川举行。", "2031", "text"),
        ("今年（2031年）前五个月，星野售车三万辆。", "2031", "text"),
        ("今天（2031年6月14日），星野扩产。", "2031-06-14", "text"),
        ("昨日（2031年6月30日），星野扩产。", "2031-07-01", "text"),
    ],
)
def test_infer_published_finds_what_is_tied_to_the_time_of_writing(content: str, date: str, basis: str) -> None:
    assert infer_published(content) == (date, basis)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "星野计划到2033年投产，2031年已售出三万辆。",
        "新华社临川6月14日电 星野扩产。",
        "星野近日发布的2030年年报显示，收入增长。",
        "星野日前召开的2030年度股东大会通过了议案。",
        "日前，2030年度总结表彰大会在临川举行。",
        "近日举办的2030远洲论坛筹备大会上，方若川表示。",
        "近日，星野表示，将参加2032远洲车展，展会将在临川举办。",
        "近日举办的2030远洲论坛上，有人说起今年（2031年）的计划。",
        "2031年6月14日，星野扩产。此后没有消息。",
        "回顾2025远洲论坛，方若川感慨。近日他退休了。",
        "近日，方若川回忆了2029远洲论坛。该论坛由临川市举办。",
        "据新华社9999年99月99日电",
        "星野社区2031年6月14日举行活动。",
    ],
)
def test_infer_published_would_rather_not_know(content: str) -> None:
    assert infer_published(content) == (None, "unknown")


def test_infer_published_completes_a_dateline_from_the_address() -> None:
    content = "新华社临川6月14日电 星野扩产。"
    assert infer_published(content, "https://example.org/2031-06/14/c_1.htm") == ("2031-06-14", "dateline")
    assert infer_published(content, "https://example.org/20310614/1.htm") == ("2031-06-14", "dateline")
    assert infer_published(content, "https://example.org/20310615/1.htm") == (None, "unknown")


@given(
    st.lists(
        st.sampled_from(["近日", "举办的", "2031", "年", "6月", "14日", "论坛", "新华社", "电", "，", "\n", "今年（"])
    )
)
def test_infer_published_answers_anything(parts: list[str]) -> None:
    date, basis = infer_published("".join(parts))
    assert (date is None) == (basis == "unknown")
