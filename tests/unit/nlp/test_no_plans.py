from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.no_plans import is_no_plan
from tests.unit.nlp.conftest import MakeDoc


def told(make_doc: MakeDoc, text: str, clause: str, published: str | None = "2025-06-14") -> bool:
    reading = read_doc(make_doc(text, published))
    start = reading.text.index(clause)
    return is_no_plan(reading, next(c for c in reading.structure.clauses if c.start <= start < c.end))


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("青禾公司原本计划募资27亿元，其余用于扩产。", "原本计划"),
        ("青禾公司最初计划让子公司上市，后来没有成。", "最初计划"),
        ("2021年，青禾公司公告称，拟回购50亿元股份。", "拟回购"),
        ("2024年3月，青禾公司在官网宣布，将以740亿元收购云舟。", "将以740"),
        ("《数据管理条例》共六章，将于2026年1月1日起正式施行。", "将于2026"),
        ("青禾公司预计2025年净利润同比增长20%。", "青禾公司预计"),
        ("青禾公司拟购买云舟股权事宜，又有进展。", "青禾公司拟"),
        ("会议通过了关于拟设立并购基金的议案。", "会议通过"),
        ("业内人士认为，青禾公司将在2026年收购云舟。", "青禾公司将"),
        ("青禾公司股价上涨，该行预计，2026年将达到10%。", "2026年将"),
        ("这笔资金将为青禾公司注入新的活力。", "这笔资金"),
        ("青禾公司表示，将继续加强合作，发挥重要作用。", "将继续"),
        ("青禾公司将把加强创新放在首位，更好满足需求。", "青禾公司将"),
        ("青禾公司将一如既往地帮助农户提高收入。", "青禾公司将"),
        ("周岚表示，预计到2030年国内租车市场规模将达到900亿元。", "预计到2030年"),
        ("这也标志着青禾公司将全面进入新的市场。", "这也标志着"),
        ("此举将成为青禾公司的新起点。", "此举将"),
    ],
)
def test_history_force_and_forecasts_are_no_plans(make_doc: MakeDoc, text: str, clause: str) -> None:
    assert told(make_doc, text, clause)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("青禾公司拟回购50亿元股份。", "拟回购"),
        ("青禾公司原计划2025年12月投产，现改为2026年6月投产。", "现改为"),
        ("2021年成立的青禾公司，计划2026年建成新厂。", "计划2026年"),
        ("今年5月，青禾公司宣布，将收购云舟。", "将收购"),
        ("青禾银行发布公告，该行表示，将增设十家网点。", "将增设"),
        ("青禾公司邀请的专家将于6月赴云舟考察。", "青禾公司邀请"),
        ("该机构认为时机已到，将在2026年开设分部。", "将在2026"),
        ("2021年，青禾公司公告称，拟回购50亿元股份。", "拟回购"),  # nobody knows when the text was published
        ("青禾公司的新系统将于2026年1月全面实施。", "青禾公司的"),
        ("青禾公司力争2025年营收增长20%。", "力争"),
        ("青禾公司将发布公告说明事项。", "青禾公司将"),
        ("青禾公司将继续投资3亿元扩建二期。", "青禾公司将"),
        ("青禾公司将进一步修订《安全管理办法》。", "青禾公司将"),
        ("青禾公司将积极推进澜州基地项目。", "青禾公司将"),
        ("青禾公司将持续扩张，明年新开30家门店。", "青禾公司将"),
        ("青禾公司将支持云舟设立分部。", "青禾公司将"),
        ("青禾公司与云舟将携手打造“海上走廊”。", "青禾公司与"),
    ],
)
def test_what_is_still_to_come_is_no_history(make_doc: MakeDoc, text: str, clause: str) -> None:
    published = None if text.startswith("2021年，") else "2025-06-14"
    assert not told(make_doc, text, clause, published)


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("2018年5月6日，青禾公司宣布，将收购云舟。2019年8月2日，青禾公司公告终止。", True),
        ("2019年7月6日，青禾公司宣布，将收购云舟。2019年8月2日，青禾公司公告进展。", False),
        ("2018年5月6日，青禾公司宣布，将收购云舟。青禾公司拟于2019年8月召开大会。", False),
        ("青禾公司曾宣布，将收购云舟。", True),
    ],
)
def test_a_text_without_a_day_was_written_after_what_it_tells(make_doc: MakeDoc, text: str, history: bool) -> None:
    assert told(make_doc, text, "将收购", None) is history
