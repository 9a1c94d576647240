"""Every pattern that runs on what people hand in takes time linear in its length, whatever stands in it.

The patterns are collected from the modules themselves, so a new one is tested without being named here. Each is fed
runs of what it is made of: its characters, its words, and pairs of them, with something behind that it can't match.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
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
import kg.nlp.speech_subject
import kg.offline
import kg.resolve
import kg.text
import kg.verify
import kg.write
import loaders

_SIZE = 600  # characters of the shortest text
_FLOOR = 0.008  # seconds: below, a measurement says nothing
_GROWTH = 3.0  # for twice the text: 2 is linear, 4 quadratic
_NEVER_WHOLE = (kg.nlp.speech_subject._ADVERBS,)  # taken out of a clause, never asked whether they are all of it
_SPOILER = "☃"


def _collect() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for package in (kg.nlp, kg.resolve, kg.verify, kg.models, kg.text, kg.graph, kg.offline, kg.write, kg.ask, loaders):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".training" not in info.name:
                module = importlib.import_module(info.name)
                for name, value in _values(module):
                    found.update(_patterns(f"{info.name}.{name}", value))
                found.update(_inline(module))
    once = {pattern: name for name, pattern in reversed(found.items()) if isinstance(pattern.pattern, str)}
    return {name: pattern for pattern, name in once.items()}


def _values(module: Any) -> Iterator[tuple[str, Any]]:
    """Yield the module's own values, and what its cached functions without parameters return."""
    for name, value in vars(module).items():
        wrapped = getattr(value, "__wrapped__", None)
        if inspect.isfunction(wrapped) and wrapped.__module__ == module.__name__:
            returned = str(inspect.signature(wrapped).return_annotation)
            if not inspect.signature(wrapped).parameters and "Pattern" in returned:
                yield name, value()
        elif not inspect.ismodule(value):
            yield name, value


def _patterns(name: str, value: Any) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _patterns(f"{name}[{key}]", item)
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value[:200]):
            yield from _patterns(f"{name}[{number}]", item)


def _inline(module: Any) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns written into calls such as re.sub("…", …)."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            pattern = node.args[0]
            if of_re and node.func.attr != "escape" and isinstance(pattern, ast.Constant):
                yield f"{module.__name__}:{node.lineno}", re.compile(str(pattern.value))


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


def _units(name: str, pattern: re.Pattern[str]) -> list[str]:
    """Return what is repeated: each fragment (some of a long list), and pairs of them."""
    chance = random.Random(name)
    fragments = _fragments(pattern)
    if len(fragments) > 24:
        fragments = chance.sample(fragments, 24)
    pairs = [chance.choice(fragments) + chance.choice(fragments) for _ in range(12)] if fragments else []
    return list(dict.fromkeys([*_COMMON, *fragments, *pairs]))


def _seconds(pattern: re.Pattern[str], text: str, rounds: int = 3) -> float:
    best = 9e9
    for _ in range(rounds):
        start = time.process_time()
        for _match in pattern.finditer(text):
            pass
        if pattern not in _NEVER_WHOLE:
            pattern.fullmatch(text)
        best = min(best, time.process_time() - start)
        if best < _FLOOR:
            break
    return best


class _TooSlow(Exception):
    pass


def _alarm(_signal: int, _frame: object) -> None:
    raise _TooSlow


def _blames(name: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the units of which longer texts take the pattern unduly long."""
    for unit in _units(name, pattern):
        for head in ("", *_fragments(pattern)[:1]):
            longest = head + (unit * 4 * _SIZE)[: 4 * _SIZE] + _SPOILER
            if _seconds(pattern, longest, rounds=1) < _FLOOR:
                continue
            texts = [head + (unit * size)[:size] + _SPOILER for size in (_SIZE, 2 * _SIZE, 4 * _SIZE)]
            first, second, third = (_seconds(pattern, text) for text in texts)
            if (
                third > _FLOOR
                and third > _GROWTH * max(second, _FLOOR / 4)
                and second > _GROWTH * max(first, _FLOOR / 16)
            ):
                yield f"{head!r} + {unit!r} * n: {first:.4f} s, {second:.4f} s, {third:.4f} s"
                break
    chance = random.Random(name)
    fragments = _fragments(pattern) or ["甲"]
    for _ in range(60):  # ways that multiply show in short texts
        some = chance.sample(fragments, min(len(fragments), 3))
        text = chance.choice(fragments) + "".join(chance.choice(some) for _ in range(60)) + _SPOILER
        if _seconds(pattern, text, rounds=1) > 0.05 and _seconds(pattern, text) > 0.05:
            yield f"{text!r} takes long"


_ALL = _collect()


def _all_blames(name: str, pattern: re.Pattern[str], seconds: float = 15) -> list[str]:
    before = signal.signal(signal.SIGPROF, _alarm)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return list(_blames(name, pattern))
    except _TooSlow:
        return [f"some thousand characters take {seconds:g} seconds"]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer that breaks into a pattern")


@pytest.mark.parametrize("name", sorted(_ALL))
def test_pattern_takes_linear_time(name: str) -> None:
    assert not _all_blames(name, _ALL[name]), _ALL[name].pattern


def test_collecting_finds_patterns_of_every_kind() -> None:
    assert {
        "kg.text.quantities._pattern", "kg.nlp.plan_candidates._cue_patterns[doubt]", "kg.text.structure._DATELINE",
        "loaders.dates._CHINESE_DATE", "kg.resolve.matter._CODE",
    } <= set(_ALL)  # fmt: skip
    assert any(name.startswith("kg.verify.titles:") for name in _ALL)  # written into a call


def test_slow_patterns_are_seen() -> None:
    assert _all_blames("quadratic", re.compile(r"\d+元"), 5)
    assert _all_blames("exponential", re.compile(r"(?:于[^，]{0,4}|也)*出任"), 3)
