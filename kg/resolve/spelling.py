"""Spellings of one name that say the same: numbers in figures, autonomous places without their peoples, usual short words.

What every type's forms are made from besides the name as it stands. A respelling is *whole* when either spelling is used
for the other; where it leaves out what may tell two things apart (the rank of a place, the city around a county) it is
derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.resolve.lexicon import longest_prefix, places
from kg.text.lexicon import alternation, load_lexicon, read_rows
from kg.text.numerals import parse_number

_NUMERAL = "[一二三四五六七八九十]"
_FIVE_YEARS = re.compile(rf"第({_NUMERAL}{{1,3}})个五年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DIGIT_RUN = re.compile("[〇○零一二三四五六七八九]{3,}")
_ORDINAL = re.compile(rf"第({_NUMERAL}{{1,3}}|\d{{1,3}})(?![个届次期批])")
# What is counted without 第 in short names: 二中院, 三附院, 十二中, 二棉, 一建.
_COUNTED = "(?:人民|高级|实验)|附属|医院|中院|中级|[分附]?院$|中学|[中小幼高]$|小学|幼儿园|实小|[大支]队|地质队|[棉毛建钢机化纺冶轻汽煤药航]|工程局|厂"
_BARE = re.compile(rf"(?<=[一-鿿])(?<!{_NUMERAL})({_NUMERAL}{{1,3}})(?={_COUNTED})")
_AFFILIATED = re.compile(r"附属(\d{1,2})医院")
_SCHOOL = re.compile(r"(?<=\d)中学$")
_NUMBERED_HOSPITAL = re.compile(r"(\d{1,2})(?:人民)?医院$")
_NUMBERED_SCHOOL = re.compile(r"(\d{1,2})高级中学$")
_MANY = "|".join(word for word in load_lexicon("peoples") if len(word) > 1)
_ONE = "".join(word for word in load_lexicon("peoples") if len(word) == 1)
PEOPLES = rf"(?:(?:{_MANY})族?|[{_ONE}]族)"
_AUTONOMOUS = re.compile(rf"(?<=[一-鿿])(?:{PEOPLES}){{1,8}}(?:各族)?(?:自治([州县旗])|(乡)(?!镇))")
_AUTONOMOUS_REGION = re.compile(r"(?<=..)(?:壮族|回族|维吾尔)?自治区(?=..)")
_BANNER = re.compile(r"(^|市|盟|自治区)([一-鿿])[一-鿿]{1,3}?(?:([左右])翼)?([前中后左右]旗)")
_RANKS = {"province": ("省",), "city": ("市", "州", "地区", "盟"), "county_city": ("市",), "county": ("县", "区", "旗")}
_ZONE = "自贸|自由贸易|高新|经开|经济|开发|综合|保税|新区"
_UNKNOWN_PLACE = re.compile(rf"(?!{_ZONE})[一-鿿]{{2,3}}?([省州县市区旗])(?![立内外场])(?=.{{2,}})")
_PLACE = re.compile(rf"(?!{_ZONE})[一-鿿]{{2,6}}[县市区旗镇乡]")
_CORPS = "新疆生产建设兵团"
_CLAUSES = re.compile(rf"({_NUMERAL}{{1,3}})(?=条$|条(?:政策|措施|意见))")
_MAX_SHORTER = 12


@dataclass(frozen=True)
class Respelling:
    """Another spelling: its text, what was changed, how near it is (see `Form`), and whether it is whole."""

    text: str
    rule: str
    nearness: float
    whole: bool = False


def respellings(name: str) -> Iterator[Respelling]:
    """Yield the other spellings of a normalised Chinese name of anything but a person; the first, if whole, is its core."""
    core = shorten(plain(name))
    if core != name:
        yield Respelling(core, "written alike", 0.97, whole=True)
    seen = {name, core}
    for text in [core, *without_outer(core)]:
        # A county of that name may lie in two provinces, a district in many cities.
        rule, nearness = ("rank of the place dropped", 0.9) if text == core else ("place around it dropped", 0.88)
        for spelling in (text, without_ranks(text)):
            if spelling not in seen:
                seen.add(spelling)
                yield Respelling(spelling, rule, nearness)
    for text in sorted((seen - {name}) | {plain(name), without_ranks(plain(name))}):
        for shorter in _shorter(text):
            if shorter not in seen:
                seen.add(shorter)
                yield Respelling(shorter, "usual short words", 0.85)


def plain(name: str) -> str:
    """Return a name with its numbers in figures (第二, 二〇三五, 第十四个五年) and autonomous places without their peoples."""
    text = _FIVE_YEARS.sub(r"\1五", name)
    text = _DIGIT_RUN.sub(lambda run: run.group().translate(_DIGITS), text)
    text = _ORDINAL.sub(lambda found: _figure(found[1]), text)
    text = _BARE.sub(lambda found: _figure(found[1]), text)
    text = _CLAUSES.sub(lambda found: _figure(found[1]), text)
    text = _AFFILIATED.sub(r"\1附属医院", text)
    text = _AUTONOMOUS.sub(lambda found: found[1] or found[2], text)
    text = re.sub(r"(?<=..)自治([州县旗])", r"\1", text)
    return _AUTONOMOUS_REGION.sub("", text)


def _figure(numeral: str) -> str:
    value = parse_number(numeral)
    return numeral if value is None else str(int(value))


def shorten(text: str) -> str:
    """Return the text with each word that has one short form cut to it: 疾病预防控制 to 疾控."""
    return _SCHOOL.sub("中", _pattern("same").sub(lambda found: short_words("same")[found.group()][0], text))


def _shorter(text: str) -> Iterator[str]:
    """Yield the text with words cut to short forms that may stand for others too: 职业技术学院 to 职院, 乌拉特前旗 to 乌前旗."""
    if school := _NUMBERED_SCHOOL.search(text):
        yield from (text[: school.start()] + school[1] + short for short in "高中")
    if hospital := _NUMBERED_HOSPITAL.search(text):
        yield text[: hospital.start()] + hospital[1] + "院"
    if len(text) >= 5 and text.endswith("旗"):
        yield text[:2] + "旗"
    banner = _BANNER.sub(lambda found: f"{found[1]}{found[2]}{found[3] or ''}{found[4]}", text)
    if banner != text:
        yield banner
    found = {text}
    for word in _pattern("may be").findall(text):
        shorts = short_words("may be")[word]
        found |= {each.replace(word, short) for each in sorted(found)[:_MAX_SHORTER] for short in shorts}
    yield from sorted(found - {text})[:_MAX_SHORTER]


@cache
def short_words(kind: str) -> dict[str, tuple[str, ...]]:
    """Return the short forms of each long word, of the class `same` or `may be` (see the head of short_words.tsv)."""
    found: dict[str, tuple[str, ...]] = {}
    for long, short, word_class in read_rows("short_words"):
        if word_class == kind:
            found[long] = (*found.get(long, ()), short)
    return found


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(alternation(short_words(kind)))


def leading_place(text: str) -> tuple[str, str]:
    """Return the known place that a text begins with and the rank written behind it, each empty where there is none.

    长沙 of 长沙县 is none: that is another place than 长沙市.
    """
    stem = longest_prefix(text, places())
    behind = text[len(stem) :]
    rank = next((rank for rank in _RANKS.get(places().get(stem, ""), ()) if behind.startswith(rank)), "")
    if stem and not rank and behind[:1] in ("省", "市", "县", "区", "旗", "州"):
        return "", ""
    return stem, rank


def without_ranks(text: str) -> str:
    """Return the text without the ranks behind the places that it begins with: 桐梓疾控中心 for 桐梓县疾控中心."""
    kept, rest = "", text
    while (found := leading_place(rest))[0] and len(rest) - len("".join(found)) >= 2:
        kept, rest = kept + found[0], rest[len("".join(found)) :]
    if (unknown := _UNKNOWN_PLACE.match(rest)) and not longest_prefix(rest, places()):
        rest = rest[: unknown.start(1)] + rest[unknown.end() :]
    return kept + rest


def without_outer(text: str) -> Iterator[str]:
    """Yield the text from each inner place on: 碧江区教育局 for 贵州省铜仁市碧江区教育局."""
    rest = text.removeprefix(_CORPS)
    if rest != text and len(rest) >= 4:
        yield rest
    while (outer := leading_place(rest))[0]:
        rest = rest[len("".join(outer)) :]
        inner = leading_place(rest)
        ranked = inner[1] or _UNKNOWN_PLACE.match(rest) or _PLACE.fullmatch(rest)
        # 台湾中山大学 is not 中山大学: without a rank the inner place may be a name.
        if len(rest) < 4 or not (ranked or (inner[0] and outer[1])):
            return
        yield rest
