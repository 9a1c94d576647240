"""Characters that PDF files give for others: radicals that look like Chinese characters, and blanks between fonts."""

from __future__ import annotations

import re
import unicodedata

# A font that draws 车 and its radical with one shape lets a PDF name either. Unicode decomposes the Kangxi radicals
# (U+2F00-2FDF) but not these (U+2E80-2EFF), whose equals stand in its table of equivalent ideographs.
_RADICALS = str.maketrans(
    "⺁⺄⺈⺊⺌⺍⺎⺒⺓⺖⺘⺙⺛⺜⺝⺟⺠⺡⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺲⺶⺻⺼⺽⺾⺿⻀⻁⻂⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙刀卜小小兀巳幺忄扌攵旡日月母民氵灬爫爫丬牛犭王目示礻糹纟罒羊聿月臼艹艹艹虎衤西见角讠贝车辶辶辶阝钅長长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
_COMPATIBLE = re.compile("[\u2f00-\u2fdf\uf900-\ufaff]")
_CHINESE = "\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’"
_BLANK_AFTER = re.compile(f"(?<=[{_CHINESE}])[ \t]+(?=\\S)")
_BLANK_BEFORE = re.compile(f"(?<=\\S)[ \t]+(?=[{_CHINESE}])")
_IN_SENTENCE = re.compile("[。，；！？]")


def plain_characters(text: str) -> str:
    """Return the text with radicals and compatibility ideographs as the characters that they are read as."""
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text.translate(_RADICALS))


def without_gaps(paragraph: str) -> str:
    """Return a Chinese sentence without the blanks that a change of font leaves (到 2030 年); other lines as they are.

    In a row of a table, a byline or a heading blanks part what belongs apart.
    """
    if _IN_SENTENCE.search(paragraph) is None:
        return paragraph
    return _BLANK_BEFORE.sub("", _BLANK_AFTER.sub("", paragraph))
