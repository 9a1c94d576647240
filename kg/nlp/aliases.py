"""Which surfaces of one article name one thing? Pure rules over the surfaces, their types and the text between them.

Only surfaces of one type are joined. The rules: known names of one thing (same_names.txt); definitions in
the text (简称, or a form in brackets); the parts of a translated name; a region with or without its rank; a firm with
or without seat, trade and legal form; a body with or without what it belongs to, or contracted. A short form that would
fit two longer names stays alone, unless one of the rules before settles it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.nlp.gazetteer import load_list
from kg.text.lexicon import load_lexicon, read_lines

_BODY_ENDS = ("队", "俱乐部", "足球俱乐部", "篮球俱乐部", "球队")
_BODY_LAST = frozenset("会委部局办厅署院府司所处组")
_DOT = "·"
_DOTS = re.compile("[·•・．‧∙]")
_DRAFT = re.compile("[（(](?:修订|修正|草案|征求意见稿|送审稿|试行|暂行)[^）)]*[）)]$")
# what stands between a name and the short form that the text gives for it
_DEFINES = re.compile(r"[（(](?:(?:以下|下文|下)?(?:简称|称)(?:为|：)?|又称|即|英文简?缩写(?:为)?|缩写为?)?[“\"《]?")
_DEFINES_OPENLY = re.compile(r"(?:简称|[以]?下称|又称)")


@dataclass(frozen=True)
class Surface:
    """One surface of one type in an article, with the places [start, end) where it stands."""

    type: str
    text: str
    places: tuple[tuple[int, int], ...] = ()


def normalize(surface: str) -> str:
    """Return letters and digits of `surface` in one width and case: what stays when marks do not count."""
    folded = unicodedata.normalize("NFKC", surface).casefold()
    return "".join(char for char in folded if char.isalnum())


class _Groups:
    """Disjoint sets of indexes; the smallest index leads."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))

    def find(self, index: int) -> int:
        while self._leader[index] != index:
            index = self._leader[index]
        return index

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.find(left), self.find(right)))
        self._leader[high] = low


def group_surfaces(surfaces: Sequence[Surface], text: str = "") -> list[list[int]]:
    """Return the indexes of `surfaces`, grouped by the thing they name; each group by index, groups by first index."""
    groups = _Groups(len(surfaces))
    _join_known(surfaces, groups)
    _join_defined(surfaces, groups, text)
    for kind, shortens in _SHORTENS.items():
        members = [i for i, surface in enumerate(surfaces) if surface.type == kind]
        _join_short_forms(surfaces, members, groups, shortens)
    found: dict[int, list[int]] = {}
    for index in range(len(surfaces)):
        found.setdefault(groups.find(index), []).append(index)
    return list(found.values())


def canonical_surface(surfaces: Sequence[str]) -> str:
    """Return the most complete of the surfaces of one thing: the longest, by code points among equals; never 我国."""
    return min(surfaces, key=lambda surface: (surface == "我国", -len(normalize(surface)), -len(surface), surface))


@cache
def _known_groups() -> dict[str, int]:
    known: dict[str, int] = {}
    for number, line in enumerate(read_lines("same_names")):
        for name in line.split():
            known.setdefault(normalize(name), number)
    return known


@cache
def known_regions() -> frozenset[str]:
    """Return the names of countries, provinces, cities and larger regions in the lists."""
    names = ("countries", "provinces", "chinese_cities", "regions")
    return frozenset().union(*(load_list(name) for name in names))


def _join_known(surfaces: Sequence[Surface], groups: _Groups) -> None:
    first: dict[tuple[str, str | int], int] = {}
    for index, surface in enumerate(surfaces):
        plain = normalize(surface.text)
        for key in ((surface.type, plain), (surface.type, _known_groups().get(plain, plain))):
            if key in first:
                groups.join(index, first[key])
            first.setdefault(key, index)


def _join_defined(surfaces: Sequence[Surface], groups: _Groups, text: str) -> None:
    places = sorted((start, end, i) for i, surface in enumerate(surfaces) for start, end in surface.places)
    for (_, end, left), (start, last, right) in pairwise(places):
        between = text[end:start]
        one_type = surfaces[left].type == surfaces[right].type
        openly = bool(_DEFINES_OPENLY.search(between)) and len(between) <= 12
        bracketed = bool(_DEFINES.fullmatch(between)) and text[last : last + 2].lstrip('”"》')[:1] in ("）", ")")
        # a second person or place in brackets is another one, unless it is the name in Latin letters
        bracketed = bracketed and (surfaces[left].type not in ("PERSON", "REGION") or text[start:last].isascii())
        if one_type and (openly or bracketed):
            groups.join(left, right)


def _join_short_forms(
    surfaces: Sequence[Surface], members: list[int], groups: _Groups, shortens: Callable[[str, str], bool]
) -> None:
    by_length = sorted(members, key=lambda i: (-len(surfaces[i].text), i))
    for n, short in enumerate(by_length):
        longer = {groups.find(i) for i in by_length[:n] if shortens(surfaces[short].text, surfaces[i].text)}
        longer.discard(groups.find(short))
        if len(longer) == 1:
            groups.join(short, longer.pop())


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
    if full.startswith(short) and full[len(short) :] in load_lexicon("region_ranks"):
        return True
    if full.endswith(short) and full[: -len(short)] in known_regions():
        return full not in ("中国内地", "中国大陆") or len(short) == 2
    for rank in load_lexicon("region_ranks"):
        stem = full.removesuffix(rank)
        if stem != full and stem.endswith(short) and stem[: -len(short)] in known_regions():
            return True
    return False


def company_core(name: str) -> str:
    """Return a firm's name without seat, legal form and brackets: 小鹏汽车科技 of 广东小鹏汽车科技集团有限公司."""
    core = re.sub(r"[（(《“”》)）]", "", name)
    regions = known_regions()
    for form in sorted(load_lexicon("legal_forms"), key=len, reverse=True):
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
    if not 2 <= len(short) < len(full) or len(short) > 8 or short[-1] not in full[-3:]:
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
    if plain != full and normalize(plain) == normalize(short):
        return True
    rest = normalize(full).removeprefix(normalize(short))
    return len(normalize(short)) > 3 and rest in ("倡议", "战略", "计划", "构想")


_SHORTENS: dict[str, Callable[[str, str], bool]] = {
    "COMPANY": shortens_company,
    "ORGANIZATION": shortens_organization,
    "PERSON": shortens_person,
    "POLICY": shortens_policy,
    "REGION": shortens_region,
}
