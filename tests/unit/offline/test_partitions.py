"""Extractions in folders of Parquet files: whole partitions, the same bytes, nothing finished read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import UsageError
from kg.models import Article, Extraction
from kg.models.article import Reading
from kg.offline.extracting import ExtractArticles
from kg.offline.partitions import Done, ParquetFolder, read_here
from loaders import LoadOptions, load

NEWS = [Article(id=f"a{n}", title=f"第{n}条", content=f"青岚汽车将在{n}年后建厂。") for n in range(7)]


class Counting:
    """An extractor that remembers what it was given, and can't bear some of it."""

    def __init__(self, version: str = "1", bad: str = "") -> None:
        self.version, self.bad, self.given = version, bad, []

    def extract(self, article: Article) -> Extraction:
        self.given.append(article.id)
        if article.id == self.bad:
            raise ValueError("no")
        return Extraction(id=article.id, notes=f"read {len(article.text)}")


def run(articles: list[Article], path: Path | str, extractor: Counting) -> Done:
    total = Done()
    with ExtractArticles(1, extractor=extractor) as extract:
        for done in read_here(articles, ParquetFolder(str(path)), extract, size=3):
            total.add(done)
    return total


def articles_in(path: Path | str) -> list[Article]:
    return [a for a in load([str(path)], LoadOptions(), pytest.fail) if isinstance(a, Article)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "news.parquet"
    ParquetFolder(str(path)).require_ours()
    return path


def test_what_is_read_is_there_with_its_articles(folder: Path) -> None:
    assert vars(run(NEWS, folder, Counting())) == vars(Done(read=7))
    found = articles_in(folder)
    assert [a.model_dump() for a in found] == [a.model_dump() for a in NEWS]
    expected = Extraction(id="a3", notes=f"read {len(NEWS[3].text)}").to_json()
    assert found[3].reading == Reading("Counting:1", expected)


def test_a_run_that_was_broken_off_reads_only_what_is_lacking(folder: Path) -> None:
    class BrokenOff(Counting):
        def extract(self, article: Article) -> Extraction:
            if article.id == "a4":
                raise KeyboardInterrupt
            return super().extract(article)

    BrokenOff.__name__ = "Counting"
    with pytest.raises(KeyboardInterrupt):
        run(NEWS, folder, BrokenOff())
    again = Counting()
    assert vars(run(NEWS, folder, again)) == vars(Done(read=4, there=3))
    assert again.given == ["a3", "a4", "a5", "a6"]


def test_the_same_input_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    ParquetFolder(str(other)).require_ours()
    run(NEWS, folder, Counting())
    run(NEWS, other, Counting())
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == {p.name: p.read_bytes() for p in other.iterdir()}


@pytest.mark.parametrize("extractor", [Counting(version="2"), Counting()], ids=["another version", "another text"])
def test_what_does_not_hold_any_more_is_read_again_and_goes(folder: Path, extractor: Counting) -> None:
    run(NEWS, folder, Counting())
    changed = [*NEWS[:3], Article(id="a3", title="第3条", content="白鹭航运将造船。"), *NEWS[4:]]
    run(changed, folder, extractor)
    assert len(extractor.given) == (7 if extractor.version == "2" else 3)
    assert [a.content for a in articles_in(folder)] == [a.content for a in changed]
    assert len(list(folder.iterdir())) == 3


def test_an_article_that_fails_is_kept_unread_and_told_each_time(folder: Path) -> None:
    assert "article a5" in run(NEWS, folder, Counting(bad="a5")).errors[0]
    assert [a.id for a in articles_in(folder) if a.reading is None] == ["a5"]
    again = run(NEWS, folder, Counting())
    assert (again.there, len(again.errors)) == (7, 1)


def test_other_peoples_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(UsageError, match="other files"):
        ParquetFolder(str(tmp_path)).require_ours()


def test_an_address_serves_as_a_path_does() -> None:
    address = "memory://bucket/news.parquet"
    ParquetFolder(address).require_ours()
    assert run(NEWS, address, Counting()).read == 7
    assert run(NEWS, address, Counting()).there == 7
    assert [a.reading is not None for a in articles_in(address)] == [True] * 7
    assert len(fsspec.filesystem("memory").ls("/bucket/news.parquet")) == 3


def given_again(articles: list[Article], extractor: Counting) -> Iterator[Extraction]:
    with ExtractArticles(1, extractor=extractor) as extract:
        yield from (found for _, found in extract.each(articles, pytest.fail))


def test_what_this_version_has_read_is_not_read_again(folder: Path) -> None:
    run(NEWS, folder, Counting())
    again, newer = Counting(), Counting(version="2")
    assert [x.notes for x in given_again(articles_in(folder), again)] == [f"read {len(a.text)}" for a in NEWS]
    assert again.given == []
    list(given_again(articles_in(folder), newer))
    assert len(newer.given) == 7


def test_what_somebody_changed_is_read_again() -> None:
    invented = '{"id":"a0","statements":[{"text":"没有这句话","start":0,"end":5,"speaker":null}]}'
    for extraction in (invented, "{", '{"id":"a0","unknown":1}'):
        extractor = Counting()
        list(given_again([NEWS[0].with_reading(Reading("Counting:1", extraction))], extractor))
        assert extractor.given == ["a0"], extraction


def test_the_command_gives_what_it_prints(samples: Path, tmp_path: Path) -> None:
    def extract(*arguments: str) -> str:
        done = CliRunner().invoke(main, ["extract", "-q", *arguments], catch_exceptions=False)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    out = str(tmp_path / "samples.parquet")
    assert extract(str(samples), "--out", out, "--partition-size", "5") == "8 read, 0 there already, 0 failed\n"
    assert extract(str(samples), "--out", out, "--partition-size", "5") == "0 read, 8 there already, 0 failed\n"
    for bound in ("0", "0.4", "0.9"):
        options = ("--format", "jsonl", "--min-confidence", bound)
        assert extract(out, *options) == extract(str(samples), *options)


def test_ray_wants_a_folder_of_parquet_files(samples: Path) -> None:
    done = CliRunner().invoke(main, ["extract", "--ray", str(samples), "--out", "x.jsonl"])
    assert isinstance(done.exception, UsageError) or done.exit_code == 2


def test_no_cluster_at_the_address_is_said_soon(samples: Path, tmp_path: Path) -> None:
    arguments = ["extract", "--ray", "127.0.0.1:1", str(samples), "--out", str(tmp_path / "read.parquet")]
    done = CliRunner().invoke(main, arguments)
    assert "no Ray cluster answers" in f"{done.exception} {done.stderr}"
    assert done.exit_code != 0
