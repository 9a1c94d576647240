"""The forms of firms' names: without legal form, group word, country or place, by first characters, and those of branches."""

from __future__ import annotations

import re

from kg.models import EntityType
from kg.resolve.company_initials import add_initials
from kg.resolve.company_names import (
    GROUP_DROPPED,
    GROUP_WORD,
    LEGAL_FORM,
    CompanyName,
    drop_inserted,
    split_branch,
    split_company,
    split_trades,
)
from kg.resolve.company_short import RURAL_BANK, RURAL_BANK_SHORT, add_short
from kg.resolve.forms import Form, FormSet
from kg.resolve.known import find_known
from kg.resolve.lexicon import places
from kg.resolve.spelling import without_ranks
from kg.text.normalize import is_han

# How foreign firms end, the longest first; `co` and the like also together (co ltd, gmbh&co kg).
LATIN_LEGAL = re.compile(
    r"(?<![ ,])[ ,]+((?:gmbh|ag|ug) ?& ?co ?(?:kgaa|kg|ohg)|co ltd|sdn bhd|pte ltd|pty ltd|inc|incorporated|ltd|limited|co|corp|corporation"
    r"|company|plc|ag|sa|se|nv|bv|llc|llp|lp|gmbh|kgaa|kg|ohg|kk|spa|srl|sarl|sas|ab|asa|as|aps|a/s|oy|oyj|bhd|tbk|pjsc|ojsc|jsc|holdings?|group)$"
)


def company_forms(name: str) -> tuple[Form, ...]:
    """Return the forms of a normalised firm name."""
    forms = FormSet()
    forms.add(name, "same spelling", 1.0, whole=True)
    if not is_han(name):
        _add_latin(forms, name)
        return forms.sorted()
    parts = split_company(name)
    if parts.branch:
        _add_branch(forms, name)
        return forms.sorted()
    _add_whole(forms, name, parts)
    _add_without_country(forms, parts)
    # 江苏华宏实业集团 is 华宏实业集团; but with nothing beside its brand a group's place may be all that tells it: 湖南京能集团.
    if parts.legal or (parts.place and "集团" in parts.group and len(parts.body) > 2):
        add_short(forms, parts)
    else:
        _add_brand_only(forms, parts)
    add_initials(forms, name, parts)
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
    if without_legal.endswith(RURAL_BANK):
        for short in RURAL_BANK_SHORT:
            forms.add(without_legal.replace(RURAL_BANK, short), "short for its trade", 0.9, whole=whole, known=known)
    trade_told = bool(parts.trades) or len(parts.brand) >= 5
    if bare.endswith("股份有限公司"):
        # 鞍钢股份 is the listed firm; 鞍钢 may be its group.
        forms.add(bare.removesuffix("有限公司"), "legal suffix dropped", 0.985, known=known)
        whole = whole and trade_told
    if len(without_legal) >= 2:
        forms.add(without_legal, "legal suffix dropped", 0.98, whole=whole, known=known)
    text = without_legal
    while (group := GROUP_WORD.search(text)) and len(text) - len(group.group()) >= 2:
        text = text[: group.start()]
        rule = "股份 dropped" if group.group() == "股份" else GROUP_DROPPED
        forms.add(text, rule, 0.95, whole=whole, known=known)
    forms.add(parts.stem, "share class dropped", 0.95, whole=whole, known=known)


def _add_branch(forms: FormSet, name: str) -> None:
    """Add a branch behind each whole form of its firm: 工商银行太原分行 for 中国工商银行股份有限公司太原分行."""
    owner, branch = split_branch(name)
    owners = dict.fromkeys((owner, owner.removeprefix("中国"))) if owner else ()
    for form in (form for each in owners for form in company_forms(each)):
        forms.add(form.text + branch, form.rule, form.nearness, whole=form.whole)
        forms.add(form.text + without_ranks(branch), form.rule, min(form.nearness, 0.88), known=False)


def _add_without_country(forms: FormSet, parts: CompanyName) -> None:
    """Add a foreign firm's name without its country: 韩国三星电子 is 三星电子, but 美国航空 is not 航空."""
    for length in range(2, 6):
        country, rest = parts.stem[:length], parts.stem[length:]
        if len(rest) >= 3 and country not in places() and find_known(country, EntityType.REGION):
            brand, _ = split_trades(rest)
            if len(brand) >= 2 and not parts.country and not brand.startswith("国家"):
                forms.add(rest, "country in front dropped", 0.88)


def _add_brand_only(forms: FormSet, parts: CompanyName) -> None:
    """Add the brand of a short name whose one trade word is mere habit: 岚图汽车 is 岚图, 商汤科技 is 商汤."""
    if not (parts.country or parts.place) and len(parts.trades) == 1 and len(parts.brand) >= 2:
        habit = parts.trades[0] in ("汽车", "科技", "技术")
        # The list of known names is not asked: 小米汽车 is not 小米.
        if habit:
            forms.add(parts.brand, "brand without its trade word", 0.8, known=False)


def _add_latin(forms: FormSet, name: str) -> None:
    text = name.removeprefix("the ")
    while (suffix := LATIN_LEGAL.search(text)) and suffix.start() >= 2:
        text = text[: suffix.start()].rstrip(" ,&")
        forms.add(text, "legal suffix dropped", 0.95, whole=True)
    forms.add(text.replace(" ", ""), "spaces dropped", 0.93, whole=True)
