import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.reading_copy import make_copy


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("鷺汀光電計劃投資3億元興建2座工廠。", "鹭汀光电计划投资3亿元兴建2座工厂。"),
        ("「我們會擴產」，發言人說。", "“我们会扩产”，发言人说。"),
        ("該公司公佈新年度計畫，規畫三年。", "该公司公布新年度计划，规划三年。"),
        ("張\u200b明\ufeff遠表示", "张明远表示"),
        ("鹭汀光电\xa0董事长\u2003周立", "鹭汀光电 董事长 周立"),
        ("第一行\u2028第二行\x00完", "第一行\n第二行完"),
        ("👩\u200d🔧岚光", "👩🔧岚光"),
    ],
)
def test_the_copy_is_simplified_and_shows_all_it_has(text: str, read: str) -> None:
    assert make_copy(text).text == read


@pytest.mark.parametrize(
    "text",
    [
        "著名作家乾县人周瞭说，皇后乐队后天演出。",  # characters that are simplified too
        "台積電的名字在简体报道里偶尔写成这样，其余文字都是简体，不应因此改动整段文字的任何一个字。",
        "東京電力は二〇二六年に新しい工場を建設する計画です。",
        "ＡＢＣ１２３　Full Width",
        "",
    ],
)
def test_what_is_simplified_or_japanese_is_its_own_copy(text: str) -> None:
    assert make_copy(text).text == text


def test_only_the_traditional_lines_of_a_simplified_text_are_simplified() -> None:
    plain = "岚光电子周二发布公告，全年营业收入增长两成，净利润与去年基本持平，管理层对明年的经营情况表示乐观。" * 5
    assert make_copy(f"{plain}\n公司發言人說，將擴建廠房。").text == f"{plain}\n公司发言人说，将扩建厂房。"


def test_places_lead_back_to_the_text() -> None:
    text = "周\u200b立\u200b說：擴產"
    copy = make_copy(text)
    start = copy.text.index("立说")
    first, last = copy.place(start, start + 2)
    assert text[first:last] == "立\u200b說"
    assert copy.place(start, start) == (first, first)


@given(st.text(alphabet="說说計划公司\u200b\xa0\ufeff\n 「」A1", max_size=40))
def test_each_character_of_the_copy_stands_in_the_text(text: str) -> None:
    copy = make_copy(text)
    for at in range(len(copy.text)):
        first, last = copy.place(at, at + 1)
        assert last == first + 1
        assert make_copy(text[first]).text in (copy.text[at], text[first])


@pytest.mark.parametrize("quote", ["(4.830,0.02,0.42%)", "（12.30 +0.12 +0.98%）", "(4.83, -0.02, -0.42%)"])
def test_a_quote_of_the_exchange_is_no_text(quote: str) -> None:
    text = f"青禾汽车{quote}计划建厂"
    copy = make_copy(text)
    assert copy.text == "青禾汽车计划建厂"
    assert text[slice(*copy.place(0, len(copy.text)))] == text
    assert make_copy("营收增长(0.42%)").text == "营收增长(0.42%)"
