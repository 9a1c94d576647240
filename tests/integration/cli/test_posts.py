"""Who holds a post now, by the last word of the articles, and who held it before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neo4j import Driver

from tests.integration.cli.conftest import Kg

NEWS = [
    ("p1", "2025-01-10", "青禾科技公司公布业绩", "青禾科技公司总裁何进东、副总裁林晓峰10日在南江表示，公司业绩稳定。"),
    ("p2", "2025-03-06", "青禾科技公司更换总裁", "青禾科技公司6日宣布，何进东辞去总裁职务，由周岚接任。"),
    ("p3", "2025-06-20", "青禾科技公司总裁谈市场", "青禾科技公司总裁周岚20日表示，公司将扩大出口。"),
]


@pytest.fixture
def news(kg: Kg, tmp_path: Path) -> Kg:
    lines = [
        json.dumps(dict(zip(("id", "published", "title", "content"), one, strict=True)), ensure_ascii=False)
        for one in NEWS
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = kg("import", tmp_path / "news.jsonl")
    assert done.stdout.startswith("3 created"), done.stderr
    return kg


def test_the_last_word_tells_who_holds_a_post(news: Kg, empty_graph: Driver) -> None:
    rows = json.loads(news("query", "posts_at", "-p", "name=青禾科技公司", "--format", "json").stdout)
    found = {(row["person"], row["title"]): (row["now"], row["since"], row["until"]) for row in rows}
    assert found == {
        ("周岚", "总裁"): (True, "2025-03-06", None),
        ("林晓峰", "副总裁"): (True, None, None),
        ("何进东", "总裁"): (False, None, "2025-03-06"),
    }
    of_him = json.loads(news("query", "posts_of", "-p", "name=何进东", "--format", "json").stdout)
    assert [(row["title"], row["change"], row["now"]) for row in of_him] == [
        ("总裁", None, False),
        ("总裁", "ends", False),
    ]


def test_show_tells_it_in_two_lists(news: Kg, empty_graph: Driver) -> None:
    shown = news("show", "青禾科技公司").stdout
    now, before = shown.split("Posts now, by the last article")[1].split("Posts before")
    assert "周岚" in now and "林晓峰" in now and "何进东" not in now  # noqa: PT018
    assert "何进东" in before.split("affiliations")[0].split("Affiliations")[0]
