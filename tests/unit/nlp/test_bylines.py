"""Who stands in a byline alone, and who is what the news is about."""

from __future__ import annotations

import re

import pytest

from kg.models import ArticleEntity, EntityType, MentionSpan
from kg.nlp.bylines import mark_bylines


def bylines(text: str, *names: str) -> set[str]:
    """Return those of the people that are marked."""
    entities = []
    for name in names:
        spans = tuple(
            MentionSpan(surface=name, start=m.start(), end=m.end()) for m in re.finditer(re.escape(name), text)
        )
        assert spans, name
        entities.append(ArticleEntity(type=EntityType.PERSON, name=name, mentions=(name,), mention_spans=spans))
    return {entity.name for entity in mark_bylines(text, entities) if entity.byline}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("南港开埠\n新闻社南港3月5日电（记者林晓 方舟）南港今日开埠。", ("林晓", "方舟")),
        ("南港开埠\n（本报记者 林晓 通讯员 方舟）南港今日开埠。", ("林晓", "方舟")),
        ("南港开埠\n南港今日开埠。（参与记者：林晓、方舟）", ("林晓", "方舟")),
        ("南港开埠\n本报记者 林晓 南港报道\n南港今日开埠。", ("林晓",)),
        ("南港开埠\n江海日报记者 林晓　南港今日开埠。", ("林晓",)),
        ("南港开埠\n记者 | 林晓\n编辑 | 方舟\n南港今日开埠。", ("林晓", "方舟")),
        ("南港开埠\n南港今日开埠。\n责任编辑：林晓", ("林晓",)),
        ("南港开埠\n南港今日开埠。（责任编辑：林晓）", ("林晓",)),
        ("南港开埠\n南港今日开埠。校对：林晓 审核：方舟", ("林晓", "方舟")),
        ("南港开埠\n来源：江海日报 作者：林晓\n南港今日开埠。", ("林晓",)),
        ("南港开埠\n文/林晓 图/方舟\n南港今日开埠。", ("林晓", "方舟")),
        ("南港开埠\n3月5日，南港码头。新闻社记者 林晓 摄", ("林晓",)),
        ("南港开埠\n这是南港码头（林晓摄）。", ("林晓",)),
        ("南港开埠\n林晓\n南港今日开埠，市长出席。", ("林晓",)),
        ("南港开埠\n作者：约翰·里德（江海大学）\n南港今日开埠。", ()),
    ],
)
def test_who_only_wrote_is_marked(text: str, names: tuple[str, ...]) -> None:
    people = [name for name in ("林晓", "方舟") if name in text]
    assert bylines(text, *people) == set(names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("记者受伤\n记者林晓在采访时被打伤，警方已立案。", "林晓"),
        ("记者获奖\n江海日报记者林晓获得年度新闻奖。", "林晓"),
        ("记者获奖\n（记者林晓的父亲也到场）昨日举行了典礼。", "林晓"),
        ("南港开埠\n新闻社电（记者林晓）南港开埠。林晓是南港人。", "林晓"),
        ("南港开埠\n总裁林晓说，南港开埠。", "林晓"),
        ("编辑部\n编辑林晓发现了手稿，随后报告馆长。", "林晓"),
        ("作者去世\n《南港》作者林晓去世，享年九十岁。", "林晓"),
        ("作者去世\n这部小说的作者：林晓和他的时代，今天仍有人谈论。", "林晓"),
        (
            "获奖名单\n一等奖：\n林晓\n二等奖：\n某甲\n三等奖：\n某乙\n某丙\n以上名单公示五天。\n公示期满发证。\n请相互转告。",
            "林晓",
        ),
        ("摄影展\n林晓摄影展今日开幕。", "林晓"),
        ("主编说法\n主编林晓：我们不会停刊。", "林晓"),
        ("记者会\n在记者会上，林晓宣布参选。", "林晓"),
        ("来源\n消息来源：林晓称南港将开埠。", "林晓"),
    ],
)
def test_whom_the_news_is_about_is_not(text: str, name: str) -> None:
    assert bylines(text, name) == set()


def test_firms_are_left_alone() -> None:
    text = "开业\n来源：林晓\n好。"
    firm = ArticleEntity(
        type=EntityType.COMPANY,
        name="林晓",
        mentions=("林晓",),
        mention_spans=(MentionSpan(surface="林晓", start=6, end=8),),
    )
    assert mark_bylines(text, [firm]) == (firm,)


def test_a_mark_is_written_only_where_there_is_one() -> None:
    one = ArticleEntity(
        type=EntityType.PERSON,
        name="林晓",
        mentions=("林晓",),
        mention_spans=(MentionSpan(surface="林晓", start=0, end=2),),
    )
    assert "byline" not in one.model_dump_json()
    assert '"byline":true' in one.model_copy(update={"byline": True}).model_dump_json()
