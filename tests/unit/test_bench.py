"""A small benchmark, with margins so wide that no busy machine meets them: what they catch is a change of kind."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

from benchmarks.costs import costing
from benchmarks.invented_articles import invented_articles
from benchmarks.reading import read_by_stage, taggers_alone
from kg.graph.findings import make_view, make_wording
from kg.offline.extracting import ExtractArticles
from kg.offline.partitions import ParquetFolder, read_here
from loaders import LoadOptions, load


def test_reading_is_not_far_from_its_taggers_and_what_is_read_is_not_read_again(tmp_path: Path) -> None:
    articles = list(invented_articles(12))
    cost, stages, found = read_by_stage(articles)
    assert cost.processor < 8 * taggers_alone(articles).processor
    assert abs(sum(stages.values()) - cost.processor) < 1e-6
    assert min(stages.values()) > -0.1 * cost.processor
    folder = ParquetFolder(str(tmp_path / "read.parquet"))
    folder.require_ours()
    with ExtractArticles() as extract:
        list(read_here(articles, folder, extract))
        with costing() as again:
            kept = list(extract(list(load([folder.address], LoadOptions(), print))))  # type: ignore[arg-type]
    assert kept == found
    assert 8 * again.processor < cost.processor


def test_invented_articles_say_as_much_as_real_news_and_repeat_themselves_as_little() -> None:
    articles = list(invented_articles(100))
    with ExtractArticles() as extract:
        read = list(extract.each(articles, print))
    assert 7 <= sum(len(list(found.facts())) for _, found in read) / len(read) <= 15
    assert 7 <= sum(len(found.entities) for _, found in read) / len(read) <= 13
    filed = defaultdict[str, set[str]](set)
    for article, found in read:
        for fact in found.facts():
            wording = make_wording(make_view(article, found, fact))
            for key in wording.keys:
                filed[key].add(wording.id)
    pairs = {pair for ids in filed.values() for pair in combinations(sorted(ids), 2)}
    assert len(pairs) < 5 * len(read)
