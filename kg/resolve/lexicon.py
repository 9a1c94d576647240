"""The word lists of names, read once: places, trades, words of public bodies."""

from __future__ import annotations

from functools import lru_cache

from kg.text.lexicon import read_pairs

# What a place is called in an abbreviation when that is not its first character.
PLACE_LETTERS = {
    "上海": "沪", "重庆": "渝", "广东": "粤", "湖南": "湘", "湖北": "鄂", "安徽": "皖", "江西": "赣", "福建": "闽",
    "河北": "冀", "河南": "豫", "山东": "鲁", "山西": "晋", "陕西": "陕", "四川": "川", "贵州": "黔", "云南": "滇",
    "海南": "琼", "广西": "桂", "北京": "京", "天津": "津", "深圳": "深", "广州": "穗", "成都": "蓉", "宁波": "甬",
    "江苏": "苏", "浙江": "浙", "甘肃": "甘", "青海": "青", "西藏": "藏", "新疆": "新", "宁夏": "宁", "内蒙古": "蒙",
}  # fmt: skip


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
