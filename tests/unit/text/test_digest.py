from __future__ import annotations

import re

import pytest

from kg.text.digest import find_items

_NAME = re.compile("砚舟储能|长汐电气|鹭汀新能源|澜江省能源局|望海市|望海港湾银行")


def items(text: str) -> list[str]:
    """Return the first seven characters of each item behind its headline; the names are given as a recogniser would."""
    found = find_items(text, [(match.start(), match.group()) for match in _NAME.finditer(text)])
    assert all(text[item.start : item.end].strip() == text[item.start : item.end] for item in found)
    return [text[item.head : item.end].strip()[:7] for item in found]


NEWS = ("砚舟储能宣布在望海市建设新的工厂。", "长汐电气发布了三季度的财务报告。", "鹭汀新能源与望海港湾银行签约融资。")
FIRST = ["砚舟储能宣布在", "长汐电气发布了", "鹭汀新能源与望"]
NUMBERS = (
    "1、{}\n2、{}\n3、{}",
    "1. {}\n2. {}\n3. {}",
    "（1）{}\n（2）{}\n（3）{}",
    "一、{}\n二、{}\n三、{}",
    "①{}\n②{}\n③{}",
)
BULLETS = ("● {}\n● {}\n● {}", "·{}\n·{}\n·{}", "◆{}\n\n◆{}\n\n◆{}", "- {}\n- {}\n- {}")


@pytest.mark.parametrize("form", [*NUMBERS, *BULLETS, "1、{}2、{}3、{}", "09:01 {}\n09:15 {}\n10:20 {}"])
@pytest.mark.parametrize("title", ["澜江财经早餐 5月20日", "储能行业要闻（5月20日）", "晚间公告精选"])
def test_a_digest_has_an_item_for_each_mark(title: str, form: str) -> None:
    assert items(f"{title}\n{form.format(*NEWS)}") == FIRST


@pytest.mark.parametrize("form", [*NUMBERS[:3], *BULLETS])
def test_items_with_a_subject_of_their_own_need_no_title_that_says_so(form: str) -> None:
    assert items(f"储能板块走强\n{form.format(*NEWS)}") == FIRST


def test_headlines_in_brackets_before_their_news_need_no_title_that_says_so() -> None:
    heads = "\n".join(f"【{news[:8]}】{news}" for news in NEWS)
    assert items(f"储能板块走强\n{heads}") == FIRST


def test_agency_lines_of_their_own_make_items() -> None:
    lines = "\n".join(f"{number}、财讯社5月20日电，{news}" for number, news in enumerate(NEWS, start=1))
    assert items(f"储能板块走强\n{lines}") == ["财讯社5月20"] * 3


def test_headings_of_sections_are_no_part_of_items() -> None:
    text = f"澜江早报\n【产业】\n1、{NEWS[0]}\n2、{NEWS[1]}\n【金融】\n1、{NEWS[2]}\n2、望海港湾银行下调了存款利率。"
    assert items(text) == [*FIRST, "望海港湾银行下"]
    found = find_items(text)
    assert [text[item.end - 3 : item.end] for item in found] == ["工厂。", "报告。", "融资。", "利率。"]


def test_a_headline_on_its_own_line_is_the_items_title() -> None:
    text = f"澜江早报\n1、砚舟储能建厂\n{NEWS[0]}\n2、长汐电气出财报\n{NEWS[1]}\n项目随后展开。"
    assert items(text) == FIRST[:2]
    assert [text[item.start : item.head] for item in find_items(text)] == ["1、砚舟储能建厂", "2、长汐电气出财报"]


def test_what_stands_behind_the_last_of_short_items_is_none() -> None:
    text = f"澜江早报\n1、{NEWS[0]}\n2、{NEWS[1]}\n以上为本报整理，明天同一时间再见。"
    assert [text[item.end - 3 : item.end] for item in find_items(text)] == ["工厂。", "报告。"]


@pytest.mark.parametrize(
    "text",
    [
        # points of one firm, whose name only the text before them has
        "砚舟储能公布三项计划\n砚舟储能20日召开发布会。\n一、计划到2027年在望海市建设3座工厂。\n二、计划到2028年开设90个售后服务网点。",
        "砚舟储能2025年计划一览\n1、到2027年投资20亿元建设3座工厂。\n2、到2028年开设90个售后服务网点。",
        # provisions, though a body stands at the head of each
        "关于加强储能电站安全管理的通知\n现通知如下：\n一、澜江省能源局负责组织全省储能电站检查。\n二、望海市应当在年底前完成整改工作。",
        "澜江省储能电站管理办法\n一、澜江省能源局负责组织全省储能电站检查。\n二、望海市应当在年底前完成整改工作。",
        # a list of what one text speaks of
        "两家公司中标\n中标单位包括：\n1、砚舟储能提供全部储能电池系统。\n2、长汐电气提供全部的储能变流器。",
        # subheads, 一是, one headline
        "砚舟储能的十年\n【起步】\n砚舟储能成立于望海市，当时只有三个人。\n【扩张】\n砚舟储能在三年里开设了五座工厂。",
        "砚舟储能的十年\n砚舟储能表示，一是扩大产能，二是增加研发投入，三是开拓海外市场。",
        "砚舟储能建厂\n【砚舟储能拟在望海市建厂】砚舟储能公告称，公司拟在望海市建厂。长汐电气未参与。",
        # a label in front of one piece of news
        "快讯｜砚舟储能回应三点传闻\n1、工厂没有停产，生产经营一切正常。\n2、没有裁员计划，招聘仍然在进行。",
        "澜江早报\n砚舟储能宣布在望海市建设新的工厂。",
        "澜江早报",
        "",
    ],
)
def test_points_and_parts_of_one_text_are_no_items(text: str) -> None:
    assert items(text) == []
