"""Clauses that may begin a plan, and what the plan classifier sees of each.

A candidate is a clause with a trigger word (将 as an adverb, 计划 as a verb …; the analyser's part of speech tells 将 from
把) or with a date from publication on. A clause that is only a time (5月底，今后两年内，) goes to the candidate after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.nlp.annotated import Word
from kg.nlp.fact_context import FactContext
from kg.nlp.plan_features import AROUND, VERB_TAGS, ClauseFeatures, is_ahead, strong_triggers, weak_triggers
from kg.nlp.plan_standing import repetitions, standing_features
from kg.text.dates import FoundDate
from kg.text.language import language
from kg.text.stretch import Stretch

_NOUN_OR_VERB = frozenset({"计划", "规划", "准备", "承诺", "决定", "部署", "安排"})
_ACT_TAGS = frozenset({"v", "d", "p", "m", "TIME"})
_SELVES = frozenset({"公司", "集团", "我们", "双方", "该公司", "本公司"})
# 将 as 把 before a goal or a time announces its change: 将开店数量由九十九家上调至一百二十家.
_REVISED = re.compile(
    "[^，。；]{0,24}?(?:目标(?!股?价)|计划|时间|日期|期限|数量|规模|上限|金额|总额|投资额|工期)[^，。；]{0,16}?"
    "(?:推迟|延期|延后|延长|提前|调整|上调|下调|调增|调减|提高|降低|缩减|压缩|改)(?:到|至|为)"
)
_TIME_ONLY = re.compile(
    r"^(?:其中|此外|另外|同时|但|而|据悉|到|至|从|自|在|于)*(?:[^，。]{0,16}?)(?:日|月|年|底|末|初|内|里|前|后|期间|时|起|未来|今后|下一步|接下来|届时|中旬|上旬|下旬|之前|上午|下午|阶段)$"
)


@dataclass(frozen=True)
class PlanCandidate:
    """A clause that may begin a plan: its place (with a time before it), its number, and what the filter sees of it."""

    clause: Stretch
    index: int
    features: tuple[str, ...]


def find_plan_candidates(context: FactContext) -> list[PlanCandidate]:
    """Return the clauses with a trigger or a date from publication on, by start."""
    return _CandidateFinder(context).find()


class _CandidateFinder:
    def __init__(self, context: FactContext) -> None:
        self.context = context
        self.reading = context.reading
        self.structure = context.reading.structure
        self.dates = language().find_dates(self.reading.text, self.reading.published)
        self.date_starts = [date.start for date in self.dates]
        self.features = ClauseFeatures(context)

    def find(self) -> list[PlanCandidate]:
        found = []
        for index, clause in enumerate(self.structure.clauses):
            if clause.end - clause.start < 4 or self.structure.is_agency_line(clause.start):
                continue
            stretch = self._with_time_before(index)
            dates = self._dates_in(stretch)
            triggers = self._triggers(clause)
            ahead = any(is_ahead(date, self.reading.now) for date in dates)
            if (triggers or ahead) and not self._is_time(index):
                features = self.features.of(index, triggers, dates)
                start = triggers[0].start if triggers else clause.start
                features += standing_features(self.reading, clause, start, self._dates_before(start))
                found.append(PlanCandidate(stretch, index, tuple(features)))
        told = repetitions(self.reading, [candidate.clause for candidate in found])
        return [
            replace(candidate, features=(*candidate.features, *again))
            for candidate, again in zip(found, told, strict=True)
        ]

    def _dates_before(self, position: int) -> list[FoundDate]:
        """Return the dates before `position`, the nearest last, as many as a sentence or two may have."""
        end = bisect_left(self.date_starts, position)
        return self.dates[max(0, end - 4) : end]

    def _dates_in(self, stretch: Stretch) -> list[FoundDate]:
        return self.dates[bisect_left(self.date_starts, stretch.start) : bisect_left(self.date_starts, stretch.end)]

    def _is_time(self, index: int) -> bool:
        clause = self.structure.clauses[index]
        if clause.end - clause.start > 22 or self.reading.text[clause.end : clause.end + 1] != "，":
            return False
        body = self.reading.text[clause.start : clause.end]
        return bool(_TIME_ONLY.match(body)) and not self.reading.names_within(clause.start, clause.end)

    def _with_time_before(self, index: int) -> Stretch:
        clause = self.structure.clauses[index]
        if index and self._is_time(index - 1):
            before = self.structure.clauses[index - 1]
            if self.structure.sentence_at(before.start) == self.structure.sentence_at(clause.start):
                return Stretch(before.start, clause.end)
        return clause

    def _triggers(self, clause: Stretch) -> list[Word]:
        text = self.reading.text
        found = []
        words = self.reading.words_within(clause.start, min(clause.end, clause.start + AROUND))
        for index, word in enumerate(words):
            surface = text[word.start : word.end]
            if surface == "将" and word.tag == "p" and not _REVISED.match(text, word.end, clause.end):
                continue
            if surface in _NOUN_OR_VERB and word.tag not in VERB_TAGS and not self._plans(words, index):
                continue
            if surface in strong_triggers() or surface in weak_triggers():
                found.append(word)
        return found

    def _plans(self, words: Sequence[Word], index: int) -> bool:
        """Tell whether the analyser's noun 计划 is a verb all the same: an actor or a time before it, an act after it."""
        if self._text(words[index]) != "计划" or index + 1 == len(words) or words[index + 1].tag not in _ACT_TAGS:
            return False
        start = words[index].start
        if self.reading.name_ending_at(start) is not None:
            return True
        before = words[index - 1] if index else None
        return before is not None and (before.tag == "TIME" or self._text(before) in _SELVES)

    def _text(self, word: Word) -> str:
        return self.reading.text[word.start : word.end]
