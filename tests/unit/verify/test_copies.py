"""Sentences copied from articles, with one thing swapped: what was swapped is flagged, the copy is supported."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.swapped_claims import (
    KINDS,
    Annotated,
    Swap,
    find_places,
    is_copy_supported,
    is_flagged,
    make_swaps,
    read_annotated,
)
from kg.offline.verifying import check_claim as check_text
from kg.offline.verifying import make_readers
from kg.text.language import language
from kg.verify import SourceArticle, check_claim
from tests.soak import soaked

EACH = soaked(100, 600)  # swaps of each kind in real articles


@pytest.fixture(scope="module")
def invented(samples: Path) -> list[Annotated]:
    article = json.loads((samples / "02-safety-rules.json").read_text("utf-8"))
    record = article[0] if isinstance(article, list) else article
    text = f"{record['title']}\n{record['content']}"
    return [Annotated("sample", SourceArticle(text, make_readers(), published=None), {}, [])]


def test_sentences_as_they_stand_are_supported(invented: list[Annotated]) -> None:
    for article in invented:
        for start, end in language().find_sentences(article.source.text):
            verdict = check_claim(article.source, article.source.text[start:end])
            assert (verdict.verdict, verdict.unsupported) == ("supported", ())


def test_swapped_numbers_of_invented_articles_are_flagged(invented: list[Annotated]) -> None:
    swaps = [
        Swap(
            "number",
            a.source,
            p.sentence,
            f"{p.sentence[: p.offset]}77{p.sentence[p.offset + len(p.old) :]}",
            p.offset,
            p.offset + 2,
        )
        for a in invented
        for kind in ("number", "date")
        for p in find_places(a, kind)
    ]
    assert swaps
    assert all(is_flagged(check_claim(swap.source, swap.claim), swap) for swap in swaps)


ARTICLE = (
    "海川新材料有限公司宣布已在全国完成部分门店的改造，今年首次实现盈利，营业收入同比增长12%。"
    "公司本地采购的比例高于去年。如需停留30天以上须尽快申请。"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("宣布", "否认"),
        ("完成", "未完成"),
        ("部分", "全部"),
        ("全国", "全球"),
        ("首次", "再次"),
        ("盈利", "亏损"),
        ("增长", "下降"),
        ("本地", "海外"),
        ("高于", "低于"),
        ("以上", "以下"),
    ],
)
def test_swapped_polarity_scope_and_direction_are_contradicted(old: str, new: str) -> None:
    [sentence] = [ARTICLE[s:e] for s, e in language().find_sentences(ARTICLE) if old in ARTICLE[s:e]]
    verdict = check_text(ARTICLE, sentence.replace(old, new, 1))
    [span] = [s for s in verdict.unsupported if s.verdict == "contradicted" and new in s.text]
    assert old in str(span.should_be) or old in span.because.article


def test_swaps_of_every_kind_in_real_articles(shared: Path) -> None:
    articles = read_annotated(shared / "gold" / "outlets" / "dev")
    made: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for kind in KINDS:
        for swap in make_swaps(articles, kind, EACH):
            assert is_copy_supported(swap), swap.sentence
            made[kind] += 1
            flagged[kind] += is_flagged(check_claim(swap.source, swap.claim), swap)
    assert min(made.values()) >= 40
    assert {kind: made[kind] for kind in KINDS if flagged[kind] < 0.94 * made[kind]} == {}
    assert flagged.total() >= 0.97 * made.total()
