from __future__ import annotations

import json
import logging

import pytest

from kg.errors import LoadError
from kg.models import Article, Report, make_article_id
from loaders.article import read_record
from loaders.options import LoadOptions


def read(record: object, **options: object) -> Article:
    article = read_record(record, "x", LoadOptions.model_validate(options))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("title", ["title", "Title", "headLine", "headline", "HEADLINE", "标题"])
@pytest.mark.parametrize("content", ["content", "text", "body", "newsContent", "article_body", "正文"])
def test_read_record_guesses_title_and_content(title: str, content: str) -> None:
    article = read({title: "星野扩产", content: "星野汽车扩产。", "other": 1})
    assert article.text == "星野扩产\n星野汽车扩产。"


def test_read_record_takes_metadata_in_the_shapes_that_occur() -> None:
    article = read(
        {
            "_id": {"$oid": "65a"},
            "title": "题",
            "content": ["第一段。", "第二段。"],
            "pub_time": "2031年6月14日 08:30",
            "link": " https://example.org/1 ",
            "source": {"id": 3, "name": "远洲日报"},
            "authors": ["方若川", "林一舟"],
        }
    )
    assert article == Article(
        id="65a",
        title="题",
        content="第一段。\n第二段。",
        published="2031-06-14",
        published_basis="field",
        url="https://example.org/1",
        source="远洲日报",
        author="方若川、林一舟",
    )


def test_read_record_joins_a_beginning_and_what_follows() -> None:
    record = {
        "headLine": "题",
        "broadcastDate": "2031-02-11 19:46:49",
        "newsBeginning": "开头。",
        "newsRemainder": "其余。",
    }
    article = read(record | {"hallucinatedContinuation": "编造。"})
    assert (article.content, article.published) == ("开头。其余。", "2031-02-11")
    assert read(record | {"realContinuation": "接着。"}).content == "开头。接着。其余。"
    assert read(record | {"realContinuation": "其余。"}).content == "开头。其余。"


def test_read_record_obeys_the_fields_named() -> None:
    record = {"title": "不是", "content": "不是", "meta": {"t": "题", "when": "2031"}, "raw": "正文"}
    fields = {"title": "meta.t", "content": "raw", "published": "meta.when"}
    article = read(record, fields=fields)
    assert (article.title, article.content, article.published) == ("题", "正文", "2031")
    with pytest.raises(LoadError, match="no content"):
        read(record, fields={"content": "nowhere"})


@pytest.mark.parametrize(("given", "kept"), [("a1", "a1"), (7, "7"), (7.0, "7"), (" a ", "a")])
def test_read_record_keeps_the_id_as_a_string(given: object, kept: str) -> None:
    assert read({"id": given, "title": "题", "content": "文"}).id == kept


@pytest.mark.parametrize("missing", [{}, {"id": ""}, {"id": None}, {"id": True}, {"id": []}])
def test_read_record_makes_an_id_where_there_is_none(missing: dict[str, object]) -> None:
    article = read({"title": "题", "content": "近日举办的2031远洲论坛上，星野扩产。", "url": "u"} | missing)
    assert article.published == "2031"
    assert article.id == make_article_id(source=None, url="u", published=None, text=article.text)


def test_read_record_keeps_a_hostile_title_as_it_is() -> None:
    title = "\"引号\" 'x' \\ `}) MATCH (n) DETACH DELETE n // <script>alert(1)</script> \x00\x07"
    assert read({"title": title, "content": "文"}).title == title


def test_read_record_replaces_lone_surrogates_and_keeps_control_characters() -> None:
    record = json.loads(
        '{"title": "\\ud83d题", "content": "甲\\udc00乙\\u0000\\u0008\\ud83d\\ude00", "url": "\\ud800"}'
    )
    article = read(record)
    assert (article.title, article.content, article.url) == ("\ufffd题", "甲\ufffd乙\x00\x08😀", "\ufffd")
    article.text.encode("utf-8")


def test_read_record_reduces_html_and_keeps_other_content_as_it_is() -> None:
    assert read({"title": "题", "content": "<p>甲</p><p>乙</p>"}).content == "甲\n乙"
    assert read({"title": "题", "content": "  甲 < 乙\r\n\u3000丙 "}).content == "  甲 < 乙\r\n\u3000丙 "


def test_read_record_warns_of_a_date_it_can_not_read(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        article = read({"title": "题", "content": "文", "date": "前天下午"})
    assert (article.published, article.published_basis) == (None, "unknown")
    assert "前天下午" in caplog.text


def test_read_record_tells_what_the_record_has_instead_of_content() -> None:
    with pytest.raises(LoadError, match=r"no content in x\. The record has the fields title, summary") as caught:
        read({"title": "题", "summary": "概要"})
    assert caught.value.where == "x"


def test_read_record_reads_a_report_in_json() -> None:
    record = {"headline": "星野扩产", "report": "1. 时间\n    三月\n", "article_id": "a1"}
    report = read_record(record, "x", LoadOptions())
    assert isinstance(report, Report)
    assert (report.headline, report.article_id, [claim.text for claim in report.claims]) == ("星野扩产", "a1", ["三月"])
    asked = read_record({"title": "题", "content": "1. 时间\n    三月\n"}, "x", LoadOptions(kind="report"))
    assert isinstance(asked, Report)
