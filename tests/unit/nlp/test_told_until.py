from __future__ import annotations

import pytest

from kg.nlp.annotated import AnnotatedText
from kg.nlp.told_until import latest_told
from kg.text.language import language


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018年3月，青禾公司曾宣布收购云舟。2019年5月6日，青禾公司发布公告。", "2019-05-06"),
        ("截至2020年3月31日，青禾公司持有5%股份，计划2021年6月建成新厂。", "2020-03-31"),
        ("2019年，青禾公司实现营收3亿元。", "2019"),
        # none of these has happened
        ("青禾公司拟于2021年6月召开股东大会。", None),
        ("青禾公司宣布，到2030年建成10座电站。", None),
        ("青禾公司公告，2026年底前完成回购。", None),
        ("债券2027年9月1日到期。", None),
        ("7月6日晚间，青禾公司公告。", None),  # of which year, nobody knows
    ],
)
def test_the_latest_day_at_which_something_has_happened(text: str, day: str | None) -> None:
    assert latest_told(text, language().find_dates(text, None)) == day


def test_the_day_of_publication_goes_first() -> None:
    text = "标题\n2019年5月6日，青禾公司发布公告。"
    assert AnnotatedText(text, published="2019-06-01").now == "2019-06-01"
    assert AnnotatedText(text).now == "2019-05-06"
    assert AnnotatedText("标题\n青禾公司发布公告。").now is None
