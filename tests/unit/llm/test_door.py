"""The door: what of an answer becomes a record, at which characters, and why the rest is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.llm.extractor import LlmExtractor, Understood
from kg.llm.material import Material
from kg.llm.prompt import requests_of
from kg.llm.refusals import Refusal, count_refusals
from kg.models import Article, EntityType
from kg.models.answer import Answer

FIRM = {"type": "COMPANY", "name": "砚舟储能", "mentions": ["砚舟储能"]}
ADA = {"type": "PERSON", "name": "顾闻笙", "mentions": ["顾闻笙"]}
Record = dict[str, Any]


def understand(content: str, title: str = "消息", published: str = "2031-03-12", **records: list[Any]) -> Understood:
    article = Article(id="a", title=title, content=content, published=published)
    return answered(article, {"entities": [FIRM], **records})


def answered(article: Article, *contents: Record) -> Understood:
    asked = list(requests_of(Material(article)))
    answers = [
        Answer(request=request.request, content=json.dumps(content))
        for request, content in zip(asked, contents, strict=True)
    ]
    return LlmExtractor().understand(article.with_answers(answers))


def plan(text: str, line: int = 2, **fields: Any) -> Record:
    return {"line": line, "text": text, "actor": "砚舟储能", "modality": None, "date_words": None, **fields}


def reasons(found: Understood) -> dict[str, int]:
    return dict(count_refusals(found.refused))


def test_the_line_tells_which_occurrence_is_meant() -> None:
    content = "砚舟储能计划建厂。\n分析师不信。\n砚舟储能计划建厂。"
    [first] = understand(content, plans=[plan("砚舟储能计划建厂", line=2)]).extraction.plans
    [second] = understand(content, plans=[plan("砚舟储能计划建厂", line=4)]).extraction.plans
    text = f"消息\n{content}"
    assert (first.start, second.start) == (text.index("砚舟"), text.rindex("砚舟"))


@pytest.mark.parametrize(
    "said",
    [
        "“砚舟储能”计划投资3亿元",
        '"砚舟储能"计划投资3亿元。',
        "“砚舟储能” 计划投资３亿元",
        "[2] “砚舟储能”计划投资3亿元",
    ],
)
def test_words_are_found_whatever_became_of_marks_and_blanks(said: str) -> None:
    [found] = understand("“砚舟储能”计划投资3亿元。", plans=[plan(said)]).extraction.plans
    assert found.text == "“砚舟储能”计划投资3亿元"
    [amount] = found.quantity_spans
    assert (amount.value, amount.unit) == (3e8, "元")


def test_a_text_over_two_lines_is_found_whole() -> None:
    content = "顾闻笙说，订单很多。工厂很忙。他没有说更多。"
    said = {"line": 2, "text": "订单很多。工厂很忙", "speaker": "顾闻笙", "verb": "说", "direct": False}
    found = understand(content, entities=[ADA], statements=[said])
    assert [statement.text for statement in found.extraction.statements] == ["订单很多。工厂很忙"]


def test_dates_and_amounts_are_read_by_us_from_the_text() -> None:
    content = "砚舟储能表示，到明年6月，将建成3座工厂，投资20亿元。"
    [found] = understand(content, plans=[plan("将建成3座工厂，投资20亿元", date_words="明年6月")]).extraction.plans
    assert found.target_date == "2032-06"
    assert found.target_precision == "month"
    assert [(q.surface, q.value) for q in found.quantity_spans] == [("3座工厂", 3), ("20亿元", 2e9)]


def test_a_figure_has_number_time_and_signed_change_from_the_text() -> None:
    told = {
        "line": 2, "text": "前三季度砚舟储能净利润2.5亿元，同比下降12%", "subject": "砚舟储能", "indicator": "净利润",
        "value": "2.5亿元", "period_words": "前三季度", "change": "同比下降12%",
    }  # fmt: skip
    [found] = understand("前三季度砚舟储能净利润2.5亿元，同比下降12%。", figures=[told]).extraction.figures
    assert (found.number, found.unit, found.change_number) == (2.5e8, "元", -12.0)
    assert found.period == "2031-01/2031-09"


def test_what_is_not_there_is_refused_with_its_reason() -> None:
    content = "砚舟储能计划建厂，顾闻笙没有说话。云岚省表示欢迎。"
    region = {"type": "REGION", "name": "云岚省", "mentions": ["云岚省"]}
    policy = {"type": "POLICY", "name": "建厂", "mentions": ["建厂"]}
    said = {"line": 2, "text": "欢迎", "speaker": "建厂", "verb": "表示", "direct": False}
    figure = {"line": 2, "text": "砚舟储能计划", "subject": "砚舟储能", "indicator": "计划", "value": "计划"}
    found = understand(
        content,
        entities=[FIRM, region, policy, {"type": "COMPANY", "name": "远山电池", "mentions": []}, {"type": "SHIP"}],
        plans=[
            plan("砚舟储能计划建厂"),
            plan("砚舟储能计划建一百座厂"),
            plan("砚舟储能计划建厂", actor="远山电池"),
            plan("砚舟储能计划建厂"),
            "plan",
            {"line": 2},
        ],
        statements=[said],
        figures=[figure],
    )
    assert len(found.extraction.plans) == 1
    assert reasons(found) == {
        Refusal.NOT_THERE: 2,
        Refusal.SHAPE: 3,
        Refusal.NOBODY: 1,
        Refusal.AGAIN: 1,
        Refusal.WRONG_TYPE: 1,
        Refusal.NO_NUMBER: 1,
    }


def test_an_optional_name_that_is_nobody_leaves_the_record_standing() -> None:
    post = {
        "line": 2,
        "text": "董事长顾闻笙",
        "person": "顾闻笙",
        "organization": "那家公司",
        "title": "董事长",
        "change": None,
    }
    found = understand("董事长顾闻笙出席。", entities=[ADA], affiliations=[post])
    [affiliation] = found.extraction.affiliations
    assert (affiliation.title, affiliation.organization) == ("董事长", None)
    lost = understand("董事长顾闻笙出席。", entities=[ADA], affiliations=[post | {"title": None}])
    assert lost.extraction.affiliations == ()
    assert reasons(lost) == {Refusal.LACKS: 1}


def test_a_provision_binds_words_of_the_text_and_names_its_policy_without_marks() -> None:
    policy = {"type": "POLICY", "name": "《储能条例》", "mentions": ["储能条例"]}
    rule = {
        "line": 2, "text": "电站应当每年检查", "policy": "《储能条例》", "issuer": None,
        "regulated": ["电站", "飞船"], "region": "海外",
    }  # fmt: skip
    found = understand("《储能条例》规定，电站应当每年检查。", entities=[policy], regulations=[rule])
    [regulation] = found.extraction.regulations
    assert (regulation.policy, regulation.regulated, regulation.region) == ("储能条例", ("电站",), None)


def test_a_name_stands_at_all_its_places_but_not_inside_longer_ones() -> None:
    exchange = {"type": "ORGANIZATION", "name": "白鹭证券交易所", "mentions": ["白鹭证券交易所"]}
    town = {"type": "REGION", "name": "白鹭", "mentions": ["白鹭"]}
    found = understand("白鹭证券交易所设在白鹭。白鹭很小。", entities=[town, exchange])
    by_type = {entity.type: entity for entity in found.extraction.entities}
    assert len(by_type[EntityType.REGION].mention_spans) == 2
    assert len(by_type[EntityType.ORGANIZATION].mention_spans) == 1
    only_inside = understand("白鹭证券交易所开市。", entities=[town, exchange])
    assert reasons(only_inside) == {Refusal.INSIDE_ANOTHER: 1}


def test_records_of_one_thing_are_one_entity_and_bylines_are_marked() -> None:
    content = "本报记者 林晚 报道\n远山电池股份有限公司（远山电池）建厂。远山电池股价上涨。"
    entities = [
        {"type": "COMPANY", "name": "远山电池股份有限公司", "mentions": ["远山电池"]},
        {"type": "COMPANY", "name": "远山电池", "mentions": ["远山电池"]},
        {"type": "PERSON", "name": "林晚", "mentions": ["林晚"]},
    ]
    found = understand(content, entities=entities).extraction.entities
    assert [(e.name, e.byline) for e in found] == [("林晚", True), ("远山电池股份有限公司", False)]
    assert found[1].mentions == ("远山电池股份有限公司", "远山电池")


def test_latin_names_are_words_and_single_characters_only_where_they_are() -> None:
    entities = [
        {"type": "COMPANY", "name": "Lin", "mentions": ["Lin"]},
        {"type": "REGION", "name": "岚", "mentions": ["岚"]},
    ]
    found = understand("Linden与Lin合作，代表团赴岚考察，云岚很远。", entities=entities).extraction.entities
    assert {entity.name: len(entity.mention_spans) for entity in found} == {"Lin": 1, "岚": 1}


def test_a_name_in_an_address_is_no_mention() -> None:
    entities = [{"type": "ORGANIZATION", "name": "OpenYan", "mentions": ["OpenYan"]}]
    found = understand("OpenYan发布公告，见 forum.openyan.org。", entities=entities).extraction.entities
    assert [(entity.mentions, len(entity.mention_spans)) for entity in found] == [(("OpenYan",), 1)]


def test_traditional_text_keeps_its_own_characters() -> None:
    article = Article(
        id="t", title="消息", content="硯舟儲能計劃到2034年建成三座工廠，並且擴大規模。", published="2031-01-01"
    )
    firm = {"type": "COMPANY", "name": "砚舟储能", "mentions": ["砚舟储能"]}
    found = answered(article, {"entities": [firm], "plans": [plan("砚舟储能计划到2034年建成三座工厂")]})
    [entity], [kept] = found.extraction.entities, found.extraction.plans
    assert entity.name == kept.actor == "硯舟儲能"
    assert kept.text == article.text[kept.start : kept.end] == "硯舟儲能計劃到2034年建成三座工廠"
    assert kept.target_date == "2034"


def test_parts_of_a_long_article_share_their_names_and_keep_their_lines() -> None:
    filler = "\n".join("这一段没有什么值得记录的事情，只是为了让文章变长。" * 4 for _ in range(60))
    article = Article(
        id="l", title="长文", content=f"砚舟储能开会。\n{filler}\n砚舟储能计划建厂。", published="2031-01-01"
    )
    parts = len(Material(article).parts)
    assert parts > 1
    last = len(Material(article).lines)
    empty = [{"entities": [FIRM]}, *({"entities": []} for _ in range(parts - 1))]
    empty[-1] = {"entities": [], "plans": [plan("砚舟储能计划建厂", line=last)]}
    found = answered(article, *empty)
    assert [p.actor for p in found.extraction.plans] == ["砚舟储能"]
    outside = [{"entities": [FIRM], "plans": [plan("砚舟储能计划建厂", line=last)]}, *empty[1:]]
    assert reasons(answered(article, *outside)) == {Refusal.OUTSIDE: 1}


def test_nonsense_in_every_field_is_refused_and_never_raises() -> None:
    bad: list[Any] = [
        None,
        1,
        "x",
        [],
        {},
        {"text": ""},
        {"text": "建厂", "line": "two"},
        {"text": ["建厂"], "line": 2},
    ]
    bad.append({"text": "建厂", "line": 2, "actor": ["砚舟储能"], "modality": "maybe", "date_words": 7})
    bad.append(plan("建厂", modality="maybe"))
    content = {
        "entities": [*bad, FIRM],
        "affiliations": bad,
        "statements": bad,
        "plans": bad,
        "regulations": bad,
        "figures": bad,
    }
    found = answered(Article(id="a", title="消息", content="砚舟储能建厂。", published="2031-01-01"), content)
    assert list(found.extraction.facts()) == []
    assert [entity.name for entity in found.extraction.entities] == ["砚舟储能"]
