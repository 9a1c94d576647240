"""HTML pages, RSS and Atom: the article, what is stated about it, and no address fetched."""

from __future__ import annotations

import builtins
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

Read = Callable[..., tuple[list, list]]

BODY = (
    '<nav><a href="/">首页</a> <a href="/auto">汽车</a></nav><h1>星野汽车将建新厂</h1>'
    '<div class="info">2031-03-01 10:20 来源：晨报网</div>'
    "<div class='article'><p>星野汽车董事长林远表示，公司计划到2032年投资20亿元建设新厂。</p>"
    "<p>当地政府表示支持。</p></div><script>var x = 1;</script><footer>版权所有 2010-2036</footer>"
)
HEAD = (
    '<title>星野汽车将建新厂_晨报网</title><meta name="author" content="林小明">'
    '<meta property="og:site_name" content="晨报网"><link rel="canonical" href="https://a.example/n/1.html">'
)


def page(head: str = HEAD, body: str = BODY, charset: str = "utf-8") -> bytes:
    text = f'<!DOCTYPE html>\n<html><head><meta charset="{charset}">{head}</head>\n<body>{body}</body></html>'
    return text.encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_page_gives_its_article_and_what_it_states(tmp_path: Path, read: Read, charset: str) -> None:
    (tmp_path / "a.txt").write_bytes(page(charset=charset))
    found, errors = read(tmp_path)
    assert not errors
    article = found[0]
    assert article.title == "星野汽车将建新厂"
    assert article.content.split("\n")[-2:] == [
        "星野汽车董事长林远表示，公司计划到2032年投资20亿元建设新厂。",
        "当地政府表示支持。",
    ]
    assert "首页" not in article.text
    assert "版权所有" not in article.text
    assert (article.published, article.source, article.author) == ("2031-03-01", "晨报网", "林小明")
    assert article.url == "https://a.example/n/1.html"


def test_a_page_that_states_nothing_has_no_date_and_no_address(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.html").write_bytes(
        page("", "<h1>星野汽车将建新厂</h1><p>星野汽车表示，将建厂。</p><p>版权 2019</p>")
    )
    article = read(tmp_path)[0][0]
    assert (article.published, article.url, article.author, article.source) == (None, None, None, None)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2031-03-02T08:00:00+08:00">', "2031-03-02"),
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
            ' "headline": "题", "datePublished": "2031-03-03T08:00:00+08:00"}</script>',
            "2031-03-03",
        ),
    ],
)
def test_a_page_gives_the_date_of_its_metadata(tmp_path: Path, read: Read, head: str, date: str) -> None:
    (tmp_path / "a.html").write_bytes(page(head, "<h1>星野汽车将建新厂</h1><p>星野汽车表示，将建厂。</p>"))
    assert read(tmp_path)[0][0].published == date


@pytest.mark.parametrize("body", ["", "<script>1</script>", "<nav><a href='/'>首页</a></nav><img src='a.png'>"])
def test_a_page_with_nothing_to_read_is_refused(tmp_path: Path, read: Read, body: str) -> None:
    (tmp_path / "a.html").write_bytes(page("<title>空</title>", body))
    found, errors = read(tmp_path)
    assert not found
    assert [error.what for error in errors] == ["nothing to read in the page"]


def test_a_page_without_its_reader_says_what_to_install(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: object) -> object:
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return real(name, *args)  # type: ignore[arg-type]

    (tmp_path / "a.html").write_bytes(page())
    monkeypatch.setattr(builtins, "__import__", without)
    found, errors = read(tmp_path)
    assert not found
    assert "pip install 'news-kg[web]'" in (errors[0].hint or "")


RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>晨报</title><link>https://a.example</link>
<item><title>星野汽车将建新厂</title><link>https://a.example/1</link><guid>n-1</guid>
<pubDate>Sat, 01 Mar 2031 23:30:00 -0500</pubDate><description>摘要。</description>
<content:encoded><![CDATA[<p>星野汽车表示，将建厂。</p><p>第二段。</p>]]></content:encoded></item>
<item><title>只有标题</title></item>
<item><title>甲 &amp; 乙</title><description>&lt;p&gt;只有摘要。&lt;/p&gt;</description></item>
</channel></rss>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_rss_gives_an_article_an_entry(tmp_path: Path, read: Read, encoding: str) -> None:
    (tmp_path / "a.json").write_bytes(RSS.format(encoding=encoding).encode(encoding))
    found, errors = read(tmp_path)
    assert [(a.title, a.content, a.published, a.source) for a in found] == [
        ("星野汽车将建新厂", "星野汽车表示，将建厂。\n第二段。", "2031-03-01", "晨报"),
        ("甲 & 乙", "只有摘要。", None, "晨报"),
    ]
    assert (found[0].id, found[0].url) == ("n-1", "https://a.example/1")
    assert [(error.what, error.where) for error in errors] == [
        ("the content is empty", f"{tmp_path / 'a.json'}, entry 2")
    ]


def test_atom_gives_an_article_an_entry(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>晨报</title><entry><id>urn:n:1</id><title>题</title>'
        '<updated>2031-03-02T00:00:00Z</updated><published>2031-03-01T00:00:00Z</published><link href="https://a.example/1"/>'
        '<author><name>林远</name></author><summary>摘要。</summary><content type="html">&lt;p&gt;正文。&lt;/p&gt;</content>'
        "</entry></feed>",
        encoding="utf-8",
    )
    found, errors = read(tmp_path)
    assert not errors
    assert [(a.id, a.title, a.content, a.published, a.url, a.source, a.author) for a in found] == [
        ("urn:n:1", "题", "正文。", "2031-03-01", "https://a.example/1", "晨报", "林远")
    ]


def test_a_feed_cut_short_keeps_the_entries_before_the_break(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.xml").write_bytes(RSS.format(encoding="utf-8").encode()[:-90])
    found, errors = read(tmp_path)
    assert [a.title for a in found] == ["星野汽车将建新厂"]
    assert "it is cut short" in errors[-1].what


def test_a_feed_without_entries_is_refused(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.xml").write_text("<rss version='2.0'><channel><title>晨报</title></channel></rss>", encoding="utf-8")
    assert [error.what for error in read(tmp_path)[1]] == ["the feed has no entries"]


def test_entities_of_a_feed_neither_grow_nor_read_files(tmp_path: Path, read: Read) -> None:
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    grows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE rss [<!ENTITY a0 "哈">{grows}<!ENTITY f SYSTEM "file://{tmp_path}/secret.txt">]>'
    item = "<item><title>题</title><description>正文。&a8;&f;</description></item>"
    rss = f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><title>晨报</title>{item}</channel></rss>"
    (tmp_path / "a.xml").write_text(rss, encoding="utf-8")
    found, errors = read(tmp_path / "a.xml")
    assert found or errors
    for article in found:
        assert len(article.text) < 100
        assert "秘密" not in article.text


def test_nothing_is_fetched(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("an address was opened")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    linked = '<item><title>题</title><link>http://a.example</link><description>正文。<img src="http://a.example/a.png"/></description></item>'
    (tmp_path / "a.xml").write_text(f"<rss><channel><title>t</title>{linked}</channel></rss>", encoding="utf-8")
    (tmp_path / "b.html").write_bytes(page())
    (tmp_path / "c.txt").write_text("http://a.example/feed.xml", encoding="utf-8")
    found, errors = read(tmp_path)
    assert [a.title for a in found] == ["题", "星野汽车将建新厂"]
    assert [error.where for error in errors] == [str(tmp_path / "c.txt")]
