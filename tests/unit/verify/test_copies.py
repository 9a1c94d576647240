"""Sentences copied from articles, with one name, number, date or speaker swapped: what was swapped is flagged."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.offline.verifying import make_readers
from kg.text.language import language
from kg.verify import SourceArticle, Verdict, check_claim

KINDS = ("number", "name", "date", "speaker")
ALL = 1000  # of real articles; the invented ones give fewer
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")


class Swap(NamedTuple):
    """A sentence of `article` in which [start, end) was swapped."""

    kind: str
    article: str
    sentence: str
    claim: str
    start: int
    end: int


class Marked(NamedTuple):
    """An article with its names by type and the names of those who speak in it."""

    key: str
    source: SourceArticle
    names: dict[str, list[str]]
    speakers: list[str]


def read_gold(folder: Path) -> list[Marked]:
    found = []
    for path in sorted(folder.glob("*/*.article.json")):
        article = json.loads(path.read_text("utf-8"))
        gold = json.loads(path.with_name(path.name.replace(".article.", ".gold.")).read_text("utf-8"))
        text = f"{article['title']}\n{article['content']}"
        names: dict[str, list[str]] = {}
        for entity in gold["entities"]:
            names.setdefault(entity["type"], []).extend(entity["mentions"])
        speakers = sorted({s["speaker"] for s in gold["statements"]})
        found.append(
            Marked(path.name, SourceArticle(text, make_readers(), published=article["published"]), names, speakers)
        )
    return found


def make_swaps(articles: list[Marked], number: int, seed: int = 7) -> Iterator[Swap]:
    """Yield swaps, one kind after the other, from places drawn at random."""
    chance = random.Random(seed)
    pool: dict[str, list[str]] = {}
    for article in articles:
        for kind, surfaces in article.names.items():
            pool.setdefault(kind, []).extend(surfaces)
    places = {kind: [p for a in articles for p in find_places(a, kind)] for kind in KINDS}
    made = 0
    while made < number:
        kind = KINDS[made % len(KINDS)]
        article, start, end, old, group = chance.choice(places[kind])
        new = _other(chance, kind, old, group, article, pool)
        claim = article.source.text[start:end]
        offset = claim.index(old) if kind in ("name", "speaker") else group
        swapped = claim[:offset] + new + claim[offset + len(old) :]
        if swapped not in article.source.text:
            made += 1
            yield Swap(kind, article.key, claim, swapped, offset, offset + len(new))


def find_places(article: Marked, kind: str) -> Iterator[tuple[Marked, int, int, str, Any]]:
    text = article.source.text
    for start, end in language().find_sentences(text):
        sentence = text[start:end]
        if not 12 <= len(sentence) <= 120:
            continue
        if kind == "name":
            yield from ((article, start, end, n, t) for t, ns in article.names.items() for n in ns if n in sentence)
        elif kind == "speaker":
            yield from ((article, start, end, s, None) for s in article.speakers if s in sentence)
        else:
            for match in _NUMBER.finditer(sentence):
                is_date = sentence[match.end() : match.end() + 1] in tuple("年月日")
                if is_date == (kind == "date"):
                    yield article, start, end, match[0], match.start()


def _other(chance: random.Random, kind: str, old: str, group: Any, article: Marked, pool: dict[str, list[str]]) -> str:
    if kind == "number":
        return (
            f"{float(old) + 1.5:.{len(old.split('.')[1])}f}" if "." in old else str(int(old) + chance.choice([1, 2, 7]))
        )
    if kind == "date":
        return str(int(old) + 1)
    others = pool[group] if kind == "name" else article.speakers or pool["PERSON"]
    others = sorted({o for o in others if o not in old and old not in o}) or sorted(set(pool["PERSON"]) - {old})
    return chance.choice(others)


def is_flagged(verdict: Verdict, swap: Swap) -> bool:
    covered = {i for span in verdict.unsupported for i in range(span.start, span.end)}
    return verdict.verdict in ("contradicted", "not found") and set(range(swap.start, swap.end)) <= covered


@pytest.fixture(scope="module")
def invented(samples: Path) -> list[Marked]:
    article = json.loads((samples / "02-safety-rules.json").read_text("utf-8"))
    record = article[0] if isinstance(article, list) else article
    text = f"{record['title']}\n{record['content']}"
    return [Marked("sample", SourceArticle(text, make_readers(), published=None), {}, [])]


def test_sentences_as_they_stand_are_supported(invented: list[Marked]) -> None:
    for article in invented:
        for start, end in language().find_sentences(article.source.text):
            verdict = check_claim(article.source, article.source.text[start:end])
            assert (verdict.verdict, verdict.unsupported) == ("supported", ())


def test_swapped_numbers_of_invented_articles_are_flagged(invented: list[Marked]) -> None:
    swaps = [
        Swap("number", a.key, s, s[:o] + "77" + s[o + len(old) :], o, o + 2)
        for a in invented
        for kind in ("number", "date")
        for _, start, end, old, o in find_places(a, kind)
        for s in [a.source.text[start:end]]
    ]
    assert swaps
    assert all(is_flagged(check_claim(invented[0].source, swap.claim), swap) for swap in swaps)


def test_a_thousand_swaps_in_real_articles(shared: Path) -> None:
    articles = read_gold(shared / "gold")
    sources = {a.key: a.source for a in articles}
    flagged = 0
    for swap in make_swaps(articles, ALL):
        copied = check_claim(sources[swap.article], swap.sentence)
        assert (copied.verdict, copied.unsupported) == ("supported", ()), swap.article
        flagged += is_flagged(check_claim(sources[swap.article], swap.claim), swap)
    assert flagged >= 0.95 * ALL
