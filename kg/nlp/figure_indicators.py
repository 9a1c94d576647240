"""What a value measures: the noun before it, the thing counted behind it, a share of what, or the verb that carries it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp.annotated import AnnotatedText, Word
from kg.nlp.figure_changes import Change
from kg.nlp.figure_phrases import noun_phrase_after, noun_phrase_before, strip_light, verb_before
from kg.nlp.figure_subjects import Subjects, is_measure, is_wide
from kg.nlp.figure_values import Value
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

_SHARE = re.compile(
    "占(?P<of>[^，。；：、]{0,24}?)(?:的)?(?:约|近|超过|超|达到|达|为|仅|不到|不足|高达|[:：]|\\s|分别)*$"
)
_PER = re.compile("(?:每股|每桶|每吨|每张|每份|每斤|每公斤|每平方米|每平|每人|每台|每辆)(?:价格|收益|面值)?(?:为|约)?$")
_PREDICATE = re.compile("^(?:都|均|已|是|为|属于?|由|来自|的|以上|左右)*(?P<what>[^，。；：、（）()]{2,20})")
_CHANGE_ITSELF = re.compile("(?:涨幅|跌幅|增速|增幅|降幅|增长率|升幅|幅度)$")
_TAKEN = re.compile("(?:将|把)$")
_PRICED = re.compile("(?:以|按)(?:[约近超逾]|超过|最高|每股|总价)*$")
_DATES = re.compile(
    r"(?:\d{2,4}年|\d{1,2}月份?|\d{1,2}日|[上下]半年|第?[一二三四]季度|今年|去年|本月|上月|当[日天月年])+"
)
_TIME_END = re.compile(
    r"(?:[由从自]|提高到|上升到|增至|增加到|降至|下降到)?(?:(?:\d{4}年|\d{1,2}月份?|\d{1,2}日|[上下]半年|第?[一二三四]季度|去年|上年|前年|原来|同期){1,4}+|(?<=由)|(?<=从))$"
)
_FILLER = re.compile("(?:其中|，|、|\\s|有|约|近|超|过|逾|达|仅|为|和|及)*")
_BRACKET = re.compile("[（(][^（）()]{1,24}[）)]")
_NEXT = re.compile("[和、及与]")
_BEFORE_VERB = ("累计", "公开", "直接", "间接", "合计", "解除", "共计", "再次", "首次")


@dataclass(frozen=True)
class Measured:
    """What is measured (`words`, None where nothing says so), and whose it is where the same phrase names it.

    `verb` tells a change (大涨); `is_change` that the words themselves name the change (涨幅), `behind` that they stand
    behind the value.
    """

    words: str | None
    start: int
    end: int
    subject: str | None = None
    verb: str | None = None
    is_change: bool = False
    behind: bool = False


class Indicators:
    """Answers what values measure."""

    def __init__(self, reading: AnnotatedText, subjects: Subjects, values: Sequence[Value] = ()) -> None:
        self.reading, self.text, self.subjects = reading, reading.text, subjects
        self.following = dict(zip((v.start for v in values), values[1:], strict=False))

    def of(self, value: Value, clause: Stretch, begin: int, stop: int, change: Change | None) -> Measured:
        """Return what a value of a clause measures, given where its own words may begin and where they stop."""
        before = self.text[begin:stop]
        if change is not None:
            return self._of_change(value, begin, stop, change.verb or None)
        if value.is_share and (share := _SHARE.search(before)):
            start = begin + share.start()
            return Measured(self.text[start : begin + share.end("of")], start, value.end)
        after = self._after(value, clause)
        if _PRICED.search(before):
            return self._priced(value, clause, begin, after)
        if per := _PER.search(before):
            priced = noun_phrase_before(self.reading, begin, strip_light(self.text, begin, begin + per.start()))
            if priced is not None and is_measure(self._words(priced)):
                return self._measured(priced, value, False)
            return Measured(per.group().rstrip("为约"), begin + per.start(), value.end)
        if _TAKEN.search(before) and (last := self._last_verb(value.end, clause.end)):
            return Measured(self.text[last.start : last.end], begin, value.end)
        return self._level(value, clause, begin, self._limit(begin, stop), after)

    def _level(self, value: Value, clause: Stretch, begin: int, limit: int, after: Stretch | None) -> Measured:
        phrase = noun_phrase_before(self.reading, begin, limit)
        verb = verb_before(self.reading, begin, limit)
        dealt = self._deal(begin, phrase.start if phrase is not None else limit)
        if after is not None and value.unit in ("%", "％") and self.text[value.end] == "的":
            return self._thing(after, value.start, None)
        if dealt is not None and not (phrase is not None and is_measure(self._words(phrase))):
            return self._dealt(dealt, limit, begin, value)
        carried = verb is not None and (phrase is None or verb.tag == "v")
        if after is not None and (
            value.counts or (carried and self._is_light(verb)) or (phrase is not None and self._is_name(phrase))
        ):
            return self._thing(after, value.start, phrase if not carried else None)
        if phrase is not None and not self._is_name(phrase):
            return self._measured(phrase, value, False)
        if after is not None and self.text[value.end] == "的":
            return self._thing(after, value.start, phrase)
        if carried and verb is not None and phrase is None:
            return self._by_verb(verb.start, limit, begin, value)
        if (
            value.is_share
            and _FILLER.fullmatch(self.text[begin : value.start])
            and (what := _PREDICATE.match(self.text[value.end : clause.end]))
        ):
            return Measured(what["what"], value.start, value.end + what.end(), behind=True)
        if after is not None:
            return self._thing(after, value.start, phrase)
        return Measured(None, limit, value.end)

    def _of_change(self, value: Value, begin: int, stop: int, word: str | None) -> Measured:
        limit = strip_light(self.text, begin, stop)
        phrase = noun_phrase_before(self.reading, begin, limit)
        if phrase is None:
            return Measured(None, limit, value.end, None, word)
        words = self._words(phrase)
        if self._is_name(phrase) or is_wide(words):
            return Measured(None, limit, value.end, words, word)
        subject, _ = self.subjects.split(phrase)
        if word and not is_measure(words) and not _CHANGE_ITSELF.search(words) and subject is None:
            return Measured(None, limit, value.end, words, word)
        return self._measured(phrase, value, True)

    def _limit(self, begin: int, stop: int) -> int:
        """Return where the words end that say what is measured: before 由1998年的, 提高到2014年的近."""
        limit = strip_light(self.text, begin, stop)
        if (told := _TIME_END.search(self.text, begin, limit)) and told.end() == limit:
            limit = strip_light(self.text, begin, told.start())
        return limit

    def _after(self, value: Value, clause: Stretch) -> Stretch | None:
        """Return the noun phrase right behind a value, or behind those that are listed with it."""
        end = value.end
        if bracket := _BRACKET.match(self.text, end, clause.end):
            end = bracket.end()
        found = noun_phrase_after(self.reading, end, clause.end)
        following = self.following.get(value.start)
        while found is None and following is not None and _NEXT.fullmatch(self.text[end : following.start].strip()):
            end = following.end
            found = noun_phrase_after(self.reading, end, clause.end)
            following = self.following.get(following.start)
        if found is None and value.noun > value.end:
            return Stretch(value.end, value.noun)
        return found

    def _priced(self, value: Value, clause: Stretch, begin: int, after: Stretch | None) -> Measured:
        """Return what an amount behind 以 measures: 以3亿元的价格, 以3亿元收购."""
        if after is not None and self.text[value.end] == "的":
            return self._thing(after, value.start, None)
        per = _PER.search(self.text[begin : value.start])
        if per is not None:
            return Measured(per.group(), value.start, value.end)
        verb = next((w for w in self.reading.words_within(value.end, clause.end) if w.tag in ("v", "vn")), None)
        return Measured(self._text(verb) if verb else None, value.start, value.end, behind=True)

    def _deal(self, begin: int, end: int) -> Word | None:
        """Return the last verb of a deal in [begin, end), where nothing but its object stands behind it."""
        words = [word for word in self.reading.words_within(begin, end) if word.end <= end]
        for word in reversed(words):
            if self._text(word) in load_lexicon("deal_verbs"):
                return word
            if word.tag in ("v", "d", "p", "w") and self._text(word) not in ("所",):
                return None
        return None

    def _dealt(self, verb: Word, limit: int, begin: int, value: Value) -> Measured:
        words = [word for word in self.reading.words_within(begin, verb.start) if word.end <= verb.start]
        start = verb.start
        while words and self._text(words[-1]) in _BEFORE_VERB and words[-1].end == start:
            start = words.pop().start
        phrase = self.text[start:limit]
        return Measured(phrase if len(phrase) <= 12 else self._text(verb), start, value.end)

    def _thing(self, after: Stretch, start: int, phrase: Stretch | None) -> Measured:
        named = phrase is not None and self._is_name(phrase) and not is_wide(self._words(phrase))
        subject = self._words(phrase) if named and phrase is not None else None
        return Measured(
            self._words(after), phrase.start if subject and phrase else start, after.end, subject, behind=True
        )

    def _measured(self, phrase: Stretch, value: Value, changes: bool) -> Measured:
        subject, rest = self.subjects.split(phrase)
        words = self._words(rest)
        dated = _DATES.match(words)
        if dated and dated.end() < len(words):
            words = words[dated.end() :]
        return Measured(words, phrase.start, value.end, subject, None, changes and bool(_CHANGE_ITSELF.search(words)))

    def _by_verb(self, start: int, end: int, begin: int, value: Value) -> Measured:
        phrase = noun_phrase_before(self.reading, begin, start)
        if phrase is None:
            return Measured(self.text[start:end], start, value.end)
        if self._is_name(phrase):
            named = None if is_wide(self._words(phrase)) else self._words(phrase)
            return Measured(self.text[start:end], phrase.start, value.end, named)
        subject, rest = self.subjects.split(phrase)
        return Measured(self.text[rest.start : end], phrase.start, value.end, subject)

    def _last_verb(self, start: int, end: int) -> Word | None:
        verbs = [word for word in self.reading.words_within(start, end) if word.tag in ("v", "vn")]
        return verbs[-1] if verbs else None

    def _is_light(self, verb: Word | None) -> bool:
        return verb is not None and self._text(verb) in load_lexicon("light_verbs")

    def _is_name(self, phrase: Stretch) -> bool:
        name = self.reading.name_starting_at(phrase.start)
        return (name is not None and name.end >= phrase.end) or is_wide(self._words(phrase))

    def _words(self, phrase: Stretch) -> str:
        return self.text[phrase.start : phrase.end]

    def _text(self, word: Word) -> str:
        return self.text[word.start : word.end]
