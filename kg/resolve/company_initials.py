"""Abbreviations of firms by first characters: 宝山钢铁 is 宝钢, 上海浦东发展银行 浦发银行, 渭南第二棉纺织厂 渭南二棉."""

from __future__ import annotations

import re

from kg.resolve.company_names import CompanyName
from kg.resolve.forms import FormSet
from kg.resolve.lexicon import longest_prefix, place_letters, places

# The last word of a name keeps its last character, not its first: 招商银行 is 招行.
_LAST_LETTERS = {"银行": "行", "农村商业银行": "农商行", "农商银行": "农商行"}
# Trades whose two-character abbreviations are in use: 宝钢, 上汽, 国航; 海光信息 is not 海信.
_SHORT_TRADES = frozenset(("银行", "钢铁", "汽车", "航空", "铜业", "铝业", "啤酒"))
_RULE = "abbreviation by first characters"
_NUMBERED = re.compile(
    r"^(.{0,12}?)(\d{1,2})(?!中$|小$)([一-鿿]{2,14}?)(总厂|厂|有限责任公司|股份有限公司|有限公司|公司|集团)$"
)


def add_initials(forms: FormSet, name: str, parts: CompanyName) -> None:
    """Add the abbreviations of a normalised firm name, given its parts."""
    _add_numbered(forms, name)
    words = [word for word in (parts.brand, *parts.trades) if word]
    if not parts.trades or len(parts.brand) > 3:
        return
    known = parts.is_whole_firm
    if len(parts.trades) > 1 and len(parts.brand) >= 2:
        # 三花智能控制 is 三花智控.
        text = parts.brand + "".join(word[0] for word in parts.trades)
        forms.add(text, _RULE, 0.82, known=known)
    place = longest_prefix(parts.place, places())
    for lead in sorted({"", place, place_letters().get(place, "")}):
        if lead or len(words) > 1:
            _add_lead(forms, parts, lead, words)


def _add_numbered(forms: FormSet, name: str) -> None:
    """Add how a numbered works is called: 渭南2棉 for 渭南2棉纺织厂."""
    numbered = _NUMBERED.match(name)
    if numbered is None:
        return
    place, number, trade, form = numbered.groups()
    for text in (trade[0], trade[0] + form[-1], trade[:2], trade[:2] + form[-1]):
        forms.add(place + number + text, _RULE, 0.82, known=False)


def _add_lead(forms: FormSet, parts: CompanyName, lead: str, words: list[str]) -> None:
    """Add the abbreviations that begin with a place, with its letter or with neither."""
    initials = "".join(word[0] for word in [*([lead] if lead else []), *words[:-1]])
    last = words[-1]
    short = initials + _LAST_LETTERS.get(last, last[0])
    texts = [short, parts.country[:1] + short, parts.country + short]
    if lead or len(initials) > 1:
        texts.append(initials + last)
    if "股份" in parts.group and last in _SHORT_TRADES:
        # 南京钢铁股份有限公司 is 南钢股份.
        texts.append(short + "股份")
    for text in texts:
        if (len(text) > 2 or last in _SHORT_TRADES) and text not in places():
            # 中原银行 would be 中行, which in the list is another's.
            forms.add(text, _RULE, 0.82, known=parts.is_whole_firm and len(text) > 2)
    if "股份" in parts.group and len(short) == 2:
        # A stock short name of two characters has its share class behind it: 武锅b.
        for share in "ab":
            forms.add(short + share, _RULE, 0.82, known=False)
