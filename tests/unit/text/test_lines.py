from __future__ import annotations

import pytest

from kg.text.lines import find_breaks, join_lines


def body(content: str) -> str:
    return join_lines(f"标题\n{content}").text.removeprefix("标题\n")


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("砚舟储能董事长何进表示，公司计划到20\n30年建成两座工厂。", "砚舟储能董事长何进表示，公司计划到2030年建成两座工厂。"),
        ("砚舟储能何进表示，将在望海市投资30亿\n元。", "砚舟储能何进表示，将在望海市投资30亿元。"),
        ("砚舟储能宣布，\n将在望海市建厂。", "砚舟储能宣布，将在望海市建厂。"),
        ("砚舟储能表示，公司计划明年在望\n海市建设一座新的工厂。", "砚舟储能表示，公司计划明年在望海市建设一座新的工厂。"),
        ("砚舟储能表示，公司计划明年在望  \r\n海市建设一座新的工厂。", "砚舟储能表示，公司计划明年在望海市建设一座新的工厂。"),
        ("砚舟储能与OpenAI\n，Meta签约。", "砚舟储能与OpenAI，Meta签约。"),
        ("何进昨天在望海市表示，公司和Blue\nOcean签约。", "何进昨天在望海市表示，公司和Blue Ocean签约。"),
    ],
)  # fmt: skip
def test_join_lines_reads_a_sentence_whole(stored: str, read: str) -> None:
    assert body(stored) == read


@pytest.mark.parametrize(
    "stored",
    [
        "砚舟储能宣布建厂。\n何进表示，市场很好。",  # paragraphs
        "砚舟储能宣布，明年在望海市建厂\n\n何进表示，市场很好。",  # a blank line
        "一、公司拟在望海市建厂，投资10亿元\n二、公司拟回购5000万股\n三、公司换帅",  # a list
        "公司宣布三件事，\n1. 建厂\n2. 换帅",
        "2024年销量12000\n2025年销量15000\n2026年销量18000",  # rows
        "本周要闻：砚舟储能建厂，何进出任总裁\n　　砚舟储能周一宣布建厂。",  # an indented paragraph
        "砚舟储能上半年销量创下新高\n砚舟储能7月1日公告，上半年销量为三万套，同比增长两成，公司计划明年将产能提升一倍，并在望海市建设第二座工厂。",
        "联系人：何进\n电话：010-1234567",
        "单位：万套\t2024年\n12\t15",
    ],
)  # fmt: skip
def test_join_lines_leaves_paragraphs_lists_and_headings_apart(stored: str) -> None:
    assert body(stored) == stored


def test_join_lines_leaves_the_title_apart() -> None:
    assert find_breaks("砚舟储能宣布，\n将在望海市建厂。") == []


def test_stored_gives_the_place_in_the_stored_text() -> None:
    stored = "标题\n砚舟储能今天在会上宣布，\n公司将于明年第二季度在南方的望\r\n海市建厂，投资30亿\n元。"
    joined = join_lines(stored)
    for name, there in (("望海市", "望\r\n海市"), ("30亿元", "30亿\n元"), ("砚舟储能", "砚舟储能"), ("建厂", "建厂")):
        at = joined.text.index(name)
        start, end = joined.stored(at, at + len(name))
        assert stored[start:end] == there
