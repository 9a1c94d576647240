"""The word lists of names, read once: places, trades, words of public bodies."""

from __future__ import annotations

from functools import lru_cache

from kg.text.lexicon import read_pairs


@lru_cache(maxsize=1)
def place_letters() -> dict[str, str]:
    """Return what a place is called in an abbreviation when that is not its first character (上海: 沪)."""
    return dict(read_pairs("place_letters"))


@lru_cache(maxsize=1)
def country_letters() -> dict[str, str]:
    """Return the country that one character in front of a body stands for (俄: 俄罗斯)."""
    return dict(read_pairs("country_letters"))


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Return each place stem (广东, 深圳, 栾川) with its level: province, city, county_city or county."""
    return dict(read_pairs("places"))


@lru_cache(maxsize=1)
def place_spellings() -> dict[str, tuple[str, ...]]:
    """Return the Latin spellings of the places that are not spelled as plain pinyin alone."""
    return {name: tuple(spellings.split()) for name, spellings in read_pairs("place_spellings")}


@lru_cache(maxsize=1)
def trade_words() -> dict[str, str]:
    """Return each trade word with its class: generic, sector or arm (see the head of trade_words.tsv)."""
    found: dict[str, str] = {}
    for word_class, words in read_pairs("trade_words"):
        for word in words.split():
            found.setdefault(word, word_class)
    return found


@lru_cache(maxsize=1)
def organization_words() -> dict[str, str]:
    """Return each word of names of public bodies with its class: word, dropped or link."""
    found: dict[str, str] = {}
    for word_class, words in read_pairs("organization_words"):
        for word in words.split():
            found.setdefault(word, word_class)
    return found


def longest_prefix(text: str, words: dict[str, str], *, max_length: int = 8) -> str:
    """Return the longest word that the text begins with, or an empty string."""
    for length in range(min(max_length, len(text)), 0, -1):
        if text[:length] in words:
            return text[:length]
    return ""


def longest_suffix(text: str, words: dict[str, str], *, max_length: int = 8) -> str:
    """Return the longest word that the text ends with, or an empty string."""
    for length in range(min(max_length, len(text)), 0, -1):
        if text[-length:] in words:
            return text[-length:]
    return ""
