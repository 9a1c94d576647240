"""How a clause tells its plan: as news or as history, as a clause or as a mere attribute, for the first time or again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.nlp.annotated import AnnotatedText
from kg.text.dates import FoundDate
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

_BYGONE = re.compile(
    "最初|原本|原先|原计划|原拟|原定|曾|当时|彼时|去年|上年|同年|早在|年初|上月|先前|早前|此前|其后|随后|一度"
)
_ATTRIBUTE = re.compile("的[\u4e00-\u9fffA-Za-z]{1,10}$")
_MATTER = re.compile("(?:事宜|事项|议案|公告|预案|消息|名单|报告|事件|传闻|传言|协议|交易|申请)(?:》|》的.{1,6})?$")
_TIME_OF = re.compile("(?:后|时|前|之际|期间|以来)$")
_INTO_FORCE = re.compile("(?:施行|生效|实施)(?:$|[，。])")
_FIGURES = re.compile(
    "(?:营收|收入|利润|净利|净利润|销售额|业绩|市场规模|同比|环比|市值|需求|价格|占比|比例|增速|增长率|均价)"
)
_REACH = 400
_LATELY, _LONG_AGO = 1, 6  # months
_CONTENT = 60  # characters of a clause and what follows that are compared
_BACK = 30  # candidates before it that a clause is compared with, so that a long text stays linear
_ALIKE, _THE_SAME = 0.45, 0.7


@cache
def _checkable() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("checkable_verbs")))


def standing_features(reading: AnnotatedText, clause: Stretch, trigger: int, before: Sequence[FoundDate]) -> list[str]:
    """Return how the clause stands in the text; `trigger` is where its act begins, `before` are dates before that."""
    text = reading.text
    sentence = reading.structure.sentence_at(clause.start)
    body = text[clause.start : min(clause.end, clause.start + _REACH)]
    so_far = text[max(sentence.start, clause.start - _REACH) : clause.start]
    act = text[trigger : min(clause.end, trigger + _REACH)]
    named = text.rfind("《", sentence.start, trigger) > text.rfind("》", sentence.start, trigger)
    told = {
        "bygone": _BYGONE.search(body),
        "bygone before": _BYGONE.search(so_far),
        "an attribute": _ATTRIBUTE.search(act),
        "a matter": _MATTER.search(act),
        "a time": _TIME_OF.search(act),
        "into force": _INTO_FORCE.search(act),
        "in a document's name": named or None,
        "checkable": _checkable().search(act),
        "figures": _FIGURES.search(act),
    }
    features = [name for name, found in told.items() if found]
    for place, start in (
        ("sentence", sentence.start),
        ("paragraph", reading.structure.paragraph_at(clause.start).start),
    ):
        ages = [age for date in before if date.start >= start and (age := _age(date, reading.now)) is not None]
        if ages and max(ages) > _LATELY:
            features.append(f"old date in {place}")
        if ages and ages[-1] > _LONG_AGO:
            features.append(f"very old date in {place}")
    return features


def _age(date: FoundDate, published: str | None) -> int | None:
    """Return how many months before publication a date lies (negative: ahead)."""
    if date.value is None or published is None or not date.value[:4].isdigit():
        return None
    years = int(published[:4]) - int(date.value[:4])
    month = date.value[5:7]
    if not month.isdigit():
        return 12 * years if years != 1 else None  # last year may be last month
    return 12 * years + int(published[5:7] or 12) - int(month)


def repetitions(reading: AnnotatedText, clauses: Sequence[Stretch]) -> list[list[str]]:
    """Return for each clause (by start) what tells that the text says it in another place too."""
    contents = [_content(reading, clause) for clause in clauses]
    title_end = reading.structure.paragraph_at(0).end if reading.structure.paragraphs else 0
    told: list[list[str]] = [[] for _ in clauses]
    for later, content in enumerate(contents):
        for earlier in range(max(0, later - _BACK), later):
            alike = likeness(content, contents[earlier])
            if alike < _ALIKE:
                continue
            in_title = clauses[earlier].start < title_end
            told[later].append("as in the title" if in_title else "said before")
            told[earlier].append("said again")
            if alike >= _THE_SAME and not in_title:
                told[later].append("the same before")
    return told


def _content(reading: AnnotatedText, clause: Stretch) -> frozenset[str]:
    end = min(reading.structure.sentence_at(clause.start).end, clause.start + _CONTENT)
    return content(reading.text[clause.start : max(end, min(clause.end, clause.start + _CONTENT))])


def content(text: str) -> frozenset[str]:
    """Return the pairs of letters and digits of a text."""
    said = "".join(filter(str.isalnum, text))
    return frozenset(said[at : at + 2] for at in range(len(said) - 1))


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the smaller that the larger has too, 0-1."""
    return len(left & right) / (min(len(left), len(right)) or 1)
