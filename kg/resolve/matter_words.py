"""The words that say nothing of a fact's matter, and the places that a text names: shipped lists, read once."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.models import EntityType
from kg.resolve.lexicon import places
from kg.text.lexicon import alternation, read_pairs
from kg.text.normalize import flatten


@lru_cache(maxsize=16)
def word_pattern(word_class: str) -> re.Pattern[str]:
    """Return what matches the words of a class (see the head of matter_words.tsv), the longest first."""
    return re.compile(alternation(word_list(word_class)))


@lru_cache(maxsize=16)
def word_list(word_class: str) -> frozenset[str]:
    """Return the words of a class."""
    rows = read_pairs("matter_words")
    return frozenset(word for name, words in rows if name == word_class for word in words.split())


@lru_cache(maxsize=1)
def place_pattern() -> re.Pattern[str]:
    """Return what matches a country, province, city or continent with its rank (挪威, 广东省, 深圳, 欧洲)."""
    rows = read_pairs("known_names")
    regions = {flatten(name) for kind, line in rows if kind == EntityType.REGION.value for name in line.split("|")}
    stems = {name for name, level in places().items() if level in {"province", "city"}}
    names = {name for name in regions | stems | word_list("wide") if len(name) > 1 and not name.isascii()}
    ranks = "省|市|州|自治区|特别行政区"
    return re.compile(f"({alternation(names)})(?:{ranks})?")


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    rows = read_pairs("known_names")
    lines = [line.split("|") for kind, line in rows if kind == EntityType.REGION.value]
    home = {"全国": "中国", "国内": "中国"}
    return home | {flatten(name): flatten(names[0]) for names in lines for name in names}


def place_name(written: str) -> str:
    """Return the name that a place is compared by: 美利坚合众国 is 美国."""
    return _first_names().get(written, written)
