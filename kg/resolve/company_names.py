"""Names of firms: their parts (place, brand, trade words, legal form), and what tells two firms apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.lexicon import longest_prefix, longest_suffix, places, trade_words
from kg.resolve.spelling import plain, shorten, without_outer, without_ranks
from kg.text.normalize import is_han
from kg.text.remembered import SURFACES

LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|股份公司|有限公司|总公司|集团公司|株式会社|\(有限合伙\)|公司)$")
GROUP_WORD = re.compile(r"(企业集团|集团|控股|股份|企业)$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_GROUP_IN_BRACKETS = re.compile(r"\((集团|控股)\)(?=(?:股份)?有限(?:责任)?公司$)")
_BRANCH = re.compile(r"(分公司|分行|支行|子公司|办事处|分部|营业部|分理处|分厂)")
_SHARE_CLASS = re.compile(r"(^\*?st(?=[\u4e00-\u9fff])|-(?:w|sw|s|b|u|h)$|(?<=[\u4e00-\u9fff])[ab]$)")
_NO_PLACES = frozenset(("集团", "控股", "有限合伙", "株", "主", "股份", "有限"))
GROUP_DROPPED = "group word dropped"
_OWNERS = ("集团", "控股", "股份")
_MAX_TRADES = 6


@dataclass(frozen=True)
class CompanyName:
    """The parts of a firm's name: 广东|小鹏|汽车,科技|集团|legal for 广东小鹏汽车科技集团有限公司.

    `place` as written in front (广东, 四川省成都市), `stem` all but the legal form and the group word, `brand` what is
    left before the trade words; `group` the group words, `legal` whether a legal form was written (公司 alone is none),
    `inserted` a place in brackets, `branch` whether the name is a branch's.
    """

    country: str
    place: str
    brand: str
    trades: tuple[str, ...]
    group: tuple[str, ...]
    legal: bool
    stem: str
    inserted: str = ""
    branch: bool = False

    @property
    def body(self) -> str:
        """The brand and the trade words."""
        return self.brand + "".join(self.trades)

    @property
    def is_whole_firm(self) -> bool:
        """Whether the name is no local firm's of another: 特斯拉(上海) is, what has shares (鹏鼎控股(深圳)股份) is not."""
        return not self.inserted or "股份" in self.group


@lru_cache(maxsize=SURFACES)
def split_company(name: str) -> CompanyName:
    """Return the parts of a normalised Chinese firm name."""
    bare, inserted = drop_inserted(name)
    branch = _BRANCH.search(bare) is not None
    legal_form = LEGAL_FORM.search(bare)
    legal = legal_form is not None and legal_form.group() not in ("公司", "集团公司")
    groups: list[str] = []
    if legal_form is not None:
        groups += [word for word in ("股份", "集团") if word in legal_form.group()]
        bare = bare[: legal_form.start()]
    stem = bare
    while (group := GROUP_WORD.search(stem)) and len(stem) - len(group.group()) >= 2:
        groups.append(group.group())
        stem = stem[: group.start()]
    stem = _SHARE_CLASS.sub("", stem) or stem
    country, place, rest = _split_place(stem)
    brand, trades = split_trades(rest)
    return CompanyName(country, place, brand, trades, tuple(groups), legal, stem, inserted, branch)


def split_branch(name: str) -> tuple[str, str]:
    """Return a branch's firm and the rest: where its place begins behind 公司 or 银行; two empty strings where neither stands."""
    found = re.match(r"(.{2,}公司|.{2,}?(?:银行|集团|联社))(.+)$", name)
    return (found[1], found[2]) if found and _BRANCH.search(found[2]) else ("", "")


def has_legal_form(name: str) -> bool:
    """Return whether a normalised name is a Chinese firm's with its legal form, such as 股份有限公司."""
    return is_han(name) and split_company(name).legal


def companies_conflict(a: str, b: str) -> str | None:
    """Return why two normalised firm names can't be one firm whatever they share, or None."""
    if not (is_han(a) and is_han(b)):
        return None
    left, right = split_company(a), split_company(b)
    if left.branch != right.branch:
        return "one is a branch"
    if _other_places(a, b):
        return "the places in brackets differ"
    if left.legal and right.legal and (reason := _legal_conflict(a, b)):
        return reason
    kinds = [{word for word in parts.group if word in _OWNERS} for parts in (left, right)]
    if kinds[0] - kinds[1] and kinds[1] - kinds[0]:
        words = "".join(sorted(kinds[0] | kinds[1]))
        return f"the group, its holding and its listed company are three firms ({words})"
    return None


def _other_places(a: str, b: str) -> bool:
    """Return whether two names have different places in brackets, or one legal name has one and the other none."""
    one, other = ({word for word in _BRACKETS.findall(name) if word not in _NO_PLACES} for name in (a, b))
    full = split_company(a).legal and split_company(b).legal
    return one != other and (bool(one and other) or full)


def _legal_conflict(a: str, b: str) -> str | None:
    """Return why two full legal names are two firms, or None: each is written out, so they differ in legal form at most.

    A group's name may stand without its place's rank or province, but not without its place: that is another firm.
    """
    one, other = (_legal_stems(name) for name in (a, b))
    if not one & other:
        return "two full names that differ in more than the legal form"
    return None


def _legal_stems(name: str) -> set[str]:
    bare = LEGAL_FORM.sub("", drop_inserted(shorten(plain(name)))[0])
    stems = {bare, bare.removesuffix("股份")}
    return {without_ranks(text) for stem in stems for text in (stem, *without_outer(stem))}


def drop_inserted(name: str) -> tuple[str, str]:
    """Return the name without bracketed insertions, and the first of them that is a place (中国, 深圳)."""
    name = _GROUP_IN_BRACKETS.sub(r"\1", name)
    inserted = [word for word in _BRACKETS.findall(name) if word == "中国" or longest_prefix(word, places())]
    return _BRACKETS.sub("", name), inserted[0] if inserted else ""


def _split_place(stem: str) -> tuple[str, str, str]:
    """Return country, place and the rest of a stem; the rest keeps at least two characters."""
    country = "中国" if stem.startswith("中国") and len(stem) > 3 else ""
    rest, place = stem[len(country) :], ""
    while found := _leading_place(rest, inner=bool(place)):
        if len(rest) - len(found) < 2 or len(place) > 6:
            break
        if place and not split_trades(rest[len(found) :])[0]:
            # 东山 is a county, but the brand of 苏州东山精密制造.
            break
        place, rest = place + found, rest[len(found) :]
    return country, place, rest


def _leading_place(text: str, *, inner: bool) -> str:
    if county := re.match(r"[一-鿿]{1,3}县(?=..)", text):
        return county.group()
    if inner and (district := re.match(r"[一-鿿]{2,3}区(?=..)", text)):
        return district.group()
    word = longest_prefix(text, places(), max_length=7)
    after = re.match(r"(特别行政区|自治区|省|市|县|区|州|旗)", text[len(word) :])
    # A county is a place in front only as it is written in full: 东山精密 has nothing of 东山县.
    if not word or (not inner and not after and places()[word] == "county"):
        return ""
    return word + (after.group() if after else "")


def split_trades(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the brand that a text begins with and the trade words behind it."""
    trades: list[str] = []
    while len(trades) < _MAX_TRADES and (word := longest_suffix(text, trade_words())):
        trades.insert(0, word)
        text = text[: -len(word)]
    return text, tuple(trades)
