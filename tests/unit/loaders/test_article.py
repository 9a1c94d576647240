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


CRAWLERS: dict[str, tuple[dict[str, object], dict[str, str | None]]] = {
    "news-please": (
        {"maintext": "正文。", "date_publish": "2031-06-14 17:03:00", "date_download": "2031-07-01", "authors": ["甲"],
         "source_domain": "a.example.cn", "url": "https://a.example.cn/1"},
        {"published": "2031-06-14", "source": "a.example.cn", "author": "甲", "url": "https://a.example.cn/1"},
    ),
    "newspaper": (
        {"text": "正文。", "publish_date": "2031-06-14T00:00:00", "authors": [], "source_url": "https://a.example.cn"},
        {"published": "2031-06-14", "author": None, "url": "https://a.example.cn", "source": None},
    ),
    "NewsAPI": (
        {"source": {"id": None, "name": "远洲"}, "publishedAt": "2031-06-14T01:00:00Z", "content": "正文。",
         "description": "概要。", "author": None},
        {"published": "2031-06-14", "source": "远洲", "content": "正文。"},
    ),
    "mediastack": (
        {"description": "概要。", "published_at": "2031-06-14T01:00:00+00:00", "source": "远洲", "author": "TMT"},
        {"published": "2031-06-14", "content": "概要。", "source": "远洲"},
    ),
    "GDELT": (
        {"content": "正文。", "seendate": "20310614T170300Z", "domain": "a.example.cn", "url_mobile": ""},
        {"published": "2031-06-14", "source": "a.example.cn", "url": None},
    ),
    "WeChat": (
        {"content": "<p>正文。</p>", "publish_time": 1939190400, "nickname": "星野观察", "digest": "概要",
         "content_url": "https://mp.example.cn/s"},
        {"published": "2031-06-14", "source": "星野观察", "url": "https://mp.example.cn/s", "content": "正文。"},
    ),
    "Weibo": (
        {"mid": "77", "text": "正文。<a href='/n/x'>@甲</a>", "created_at": "Sat Jun 14 17:03:00 +0800 2031",
         "user": {"id": 3, "screen_name": "星野"}, "source": "<a href='x'>手机</a>"},
        {"id": "77", "author": "星野", "source": None, "published": "2031-06-14", "content": "正文。@甲"},
    ),
    "RSS2JSON": (
        {"pubDate": "2031-06-14 01:00:00", "link": "https://a.example.cn/1", "description": "概要",
         "content:encoded": "<p>正文。</p>", "content": "概要", "guid": "https://a.example.cn/1"},
        {"published": "2031-06-14", "url": "https://a.example.cn/1", "content": "正文。"},
    ),
    "JSON Feed": (
        {"id": "1", "content_html": "<p>正文。</p>", "date_published": "2031-06-14T01:00:00Z",
         "authors": [{"name": "甲"}, {"name": "乙"}]},
        {"author": "甲、乙", "published": "2031-06-14", "content": "正文。"},
    ),
    "schema.org": (
        {"@type": "NewsArticle", "headline": "题", "articleBody": "正文。", "datePublished": "2031-06-14",
         "dateModified": "2031-06-20", "publisher": {"@type": "Organization", "name": "远洲"},
         "author": {"name": "甲"}, "mainEntityOfPage": {"@id": "https://a.example.cn/1"}},
        {"title": "题", "source": "远洲", "author": "甲", "url": "https://a.example.cn/1", "published": "2031-06-14"},
    ),
    "OpenGraph": (
        {"og:title": "题", "article:published_time": "2031-06-14T01:00:00Z", "og:site_name": "远洲", "text": "正文。",
         "og:url": "https://a.example.cn/1"},
        {"title": "题", "published": "2031-06-14", "source": "远洲", "url": "https://a.example.cn/1"},
    ),
    "WordPress": (
        {"title": {"rendered": "题"}, "content": {"rendered": "<p>正文。</p>"}, "date": "2031-06-14T01:00:00"},
        {"title": "题", "content": "正文。", "published": "2031-06-14"},
    ),
    "scraped lists": (
        {"title": ["题"], "content": ["第一段。", "第二段。"], "date": ["2031-06-14"], "source": ["远洲"]},
        {"title": "题", "content": "第一段。\n第二段。", "published": "2031-06-14", "source": "远洲"},
    ),
    "MongoDB": (
        {"_id": {"$oid": "65a"}, "content": "正文。", "pub_time": {"$date": {"$numberLong": "1939190400000"}}},
        {"id": "65a", "published": "2031-06-14"},
    ),
    "traditional": (
        {"標題": "題", "內容": "正文。", "發布時間": "2031年6月14日", "來源": "遠洲", "作者": "甲",
         "網址": "https://a.example.cn/1"},
        {"title": "題", "content": "正文。", "published": "2031-06-14", "source": "遠洲", "author": "甲",
         "url": "https://a.example.cn/1"},
    ),
    "flattened": (
        {"source.name": "远洲", "content": "正文。", "author.name": "甲"}, {"source": "远洲", "author": "甲"},
    ),
    "address for a source": (
        {"text": "正文。", "source": "https://www.example.cn/2"},
        {"source": "example.cn", "url": "https://www.example.cn/2"},
    ),
    "address and host": (
        {"text": "正文。", "source": "https://news.example.cn/2", "hostname": "example.cn", "url": "https://b.cn/1"},
        {"source": "example.cn", "url": "https://b.cn/1"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), CRAWLERS.values(), ids=CRAWLERS.keys())
def test_read_record_knows_what_crawlers_and_feeds_write(
    record: dict[str, object], expected: dict[str, str | None]
) -> None:
    found = read(record).model_dump()
    assert {name: found[name] for name in expected} == expected


NOTHING = [float("nan"), float("inf"), None, "nan", "NaN", "null", "None", "NULL", "N/A", "", "  ", [], ["nan"], "-"]


@pytest.mark.parametrize("nothing", NOTHING, ids=repr)
def test_read_record_takes_nothing_for_no_value(nothing: object, caplog: pytest.LogCaptureFixture) -> None:
    names = ("id", "title", "author", "source", "url", "date")
    article = read({**dict.fromkeys(names, nothing), "content": "正文。"})
    assert (article.title, article.author, article.source, article.url, article.published) == ("", *[None] * 4)
    assert article.id.startswith("article:")
    assert not caplog.records
    with pytest.raises(LoadError, match=r"no content|the content is empty"):
        read({"title": "题", "content": nothing})


def test_read_record_looks_on_where_the_first_guess_holds_nothing() -> None:
    article = read({"content": "None", "text": "正文。", "source": "nan", "site": "远洲", "date": "", "time": "2031"})
    assert (article.content, article.source, article.published) == ("正文。", "远洲", "2031")


UNUSED: dict[str, tuple[dict[str, object], str]] = {
    "date": (
        {"content": "正文。", "source": "远洲", "date_download": "2031-06-14"},
        "field `date_download` looks like a date and is not used; --field published=date_download uses it",
    ),
    "nested date": (
        {"content": "正文。", "source": "远洲", "meta": {"crawl_time": 1939190400}},
        "field `meta.crawl_time` looks like a date and is not used; --field published=meta.crawl_time uses it",
    ),
    "source": (
        {"content": "正文。", "date": "2031-06-14", "播出平台": "远洲"},
        "field `播出平台` looks like a source and is not used; --field source=播出平台 uses it",
    ),
    "text": (
        {"description": "概要。", "date": "2031-06-14", "source": "远洲", "zw": "星野汽车扩产，投资三十亿元。" * 3},
        "field `zw` looks like a text and is not used; --field content=zw uses it",
    ),
}


@pytest.mark.parametrize(("record", "notice"), UNUSED.values(), ids=UNUSED.keys())
def test_read_record_names_a_field_that_it_does_not_use_once(
    record: dict[str, object], notice: str, caplog: pytest.LogCaptureFixture
) -> None:
    options = LoadOptions()
    for where in ("a", "b", "c"):
        read_record(record, where, options)
    assert [entry.getMessage() for entry in caplog.records] == [notice]
    read_record(record, "a", LoadOptions())
    assert len(caplog.records) == 2


@pytest.mark.parametrize(
    "record",
    [
        {"content": "正文。", "date": "2031-06-14", "date_download": "2031-07-01", "source": "远洲", "site_id": "x"},
        {"content": "正文。", "date": "2031", "source": "远洲", "image_url": "https://a.example.cn/1.jpg", "views": 7},
        {"content": "正文。" * 9, "date": "2031", "source": "远洲", "summary": "概要。" * 20},
    ],
)
def test_read_record_is_silent_about_fields_that_are_not_missed(
    record: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    read(record)
    assert not caplog.records


def test_read_record_warns_once_of_a_date_however_often_it_is_read(caplog: pytest.LogCaptureFixture) -> None:
    options = LoadOptions()
    for _ in range(3):
        read_record({"content": "正文。", "date": "前天", "source": "远洲"}, "a.json, line 1", options)
        read_record({"content": "正文。", "date": "前天", "source": "远洲"}, "a.json, line 2", options)
    assert [entry.getMessage()[:14] for entry in caplog.records] == ["a.json, line 1", "a.json, line 2"]


def test_read_record_says_which_field_may_be_the_content() -> None:
    with pytest.raises(LoadError, match=r"--field content=zw takes zw"):
        read({"title": "题", "zw": "星野汽车扩产，投资三十亿元。" * 3})
