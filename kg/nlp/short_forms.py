"""Short forms of names: which shapes may stand for a longer name of the same type, and for which ones at all.

Each rule answers for one pair. `ShortFormIndex` gives the few longer names that a short form can belong to, so that a
text of ten thousand names is not compared pair by pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from kg.nlp.gazetteer import load_list
from kg.text.lexicon import load_lexicon
from kg.text.normalize import letters

_BODY_ENDS = ("队", "俱乐部", "足球俱乐部", "篮球俱乐部", "球队")
_BODY_LAST = frozenset("会委部局办厅署院府司所处组")
_DOT = "·"
_DOTS = re.compile("[·•・．‧∙]")
_DRAFT = re.compile("[（(](?:修订|修正|草案|征求意见稿|送审稿|试行|暂行)[^）)]{0,60}+[）)]$")
_PROGRAMMES = ("倡议", "战略", "计划", "构想")  # what a policy's short form may leave out
# what an exchange puts before or behind a firm's short name
_BOARD = re.compile("^(?:(?:S\\*|\\*|S)?ST)(?=[\u4e00-\u9fff])|-(?:UW|SW|WD|[UWBS])$")
_LONGEST_CONTRACTION = 8


@cache
def known_regions() -> frozenset[str]:
    """Return the names of countries, provinces, cities and larger regions in the lists."""
    names = ("countries", "provinces", "chinese_cities", "regions")
    return frozenset().union(*(load_list(name) for name in names))


def shortens_person(short: str, full: str) -> bool:
    """Return whether `short` is one end of the translated name `full` (福特 of 卢卡·福特)."""
    short, full = _DOTS.sub(_DOT, short), _DOTS.sub(_DOT, full)
    if _DOT in full:
        return len(short) > 1 and (full.endswith(_DOT + short) or full.startswith(short + _DOT))
    return False


def shortens_region(short: str, full: str) -> bool:
    """Return whether `full` is `short` with its rank (丽水 of 丽水市) or with a known region in front."""
    if len(short) < 2:
        return False
    if full.startswith(short) and full[len(short) :] in load_lexicon("administrative_ranks", "region_ranks"):
        return True
    if full.endswith(short) and full[: -len(short)] in known_regions():
        return full not in ("中国内地", "中国大陆") or len(short) == 2
    for rank in load_lexicon("administrative_ranks", "region_ranks"):
        stem = full.removesuffix(rank)
        if stem != full and stem.endswith(short) and stem[: -len(short)] in known_regions():
            return True
    return False


@lru_cache(4096)
def company_core(name: str) -> str:
    """Return a firm's name without seat, legal form and brackets: 小鹏汽车科技 of 广东小鹏汽车科技集团有限公司."""
    core = _BOARD.sub("", re.sub(r"[（(《“”》)）]", "", name))
    regions = known_regions()
    for form in _legal_forms():
        if core.endswith(form) and len(core) - len(form) >= 2:
            core = core[: -len(form)]
            for size in (6, 5, 4, 3, 2):
                if core[:size] in regions and len(core) - size >= 2:
                    core = core[size:].removeprefix("省").removeprefix("市")
                    break
            break
    return core


def shortens_company(short: str, full: str) -> bool:
    """Return whether `short` is the firm `full` without some of seat, trade and legal form."""
    plain, core = company_core(short), company_core(full)
    if len(plain) < 2:
        return False
    if plain == core or short == core:
        return True
    if short.endswith("集团") and not any(word in full for word in ("集团", "控股", "总公司")):
        return False  # a group is none of its firms: 京能集团 and 湖南京能新能源有限公司
    if full.endswith(short) and len(short) > 2 and (full[: -len(short)] in known_regions() or short.endswith("部")):
        return True
    if not core.startswith(plain):
        return False
    rest = core[len(plain) :]
    while rest:
        trade = max((word for word in load_lexicon("trades") if rest.startswith(word)), key=len, default="")
        if not trade:
            return False
        rest = rest[len(trade) :]
    # 银行 and the like name another firm of the group, unless the long name has a legal form
    return full != core or core[len(plain) :] not in ("银行", "证券", "保险", "基金", "信托", "影业", "地产", "体育")


def is_contraction(short: str, full: str) -> bool:
    """Return whether `short` takes characters of `full` in order, its last one from the end of `full`."""
    if not 2 <= len(short) < len(full) or len(short) > _LONGEST_CONTRACTION or short[-1] not in full[-3:]:
        return False
    at = -1
    for char in short:
        at = full.find(char, at + 1)
        if at < 0:
            return False
    return True


def shortens_organization(short: str, full: str) -> bool:
    """Return whether `short` is the body `full` without its parent or country, or contracted (发改委).

    A body that the longer name begins with is what that belongs to: 中央文明办 of 中央文明办二局.
    """
    if short in ("国务院", "外交部") and full != "中国" + short:
        return False
    if full.startswith(short) and short[-1] in _BODY_LAST:
        return False
    if full.endswith(short) and len(short) >= 2:
        return True
    for end in _BODY_ENDS:
        if short.endswith(end) and len(short) > len(end) + 1:
            stem = short[: -len(end)]
            if any(full.endswith(other) and full[: -len(other)].endswith(stem) for other in _BODY_ENDS):
                return True
    heads = {full[0]} | {
        full[size : size + 1] for size in (2, 3) if full[:size] in known_regions() or full[:size] == "国家"
    }
    return len(short) >= 3 and short[0] in heads and is_contraction(short, full)


def shortens_policy(short: str, full: str) -> bool:
    """Return whether `full` is `short` with 中华人民共和国, a draft mark in brackets, or 倡议 or 战略 added."""
    plain = _DRAFT.sub("", full).removeprefix("中华人民共和国")
    if plain != full and letters(plain) == letters(short):
        return True
    rest = letters(full).removeprefix(letters(short))
    return len(letters(short)) > 3 and rest in _PROGRAMMES


SHORTENS: dict[str, Callable[[str, str], bool]] = {
    "COMPANY": shortens_company,
    "ORGANIZATION": shortens_organization,
    "PERSON": shortens_person,
    "POLICY": shortens_policy,
    "REGION": shortens_region,
}


Keys = Iterator[tuple[str, str]]


@cache
def _legal_forms() -> tuple[str, ...]:
    return tuple(sorted(load_lexicon("legal_forms"), key=len, reverse=True))


def _company_keys(full: str) -> Keys:
    core = company_core(full)
    yield "core", core
    yield from (("start", core[:size]) for size in range(2, len(core) + 1))
    yield from (("end", full[at:]) for at in range(1, len(full) - 2))


def _company_lookups(short: str) -> Keys:
    yield "core", short
    yield "start", company_core(short)
    yield "end", short


def _organization_keys(full: str) -> Keys:
    yield from (("end", full[at:]) for at in range(len(full) - 1))
    for end in _BODY_ENDS:
        if full.endswith(end):
            yield from (("stem", full[at : -len(end)]) for at in range(len(full) - len(end)))
    heads = {full[size : size + 1] for size in (0, 2, 3)}
    for head in heads:
        for last in set(full[-3:]):
            yield from (("contraction", head + second + last) for second in set(full))


def _organization_lookups(short: str) -> Keys:
    yield "end", short
    yield from (("stem", short.removesuffix(end)) for end in _BODY_ENDS if short.endswith(end))
    if 3 <= len(short) <= _LONGEST_CONTRACTION:
        yield "contraction", short[0] + short[1] + short[-1]


def _person_keys(full: str) -> Keys:
    full = _DOTS.sub(_DOT, full)
    for at, char in enumerate(full):
        if char == _DOT:
            yield "", full[:at]
            yield "", full[at + 1 :]


def _person_lookups(short: str) -> Keys:
    yield "", _DOTS.sub(_DOT, short)


def _policy_keys(full: str) -> Keys:
    yield "", letters(_DRAFT.sub("", full).removeprefix("中华人民共和国"))
    plain = letters(full)
    yield from (("", plain.removesuffix(word)) for word in _PROGRAMMES if plain.endswith(word))


def _policy_lookups(short: str) -> Keys:
    yield "", letters(short)


def _region_keys(full: str) -> Keys:
    stems = {full, *(full.removesuffix(rank) for rank in load_lexicon("administrative_ranks", "region_ranks"))}
    for stem in stems:
        yield "", stem
        yield from (("", stem[at:]) for at in range(1, len(stem)) if stem[:at] in known_regions())


def _region_lookups(short: str) -> Keys:
    yield "", short


# For each type: what a full name is filed under, and what a short form looks under. Whenever a rule above joins two
# names, the short one finds the full one.
_FILED: dict[str, tuple[Callable[[str], Keys], Callable[[str], Keys]]] = {
    "COMPANY": (_company_keys, _company_lookups),
    "ORGANIZATION": (_organization_keys, _organization_lookups),
    "PERSON": (_person_keys, _person_lookups),
    "POLICY": (_policy_keys, _policy_lookups),
    "REGION": (_region_keys, _region_lookups),
}


class ShortFormIndex:
    """Full names of one type, each with a number, asked for those that a short form can belong to."""

    def __init__(self, kind: str) -> None:
        self._keys, self._lookups = _FILED[kind]
        self._filed: dict[tuple[str, str], list[int]] = {}

    def add(self, full: str, number: int) -> None:
        """File a full name."""
        for key in set(self._keys(full)):
            self._filed.setdefault(key, []).append(number)

    def candidates(self, short: str) -> Iterator[int]:
        """Yield the numbers of the names that `short` can belong to (some more than once); the rule decides."""
        for key in self._lookups(short):
            yield from self._filed.get(key, ())
