from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import LoadError
from kg.models import Article

Read = Callable[..., tuple[list[Article], list[LoadError]]]
A, B = ({"id": name, "title": name, "content": f"{name}的正文。"} for name in ("甲", "乙"))

WRAPPED = {
    "data.list": {"code": 0, "msg": "ok", "data": {"list": [A, B], "total": 2}},
    "data.items": {"data": {"items": [A, B]}},
    "data": {"data": [A, B]},
    "items": {"items": [A, B]},
    "entries": {"entries": [A, B]},
    "articles": {"status": "ok", "totalResults": 2, "articles": [A, B]},
    "results": {"results": [A, B]},
    "docs": {"docs": [A, B]},
    "response.docs": {"responseHeader": {"status": 0}, "response": {"numFound": 2, "docs": [A, B]}},
    "response.results": {"response": {"results": [A, B]}},
    "hits": {"took": 1, "hits": {"total": 2, "hits": [{"_id": "甲", "_source": A}, {"_id": "乙", "_source": B}]}},
    "JSON Feed": {"version": "https://jsonfeed.org/version/1.1", "title": "远洲", "items": [A, B]},
    "RSS2JSON": {"status": "ok", "feed": {"title": "远洲"}, "items": [A, B]},
    "cards": {"data": {"cards": [{"card_type": 9, "mblog": A}, {"card_type": 11}, {"mblog": B}]}},
    "graph": {"@graph": [{"@type": "WebPage", "name": "x"}, A, {"@type": "Organization"}, B]},
    "pages": {"content": [A, B], "pageable": {"page": 0}},
}


@pytest.mark.parametrize("frame", [lambda one: one, lambda one: f"[{one}]", lambda one: f"{one}\n{one}\n"])
@pytest.mark.parametrize("value", WRAPPED.values(), ids=WRAPPED.keys())
def test_load_takes_articles_out_of_what_wraps_them(
    tmp_path: Path, read: Read, value: object, frame: Callable[[str], str]
) -> None:
    written = frame(json.dumps(value, ensure_ascii=False))
    (tmp_path / "a.json").write_text(written, encoding="utf-8")
    found, errors = read(tmp_path / "a.json")
    assert not errors
    assert [article.id for article in found] == ["甲", "乙"] * (1 + written.count("\n") // 2)


def test_load_gives_a_hit_its_id_and_an_item_its_feed(tmp_path: Path, read: Read) -> None:
    hit = {"_index": "news", "_id": "h1", "_source": {"title": "题", "content": "正文。", "publish_time": "2031-06-14"}}
    feed = {"title": "远洲", "items": [{"id": "i1", "content_text": "正文。"}]}
    (tmp_path / "a.jsonl").write_text(json.dumps(hit) + "\n" + json.dumps(feed), encoding="utf-8")
    found, errors = read(tmp_path / "a.jsonl")
    assert not errors
    assert [(one.id, one.published, one.source) for one in found] == [("h1", "2031-06-14", None), ("i1", None, "远洲")]


def test_load_says_where_in_the_wrapping_a_record_is_broken(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"data": {"list": [A, {"title": "丙"}, B]}}), encoding="utf-8")
    found, errors = read(tmp_path / "a.json")
    assert [article.id for article in found] == ["甲", "乙"]
    assert [error.where for error in errors] == [f"{tmp_path / 'a.json'}, line 1, data.list[2]"]


@pytest.mark.parametrize("value", [{"data": {"list": []}}, {"took": 1, "hits": {"total": 0, "hits": []}}])
def test_load_takes_an_empty_page_for_no_mistake(tmp_path: Path, read: Read, value: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
    assert read(tmp_path / "a.json") == ([], [])


@pytest.mark.parametrize(
    "value",
    [
        {"title": "题", "comments": [{"content": "评论。"}], "url": "u"},
        {"title": "题", "items": []},
        {"code": 500, "data": None},
        {"data": {"list": [{"name": "x"}]}},
    ],
)
def test_load_refuses_what_wraps_no_article(tmp_path: Path, read: Read, value: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
    found, errors = read(tmp_path / "a.json")
    assert not found
    assert [error.what for error in errors] == ["no content"]


def test_load_keeps_an_article_with_lists_of_its_own(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.json").write_text(json.dumps(A | {"items": [B], "related": [B]}), encoding="utf-8")
    assert [article.id for article in read(tmp_path / "a.json")[0]] == ["甲"]


def test_load_skips_the_actions_of_a_bulk_file(tmp_path: Path, read: Read) -> None:
    lines = [{"index": {"_index": "news", "_id": "1"}}, A, {"create": {"_id": "2"}}, B]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found, errors = read(tmp_path / "a.jsonl")
    assert ([article.id for article in found], errors) == (["甲", "乙"], [])


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("joiner", ["\n", ""])
def test_load_reads_files_put_one_after_the_other(tmp_path: Path, read: Read, mark: str, joiner: str) -> None:
    parts = [(json.dumps(one, ensure_ascii=False) + joiner).encode(mark) for one in (A, B, A | {"id": "丙"})]
    (tmp_path / "a.jsonl").write_bytes(b"".join(parts))
    found, errors = read(tmp_path / "a.jsonl")
    assert ([article.id for article in found], errors) == (["甲", "乙", "丙"], [])


def test_load_reads_arrays_put_one_after_the_other(tmp_path: Path, read: Read) -> None:
    parts = [json.dumps([one], ensure_ascii=False, indent=1).encode("utf-8-sig") for one in (A, B)]
    (tmp_path / "a.json").write_bytes(b"\n".join(parts))
    found, errors = read(tmp_path / "a.json")
    assert ([article.id for article in found], errors) == (["甲", "乙"], [])


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    ("end", "errors"),
    [({"total": 400}, []), ({"others": [{"a": 1}]}, ["what follows the list of articles is not read"])],
)
def test_load_reads_a_page_that_is_longer_than_a_record_may_be(
    tmp_path: Path, read: Read, indent: int | None, end: dict[str, object], errors: list[str]
) -> None:
    hits = [{"_id": str(number), "_source": {"title": "题", "content": "正文。" * 2_000}} for number in range(400)]
    value = {"took": 1, "shards": {"all": [1, 2]}, "hits": {"max": 1.0, "hits": hits, **end}}
    (tmp_path / "a.json").write_text(json.dumps(value, ensure_ascii=False, indent=indent), encoding="utf-8")
    found, refused = read(tmp_path / "a.json", max_chars=10_000)
    assert [article.id for article in found] == [str(number) for number in range(400)]
    assert [error.what for error in refused] == errors
