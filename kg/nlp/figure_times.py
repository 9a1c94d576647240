"""For which time a value holds: what its clause tells, else its sentence, else the figure before it."""

from __future__ import annotations

import re
from functools import cached_property

from kg.models.periods import end_of, first_day
from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_periods import Period, Periods, step_before, year_before
from kg.nlp.figure_values import Value
from kg.text.stretch import Stretch

_REACH = 600  # characters of a sentence before a value
_UP_TO = re.compile("截[至止](?:到)?\\s?(?:今年|去年)?$")
_BASE = re.compile("(?:较|比|相比|与|同|[成建创]立?于)$")
_LAST_YEAR = ("上年", "去年", "上一年")


class Times:
    """Answers for which time values hold, in the order of the text."""

    def __init__(self, reading: AnnotatedText) -> None:
        self.reading, self.text = reading, reading.text
        self._spent: set[int] = set()  # starts of times that hold for one value only

    @cached_property
    def periods(self) -> Periods:
        """The times that the text tells; not read where it has no value."""
        return Periods(self.reading)

    def of(self, value: Value, clause: Stretch, before: tuple[int, str | None] | None) -> str | None:
        """Return the time of a value, given where the figure before it has its value, and the time of that."""
        structure = self.reading.structure
        begin = max(structure.sentence_at(value.start).start, value.start - _REACH)
        for start in (clause.start, begin):
            told = [period for period in self.periods.within(start, value.start) if self._holds(period)]
            if told:
                return self._until(told[-1], begin)
        if "报告期" in self.text[begin : value.start]:
            return self.periods.main
        if before is None or before[0] < structure.paragraph_at(value.start).start:
            return None
        apart = structure.index_at("sentences", value.start) - structure.index_at("sentences", before[0])
        return before[1] if apart <= 1 else None

    def earlier(self, words: str, begin: int, stop: int, now: str | None) -> str | None:
        """Return the time of a value of an earlier one (前值, 上年同期), told in [begin, stop), given that of the value now."""
        told = self.periods.within(begin, stop)
        self._spent.update(period.start for period in told)
        if told and told[-1].value and "同期" not in words:
            return told[-1].value
        return year_before(now) if words.startswith(_LAST_YEAR) else step_before(now)

    def before(self, begin: int, stop: int) -> int:
        """Return where a time begins that ends at `stop`, at most `stop`."""
        told = self.periods.within(begin, stop)
        return told[-1].start if told and told[-1].end == stop else stop

    def stands_alone(self, clause: Stretch) -> bool:
        """Tell whether a clause is a time and no more: 今年1至5月，."""
        told = self.periods.within(*clause)
        return bool(told) and told[-1].end - told[0].start >= clause.end - clause.start - 2

    def _until(self, last: Period, begin: int) -> str | None:
        """Return a time, from its beginning to the day on which 截至 ends it (截至6月25日，二季度)."""
        known = self.periods.within(begin, last.end)
        by = next((p for p in reversed(known) if _UP_TO.search(self.text[max(0, p.start - 5) : p.start])), None)
        if by is None or by is last or not by.value or not last.value or len(by.value) != 10:
            return last.value
        first = first_day(last.value)
        return f"{first}/{by.value}" if first <= by.value <= end_of(last.value) else last.value

    def _holds(self, period: Period) -> bool:
        """Tell whether a time can be that of a value: neither when somebody speaks nor what is compared with (较2021年)."""
        if period.told or period.start in self._spent:
            return False
        return not _BASE.search(self.text[max(0, period.start - 3) : period.start])
