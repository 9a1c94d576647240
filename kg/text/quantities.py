"""Quantities in Chinese news text, with value, unit and qualifier in machine form.

A pure function of the text; report checking uses it too. The surface is number + unit + the counted noun where it
follows at once (60个国家, 3万多亿元, 500家); 以上 and 左右 stay outside of it and give the qualifier. Dates, ordinals (第三) and a
bare 一个 are no quantities.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.models import Quantity
from kg.text.lexicon import alternation, load_lexicon
from kg.text.numerals import SCALES, parse_bounds, parse_number
from kg.text.tight import tighten

# Bounded, and begun at the head of a run alone: the time is linear in the text whatever stands in it. What has more
# digits than these is no quantity.
_DIGIT_RUN = r"(?<!\d)(?:\d{1,3}(?:[,，]\d{3}){1,9}(?:[.．]\d{1,30})?|\d{1,30}(?:[.．]\d{1,30})?)"
# 千 of 千克 and 千瓦 belongs to the unit.
_SCALE = "(?:[十百]?[万亿]|千[万亿]|千(?![克米瓦卡伏升赫])|[百十]){1,3}"
_HAN_RUN = (
    r"(?<![零〇一二三四五六七八九十百千两])[零〇一二三四五六七八九十百千两]"
    r"(?:[零〇一二三四五六七八九十百万亿两]|千(?![克米瓦卡伏升赫])|点(?=[零〇一二三四五六七八九])){0,23}"
)
# As on cheques: 伍仟万. A lone 陆 or 拾 is a word.
_CAPITAL_RUN = (
    "(?<![零壹贰叁肆伍陆柒捌玖拾佰仟大])[壹贰叁肆伍陆柒捌玖][拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{0,20}"
)
# 1亿2000万; 13万2 only before what is counted in such sums, for 投资5万2年 is five
_SMALLER = rf"(?:零?\d{{1,4}}{_SCALE}){{0,2}}(?:(?<=[万亿千])\d(?=[元块美欧日港吨辆户亩平，。；、]))?"
_ARABIC = rf"(?:{_DIGIT_RUN})[多余]?(?:{_SCALE}{_SMALLER}[多余]?[万亿]?)?"
_HAN = (
    rf"(?:(?:{_CAPITAL_RUN}|{_HAN_RUN})[多余几来]?[十百千万亿]{{0,3}}[多余]?|[数几](?:[十百千万亿]{{0,3}})"
    r"|(?<![以线网街市晚路身船海地马早史])上[十百千万亿]{1,3})"
)
_NUMBER = rf"(?:{_ARABIC}|{_HAN})"
_TO = " ?(?:[-－–~～—]{1,2}|至|到) ?"
_SYMBOLS = {
    "US$": "美元", "USD": "美元", "HK$": "港元", "HKD": "港元", "NT$": "新台币", "A$": "澳元", "C$": "加元", "S$": "新元",
    "RMB": "元", "CNY": "元", "EUR": "欧元", "¥": "元", "￥": "元", "€": "欧元", "£": "英镑", "$": "美元", "＄": "美元",
}  # fmt: skip
# Units in letters, as they are written: 3G and 5A are none.
_LETTER_UNITS = (
    "GWh MWh kWh KWh TWh GWH MWH KWH Wh GWp MWp GW MW kW KW TW kVA MVA kV KV mAh Ah TB GB PB MB Gbps Mbps GHz MHz"
    " km KM kg KG mm cm nm ㎡ m² m³ TOPS PFLOPS EFLOPS"
).split()
_BEFORE = {
    "more than": "超过 逾 超 多于 高于 大于 突破 不止",
    "at least": "至少 不少于 不低于 不小于 起码 最少",
    "at most": "至多 不超过 不多于 不高于 最多 不得超过",
    "less than": "不足 不到 低于 少于 小于 未满 不满",
    "nearly": "近 将近 接近 逼近",
    "about": "约 大约 约为 大概 左右约 约合 合约",
}
_AFTER = {"at least": "以上 及以上 起", "at most": "以下 以内 之内", "about": "左右 上下 前后"}
_BEFORE_WORDS = {word: qualifier for qualifier, words in _BEFORE.items() for word in words.split()}
_AFTER_WORDS = {word: qualifier for qualifier, words in _AFTER.items() for word in words.split()}
_TO_ENDS = frozenset("-－–~～—至到 ")
_TO_ONLY = re.compile(_TO)
_LOWER = re.compile(rf"(?<![第\d.．A-Za-z\-－/月日年])(?P<number>{_NUMBER}){_TO}$")
_LEADING = re.compile(rf"{_DIGIT_RUN}|[零一二两三四五六七八九十]{{1,4}}")
_FURTHER_PERCENT = re.compile(rf"(?:至|到|[-—~～]{{1,2}})({_HAN_RUN})")
# 由3亿元到5亿元 is a change, no range.
_MOVED = frozenset("从由自")
# iPhone 15, C919, 歼-20: the number names one.
_NAMED_BY_NUMBER = re.compile("[A-Za-z][ -]?$")
_ORDINAL = re.compile("第 ?$|第[\\d一二三四五六七八九十]{1,4}[条款项届期批轮章节]?[、和及与至到-]$")
_LISTED = frozenset("期层代轮批级")
_LIST = re.compile("一二|二三|三四|一二三|四五|五六")
_NOUN_END = re.compile(r"[\u4e00-\u9fff]{2,6}(?=[，。；、！？,.;）)”\n]|$)")
_REMEMBERED = 256  # texts: several readers ask for the same sentences of an article
_NOT_A_NOUN = re.compile("[的了在为与和及或将到是有被由从以上下左右内外间后前起而并就也都还]")


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of `text` by start, not overlapping; `text[start:end] == surface` for each."""
    return list(_find(text))


@lru_cache(_REMEMBERED)
def _find(text: str) -> tuple[Quantity, ...]:
    tight = tighten(text)
    found: list[Quantity] = []
    reached = 0
    last: Quantity | None = None
    for match in _pattern().finditer(tight.text):
        if match.start() < reached:
            continue  # the noun of the one before reaches into it (0国两元)
        quantity = _read(tight.text, match)
        if quantity is None:
            continue
        quantity = _with_lower_bound(tight.text, quantity, last)
        if last is not None and quantity.start <= last.start:
            found.pop()
        last = quantity
        reached = quantity.end
        if tight.places is not None or tight.text is not text:
            start, end = tight.span(quantity.start, quantity.end)
            quantity = quantity.model_copy(update={"surface": text[start:end], "start": start, "end": end})
        found.append(quantity)
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    letters = rf"(?:{alternation(_LETTER_UNITS)})(?![A-Za-z0-9])"
    measures = rf"{alternation((*load_lexicon('currencies'), *load_lexicon('measures')))}|圆|{letters}"
    classifiers = alternation(load_lexicon("classifiers"))
    nouns = alternation(load_lexicon("counted_nouns"))
    parts = rf"(?:{_DIGIT_RUN}|{_HAN_RUN})"
    percent = rf"百分之{parts}|(?:{_DIGIT_RUN})(?:%|％|‰)"
    fraction = rf"(?:{parts}|万)分之{parts}"
    rate = rf"(?:{_DIGIT_RUN})/[千万百]?[\u4e00-\u9fff]{{1,3}}"
    money = rf"(?P<symbol>{'|'.join(map(re.escape, _SYMBOLS))}) ?(?P<sum>{_ARABIC})(?:美元|港元|欧元|元)?"
    return re.compile(
        rf"(?P<percent>{percent})|(?P<rate>{rate})|(?P<half>一半)|(?P<fraction>{fraction})|(?<![A-Za-z]){money}"
        rf"|(?<![第\d.．])(?P<number>{_NUMBER})(?:(?P<measure>{measures})|(?P<classifier>{classifiers})(?P<of>{nouns})?|(?P<noun>{nouns})"
        rf"|(?P<bare>(?:(?<=[万亿])|(?<=[万亿]\d))(?=[，。；、！？,;）)”\s]|$)))"
    )


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end, unit = match.start(), match.end(), _unit(match)
    number = match["percent"] or match["half"] or match["number"] or match["fraction"] or match["sum"]
    number = number or match["rate"].partition("/")[0]
    if match["number"]:
        if not _is_counted(text, match):
            return None
        if match["classifier"] and not match["of"]:
            noun = _NOUN_END.match(text, end)
            if noun and not _NOT_A_NOUN.search(noun.group()) and match["classifier"] != "次":
                end, unit = noun.end(), noun.group()
    elif not match["symbol"] and text[start - 1 : start].isdigit():
        return None
    low, high = _fraction(number) if match["fraction"] else parse_bounds(number.rstrip("%％‰"))
    if match["percent"] and high is None and (further := _FURTHER_PERCENT.match(text, end)):
        upper = parse_number(further[1])
        if low is not None and upper is not None and low < upper:
            end, high = further.end(), upper
    if unit == "成" and low is not None and text[end : end + 1] == "半":
        end, low = end + 1, low + 0.5
    return Quantity(
        surface=text[start:end], start=start, end=end, value=low, unit=unit,
        qualifier=_qualifier(text, start, end, number) or ("about" if high is not None and not match["percent"] else None),
        high=high,
    )  # fmt: skip


def _fraction(surface: str) -> tuple[float | None, None]:
    """Return the value of 三分之二, to six digits; a part that is more than the whole is none."""
    whole, part = map(parse_number, surface.split("分之"))
    return (round(part / whole, 6) if whole and part is not None else None), None


def _with_lower_bound(text: str, quantity: Quantity, before: Quantity | None) -> Quantity:
    """Return the quantity with what stands before it as its lower bound, where it is the upper one: 3—5亿元, 30%至40%."""
    if text[quantity.start - 1 : quantity.start] not in _TO_ENDS or quantity.value is None or quantity.high is not None:
        return quantity
    if before is not None and _TO_ONLY.fullmatch(text, before.end, quantity.start):
        start, low, unit = before.start, before.value, before.unit
    elif match := _LOWER.search(text, max(0, quantity.start - 24), quantity.start):
        start, unit = match.start("number"), None
        low = _scaled_alike(match["number"], quantity)
    else:
        return quantity
    if low is None or low >= quantity.value or unit not in (None, quantity.unit) or text[start - 1 : start] in _MOVED:
        return quantity
    if unit is None and before is not None and start < before.end:
        return quantity
    return Quantity(
        surface=text[start : quantity.end], start=start, end=quantity.end, value=low, unit=quantity.unit,
        qualifier=_qualifier(text, start, quantity.end, ""), high=quantity.value,
    )  # fmt: skip


def _scaled_alike(number: str, upper: Quantity) -> float | None:
    """Return the value of a lower bound, which takes the scale of the upper one where it has none: 3 of 3—5亿元."""
    low, digits = parse_number(number), _LEADING.match(upper.surface)
    if low is None or digits is None or upper.value is None or number[-1] in SCALES:
        return low
    lead = parse_number(digits.group())
    return low * upper.value / lead if lead and low < lead else low


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number with its unit counts something: no date, no ordinal, no part of a name or a model."""
    number, start = match["number"], match.start()
    before = text[max(0, start - 12) : start]
    if _is_date(text, match) or (number in {"一", "两", "几"} and not _counts_alone(match)):
        return False
    if (_NAMED_BY_NUMBER.search(before) and number.replace(",", "").isdigit()) or _ORDINAL.search(before):
        return False
    if match["measure"] == "角" and not (number[0].isdigit() or text[start - 1 : start] in ("元", "块")):
        return False  # 长三角 is a place
    if match["classifier"] in _LISTED and _LIST.fullmatch(number):
        return False  # 一二期 are two phases, no dozen
    return not (match["classifier"] == "级" and number[-1] in SCALES)  # 百亿级产业


def _unit(match: re.Match[str]) -> str | None:
    if match["percent"]:
        return "‰" if match["percent"].endswith("‰") else "%"
    if match["rate"]:
        return match["rate"].partition("/")[2]
    if match["symbol"]:
        return _SYMBOLS[match["symbol"]]
    if match["half"] or match["fraction"] or match["bare"] is not None:
        return None
    if match["measure"] == "圆":
        return "元"
    return match["measure"] or match["of"] or match["noun"] or match["classifier"]


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Tell a calendar year, month or day (2030年, 3月, 8日) from a duration (5年, 3个月)."""
    measure, number = match["measure"], match["number"]
    before = text[max(0, match.start() - 2) : match.start()]
    if measure == "年":
        if before in ("民国", "今明", "明后", "去今") or before.endswith("’"):
            return True
        if len(number) == 2 and number.isdigit() and text[match.end() : match.end() + 1] in set("底末初"):
            return True
        return len(number) == 4 and (number.isdigit() or (parse_number(number) is not None and number[0] in "二一"))
    if measure in {"月", "日内", "年度", "季度", "点"}:
        return True
    return bool(measure == "周" and text[match.end() : match.end() + 1] in set("一二三四五六日"))


def _counts_alone(match: re.Match[str]) -> bool:
    """Tell whether 一, 两, 几 with this unit says a number (两年, 一天), not just an article (一个, 一种)."""
    if match["number"] == "一":
        return match["measure"] is not None and match["measure"] not in {
            "点",
            "成",
            "手",
            "度",
            "股",
            "人",
            "席",
            "票",
            "字",
            "例",
            "周",
            "户",
        }
    return True


def _qualifier(text: str, start: int, end: int, number: str) -> str | None:
    before = text[max(0, start - 8) : start].rstrip()
    before = before.removesuffix("人民币")[-5:]
    for length in (4, 3, 2, 1):
        if before[-length:] in _BEFORE_WORDS and len(before) >= length:
            return _BEFORE_WORDS[before[-length:]]
    after = text[end : end + 3]
    for length in (3, 2, 1):
        if after[:length] in _AFTER_WORDS:
            return _AFTER_WORDS[after[:length]]
    return "more than" if re.search("[多余]", number) else "about" if re.search("[几数来]", number) else None
