"""The front door on texts: light to import, and what it gives and refuses."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.door.records import as_article, documents_of
from kg.errors import LoadError, UsageError
from kg.models import Article, Report

HEAVY = ("spacy", "numpy", "neo4j", "pydantic", "networkx", "onnxruntime", "click", "rich", "loaders", "kg.models")


def test_importing_kg_loads_nothing_heavy() -> None:
    code = f"import sys, kg; dir(kg); print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_everything_that_the_door_names_is_there() -> None:
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


def test_a_text_is_an_article_whose_offsets_are_its_own() -> None:
    text = "砚舟储能建厂\n将于2027年投产。"
    assert as_article(text).text == text
    assert as_article("只有一行").text.startswith("只有一行")


def test_a_day_given_for_an_article_makes_another_article() -> None:
    article = as_article("甲")
    before = article.sha256
    dated = as_article(article, "2025年6月14日")
    assert (dated.published, dated.published_basis) == ("2025-06-14", "field")
    assert dated.sha256 != before


@pytest.mark.parametrize(("given", "published", "match"), [("甲", "soon", "is no date"), (b"x", None, "is no text")])
def test_what_is_no_text_and_no_date_is_refused(given: str, published: str | None, match: str) -> None:
    with pytest.raises(UsageError, match=match):
        as_article(given, published)


def test_a_list_a_stream_and_one_record_are_read_alike() -> None:
    report = Report(id="r", headline=None, text="甲\u2028乙")

    def stream() -> Iterator[Article | Report | str]:
        yield from (as_article("一\n二\x85三"), report, "四")

    expected = [as_article("一\n二\x85三"), report, as_article("四")]
    for given in (stream(), expected):
        assert list(documents_of(given)(lambda _: None)) == expected
    assert list(documents_of("四")(lambda _: None)) == expected[2:]


def test_files_are_read_anew_and_faults_go_where_they_are_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"title": "甲公司建厂", "content": "甲公司将于2027年建厂。"}\n{"title": 1\n', "utf-8"
    )
    records = kg.read(tmp_path)
    with pytest.raises(LoadError):
        list(records)
    told: list[LoadError] = []
    listening = kg.read(tmp_path, on_error=told.append)
    assert len(list(listening)) == len(list(listening)) == 1
    assert len(told) == 2
    counted: list[LoadError] = []
    assert len(list(documents_of(records)(counted.append))) == 1
    assert len(counted) == 1


def test_names_of_no_type_are_refused() -> None:
    with pytest.raises(UsageError, match="is no type"):
        kg.same("甲", "乙", "firm")
    assert kg.same("国家发展和改革委员会", "发改委", "Organization").same
