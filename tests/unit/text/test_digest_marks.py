from __future__ import annotations

import pytest

from kg.text.digest_marks import find_families


def marks(body: str) -> list[list[str]]:
    text = f"早报\n{body}"
    return [[text[mark.start : mark.end].strip() for mark in family] for family in find_families(text, 3)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("1、砚舟储能建厂。\n2、长汐电气建厂。", ["1、", "2、"]),
        ("1、2024年建厂。\n2、13座工厂投产。", ["1、", "2、"]),
        ("1、砚舟储能建厂。2、长汐电气建厂。", ["1、", "2、"]),
        ("①砚舟储能建厂；②长汐电气建厂。", ["①", "②"]),
        ("1、【储能】砚舟储能建厂。\n2、【电网】长汐电气建厂。", ["1、【储能】", "2、【电网】"]),
        ("【储能】砚舟储能建厂。【电网】长汐电气建厂。", ["【储能】", "【电网】"]),
        ("09:05 砚舟储能建厂。\n10:30 长汐电气建厂。", ["09:05", "10:30"]),
    ],
)
def test_marks_of_one_form_are_a_family(body: str, found: list[str]) -> None:
    assert marks(body) == [found]


def test_a_family_that_heads_others_is_none() -> None:
    body = "一、产业\n1、砚舟储能在望海市建厂。\n2、长汐电气建厂。\n二、金融\n1、望海港湾银行降息。"
    assert marks(body) == [["1、", "2、", "1、"]]


@pytest.mark.parametrize(
    "body",
    [
        "1、砚舟储能建厂。",
        "产能为2.5吉瓦时。\n1.5倍于去年。",
        "砚舟储能将于10:30发布财报。\n长汐电气将于11:30发布财报。",
        "3、砚舟储能建厂。\n7、长汐电气建厂。",
        "工厂有1、2号产线，2、3号仓库。",
        "————\n----",
    ],
)
def test_numbers_and_lines_are_no_marks(body: str) -> None:
    assert marks(body) == []
