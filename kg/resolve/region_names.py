"""Names of places: administrative suffixes and the province in front of a city."""

from __future__ import annotations

import re

import pypinyin

from kg.resolve.forms import Form, FormSet
from kg.resolve.lexicon import longest_prefix, places
from kg.resolve.normalize import is_han

_PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|土家|布依|傈僳|朝鲜|哈尼|景颇|蒙古|拉祜|仡佬|毛南|仫佬|鄂温克|鄂伦春|达斡尔|裕固|保安|东乡|撒拉|锡伯|"
    "[壮回藏彝苗侗傣白羌满瑶畲黎水土佤怒]"
)
_SUFFIX = re.compile(
    rf"(?:(?:{_PEOPLES})族?)*(?:各族)?(特别行政区|自治区|自治州|自治县|自治旗|地区|新区|特区|省|市|县|区|旗|盟)$"
)
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
    for text in (name, _without_province(name)):
        forms.add(text, "province in front dropped", 0.93, whole=True)
        stem = _SUFFIX.sub("", text)
        if len(stem) >= 2:
            forms.add(stem, "administrative suffix dropped", 0.95, whole=True)
        if places().get(stem) in ("province", "city"):
            reading = "shaanxi" if stem == "陕西" else "".join(pypinyin.lazy_pinyin(stem))
            forms.add("pinyin:" + reading, "pinyin", 0.85, known=False)
    return forms.sorted()


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
        return None
    return _LEVELS.get(suffix.group(1), suffix.group(1))


def _without_province(name: str) -> str:
    province = longest_prefix(name, places(), max_length=5)
    if not province or places()[province] != "province":
        return name
    rest = re.sub(r"^(维吾尔自治区|壮族自治区|回族自治区|自治区|省)", "", name[len(province) :])
    return rest if len(rest) >= 3 and rest[-1] in "市县区州盟" and rest != name[len(province) :] else name
