"""Every pattern that runs on what people hand in takes time linear in its length, whatever stands in it.

The patterns are collected from the modules themselves, so a new one is tested without being named here, in the ways in
which it is called there. Each is fed runs of what it is made of: its characters, its words, and pairs of them, with
something behind that it can't match. What has no repetition that could make it slow is left out.
"""

from __future__ import annotations

import random
import re
import signal
import time
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import kg.ask
import kg.graph
import kg.models
import kg.nlp
import kg.offline
import kg.report
import kg.resolve
import kg.text
import kg.verify
import kg.write
import loaders
from tests.patterns import ANYWHERE, AT_START, EVERY_WAY, WHOLE, Ways, collect

_SIZE = 600  # characters of the shortest text
_FLOOR = 0.008  # seconds: below, a measurement says nothing
_GROWTH = 3.0  # for twice the text: 2 is linear, 4 quadratic
_SPOILER = "☃"
_WIDE = 64  # characters: what never matches more, and repeats nothing within a repetition, is fast
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)

_ALL = collect(
    (kg.nlp, kg.resolve, kg.verify, kg.models, kg.text, kg.graph, kg.offline, kg.write, kg.ask, kg.report, loaders)
)


def _can_be_slow(pattern: re.Pattern[str]) -> bool:
    """Tell whether the pattern, or what it looks ahead for, can be long, or repeats what repeats something itself."""
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    return parsed.getwidth()[1] > _WIDE or _repeats(parsed) > 1


def _repeats(items: Any) -> int:
    """Return how deep repetitions lie in one another; an optional part is none, one without an end counts twice."""
    deepest = 0
    for op, value in items:
        times = 0 if op not in _REPEATS or value[1] <= 1 else 1 if value[1] <= _WIDE else 2
        parts = [value] if isinstance(value, _parser.SubPattern) else value if isinstance(value, tuple | list) else ()
        deepest = max([deepest, times, *(times + _repeats(part) for part in _subpatterns(parts))])
    return deepest


def _fragments(pattern: re.Pattern[str]) -> list[str]:
    """Return the words and characters that the pattern mentions, a few of each class."""
    words: dict[str, None] = {}

    def walk(items: Any) -> None:
        word = ""
        for op, value in items:
            if op is _constants.LITERAL:
                word += chr(value)
                continue
            if word:
                words[word] = None
                word = ""
            if op is _constants.IN:
                words.update(dict.fromkeys(_members(value)))
            elif op is _constants.ANY or op is _constants.NOT_LITERAL:
                words["甲"] = None
            elif isinstance(value, tuple | list):
                for part in _subpatterns(value):
                    walk(part)
            elif isinstance(value, _parser.SubPattern):
                walk(value)
        if word:
            words[word] = None

    walk(_parser.parse(pattern.pattern, pattern.flags))
    return list(words)


def _subpatterns(value: Any) -> Iterator[Any]:
    for part in value:
        if isinstance(part, _parser.SubPattern):
            yield part
        elif isinstance(part, tuple | list):
            yield from _subpatterns(part)


_OF_CATEGORY = {
    _constants.CATEGORY_DIGIT: "1", _constants.CATEGORY_SPACE: " ", _constants.CATEGORY_WORD: "a",
    _constants.CATEGORY_NOT_WORD: "，", _constants.CATEGORY_NOT_SPACE: "甲", _constants.CATEGORY_NOT_DIGIT: "甲",
}  # fmt: skip


def _members(items: Any) -> Iterator[str]:
    negated = items[0][0] is _constants.NEGATE
    if negated:
        yield "甲"
    for op, value in items[:6]:
        if op is _constants.LITERAL:
            yield chr(value)
        elif op is _constants.RANGE:
            yield chr(value[0])
        elif op is _constants.CATEGORY:
            yield _OF_CATEGORY[value]


_COMMON = ("1", "十", "甲", "“", "《", "（", " ", "\n", "a", "、", "2024年3月5日")


def _units(name: str, fragments: list[str]) -> list[str]:
    """Return what is repeated: each fragment (some of a long list), and pairs of them."""
    chance = random.Random(name)
    if len(fragments) > 24:
        fragments = chance.sample(fragments, 24)
    pairs = [chance.choice(fragments) + chance.choice(fragments) for _ in range(12)] if fragments else []
    return list(dict.fromkeys([*_COMMON, *fragments, *pairs]))


def _seconds(pattern: re.Pattern[str], ways: Ways, text: str, rounds: int = 3) -> float:
    best = 9e9
    for _ in range(rounds):
        start = time.process_time()
        if ANYWHERE in ways:
            for _match in pattern.finditer(text):
                pass
        elif AT_START in ways:
            pattern.match(text)
        if WHOLE in ways:
            pattern.fullmatch(text)
        best = min(best, time.process_time() - start)
        if best < _FLOOR:
            break
    return best


class _TooSlow(Exception):
    pass


def _alarm(_signal: int, _frame: object) -> None:
    raise _TooSlow


def _blames(name: str, pattern: re.Pattern[str], ways: Ways) -> Iterator[str]:
    """Yield the units of which longer texts take the pattern unduly long."""
    fragments = _fragments(pattern)
    for head in ("", *fragments[:1]):
        for unit in _units(name, fragments):
            texts = [head + (unit * size)[:size] + _SPOILER for size in (_SIZE, 2 * _SIZE, 4 * _SIZE)]
            if _seconds(pattern, ways, texts[-1], rounds=1) < _FLOOR:
                continue
            first, second, third = (_seconds(pattern, ways, text) for text in texts)
            if (
                third > _FLOOR
                and third > _GROWTH * max(second, _FLOOR / 4)
                and second > _GROWTH * max(first, _FLOOR / 16)
                and _seconds(pattern, ways, head + (unit * 8 * _SIZE)[: 8 * _SIZE] + _SPOILER) > _GROWTH * third
            ):
                yield f"{head!r} + {unit!r} * n: {first:.4f} s, {second:.4f} s, {third:.4f} s"
    chance = random.Random(name)
    fragments = fragments or ["甲"]
    for _ in range(60):  # ways that multiply show in short texts
        some = chance.sample(fragments, min(len(fragments), 3))
        text = chance.choice(fragments) + "".join(chance.choice(some) for _ in range(60)) + _SPOILER
        if _seconds(pattern, ways, text, rounds=1) > 0.05 and _seconds(pattern, ways, text) > 0.05:
            yield f"{text!r} takes long"


def _first_blame(name: str, pattern: re.Pattern[str], ways: Ways = EVERY_WAY, seconds: float = 5) -> str | None:
    """Return what is wrong with a pattern: a unit of which a longer text takes unduly long, or no end in sight."""
    before = signal.signal(signal.SIGPROF, _alarm)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return next(_blames(name, pattern, ways), None)
    except _TooSlow:
        return f"some thousand characters take {seconds:g} seconds"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer that breaks into a pattern")


@pytest.mark.parametrize("name", sorted(name for name, (pattern, _) in _ALL.items() if _can_be_slow(pattern)))
def test_pattern_takes_linear_time(name: str) -> None:
    pattern, ways = _ALL[name]
    assert _first_blame(name, pattern, ways) is None, (pattern.pattern, ways)


def test_collecting_finds_patterns_of_every_kind_and_how_each_is_called() -> None:
    ways = {name: set(ways) for name, (_, ways) in _ALL.items()}
    assert {
        "kg.text.quantities._pattern": {ANYWHERE},  # what a cached function returns
        "kg.nlp.plan_features._cue_patterns[doubt]": {ANYWHERE, AT_START, WHOLE},  # in a dictionary
        "kg.text.agency._LINE": {ANYWHERE},
        "loaders.pdf_lines._PAGE_NUMBER": {WHOLE},
        "loaders.prose._CODE": {AT_START},  # its method is passed on
        "kg.nlp.regulations._LEAD": {ANYWHERE},  # from a place on
    }.items() <= ways.items()
    assert any(name.startswith("kg.verify.titles:") for name in _ALL)  # written into a call


@pytest.mark.parametrize(
    "pattern",
    [r"\d+(?:,\d+)*元", r"\s+\s$", r"(?:壮族|回族|藏)*自治县$", r"(?:于[^，]{0,4}|也)*出任", r"(?:a+)+$", r"“.*?”。", r"(?:甲|甲乙|乙)+丙",
     r"\s*\s*\s*:"],
)  # fmt: skip
def test_a_slow_pattern_is_seen(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert _can_be_slow(compiled)
    # what else runs on the machine can hide the growth of one measurement
    assert any(_first_blame(pattern, compiled, seconds=1) for _ in range(3))


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [(r"(?<!\d)\d+元", EVERY_WAY), (r"(?<!\s)\s+$", EVERY_WAY), (r"\d+元", {AT_START}), (r"(?:于|也)*+出任", {WHOLE}), (r"[^，]{0,40}规定", EVERY_WAY)],
)  # fmt: skip
def test_a_linear_pattern_is_not_blamed(pattern: str, ways: Ways) -> None:
    assert _first_blame(pattern, re.compile(pattern), frozenset(ways)) is None


def test_what_is_left_out_is_short_and_repeats_nothing_twice() -> None:
    assert not _can_be_slow(re.compile(r"第\d{1,4}[条款](?:第[一二三]项)?"))
    assert all(_can_be_slow(re.compile(pattern)) for pattern in (r"\d+", r"(?:a{0,9}b?){0,5}", r"(?=.*甲)乙"))
