from __future__ import annotations

import pytest

from kg.models import Article, Extraction
from kg.nlp.mentions import name_entities
from kg.nlp.pipeline import BuiltinExtractor
from kg.nlp.tokenizer import NamedSpan

BUILD = "砚舟储能公告称，公司计划到2027年投资20亿元在望海市建设3座工厂。"
SHOPS = "公司将于2026年3月前在澜州市开设30家门店。"


def extract(extractor: BuiltinExtractor, title: str, *lines: str) -> Extraction:
    article = Article(id="a", title=title, content="\n".join(lines), published="2025-05-21")
    found = extractor.extract(article)
    for fact in found.facts():
        assert article.text[fact.start : fact.end] == fact.text
    for entity in found.entities:
        assert all(article.text[span.start : span.end] == span.surface for span in entity.mention_spans)
    return found


@pytest.mark.model
def test_the_next_item_has_no_actor_of_the_one_before(extractor: BuiltinExtractor) -> None:
    one = extract(extractor, "砚舟储能的计划", BUILD, SHOPS)
    assert [plan.actor for plan in one.plans] == ["砚舟储能", "砚舟储能"]
    digest = extract(extractor, "澜江早报", f"1、{BUILD}", f"2、{SHOPS}", "3、长汐电气完成了年度检修。")
    assert [(plan.actor, plan.target_date) for plan in digest.plans] == [("砚舟储能", "2027")]
    assert [quantity.surface for quantity in digest.plans[0].quantity_spans] == ["20亿元", "3座工厂"]


@pytest.mark.model
def test_a_pronoun_means_nobody_of_another_item(extractor: BuiltinExtractor) -> None:
    first, second = "砚舟储能董事长顾闻笙表示，市场需求旺盛。", "他表示，新工厂进展顺利，明年将按期投产。"
    assert [said.speaker for said in extract(extractor, "储能市场", first, second).statements] == ["顾闻笙"] * 2
    digest = extract(extractor, "澜江早报", f"● {first}", f"● {second}")
    assert [said.speaker for said in digest.statements] == ["顾闻笙"]


@pytest.mark.model
def test_an_open_quotation_ends_with_its_item(extractor: BuiltinExtractor) -> None:
    digest = extract(
        extractor, "澜江早报",
        "1、砚舟储能董事长顾闻笙表示：“市场需求旺盛，我们有信心。", "2、长汐电气总裁陶望舒说：“新产线已经投产。”",
    )  # fmt: skip
    assert {(said.speaker, said.text) for said in digest.statements} == {
        ("顾闻笙", "市场需求旺盛，我们有信心。"), ("陶望舒", "新产线已经投产。"),
    }  # fmt: skip


@pytest.mark.model
def test_relative_dates_of_an_item_count_from_its_own_dateline(extractor: BuiltinExtractor) -> None:
    digest = extract(
        extractor, "澜江早报",
        "1、财讯社5月9日电，砚舟储能计划明日在望海市发布3款新产品。", "2、财讯社5月20日电，长汐电气计划明日在澜州市发布2款新产品。",
    )  # fmt: skip
    assert [plan.target_date for plan in digest.plans] == ["2025-05-10", "2025-05-21"]


@pytest.mark.model
def test_items_are_written_of_digests_alone(extractor: BuiltinExtractor) -> None:
    digest = extract(extractor, "澜江早报", f"1、{BUILD}", "2、长汐电气完成了年度检修。")
    text = f"澜江早报\n1、{BUILD}\n2、长汐电气完成了年度检修。"
    assert [text[start:end] for start, end in digest.items] == [f"1、{BUILD}", "2、长汐电气完成了年度检修。"]
    assert digest.item_at(5) == digest.items[0]
    assert digest.item_at(0) is None
    assert "items" in digest.model_dump()
    assert "items" not in extract(extractor, "砚舟储能", BUILD).model_dump()


@pytest.mark.model
def test_items_stand_in_the_text_as_it_was_written(extractor: BuiltinExtractor) -> None:
    digest = extract(
        extractor, "澜江早\u200b报", f"1、{BUILD}", "2、长汐电\u200b气完成了年度检修。", "（责任编辑：张三）"
    )
    text = f"澜江早\u200b报\n1、{BUILD}\n2、长汐电\u200b气完成了年度检修。"
    assert [text[start:end] for start, end in digest.items] == [f"1、{BUILD}", "2、长汐电\u200b气完成了年度检修。"]


def named(text: str, *surfaces: str) -> list[NamedSpan]:
    found = [(text.find(each), each) for each in surfaces]
    rest = [(text.rfind(each), each) for each in surfaces if text.rfind(each) != text.find(each)]
    return [NamedSpan(at, at + len(each), "COMPANY") for at, each in sorted([*found, *rest])]


def test_a_short_form_is_that_of_its_own_item() -> None:
    text = "海川新材料股份有限公司（下称“海新”）建厂。海岩新能源股份有限公司（下称“海新”）上市。"
    spans = named(text, "海川新材料股份有限公司", "海岩新能源股份有限公司", "海新")
    border = text.find("海岩")
    assert name_entities(text, spans, [0, border]) == [
        "海川新材料股份有限公司", "海川新材料股份有限公司", "海岩新能源股份有限公司", "海岩新能源股份有限公司",
    ]  # fmt: skip
    assert len(set(name_entities(text, spans))) == 1


def test_a_firm_of_several_items_is_one_whatever_its_form() -> None:
    text = "甲川材料科技股份有限公司（下称“川科”）建厂。川科上市。甲川材料招聘。"
    spans = named(text, "甲川材料科技股份有限公司", "川科")
    at = text.rfind("甲川材料")
    spans.append(NamedSpan(at, at + 4, "COMPANY"))
    borders = [0, text.rfind("川科"), at]
    assert set(name_entities(text, spans, borders)) == {"甲川材料科技股份有限公司"}
