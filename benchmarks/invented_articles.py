"""Invented news to be read, some 860 characters an article: the same for each number, and as repetitive as real news is.

What an import costs depends on how much an article has in common with those before. Each of the 554 annotated articles
names 10 entities, brings 8 names that no other has, and states 10 facts; 2 pairs of facts an article share a key, and are
compared. `tests/unit/test_bench.py` holds these articles near to that. So a few names make much of the news and most are
new, and sentences are put together of words, so that they rarely come again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.invented_words import FACTS, FILLERS, PRODUCTS, WORDS
from benchmarks.synthetic_news import Pool
from kg.models import Article

CHARACTERS = 860
# Of so many known names the n-th is drawn n times as rarely as the first (Zipf); three names in four are new.
_KNOWN = 3000
_NEW = 0.75
_SENTENCES_WITH_FACTS = 7
_PLACE = re.compile(r"\{(\w+)\}")
_LAST_DAY = date(2025, 12, 31)


def invented_article(number: int) -> Article:
    """Return the article of a number."""
    draw = random.Random(f"article {number}")
    names = _names(number, draw)
    sentences = [_sentence(draw, draw.choice(FACTS), names) for _ in range(_SENTENCES_WITH_FACTS)]
    content = "".join(sentences)
    while len(content) < CHARACTERS:
        filler = "，".join(_words(draw, draw.choice(FILLERS)) for _ in range(draw.randint(1, 3)))
        sentences.insert(draw.randrange(len(sentences) + 1), f"{filler}。" + "\n" * (draw.random() < 0.3))
        content = "".join(sentences)
    return Article(
        id=f"bench:{number}",
        title=f"{names['short']}披露{draw.choice(PRODUCTS)}进展",
        content=content,
        published=(_LAST_DAY - timedelta(days=number % 365)).isoformat(),
        published_basis="field",
        source=draw.choice(("晨报", "晚报", "商报")),
    )


def invented_articles(count: int) -> Iterator[Article]:
    """Yield so many articles, from number 0 on."""
    return map(invented_article, range(count))


def _names(number: int, draw: random.Random) -> dict[str, str]:
    pool = Pool()
    firms = [pool.firm(_number(number * 10 + n, draw)) for n in range(3)]
    return {
        "firm": firms[0][0],
        "short": firms[0][1],
        "rival": firms[1][0],
        "person": pool.person(_number(number * 10, draw)),
        "other": pool.person(_number(number * 10 + 1, draw)),
        "third": pool.person(_number(number * 10 + 2, draw)),
        "partner": firms[2][1],
        "body": pool.body(_number(number * 10, draw)),
        "agency": pool.body(_number(number * 10 + 1, draw)),
        "policy": pool.policy(_number(number * 10, draw)),
    }


def _number(new: int, draw: random.Random) -> int:
    """Return the number of a name: one that never was, or one of the known."""
    return 10**8 + new if draw.random() < _NEW else int(_KNOWN ** draw.random())


def _sentence(draw: random.Random, pattern: str, names: dict[str, str]) -> str:
    numbers = {"year": draw.randint(2026, 2031), "n": draw.randint(2, 49), "m": draw.randint(2, 90)}
    return _words(
        draw, pattern, **names, **{name: str(each) for name, each in numbers.items()}, k=str(draw.randint(100, 9900))
    )


def _words(draw: random.Random, pattern: str, **given: str) -> str:
    """Return the pattern with what is given, and in each other place a word of its kind."""
    return _PLACE.sub(lambda place: given.get(place[1]) or draw.choice(WORDS[place[1]]), pattern)
