"""A small benchmark, with margins so wide that no busy machine meets them: what they catch is a change of kind."""

from __future__ import annotations

from pathlib import Path

from benchmarks.costs import costing
from benchmarks.invented_articles import invented_articles
from benchmarks.reading import read_by_stage, taggers_alone
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
