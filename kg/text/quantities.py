"""Quantities in Chinese news text, with value, unit and qualifier in machine form.

A pure function of the text; report checking uses it too. The surface is number + unit + the counted noun where it
follows at once (60个国家, 3万多亿元, 500家); 以上 and 左右 stay outside of it and give the qualifier. Dates, ordinals (第三) and a
bare 一个 are no quantities.
"""

from __future__ import annotations

import re
from functools import cache

from kg.models import Quantity
from kg.text.lexicon import alternation, load_lexicon
from kg.text.numerals import parse_number

# Bounded, and begun at the head of a run alone: the time is linear in the text whatever stands in it. What has more
# digits than these is no quantity.
_DIGIT_RUN = r"(?<!\d)(?:\d{1,3}(?:[,，]\d{3}){1,9}(?:[.．]\d{1,30})?|\d{1,30}(?:[.．]\d{1,30})?)"
_HAN_RUN = (
    r"(?<![零〇一二三四五六七八九十百千两])[零〇一二三四五六七八九十百千两]"
    r"(?:[零〇一二三四五六七八九十百千万亿两]|点(?=[零〇一二三四五六七八九])){0,23}"
)
_NUMBER = (
    rf"(?:(?:{_DIGIT_RUN})[多余]?(?:[十百千]?[万亿]){{0,2}}(?:百万|千万)?[多余]?(?:[万亿](?=[^万亿]))?"
    rf"|(?:{_HAN_RUN})[多余几来]?[十百千万亿]{{0,3}}[多余]?|[数几](?:[十百千万亿]{{0,3}}))"
)
_BEFORE = {
    "more than": "超过 逾 超 多于 高于 大于 突破 不止",
    "at least": "至少 不少于 不低于 不小于 起码 最少",
    "at most": "至多 不超过 不多于 不高于 最多 不得超过",
    "less than": "不足 不到 低于 少于 小于 未满 不满",
    "nearly": "近 将近 接近 逼近",
    "about": "约 大约 约为 大概 左右约",
}
_AFTER = {"at least": "以上 及以上 起", "at most": "以下 以内 之内", "about": "左右 上下 前后"}
_BEFORE_WORDS = {word: qualifier for qualifier, words in _BEFORE.items() for word in words.split()}
_AFTER_WORDS = {word: qualifier for qualifier, words in _AFTER.items() for word in words.split()}
_DATE_TAIL = re.compile(r"[年月日号时点](?!期|均|产|度|薪|龄|租|利|化|内|前后|多|以)")
_NOUN_END = re.compile(r"[\u4e00-\u9fff]{2,6}(?=[，。；、！？,.;）)”\n]|$)")
_NOT_A_NOUN = re.compile("[的了在为与和及或将到是有被由从以上下左右内外间后前起而并就也都还]")


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of `text` by start, not overlapping; `text[start:end] == surface` for each."""
    found: list[Quantity] = []
    for match in _pattern().finditer(text):
        if found and match.start() < found[-1].end:
            continue  # the noun of the one before reaches into it (0国两元)
        quantity = _read(text, match)
        if quantity is not None:
            found.append(quantity)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    measures = alternation((*load_lexicon("currencies"), *load_lexicon("measures")))
    classifiers = alternation(load_lexicon("classifiers"))
    nouns = alternation(load_lexicon("counted_nouns"))
    percent = rf"百分之(?:{_DIGIT_RUN}|{_HAN_RUN})|(?:{_DIGIT_RUN})(?:%|％|‰)"
    rate = rf"(?:{_DIGIT_RUN})/[千万百]?[\u4e00-\u9fff]{{1,3}}"
    return re.compile(
        rf"(?P<percent>{percent})|(?P<rate>{rate})|(?P<half>一半)"
        rf"|(?<![第\d.．])(?P<number>{_NUMBER})(?:(?P<measure>{measures})|(?P<classifier>{classifiers})(?P<of>{nouns})?|(?P<noun>{nouns}))"
    )


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    number = match["percent"] or match["half"] or match["number"] or match["rate"].partition("/")[0]
    unit = _unit(match)
    end = match.end()
    if match["measure"] == "角" and not (
        number[0].isdigit() or text[match.start() - 1 : match.start()] in ("元", "块")
    ):
        return None  # 长三角 is a place
    if match["number"]:
        if _is_date(text, match) or (number in {"一", "两", "几"} and not _counts_alone(match)):
            return None
        if match["classifier"] and not match["of"]:
            noun = _NOUN_END.match(text, end)
            if noun and not _NOT_A_NOUN.search(noun.group()) and match["classifier"] != "次":
                end, unit = noun.end(), noun.group()
    elif text[match.start() - 1 : match.start()].isdigit():
        return None
    value = parse_number(number.rstrip("%％‰"))
    return Quantity(
        surface=text[match.start() : end], start=match.start(), end=end, value=value, unit=unit,
        qualifier=_qualifier(text, match.start(), end, number),
    )  # fmt: skip


def _unit(match: re.Match[str]) -> str | None:
    if match["percent"]:
        return "‰" if match["percent"].endswith("‰") else "%"
    if match["rate"]:
        return match["rate"].partition("/")[2]
    if match["half"]:
        return None
    return match["measure"] or match["of"] or match["noun"] or match["classifier"]


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Tell a calendar year, month or day (2030年, 3月, 8日) from a duration (5年, 3个月)."""
    measure, number = match["measure"], match["number"]
    if measure == "年":
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
    before = text[max(0, start - 5) : start]
    for length in (4, 3, 2, 1):
        if before[-length:] in _BEFORE_WORDS and len(before) >= length:
            return _BEFORE_WORDS[before[-length:]]
    after = text[end : end + 3]
    for length in (3, 2, 1):
        if after[:length] in _AFTER_WORDS:
            return _AFTER_WORDS[after[:length]]
    return "more than" if re.search("[多余]", number) else "about" if re.search("[几数来]", number) else None
