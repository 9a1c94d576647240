"""The written values that may be figures: number, unit, and where each stands; what counts no figure is left out.

Quantities come from the house's reader. Beside them stand indices, which have no unit (PMI 48.2, 指数报3021点).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.models import Quantity
from kg.text.language import language
from kg.text.lexicon import alternation, load_lexicon
from kg.text.numerals import parse_number

# Ages, dates and how long something takes are no figures; how long a thing takes by its own measure is read elsewhere.
_TIMES = frozenset(
    "年 周年 个月 月 周 个星期 星期 天 日内 个工作日 工作日 个小时 小时 分钟 秒 毫秒 周岁 岁 年度 季度 个季度 学年 世纪 点 代 届 期 级 号 字"
    " 时速 交易日 升 毫升 大 国 省 市 县 区 州 村 镇 城 省份 方 面 指数 度 日 届".split()
)
# 一种, 两大 and 数千 say no number that anybody reports; 二次 is no count.
_VAGUE = re.compile("[一几数](?!半)|[二两三四五六七八九十]大|二次|零|百[米度家]")
_BETWEEN_BOUNDS = re.compile(r"\s?(?:[-—~～至到])\s?(?:港币|人民币|每股)?\s?")
_WEB = re.compile(r"(?:https?:)?//[\w./%?=&#~:+-]+|(?<=[A-Za-z\d])%[0-9A-F]{2}(?:%[0-9A-F]{2})+")
_PER = re.compile(
    r"/ ?(?:[千万百]?(?:人口|平方米|平米|平|公里|千瓦时|度|人|户|股|份|斤|公斤|千克|吨|桶|盎司|升|克|台|辆|张|件|次|天|日|月|年))"
)
_NAMED_NUMBERS = "指数 PMI 差值 净值 点位 汇率 中间价 景气度 热度"
# What may stand between the name of an index and its number.
_LINK = "(?:初值|终值|前值|最高|最低|平均|为|是|报|至|到|收|收于|收报|达|达到|升至|降至|跌至|涨至|回升至|回落至|维持在|约|近|录得|在|仍|基本)"
_BRACKETS = {"（": "）", "(": ")"}
_IN_FIGURES = re.compile(r"[\d.,，%％+\-－\s/]*")
_CONVERTED = re.compile(
    r"(?:约折合|约合|折合|约|合|折)?(?:人民币)?[^，；。]{0,4}?[\d.,]{1,24} ?[十百千万亿]{0,4}[^\d，；。]{0,4}元?"
)
_QUOTED_PRICE = re.compile("收盘价|现价|股价|代码|简称|编号|[A-Z]{2} ?\\d")
_SIGN = "-－−+＋"


@dataclass(frozen=True)
class Value:
    """A value at [start, end): `number` in base units, its `unit` as written without 万 and 亿.

    `noun` is the end of the counted noun where the reader of quantities found one (8个研发中心), else `end`.
    """

    start: int
    end: int
    number: float
    unit: str | None
    noun: int
    counts: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage or another ratio, so that a change may be told in it."""
        return self.unit in ("%", "％", "‰", "倍", "成", "个百分点", "百分点", "个基点", "基点", None)


def find_values(text: str, quantities: list[Quantity] | None = None) -> list[Value]:
    """Return the values of `text` by start, not overlapping."""
    found = [v for q in quantities or language().find_quantities(text) if (v := _value(text, q)) is not None]
    web = [match.span() for match in _WEB.finditer(text)]
    found = [v for v in found if not any(start <= v.start < end for start, end in web)]
    taken = {at for value in found for at in range(value.start, value.end)}
    found += [value for value in (*_indices(text), *_large(text)) if not taken & set(range(value.start, value.end))]
    return _ranges(text, sorted((v for v in found if not _in_brackets(text, v)), key=lambda value: value.start))


@cache
def _bare_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d.第A-Za-z])(?P<number>\d{1,6}(?:\.\d{1,4})?[多余]?(?:[十百]?万|千万|[十百千万]?亿)[多余]?)(?P<unit>[罐袋瓶盒箱包杯平册听])?"
    )


def _large(text: str) -> list[Value]:
    """Return large numbers whose unit the reader of quantities does not know, or which have none: 135万用户, 9.2万罐."""
    found = []
    for match in _bare_pattern().finditer(text):
        number = parse_number(match["number"])
        if number is not None:
            found.append(Value(match.start(), match.end(), number, match["unit"], match.end(), counts=True))
    return found


def _ranges(text: str, values: list[Value]) -> list[Value]:
    """Return the values, the two bounds of a range as one: 港币11.40元-港币11.34元."""
    kept: list[Value] = []
    for value in values:
        if kept and kept[-1].unit == value.unit and _BETWEEN_BOUNDS.fullmatch(text, kept[-1].end, value.start):
            kept[-1] = replace(kept[-1], end=value.end, noun=value.noun)
        else:
            kept.append(value)
    return kept


@cache
def _measure_words() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load_lexicon('classifiers'))})$")


def _value(text: str, quantity: Quantity) -> Value | None:
    unit = quantity.unit
    if quantity.value is None or unit in _TIMES or _VAGUE.match(quantity.surface):
        return None
    start, end = quantity.start, quantity.end
    counts = False
    if unit and quantity.surface.endswith(unit) and unit not in _own_units() and unit not in "%‰":
        end -= len(unit)
        measure = _measure_words().search(text, start, end)
        counts, unit = True, measure.group() if measure else unit
        end = end if measure else quantity.end
    if unit in _TIMES or text[start:end].endswith("大"):
        return None
    if not counts and unit in load_lexicon("classifiers"):
        counts = True
    number = float(f"{quantity.value:.15g}")
    if unit == "%" and text[end - 1] == "％":
        unit = "％"
    if unit == "%" and number == 100:
        return None  # 100%股权: all of a firm
    if per := _PER.match(text, end):
        unit, end = f"{unit or ''}{per.group().replace(' ', '')}", per.end()
    if start > 0 and text[start - 1] in _SIGN and not _joined(text, start - 1):
        start, number = start - 1, -number if text[start - 1] in "-－−" else number
    return Value(start, end, number, unit, max(end, quantity.end), counts)


@cache
def _own_units() -> frozenset[str]:
    return frozenset((*load_lexicon("currencies"), *load_lexicon("measures"), *load_lexicon("classifiers")))


def _joined(text: str, place: int) -> bool:
    """Tell whether a dash at `place` joins what stands before it with the number, and is no sign."""
    return place == 0 or not text[place] or bool(re.match(r"[\dA-Za-z%％年月日元股—-]", text[place - 1]))


@cache
def _index_pattern() -> re.Pattern[str]:
    number = r"(?P<number>[-－−]?\d{1,6}(?:,\d{3})*(?:\.\d{1,4})?)(?P<unit>点)?(?![\d.A-Za-z%％]|\s?[-—~至到]\s?\d)"
    follows = rf"(?![{''.join(sorted({word[0] for word in _own_units()} - {'点'}))}万亿年月日时届期])"
    names = "|".join(map(re.escape, _NAMED_NUMBERS.split()))
    return re.compile(
        rf"(?:(?:{names}){_LINK}{{0,3}}|(?:前值|终值|初值|[最]高到|最低到)(?:为)?|[涨跌升降挫](?=\d+(?:\.\d+)?点)){number}{follows}"
    )


def _indices(text: str) -> list[Value]:
    found = []
    for match in _index_pattern().finditer(text):
        number = parse_number(match["number"].lstrip(_SIGN))
        if number is not None:
            negative = match["number"][0] in "-－−"
            found.append(
                Value(match.start("number"), match.end(), -number if negative else number, match["unit"], match.end())
            )
    return found


def _in_brackets(text: str, value: Value) -> bool:
    """Tell whether a value is a price behind a name, or the same amount in other money: (7.20,-1.91%), (约合3亿美元)."""
    opening = max(text.rfind(mark, max(0, value.start - 60), value.start) for mark in _BRACKETS)
    if opening < 0:
        return False
    closing = text.find(_BRACKETS[text[opening]], opening, opening + 120)
    if closing < value.end:
        return False
    inner = text[opening + 1 : closing].strip()
    return bool(_IN_FIGURES.fullmatch(inner) or _CONVERTED.fullmatch(inner) or _QUOTED_PRICE.search(inner))
