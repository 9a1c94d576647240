"""Where the clause of a reporting verb begins."""

from __future__ import annotations

from kg.nlp.annotated import AnnotatedText
from kg.text.quotations import CLOSING

_STOPS = "，；：。！？!?;\n\r…"
_LONGEST_CLAUSE = 90
_LONGEST_BRACKET = 80
_LONGEST_NAME = 40
_OPENER = {"）": "（", ")": "(", "》": "《"}


class ClauseStarts:
    """Finds where the clause around a place begins; a byline, a long quotation or a stop ends the one before.

    What stands in brackets or is a title is passed over: 甲公司（股票代码：000000，收盘价：9.0元）公告称 is one clause.
    """

    def __init__(self, reading: AnnotatedText) -> None:
        self.reading = reading
        ends = (line.end for line in reading.structure.agency_lines)
        self.bylines = {end for end in ends if not _in_name(reading, end)}

    def before(self, position: int) -> int:
        """Return the start of the clause that holds the character before `position`."""
        text, floor = self.reading.text, max(0, position - _LONGEST_CLAUSE)
        start = position
        while start > floor and start not in self.bylines and text[start - 1] not in _STOPS:
            passed = self._bracket(start) if text[start - 1] in _OPENER else start
            if passed < start:
                floor = max(0, floor - (start - passed))
                start = passed
                continue
            if text[start - 1] == "】":
                break  # 【某报记者 张三】甲局称: the desk's line is no part of the clause
            if text[start - 1] in CLOSING:
                quotation = self.reading.structure.quotation_at(start - 1)
                if quotation is None or quotation.end != start or self._is_long(quotation.start, start):
                    break
                start = quotation.start
                continue
            start -= 1
        while start < position and text[start] in " \u3000":
            start += 1
        return start

    def _bracket(self, end: int) -> int:
        """Return where the bracket that ends at `end` begins; `end` where it holds a sentence."""
        text = self.reading.text
        start = text.rfind(_OPENER[text[end - 1]], max(0, end - _LONGEST_BRACKET), end)
        if start < 0 or any(mark in text[start:end] for mark in "。！？\n"):
            return end
        return start

    def _is_long(self, start: int, end: int) -> bool:
        return end - start > 22 or self.reading.text[end - 2] in "。！？，…"


def _in_name(reading: AnnotatedText, position: int) -> bool:
    """Tell whether a byline ends in a name: 某社5月3日丨海川电|气公布 is none there."""
    near = reading.names_within(max(0, position - _LONGEST_NAME), position + _LONGEST_NAME)
    return any(name.start < position < name.end for name in near)
