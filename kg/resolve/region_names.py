"""Names of places: administrative suffixes and the province in front of a city."""

from __future__ import annotations

import re

import pypinyin

from kg.models import EntityType
from kg.resolve.forms import Form, FormSet
from kg.resolve.known import find_known
from kg.resolve.lexicon import longest_prefix, place_spellings, places
from kg.resolve.spelling import PEOPLES
from kg.text.lexicon import alternation, load_lexicon
from kg.text.normalize import is_han

# No place names more than four peoples.
_SUFFIX = re.compile(rf"(?:{PEOPLES}){{0,8}}+(?:各族)?({alternation(load_lexicon('administrative_ranks'))})$")
_INSIDE = re.compile(
    r"^(\w{2,5}?)[市县区旗州]?((?!自贸|自由贸易|高新|经开|经济|开发|综合|保税)\w{2,}(?:区|县|市|旗|镇|乡|街道))$"
)
# A district of theirs may be a city elsewhere: 北京朝阳, 辽宁的朝阳.
_CITIES = ("北京", "上海", "天津", "重庆")
_OWN_RANKS = {"province": "省|市|自治区|特别行政区|特区", "city": "市|州|地区|盟"}
_ENGLISH_RANKS = {"县": "county", "区": "district", "旗": "banner", "镇": "town"}
_LEVELS = {
    "自治区": "省",
    "特别行政区": "省",
    "特区": "省",
    "自治州": "州",
    "自治县": "县",
    "自治旗": "县",
    "旗": "县",
    "新区": "区",
}


def region_forms(name: str) -> tuple[Form, ...]:
    """Return the forms of a normalised name of a place."""
    forms = FormSet()
    forms.add(name, "same spelling", 1.0, whole=True)
    if not is_han(name):
        forms.add(name.removeprefix("the "), "article dropped", 0.98, whole=True)
        forms.add("pinyin:" + re.sub(r"[' -]", "", name), "pinyin", 0.85, whole=True, known=False)
        return forms.sorted()
    if len(name) >= 4 and not _SUFFIX.search(name) and not _ends_in_state(name):
        # 得克萨斯 is 得克萨斯州; of shorter names 华盛顿 is not 华盛顿州.
        forms.add(name + "州", "administrative suffix added", 0.85)
    inner = _INSIDE.match(name)
    if inner and inner.group(1) in places():
        # A district of that name may lie in several cities, so two full names of such never meet in it.
        forms.add(inner.group(2), "city in front dropped", 0.88)
    if inside := _without_outer(name):
        forms.add(inside, "country or province in front dropped", 0.93, whole=True)
    for text in (name, _without_province(name)):
        forms.add(text, "province in front dropped", 0.93, whole=True)
        stem = _stem(text)
        if stem != text and _is_other_place(stem, text):
            continue
        if len(stem) >= 2:
            forms.add(stem, "administrative suffix dropped", 0.95, whole=True)
        if _ends_in_state(text):
            # 海南州 lies in 青海.
            known = places().get(text[:-1]) != "province"
            forms.add(text[:-1], "administrative suffix dropped", 0.95, whole=True, known=known)
        if (autonomous := re.search(r"自治([州县旗])$", text)) and len(stem) >= 2:
            # 凉山彝族自治州 is 凉山州.
            forms.add(stem + autonomous.group(1), "peoples left out", 0.95, whole=True)
        if rank := re.search(r"[县区旗镇]$", text):
            # Luqu County
            spelled = "".join(pypinyin.lazy_pinyin(stem)) + _ENGLISH_RANKS[rank.group()]
            forms.add("pinyin:" + spelled, "pinyin", 0.85, known=False)
        if places().get(stem) in ("province", "city"):
            for spelling in place_spellings().get(stem) or ("".join(pypinyin.lazy_pinyin(stem)),):
                forms.add("pinyin:" + spelling, "pinyin", 0.85, known=False)
    return forms.sorted()


def _stem(name: str) -> str:
    """Return a name without its rank and the peoples before it; 蒙古 in 内蒙古自治区 is none of these."""
    suffix = _SUFFIX.search(name)
    if suffix is None:
        return name
    own = name[: suffix.start(1)]
    return own if own in places() else name[: suffix.start()]


def _is_other_place(stem: str, name: str) -> bool:
    """Return whether a name without its rank would be a better known place: 河北 of 河北区, 长沙 of 长沙县."""
    level = places().get(_without_province(name).removesuffix(name[len(stem) :])) or places().get(stem)
    return level in _OWN_RANKS and not re.search(f"(?:{_OWN_RANKS[level]})$", name)


def regions_conflict(a: str, b: str) -> str | None:
    """Return why two normalised names are two places whatever they share, or None."""
    left, right = region_level(a), region_level(b)
    if left and right and left != right:
        return f"two levels of administration ({left}, {right})"
    return None


def region_level(name: str) -> str | None:
    """Return the level that a name's suffix says (省, 市, 州, 县, 区 ...), or None."""
    suffix = _SUFFIX.search(name) if is_han(name) else None
    if suffix is None or suffix.start() < 2:
        return "州" if _ends_in_state(name) else None
    return _LEVELS.get(suffix.group(1), suffix.group(1))


def _ends_in_state(name: str) -> bool:
    """Return whether 州 at the end is a suffix: in 凉山州 and 得克萨斯州, but not in 贵州 and 常州."""
    return len(name) >= 3 and is_han(name) and name.endswith("州") and name not in places()


def _without_outer(name: str) -> str | None:
    """Return what is behind a country or a province, where that is a well-known place: 中国香港, 江苏苏州, 美国加州."""
    for length in range(min(8, len(name) - 2), 1, -1):
        outer, inner = name[:length], name[length:]
        outside = outer in load_lexicon("outer_countries") or (
            places().get(outer) == "province" and outer not in _CITIES
        )
        if outside and inner != "大陆" and _is_place(inner):
            return inner
    return None


def _is_place(name: str) -> bool:
    return find_known(name, EntityType.REGION) is not None or places().get(name) == "city"


def _without_province(name: str) -> str:
    province = longest_prefix(name, places(), max_length=5)
    if not province or places()[province] != "province":
        return name
    rest = re.sub(r"^(维吾尔自治区|壮族自治区|回族自治区|自治区|省)", "", name[len(province) :])
    return rest if len(rest) >= 3 and rest[-1] in "市县区州盟" and rest != name[len(province) :] else name
