"""Short forms of firms' names: without legal suffix, place or trade words, and by first characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from kg.models import EntityType
from kg.resolve.company_names import (
    GROUP_WORD,
    LEGAL_FORM,
    CompanyName,
    drop_inserted,
    split_company,
    split_trades,
)
from kg.resolve.forms import Form, FormSet
from kg.resolve.known import find_known
from kg.resolve.lexicon import longest_prefix, place_letters, places, trade_words
from kg.text.normalize import is_han

_LATIN_LEGAL = re.compile(
    r"(?<![ ,])[ ,]+(inc|incorporated|ltd|limited|co|corp|corporation|company|plc|ag|sa|se|nv|llc|gmbh|kk|spa|ab|asa"
    r"|holdings?|group)$"
)
_RURAL_BANK = "农村商业银行"
# The last word of a name keeps its last character, not its first: 招商银行 is 招行.
_LAST_LETTERS = {"银行": "行", _RURAL_BANK: "农商行", "农商银行": "农商行"}
# Trades whose two-character abbreviations are in use: 宝钢, 上汽, 国航; 海光信息 is not 海信.
_SHORT_TRADES = frozenset(("银行", "钢铁", "汽车", "航空", "铜业", "铝业", "啤酒"))
GROUP_DROPPED = "group word dropped"


def company_forms(name: str) -> tuple[Form, ...]:
    """Return the forms of a normalised firm name."""
    forms = FormSet()
    forms.add(name, "same spelling", 1.0, whole=True)
    if not is_han(name):
        _add_latin(forms, name)
        return forms.sorted()
    parts = split_company(name)
    if parts.branch:
        return forms.sorted()
    _add_whole(forms, name, parts)
    _add_without_country(forms, parts)
    if parts.legal or (parts.place and "集团" in parts.group):
        _add_short(forms, parts)
    else:
        _add_brand_only(forms, parts)
    _add_acronyms(forms, parts)
    return forms.sorted()


def owns_other(form: Form, other: Form, other_name: str) -> bool:
    """Return whether a form is a group's bare brand and the other a firm's that has trade words besides.

    浪潮集团 and 浪潮电子信息股份有限公司 share the brand, and are parent and subsidiary.
    """
    if form.rule != GROUP_DROPPED or other.whole:
        return False
    return not {"集团", "控股"} & set(split_company(other_name).group)


def _add_whole(forms: FormSet, name: str, parts: CompanyName) -> None:
    """Add what is left without the legal form and without each group word."""
    bare, _ = drop_inserted(name)
    # 特斯拉(上海) is a firm of its own beside the well-known 特斯拉; 开思时代科技(深圳) is all there is of 开思时代.
    # A firm with shares (鹏鼎控股(深圳)股份有限公司) is no branch of another.
    whole, known = parts.inserted != "中国", parts.is_whole_firm
    forms.add(bare, "bracketed insertion dropped", 0.95, whole=whole, known=known)
    without_legal = LEGAL_FORM.sub("", bare)
    if bare.endswith("股份有限公司"):
        # 鞍钢股份 is the listed firm; 鞍钢 may be its group.
        forms.add(bare.removesuffix("有限公司"), "legal suffix dropped", 0.985, known=known)
        whole = whole and bool(parts.trades)
    if len(without_legal) >= 2:
        forms.add(without_legal, "legal suffix dropped", 0.98, whole=whole, known=known)
    text = without_legal
    while (group := GROUP_WORD.search(text)) and len(text) - len(group.group()) >= 2:
        text = text[: group.start()]
        rule = "股份 dropped" if group.group() == "股份" else GROUP_DROPPED
        forms.add(text, rule, 0.95, whole=whole, known=known)
    forms.add(parts.stem, "share class dropped", 0.95, whole=whole, known=known)


def _add_without_country(forms: FormSet, parts: CompanyName) -> None:
    """Add a foreign firm's name without its country: 韩国三星电子 is 三星电子, but 美国航空 is not 航空."""
    for length in range(2, 6):
        country, rest = parts.stem[:length], parts.stem[length:]
        if len(rest) >= 3 and country not in places() and find_known(country, EntityType.REGION):
            brand, _ = split_trades(rest)
            if len(brand) >= 2 and not parts.country and not brand.startswith("国家"):
                forms.add(rest, "country in front dropped", 0.88)


def _add_short(forms: FormSet, parts: CompanyName) -> None:
    """Add the short forms of a legal name: without the place, without trade words that short names leave out."""
    known = parts.is_whole_firm
    heads = {parts.country + parts.place, parts.country} if parts.place else {parts.country}
    if parts.country and parts.brand:
        heads.add(parts.place)
    if parts.place and parts.brand:
        heads.add("")
    # A firm keeps the first of two places: 四川成都.
    heads |= {word for word in [longest_prefix(parts.place, places())] if word}
    for head in sorted(heads):
        for kept in _kept_trades(parts, head):
            _add_kept(forms, parts, head, kept)
    if parts.place and parts.brand in places() and not _has_arm(parts.trades):
        # A county between the place and the trade: 洛阳栾川钼业 is 洛阳钼业.
        for kept in _kept_trades(parts, parts.place):
            if kept:
                forms.add(parts.place + "".join(kept), "county dropped", 0.85, known=known)
    if parts.brand and not _has_arm(parts.trades):
        # A stock short name: 牧原食品股份有限公司 is 牧原股份, 北京首钢股份有限公司 is 首钢股份.
        forms.add(parts.brand + "股份", "stock short name", 0.85 if parts.trades else 0.94, known=known)
    if parts.brand:
        _add_beginnings(forms, parts)
    if "股份" in parts.group:
        _add_stock_name(forms, parts)


def _add_stock_name(forms: FormSet, parts: CompanyName) -> None:
    """Add what an exchange makes of a long name in four characters: 振华新材(料), 珠海冠宇(电池), 通富微电(子), 士兰微."""
    if _has_arm(parts.trades) or not 2 <= len(parts.brand) <= 3:
        return
    rule, known = "stock short name", parts.is_whole_firm
    if parts.trades and len(parts.trades[0]) > 2:
        forms.add((parts.brand + parts.trades[0])[:4], rule, 0.8, known=known)
        if parts.trades[0] == "微电子":
            forms.add(parts.brand + "微", rule, 0.85, known=known)
    if len(parts.place) == 2 and len(parts.brand) == 2 and parts.trades:
        forms.add(parts.place + parts.brand, rule, 0.78, known=known)
    if "科技" in parts.trades[-2:]:
        # 源杰半导体科技 is 源杰科技.
        forms.add(parts.brand + "科技", rule, 0.77, known=known)
    if "集团" in parts.group and all(trade_words()[word] == "generic" for word in parts.trades):
        # 济南圣泉集团股份有限公司 is 圣泉集团; but 海信家电集团 is not 海信集团.
        forms.add(parts.brand + "集团", rule, 0.77, known=known)


def _add_kept(forms: FormSet, parts: CompanyName, head: str, kept: tuple[str, ...]) -> None:
    text = head + parts.brand + "".join(kept)
    if (not parts.brand and not (head and kept)) or text in places():
        return
    dropped = len(kept) < len(parts.trades)
    rule = "place and trade words dropped" if dropped else "place prefix dropped"
    # Of 协鑫集成科技 the beginning, 协鑫集成, is likelier meant than 协鑫科技.
    score = 0.885 if kept == parts.trades[: len(kept)] else 0.88
    forms.add(text, rule, score if dropped else 0.93, known=parts.is_whole_firm)
    if kept[-1:] == (_RURAL_BANK,):
        for short in ("农商银行", "农商行"):
            forms.add(text.replace(_RURAL_BANK, short), rule, 0.9, known=parts.is_whole_firm)


def _add_beginnings(forms: FormSet, parts: CompanyName) -> None:
    """Add beginnings of a legal name whose trade words no lexicon has."""
    body = parts.body
    inner = body.replace("集团", "")
    if inner != body:
        forms.add(inner, GROUP_DROPPED, 0.85, known=parts.is_whole_firm)
    if not (parts.place or parts.country) and len(body) >= 6 and _may_be_place(body[:2]):
        _add_unknown_place(forms, body[2:])
    for place in sorted({"", parts.place}):
        for length in range(2 if place else 3, len(parts.brand)):
            if not _holds_arm(parts.brand[length:]):
                forms.add(place + parts.brand[:length], "beginning of the legal name", 0.78, known=False)


def _may_be_place(text: str) -> bool:
    """Return whether two characters may be a place no lexicon has: not a parent (广汽, 长安) nor a country (法国)."""
    known = find_known(text, EntityType.COMPANY) or find_known(text, EntityType.REGION)
    return known is None and not text.endswith("汽")


def _add_unknown_place(forms: FormSet, rest: str) -> None:
    """Add what follows two characters that may be a place no lexicon has."""
    brand, trades = split_trades(rest)
    parts = CompanyName("", "", brand, trades, (), True, rest)
    if not brand:
        return
    for kept in _kept_trades(parts, ""):
        text = brand + "".join(kept)
        if len(text) >= 4:
            forms.add(text, "first two characters dropped", 0.76, known=False)


def _has_arm(trades: tuple[str, ...]) -> bool:
    return any(trade_words()[word] == "arm" for word in trades)


def _holds_arm(text: str) -> bool:
    return any(
        trade_words().get(text[start:end]) == "arm"
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
    )


def _kept_trades(parts: CompanyName, head: str) -> Iterator[tuple[str, ...]]:
    """Yield each choice of trade words that a short name may keep."""
    classes = [trade_words()[word] for word in parts.trades]
    # A brand with its place tells as much as a long brand: 贵州茅台酒 is 贵州茅台.
    telling = len(parts.brand) >= 3 or bool(head and parts.brand)
    for mask in product((True, False), repeat=len(parts.trades)):
        kept = {word_class for word_class, keep in zip(classes, mask, strict=True) if keep}
        dropped = {word_class for word_class, keep in zip(classes, mask, strict=True) if not keep}
        # Without a brand the first trade word is the brand: 中国建设银行 is not 中国银行.
        if not parts.brand and parts.trades and not mask[0] and parts.trades[0] != "国际":
            continue
        if _may_drop(dropped, kept, telling=telling, arm_stays=classes[-1:] == ["arm"] and mask[-1]):
            yield tuple(word for word, keep in zip(parts.trades, mask, strict=True) if keep)


def _may_drop(dropped: set[str], kept: set[str], *, telling: bool, arm_stays: bool) -> bool:
    """Return whether a short name may leave out words of these classes; see the head of trade_words.tsv."""
    if "arm" in dropped and not arm_stays:
        return False
    another = bool(kept & {"sector", "venture"})
    return ("venture" not in dropped or another) and ("sector" not in dropped or another or telling)


def _add_brand_only(forms: FormSet, parts: CompanyName) -> None:
    """Add the brand of a short name whose one trade word is mere habit: 岚图汽车 is 岚图, 商汤科技 is 商汤."""
    if not (parts.country or parts.place) and len(parts.trades) == 1 and len(parts.brand) >= 2:
        habit = parts.trades[0] in ("汽车", "科技", "技术")
        # The list of known names is not asked: 小米汽车 is not 小米.
        if habit:
            forms.add(parts.brand, "brand without its trade word", 0.8, known=False)


def _add_acronyms(forms: FormSet, parts: CompanyName) -> None:
    """Add abbreviations by first characters: 宝山钢铁 is 宝钢, 上海浦东发展银行 is 浦发银行."""
    place = longest_prefix(parts.place, places())
    words = [word for word in (parts.brand, *parts.trades) if word]
    if not parts.trades or len(parts.brand) > 3:
        return
    known = parts.is_whole_firm
    if len(parts.trades) > 1 and len(parts.brand) >= 2:
        # 三花智能控制 is 三花智控.
        text = parts.brand + "".join(word[0] for word in parts.trades)
        forms.add(text, "abbreviation by first characters", 0.82, known=known)
    for lead in sorted({"", place, place_letters().get(place, "")}):
        sequence = ([lead] if lead else []) + words
        initials = "".join(word[0] for word in sequence[:-1])
        last = sequence[-1]
        if len(sequence) < 2:
            continue
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
                known_too = known and len(text) > 2
                forms.add(text, "abbreviation by first characters", 0.82, known=known_too)


def _add_latin(forms: FormSet, name: str) -> None:
    text = name.removeprefix("the ")
    while (suffix := _LATIN_LEGAL.search(text)) and suffix.start() >= 2:
        text = text[: suffix.start()].rstrip(" ,&")
        forms.add(text, "legal suffix dropped", 0.95, whole=True)
    forms.add(text.replace(" ", ""), "spaces dropped", 0.93, whole=True)
