"""Reads the values of a text in order: which are levels and which are changes, what each measures, whose it is and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_changes import Change, read_change
from kg.nlp.figure_cues import earlier_words, is_ahead, is_corrected
from kg.nlp.figure_indicators import Indicators, Measured
from kg.nlp.figure_lists import Shared, find_shared, holders
from kg.nlp.figure_phrases import strip_light
from kg.nlp.figure_subjects import Subjects
from kg.nlp.figure_times import Times
from kg.nlp.figure_values import Value, find_values
from kg.text.stretch import Stretch

# Between a level and the change behind it there is nothing but marks and such words.
_GOES_ON = re.compile(r"(?:左右|以上|人次|多|余)?[^\w]{0,6}(?:[（(]|且|并|也|又|而|其中|均|分别|各|\s){0,3}")
_LEVEL_OF_CHANGE = re.compile(r"[^\w]{0,6}(?:达到?|至|为|到|约|近|报|仍|，){0,4}")
# 低于松下的22%, 和某某的13%: another's value of the same measure.
_COMPARED = re.compile(
    "(?:(?:低于|高于|不及|少于|多于|超过|落后于|领先于|远超过?)|^[和及])(?P<who>[^，。；、]{2,12}?)的[约近]?$"
)
_DONE = re.compile("[已了]|目前|现有|截[至止]|占|去年|上年|前值")
_MOST = 400  # characters of a figure's text
_REACH = 200  # characters of a clause before its value, and behind it


@dataclass(frozen=True)
class Draft:
    """A figure that is not yet written: its value, its words at [start, end), and what was found of it.

    `level` tells a value from a change that stands alone, `named` that the same phrase names subject and measure.
    """

    value: Value
    start: int
    end: int
    indicator: str
    subject: str
    period: str | None
    change: Stretch | None = None
    change_number: float | None = None
    level: bool = True
    named: bool = False


@dataclass(frozen=True)
class _At:
    """A value in its clause: its own words are in [begin, stop), `last` is the figure before it in the sentence."""

    value: Value
    clause: Stretch
    begin: int
    stop: int
    last: Draft | None
    change: Change | None
    shared: Shared | None


class FigureReader:
    """Reads one text."""

    def __init__(self, reading: AnnotatedText) -> None:
        self.reading, self.text = reading, reading.text
        self.values = find_values(reading.text)
        self.times = Times(reading)
        self.subjects = Subjects(reading)
        self.indicators = Indicators(reading, self.subjects, self.values)
        self.shared = find_shared(reading, self.values, self.subjects)
        self.drafts: list[Draft] = []
        self.ahead = -1  # the end of the last value that is planned or forecast

    def read(self) -> list[Draft]:
        """Return the drafts by the place of their values."""
        previous = 0
        for value in self.values:
            self._take(value, previous)
            previous = value.end
        return self.drafts

    def _take(self, value: Value, previous: int) -> None:
        structure = self.reading.structure
        found = structure.clause_at(value.start)
        clause = Stretch(max(found.start, value.start - _REACH), min(max(found.end, value.end), value.end + _REACH))
        begin = max(clause.start, previous)
        if structure.is_agency_line(value.start) or is_corrected(self.text, value):
            return
        if is_ahead(self.reading, clause, value) or self._goes_on_ahead(begin, value):
            self.ahead = value.end
            return
        sentence = structure.sentence_at(value.start)
        last = self.drafts[-1] if self.drafts and self.drafts[-1].value.start >= sentence.start else None
        shared = self.shared.get(value.start)
        change = shared.change if shared is not None and shared.change is not None else None
        change = change or read_change(self.text, begin, value)
        at = _At(value, clause, begin, change.start if change else value.start, last, change, shared)
        if not self._joins(at):
            self._add(at)

    def _goes_on_ahead(self, begin: int, value: Value) -> bool:
        """Tell whether a clause goes on a plan or forecast of its sentence: it names nobody, and says nothing done."""
        if self.ahead < self.reading.structure.sentence_at(value.start).start or value.start - self.ahead > _REACH:
            return False
        if re.search("[；;。]", self.text[self.ahead : value.start]) or self.subjects.before(begin, value.start):
            return False
        return not _DONE.search(self.text[begin : value.start])

    def _joins(self, at: _At) -> bool:
        """Join a change with the level before it, or a level with the change before it; return whether they are one."""
        last, change = at.last, at.change
        if last is None or at.shared is not None:
            return False
        if change is None:
            if last.level or not _LEVEL_OF_CHANGE.fullmatch(self.text, last.end, at.value.start):
                return False
            self.drafts[-1] = replace(last, value=at.value, end=at.value.end, level=True)
            return True
        if not last.level or not _GOES_ON.fullmatch(self.text, last.end, change.start):
            return False
        first = last.change.start if last.change else change.start
        number = last.change_number if last.change_number is not None else change.number
        self.drafts[-1] = replace(last, end=change.end, change=Stretch(first, change.end), change_number=number)
        return True

    def _add(self, at: _At) -> None:
        words = None if at.change else earlier_words(self.text[at.begin : at.stop])
        if words is not None and at.last is not None:
            period = self.times.earlier(words, at.begin, at.stop, at.last.period)
            self._append(Draft(at.value, at.last.start, at.value.end, at.last.indicator, at.last.subject, period))
            return
        measured = self.indicators.of(at.value, at.clause, at.begin, at.stop, at.change)
        subject, indicator = self._measured(at, measured)
        if not indicator:
            return
        named = subject is not None
        subject = subject or self._whose(at, measured.start)
        if subject is None:
            return
        change = None if at.change is None or measured.is_change else at.change
        before = (self.drafts[-1].value.start, self.drafts[-1].period) if self.drafts else None
        period = self.times.of(at.value, at.clause, before)
        end = at.change.end if at.change else max(at.value.end, measured.end)
        told = Stretch(change.start, change.end) if change else None
        draft = Draft(at.value, self._start(at.clause), max(end, at.value.end), indicator, subject, period, told,
                      change.number if change else None, at.change is None, named)  # fmt: skip
        for holder in holders(self.reading, at.begin, at.value.start) or [subject]:
            self._append(replace(draft, subject=holder))

    def _measured(self, at: _At, measured: Measured) -> tuple[str | None, str | None]:
        """Return whose a value is by its own words (None where they do not say), and what it measures."""
        subject, indicator, last = measured.subject, measured.words, at.last
        own = self.text[at.begin : at.stop]
        if at.change is None and last is not None:
            if not measured.behind and not self._rest(at.begin, at.stop):
                subject, indicator = last.subject, last.indicator
            if other := _COMPARED.search(own):
                subject, indicator = other["who"].strip(), last.indicator
        if at.shared is not None and (at.shared.subject or at.shared.indicator):
            return at.shared.subject, at.shared.indicator or indicator or measured.verb
        if at.change is not None and indicator is None:
            if last is not None and not last.level and not own.strip("，、 且并"):
                return last.subject, last.indicator
            return subject, measured.verb
        return subject, indicator

    def _rest(self, begin: int, stop: int) -> str:
        """Return the words right before a value without times and what says only that it is a value."""
        stop = self.times.before(begin, strip_light(self.text, begin, stop))
        return self.text[begin : strip_light(self.text, begin, stop)].strip("，、和及与；由从自 ")

    def _append(self, draft: Draft) -> None:
        if draft.end - draft.start <= _MOST and draft.indicator.strip() and draft.subject.strip():
            self.drafts.append(draft)

    def _whose(self, at: _At, start: int) -> str | None:
        clause, last, until = at.clause, at.last, max(start, at.clause.start)
        if last is not None and last.value.start >= clause.start and not self.subjects.before(last.value.end, until):
            return last.subject
        found = self.subjects.before(clause.start, until) or self.subjects.body(clause.start, until)
        if found is None and last is not None:
            between = self.subjects.before(last.value.end, clause.start) if last.value.end < clause.start else None
            return between or last.subject
        found = found or self.subjects.head(clause.start, until) or self.subjects.earlier(clause)
        if found is None and self.drafts:
            paragraph = self.reading.structure.paragraph_at(clause.start)
            found = self.drafts[-1].subject if self.drafts[-1].value.start >= paragraph.start else None
        return found or self.subjects.far(clause)

    def _start(self, clause: Stretch) -> int:
        """Return where a figure's words begin: its clause, with a time that stands alone before it."""
        structure = self.reading.structure
        index = structure.index_at("clauses", clause.start)
        before = structure.clauses[index - 1] if index > 0 else None
        if before is not None and self.text[before.end : clause.start] == "，" and self.times.stands_alone(before):
            return before.start
        return clause.start
