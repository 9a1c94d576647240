"""Numbers as Chinese news writes them, to floats: 1.2亿, 1亿2000万, 三万五千, 百分之三, 3万多亿, 两百, 1,234.5, ２０."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS.update(
    {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
)
_DIGITS.update({"幺": 1, "俩": 2, "仨": 3})
# What one multiplies by that stands behind a number.
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "廿": 20, "卅": 30}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12, "萬": 10**4, "億": 10**8}
SCALES = {**_SMALL, **_LARGE}
NUMERAL_CHARS = "".join(_DIGITS) + "".join(_SMALL) + "".join(_LARGE)

_ARABIC = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# 三四 of 三四十亿, 十五六: two figures one after the other, said of what lies between them; 二五 of 二五年 is none.
_ABOUT = re.compile(
    r"(?<![零〇一二两三四五六七八九])([一二两三四五六七八九])([二三四五六七八九])(?![零〇一二两三四五六七八九点])"
)


def parse_number(surface: str) -> float | None:
    """Return the value of a written number, or None when it has none.

    Takes Arabic digits (also full-width, with thousands commas), Chinese numerals, both with 万 and 亿 after them, and
    the indefinite 多, 余, 几, 数 (几十 counts as 10: the least that it says).
    """
    text = unicodedata.normalize("NFKC", surface).replace(",", "").replace(" ", "")
    if text.startswith("百分之"):
        return parse_number(text[3:])
    if text in {"半", "一半"}:
        return 0.5
    text = re.sub("[多余来]", "", text)
    text = re.sub("^[几数上]|(?<=[十百千万亿])[几数]", "", text)
    if not text:
        return None
    match = _ARABIC.match(text)
    if match:
        return _parse_arabic(float(match.group()), text[match.end() :])
    pair = _two_figures(text) if text[-1] in SCALES else None
    return _parse_chinese(pair[0] if pair else text)


def parse_bounds(surface: str) -> tuple[float | None, float | None]:
    """Return what a number says at least and, where it names two figures in a row (三四十亿: 3e9, 4e9), at most."""
    pair = _two_figures(surface)
    return (parse_number(pair[0]), parse_number(pair[1])) if pair else (parse_number(surface), None)


def _two_figures(surface: str) -> tuple[str, str] | None:
    """Return 三十亿 and 四十亿 of 三四十亿, or None."""
    pair = _ABOUT.search(surface)
    if pair is None:
        return None
    first, second = _DIGITS[pair[1]], _DIGITS[pair[2]]
    if second != first + 1 and (first, second) != (3, 5):
        return None
    low, high = (surface[: pair.start()] + pair[side] + surface[pair.end() :] for side in (1, 2))
    return low, high


def _parse_arabic(value: float, rest: str) -> float | None:
    """Return the value of Arabic digits and what follows them: scales, and smaller parts with theirs (1亿2000万, 13万2)."""
    scales, tail = _split_scales(rest)
    total = _scaled(value, scales)
    last = _scaled(1.0, scales)
    while tail and total is not None and last is not None:
        match = _ARABIC.match(tail.lstrip("零"))
        if match is None:
            return None
        scales, following = _split_scales(tail.lstrip("零")[match.end() :])
        # 13万2 leaves out the next scale, as 三万五 does
        factor = _scaled(1.0, scales) if scales else last / 10
        if factor is None or factor >= last or (not scales and (following or len(match.group()) > 1)):
            return None
        total, last, tail = round(total + float(match.group()) * factor, 6), factor, following
    return total


def _split_scales(text: str) -> tuple[str, str]:
    end = next((index for index, char in enumerate(text) if char not in SCALES), len(text))
    return text[:end], text[end:]


def _scaled(value: float, scales: str) -> float | None:
    for scale in scales:
        factor = SCALES.get(scale)
        if factor is None:
            return None
        # 1.2 * 10**8 is exact enough in floats, but rounding keeps 64.6万 from becoming 645999.9999
        value = round(value * factor, 6)
    return value


def _parse_chinese(text: str) -> float | None:
    whole, point, fraction = text.partition("点")
    if point and fraction and all(char in _DIGITS for char in fraction.rstrip("万亿")):
        digits = fraction.rstrip("万亿")
        base = _parse_whole(whole)
        if base is None:
            return None
        value = float(f"{int(base)}." + "".join(str(_DIGITS[char]) for char in digits))
        return _scaled(value, fraction[len(digits) :])
    return None if point else _parse_whole(text)


def _parse_whole(text: str) -> float | None:
    if not text or any(char not in NUMERAL_CHARS for char in text):
        return None
    if all(char in _DIGITS for char in text):  # 二〇三〇: digit by digit
        return float(int("".join(str(_DIGITS[char]) for char in text[:18])))
    total, section, digit, last_unit = 0.0, 0.0, None, 1.0
    for char in text:
        if char in _DIGITS:
            digit = float(_DIGITS[char])
        elif char in _SMALL:
            unit = float(_SMALL[char])
            section += (1.0 if digit is None else digit) * unit
            digit, last_unit = None, unit
        else:
            factor = float(_LARGE[char])
            section += digit or 0.0
            if factor >= 10**8:
                total = (total + (section or (0.0 if total else 1.0))) * factor
            else:
                total += (section or 1.0) * factor
            section, digit, last_unit = 0.0, None, factor
    if digit is not None:  # 三万五 is 35000, 三百零五 is 305
        colloquial = last_unit >= 100 and text[-2:-1] not in {"零", "〇"}
        section += digit * (last_unit / 10 if colloquial else 1.0)
    return total + section
