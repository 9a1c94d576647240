"""Short forms of a firm's legal name: without the place, without trade words that short names leave out, as exchanges write it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.models import EntityType
from kg.resolve.company_names import GROUP_DROPPED, CompanyName, split_trades
from kg.resolve.forms import FormSet
from kg.resolve.known import find_known
from kg.resolve.lexicon import longest_prefix, places, trade_words

RURAL_BANK, RURAL_BANK_SHORT = "农村商业银行", ("农商银行", "农商行")


def add_short(forms: FormSet, parts: CompanyName) -> None:
    """Add the short forms of a legal name: without the place, without trade words that short names leave out."""
    known = parts.is_whole_firm
    for head in _heads(parts):
        for kept in _kept_trades(parts, head):
            _add_kept(forms, parts, head, kept)
    if parts.place and parts.brand in places() and not has_arm(parts.trades):
        # A county between the place and the trade: 洛阳栾川钼业 is 洛阳钼业.
        for kept in _kept_trades(parts, parts.place):
            if kept:
                forms.add(parts.place + "".join(kept), "county dropped", 0.85, known=known)
    if parts.brand and not has_arm(parts.trades):
        # A stock short name: 牧原食品股份有限公司 is 牧原股份, 北京首钢股份有限公司 is 首钢股份.
        forms.add(parts.brand + "股份", "stock short name", 0.85 if parts.trades else 0.94, known=known)
    if parts.brand:
        _add_beginnings(forms, parts)
    for group in {"集团", "控股"}.intersection(parts.group) if parts.brand else ():
        if parts.place:
            forms.add(parts.body + group, "place prefix dropped", 0.88, known=known)
        if len(parts.brand) <= 3 and all(trade_words()[word] == "generic" for word in parts.trades):
            # 江苏华宏实业集团有限公司 is 华宏集团; but 海信家电集团 is not 海信集团.
            forms.add(parts.brand + group, "place and trade words dropped", 0.77, known=known)
    if "股份" in parts.group:
        _add_stock_name(forms, parts)


def _heads(parts: CompanyName) -> list[str]:
    """Return what a short name may begin with: all of the places in front, some, or none."""
    heads = {parts.country + parts.place, parts.country} if parts.place else {parts.country}
    if parts.country and parts.brand:
        heads.add(parts.place)
    if parts.place and parts.brand:
        heads.add("")
    # A firm keeps the first of two places: 四川成都.
    return sorted(heads | {word for word in [longest_prefix(parts.place, places())] if word})


def _add_stock_name(forms: FormSet, parts: CompanyName) -> None:
    """Add what an exchange makes of a long name in four characters: 振华新材(料), 珠海冠宇(电池), 通富微电(子), 士兰微."""
    rule, known = "stock short name", parts.is_whole_firm
    if has_arm(parts.trades):
        return
    for length in range(2, min(4, len(parts.brand))):
        # 青岛伟隆阀门股份有限公司 is 伟隆股份, whatever the lists know of 阀门.
        if not _holds_arm(parts.brand[length:]) and parts.brand[:length] not in places():
            forms.add(parts.brand[:length] + "股份", rule, 0.78, known=False)
    if not 2 <= len(parts.brand) <= 3:
        return
    # What an exchange warns of is listed: ST玉河 is 随州玉河门业股份有限公司, though 玉河 might be another's brand.
    forms.add("st" + parts.brand, rule, 0.8, known=False)
    if parts.trades and len(parts.trades[0]) > 2:
        forms.add((parts.brand + parts.trades[0])[:4], rule, 0.8, known=known)
        if parts.trades[0] == "微电子":
            forms.add(parts.brand + "微", rule, 0.85, known=known)
    if len(parts.place) == 2 and len(parts.brand) == 2 and parts.trades:
        forms.add(parts.place + parts.brand, rule, 0.78, known=known)
    if "科技" in parts.trades[-2:]:
        # 源杰半导体科技 is 源杰科技.
        forms.add(parts.brand + "科技", rule, 0.77, known=known)


def _add_kept(forms: FormSet, parts: CompanyName, head: str, kept: tuple[str, ...]) -> None:
    text = head + parts.brand + "".join(kept)
    if (not parts.brand and not (head and kept)) or text in places():
        return
    if len(text) == 2 and parts.place and not head and "股份" not in parts.group:
        # 湖南京能新能源有限公司 is the firm of a province, and 京能 its parent.
        return
    dropped = len(kept) < len(parts.trades)
    rule = "place and trade words dropped" if dropped else "place prefix dropped"
    # Of 协鑫集成科技 the beginning, 协鑫集成, is likelier meant than 协鑫科技.
    score = 0.885 if kept == parts.trades[: len(kept)] else 0.88
    forms.add(text, rule, score if dropped else 0.93, known=parts.is_whole_firm)
    if kept[-1:] == (RURAL_BANK,):
        for short in RURAL_BANK_SHORT:
            forms.add(text.replace(RURAL_BANK, short), rule, 0.9, known=parts.is_whole_firm)


def _add_beginnings(forms: FormSet, parts: CompanyName) -> None:
    """Add beginnings of a legal name whose trade words no lexicon has."""
    body = parts.body
    inner = body.replace("集团", "")
    if inner != body:
        forms.add(inner, GROUP_DROPPED, 0.85, known=parts.is_whole_firm)
        _add_member(forms, body.rpartition("集团")[2])
        return
    if not (parts.place or parts.country) and len(body) >= 6 and _may_be_place(body[:2]):
        _add_unknown_place(forms, body[2:])
    for place in sorted({"", parts.place}):
        for length in range(2 if place else 3, len(parts.brand)):
            if not _holds_arm(parts.brand[length:]) and not has_arm(parts.trades):
                forms.add(place + parts.brand[:length], "beginning of the legal name", 0.78, known=False)


def _add_member(forms: FormSet, own: str) -> None:
    """Add a group's member by its own name: 先泰药业 for 华北制药集团先泰药业; a trade alone is no name."""
    if split_trades(own)[0] and len(own) >= 4:
        forms.add(own, "group in front dropped", 0.8, known=False)


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


def has_arm(trades: tuple[str, ...]) -> bool:
    """Return whether one of these trade words marks an arm: what tells a subsidiary from its parent."""
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
