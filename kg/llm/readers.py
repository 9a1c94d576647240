"""What readers of ours work out of a record's words: target dates, amounts, numbers, and for when a figure holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.llm.places import Places
from kg.models import Affiliation, Fact, Figure, Plan
from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_changes import change_number
from kg.nlp.figure_periods import Periods, step_before, year_before
from kg.nlp.figure_values import Value, find_values
from kg.nlp.plan_extent import choose_date
from kg.text.dates import nearest
from kg.text.language import language
from kg.text.lexicon import alternation, load_lexicon
from kg.text.numerals import parse_number
from kg.text.stretch import Stretch

_NEAR = 200  # characters around a record in which the words may stand that tell its time
_GOES_ON = 6
_NUMERAL = re.compile(r"[\d０-９〇零一二两三四五六七八九十百千万亿半]")
_YEAR_BEFORE = re.compile("(?:上年|去年|上一年).{0,2}同[期月]|上年度?末?$|去年同")
_STEP_BEFORE = re.compile("前值|上期|上月$|上季度?$|前一周")


class Unreadable(ValueError):
    """Raised for a value in which no number stands."""


@dataclass
class Readers:
    """The readers over one text with its names; `places` finds words in it."""

    reading: AnnotatedText
    places: Places

    def work_out(self, kind: type[Fact], told: Mapping[str, Any], stretch: Stretch) -> dict[str, Any]:
        """Return the fields of a kind that are worked out, of what a model told of a record at `stretch`.

        Raises Unreadable for a value that is no number.
        """
        read: Callable[[Mapping[str, Any], Stretch], dict[str, Any]] | None = {
            Plan: self._plan,
            Affiliation: self._post,
            Figure: self._figure,
        }.get(kind)
        return read(told, stretch) if read else {}

    def _plan(self, told: Mapping[str, Any], stretch: Stretch) -> dict[str, Any]:
        text = self.reading.text
        amounts = tuple(
            amount.model_copy(update={"start": amount.start + stretch.start, "end": amount.end + stretch.start})
            for amount in language().find_quantities(text[stretch.start : stretch.end])
        )
        where = self._words(told.get("date_words"), stretch)
        date = choose_date(self.reading, where) if where else None
        date = date or choose_date(self.reading, stretch)
        return {
            "target_date": date.target if date else None,
            "target_precision": date.precision if date and date.value else None,
            "quantities": tuple(dict.fromkeys(amount.surface for amount in amounts)),
            "quantity_spans": amounts,
        }

    def _post(self, told: Mapping[str, Any], stretch: Stretch) -> dict[str, Any]:
        where = self._words(told.get("date_words"), stretch)
        if told.get("change") not in ("begins", "ends") or where is None:
            return {}
        published = self.reading.published
        dates = language().find_dates(self.reading.text[where.start : where.end], published)
        chosen = next((date for date in dates if date.precision in ("day", "month", "year")), None)
        return {"change_date": nearest(chosen, published, ahead=False) if chosen else None}

    def _figure(self, told: Mapping[str, Any], stretch: Stretch) -> dict[str, Any]:
        value = told["value"]
        if not _NUMERAL.search(value):
            raise Unreadable(value)
        number, unit = self._number(value, stretch)
        change = told.get("change")
        return {
            "number": number,
            "unit": unit,
            "period": self._period(told.get("period_words"), stretch),
            "change_number": self._change(change, stretch) if change else None,
        }

    def _number(self, words: str, stretch: Stretch) -> tuple[float | None, str | None]:
        """Return the number and the unit of a value, as it stands in the text or, where it is not read there, alone."""
        place = self.places.within(words, stretch)
        if place is not None and (value := self._value_at(place)):
            return value.number, value.unit
        alone = find_values(words)
        if alone:
            return alone[0].number, alone[0].unit
        amounts = language().find_quantities(words)
        return (amounts[0].value, amounts[0].unit) if amounts else (parse_number(words), None)

    @cached_property
    def _values(self) -> list[Value]:
        return find_values(self.reading.text)

    def _value_at(self, place: Stretch) -> Value | None:
        return next((v for v in self._values if place.start <= v.start < place.end), None)

    def _change(self, words: str, stretch: Stretch) -> float | None:
        """Return a change in percent, below zero where its verb says that something fell."""
        place = self.places.within(words, stretch) or self.places.nearest(words, stretch)
        inside = [v for v in self._values if place and place.start <= v.start < place.end]
        chosen = next((value for value in inside if value.is_share), None)
        if chosen is None:
            return None
        falls = re.search(alternation(load_lexicon("falling_verbs")), words)
        return change_number(chosen, down=falls is not None)

    @cached_property
    def _periods(self) -> Periods:
        return Periods(self.reading)

    def _period(self, words: str | None, stretch: Stretch) -> str | None:
        """Return the time that the quoted words tell; of an earlier one (上年同期) that before the time told last."""
        where = self._words(words, stretch)
        if words is None or where is None:
            return None
        # a time that the text tells may go on behind the quoted words: 8月 of 8月初步统计
        told = [p.value for p in self._periods.within(where.start, where.end + _GOES_ON) if p.start < where.end]
        if told and told[-1]:
            return told[-1]
        sentence = self.reading.structure.sentence_at(where.start)
        before = [p.value for p in self._periods.within(sentence.start, where.start) if p.value]
        if not before:
            return None
        if _YEAR_BEFORE.search(words):
            return year_before(before[-1])
        return step_before(before[0]) if _STEP_BEFORE.search(words) else None

    def _words(self, words: str | None, stretch: Stretch) -> Stretch | None:
        """Return where words stand that a model quotes for a record: in it, or not far from it."""
        if not words:
            return None
        place = self.places.within(words, stretch) or self.places.nearest(words, stretch)
        near = place and stretch.start - _NEAR * 4 <= place.start and place.end <= stretch.end + _NEAR
        return place if near else None
