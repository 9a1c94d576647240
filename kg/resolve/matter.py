"""A fact's matter: its text in clauses, with the numbers, dates, places and ordinals taken out and kept beside the words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kg.models import CompareBy
from kg.resolve.amounts import Amount, read_amount
from kg.resolve.fact_view import FactView, Number
from kg.resolve.matter_dates import UNKNOWN, DateSpan, find_dates
from kg.resolve.matter_words import place_name, place_pattern, word_pattern
from kg.text.language import language
from kg.text.normalize import flatten
from kg.text.numerals import parse_number
from kg.text.remembered import FACTS

# Numbers and dates become characters of the private use area while the text is cut up.
_NUMBER_BASE, _DATE_BASE = 0xE000, 0xE800
_MARK = re.compile("[\ue000-\uefff]")
_NUMBER_MARK, _DATE_MARK = "[\ue000-\ue7ff]", "[\ue800-\uefff]"
# Stands for every verb of building.
MAKING = "建设"
# Each class of verbs of which one makes no other matter than another, and what stands for all of them.
_ONE_VERB = (("making", MAKING), ("operating", "投用"), ("finishing", "完工"), ("keeping", "持续"))
_STAGES = ("begun", "finished", "operating")
_OLD = re.compile(
    rf"(?:原定|原计划|原先|此前|之前)[^,，。;；]{{0,8}}?({_MARK.pattern})"
    rf"|(?:由|从)[^,，。;；]{{0,6}}?({_MARK.pattern})(?=[^,，。;；]{{0,8}}?(?:推迟|提前|延|调|增|提|升|降|减|缩|改|扩)[^,，。;；]{{0,3}}{_MARK.pattern})"
)
_ORDINAL = re.compile(
    r"第?(?<![一二三四五六七八九十\d])([一二三四五六七八九十\d]+)(期|号线|届|次|批|代|阶段|轮|标段|机组|号|季)|(首|第一)(期|届|次|批|代|轮|季)"
)
_CODE = re.compile(r"[a-z]+[-\s]?\d[a-z\d]*|(?<!\d)\d+[a-z]+\d*|[a-z]{2,}")
_QUOTED = re.compile(r"《([^》]{1,200})》")
_NAME = re.compile(r"[“\"「]([^”\"」,，。;；]{2,12})[”\"」]")
_KEPT = re.compile(r"[^\w\ue000-\uefff]|_")


@dataclass(frozen=True)
class Clause:
    """A clause: its words (runs that stood together, parted by blanks), amounts, date, and places.

    `dates` are the ISO prefixes of its own dates, `period` the date that its amounts hold for: its own, or that of the
    nearest clause before it which sets one. `names` are what it has in quotes as names (“朱明二号”), `stages` how far
    what is built has come: begun, finished, operating.
    """

    words: str
    amounts: tuple[Amount, ...]
    dates: tuple[str, ...]
    period: str | None
    places: frozenset[str]
    names: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()

    @property
    def is_event(self) -> bool:
        """Whether its date says when, and not for which time an amount holds."""
        return bool(self.dates) and not self.amounts and bool(self.words)


@dataclass(frozen=True)
class Matter:
    """A fact taken apart: its clauses, and what tells it from others whatever the words."""

    clauses: tuple[Clause, ...]
    ordinals: tuple[tuple[str, frozenset[str]], ...]
    codes: frozenset[str]
    quoted: frozenset[str]
    negations: int
    revised: bool
    forecast: bool
    loose_dates: bool

    @cached_property
    def words(self) -> str:
        """The words of all clauses."""
        return " ".join(clause.words for clause in self.clauses if clause.words)

    @cached_property
    def plain_words(self) -> str:
        """The words of all clauses in one run."""
        return self.words.replace(" ", "")

    @cached_property
    def places(self) -> frozenset[str]:
        """The places of all clauses."""
        return frozenset[str]().union(*(clause.places for clause in self.clauses))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts of all clauses, in the text's order."""
        return tuple(amount for clause in self.clauses for amount in clause.amounts)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The dates of all clauses, in the text's order."""
        return tuple(date for clause in self.clauses for date in clause.dates)


@lru_cache(maxsize=FACTS)
def read_matter(view: FactView) -> Matter:
    """Return the matter of a fact."""
    text = flatten(view.text)
    dates = find_dates(text, view.published, ahead=view.compare_by is CompareBy.PROMISE)
    marked, amounts = _mark(text, dates, view.numbers)
    old = {mark for match in _OLD.finditer(marked) for mark in match.groups() if mark}
    bare = _MARK.sub("", _hide_dates(text, dates))
    meant = _meant_dates(dates, old, view.target_date)
    return Matter(
        clauses=tuple(_clauses(marked, view, amounts, meant, old)),
        ordinals=_ordinals(bare),
        codes=frozenset(re.sub(r"[-\s]", "", code) for code in _CODE.findall(bare)),
        quoted=frozenset(flatten(name) for name in _QUOTED.findall(text)),
        negations=len(word_pattern("negation").findall(word_pattern("positive").sub("", text))),
        revised=bool(old) or bool(word_pattern("revision").search(text)),
        forecast=bool(word_pattern("forecast").search(text)),
        loose_dates=any(not date.certain for date in dates),
    )


def _mark(text: str, dates: list[DateSpan], numbers: tuple[Number, ...]) -> tuple[str, dict[str, Amount | None]]:
    """Return the text with a mark for each date and number, and the amount of each number's mark."""
    marked = text
    for index, date in sorted(enumerate(dates), key=lambda pair: -pair[1].start):
        marked = marked[: date.start] + chr(_DATE_BASE + index) + marked[date.end :]
    amounts: dict[str, Amount | None] = {}
    position = 0
    for index, number in enumerate(numbers):
        figure = _figure(number)
        start = marked.find(figure, position) if figure else -1
        if start >= 0 and not _is_ordinal(marked, start):
            mark = chr(_NUMBER_BASE + index)
            amounts[mark] = read_amount(number)
            marked = marked[:start] + mark + marked[start + len(figure) :]
            position = start + 1
    return marked, amounts


def _figure(number: Number) -> str:
    """Return the part of a number's surface that is not the thing counted: 20所 of 20所幼儿园."""
    surface, unit = flatten(number[3]), flatten(number[1] or "")
    amount = read_amount(number)
    counts_noun = amount is None or (amount.counted and amount.measure is not None)
    if counts_noun and len(unit) > 1 and len(surface) > len(unit) and surface.endswith(unit):
        return surface[: -len(unit)]
    return surface


def _is_ordinal(text: str, start: int) -> bool:
    """Return whether what the extractor took for a number is the ordinal of a phase: 二期 of 二期建设."""
    match = _ORDINAL.match(text, start)
    return (
        match is not None
        and match[2] not in {None, "次", "批", "届", "季", "号"}
        and match[1] in "一二三四五六七八九十"
    )


def _hide_dates(text: str, dates: list[DateSpan]) -> str:
    for date in reversed(dates):
        text = text[: date.start] + " " + text[date.end :]
    return text


def _meant_dates(dates: list[DateSpan], old: set[str], target: str | None) -> dict[str, str]:
    """Return the ISO prefix of each date's mark; a lone date means what the extractor resolved it to."""
    marks = {chr(_DATE_BASE + index): date for index, date in enumerate(dates)}
    current = [mark for mark in marks if mark not in old]
    meant = {mark: marks[mark].prefix for mark in current}
    lone = current[0] if len(current) == 1 else None
    if (
        lone is not None
        and target is not None
        and (meant[lone] is None or not marks[lone].certain or target.startswith(meant[lone] or ""))
    ):
        return {lone: _with_part(target, marks[lone])}
    return {mark: _with_part(prefix, marks[mark]) for mark, prefix in meant.items()}


def _with_part(prefix: str | None, date: DateSpan) -> str:
    """Return the prefix with the part of the year behind it, so that 前三季度 is not the year."""
    if prefix is None:
        return UNKNOWN + date.written
    return f"{prefix}/{date.part}" if len(prefix) == 4 and date.part else prefix


def _clauses(
    marked: str, view: FactView, amounts: dict[str, Amount | None], meant: dict[str, str], old: set[str]
) -> list[Clause]:
    clauses: list[Clause] = []
    period: str | None = None
    names = sorted({flatten(name) for name in view.actor if len(name) > 1}, key=lambda name: (-len(name), name))
    for start, end in language().split_clauses(marked):
        part = marked[start:end]
        marks = [mark for mark in _MARK.findall(part) if mark not in old]
        figures = tuple(amount for mark in marks if (amount := amounts.get(mark)) is not None)
        times = tuple(date for mark in marks if (date := meant.get(mark)))
        own = tuple(date for date in times if not date.startswith(UNKNOWN))
        words, found = _words(part, names)
        if times and (figures or not words):
            period = times[0]
        if words or figures or own:
            when = times[0] if times else period
            clauses.append(Clause(words, figures, own, when, found, _names(part), _stages(part)))
    if view.target_date and not any(mark in meant for mark in marked) and clauses:
        first = clauses[0]
        clauses[0] = replace(first, dates=(view.target_date,), period=view.target_date)
    return clauses


def _words(part: str, names: list[str]) -> tuple[str, frozenset[str]]:
    """Return the words of a clause without names of the actor, dropped words and places; and the places.

    All verbs of building are one, and so are those of opening and those of going on.
    """
    for name in names:
        part = part.replace(name, " ")
    found = frozenset(place_name(match[1]) for match in place_pattern().finditer(part))
    part = place_pattern().sub(" ", part)
    part = word_pattern("dropped").sub(" ", _MARK.sub(" ", part))
    for word_class, verb in _ONE_VERB:
        part = word_pattern(word_class).sub(verb, part)
    return " ".join(_KEPT.sub(" ", part).split()), found


def _names(part: str) -> frozenset[str]:
    return frozenset(_NAME.findall(_MARK.sub("", part)))


def _stages(part: str) -> frozenset[str]:
    return frozenset(stage for stage in _STAGES if word_pattern(stage).search(part))


def _ordinals(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the ordinals of a text by what they count: 期 -> {1, 2}."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in _ORDINAL.finditer(text):
        number = 1.0 if match[3] else parse_number(match[1])
        found[match[2] or match[4]].add(match[1] if number is None else f"{number:g}")
    return tuple((kind, frozenset(numbers)) for kind, numbers in sorted(found.items()))
