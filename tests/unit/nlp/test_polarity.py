"""What a text denies, negates, asks or cancels is set aside; rumours and conditions are marked; the rest stays."""

from __future__ import annotations

import pytest

from kg.models import Article, Extraction
from kg.nlp.pipeline import BuiltinExtractor


def read(extractor: BuiltinExtractor, content: str) -> Extraction:
    return extractor.extract(Article(id="a", title="快讯", content=content, published="2025-06-01"))


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("青岩重工否认将于2027年收购澜光电气。", "denied"),
        ("青岩重工将于2027年收购澜光电气的消息不实。", "denied"),
        ("网传青岩重工将于2027年收购澜光电气。青岩重工对此回应称，该消息纯属谣言。", "denied"),
        ("针对“青岩重工将在2027年迁往苏州市”的说法，公司予以否认。", "denied"),
        ("青岩重工表示，公司2027年不会收购澜光电气。", "negated"),
        ("青岩重工没有计划在2027年收购澜光电气。", "negated"),
        ("青岩汽车2026年不打算在海外建设工厂。", "negated"),
        ("青岩汽车会不会在2027年收购澜光电气？", "asked"),
        ("青岩重工将在2027年收购澜光电气吗？业内说法不一。", "asked"),
        ("青岩汽车是否将于2027年投资5亿元建厂？", "asked"),
        ("青岩重工宣布终止原定2027年在苏州市投资5亿元建厂的计划。", "cancelled"),
        ("青岩重工原计划于2027年在苏州市建设2座工厂，现已取消。", "cancelled"),
    ],
)
def test_no_plan_of_what_is_taken_back(extractor: BuiltinExtractor, content: str, polarity: str) -> None:
    found = read(extractor, content)
    assert found.plans == ()
    assert polarity in [aside.polarity for aside in found.set_aside if aside.kind == "plan"]
    text = "快讯\n" + content
    assert all(text[aside.start : aside.end] == aside.text for aside in found.set_aside)


@pytest.mark.parametrize(
    "content",
    [
        "青岩重工否认财务造假，公司将于2027年在苏州市投资5亿元建厂。",
        "青岩重工将于2027年在苏州市投资不低于5亿元建厂。",
        "青岩重工计划2027年前在苏州市建设2座工厂，不会裁员。",
        "青岩重工将于2027年在苏州市建设2座工厂，你准备好了吗？",
        "青岩汽车计划2027年为不会开车的老人投资5亿元建设2座服务中心。",
        "苏州市将于2027年1月1日起取消停车收费。",
        "青岩重工宣布，将于2026年8月终止旧厂运营，计划投资5亿元建设2座新厂。",
        "青岩重工拟于2027年投资5亿元建设无人机工厂。",
        "青岩重工拟投资若干亿元，计划2027年在苏州市建设2座工厂。",
    ],
)
def test_a_plan_stays_beside_words_that_take_something_else_back(extractor: BuiltinExtractor, content: str) -> None:
    found = read(extractor, content)
    assert len(found.plans) >= 1
    assert not [aside for aside in found.set_aside if aside.kind == "plan"]
    assert {plan.modality for plan in found.plans} == {None}


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("周明川不认为公司应该迁往苏州市。", "negated"),
        ("周明川并未表示公司将迁往苏州市。", "negated"),
        ("周明川没有透露公司迁往苏州市的时间安排。", "negated"),
        ("青岩重工否认曾向客户隐瞒产品缺陷。", "denied"),
    ],
)
def test_what_nobody_said_is_no_statement(extractor: BuiltinExtractor, content: str, polarity: str) -> None:
    found = read(extractor, content)
    assert found.statements == ()
    assert polarity in [aside.polarity for aside in found.set_aside if aside.kind == "statement"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("周明川表示，公司不会迁往苏州市。", "公司不会迁往苏州市"),
        ("周明川不得不承认公司已经亏损三年。", "公司已经亏损三年"),
        ("周明川不久前宣布公司已经迁往苏州市。", "公司已经迁往苏州市"),
        ("周明川未来认为公司应该迁往苏州市。", "公司应该迁往苏州市"),
    ],
)
def test_what_was_said_stays(extractor: BuiltinExtractor, content: str, text: str) -> None:
    found = read(extractor, content)  # whether a filter keeps so short a text is another question
    assert text not in {each.text for each in found.set_aside}
    assert not [each for each in found.set_aside if each.kind == "statement"]


@pytest.mark.parametrize(
    "content",
    ["青岩重工将依法承担相应的法律责任。", "青岩重工将严格按照有关规定及时履行信息披露义务，敬请投资者注意投资风险。"],
)
def test_duties_of_every_announcement_are_no_plans(extractor: BuiltinExtractor, content: str) -> None:
    found = read(extractor, content)
    assert found.plans == ()
    assert found.set_aside == ()
