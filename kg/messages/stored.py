"""Sentences that are kept in English, in a graph or a result, said in the language of now.

Why two names are one is decided, kept and given to programs in English, whoever asks. Where a person reads it, the sentence
is taken apart by the templates here; one that fits none is shown as it is. So are the verdicts on claims that an older
version has stored: now they are codes (`kg.verify.reasons`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.messages.language import in_words, language
from kg.messages.message import Message, joined, msg, term

# The first that fits is taken, so those with more words of their own stand first.
_REASONS = (
    msg("the same characters"),
    msg("both are written {form} in normal form"),
    msg("no rule leads from one name to the other"),
    msg("{name} is none of its names"),
    msg("{surface} ({rule}: {form}) is {name} in the list of known names"),
    msg("{surface} is {name} in the list of known names"),
    msg("{surface} is seen as {one} and as {other}"),
    msg("no employer is given for {name} on one side"),
    msg("both at {employer}"),
    msg("{one} and {other} are one employer"),
    msg("one is a branch"),
    msg("the places in brackets differ"),
    msg("two full names that differ in more than the legal form"),
    msg("the group, its holding and its listed company are three firms ({words})"),
    msg("one is marked as the younger or elder"),
    msg("the middle names differ"),
    msg("the names differ in more than one character"),
    msg("the names differ in a character that does not sound alike"),
    msg("the names differ in more than one part"),
    msg("one is on trial, the other an edition"),
    msg("two levels of administration ({levels})"),
    msg("{surface}: {rule}, {form}"),
)
# Why a claim had its verdict, before reasons were codes.
_VERDICTS = (
    msg("in the article it is {speaker} who says so, not {other}"),
    msg("nothing in the article says this"),
    msg("the article names its city {name}"),
    msg("in other words: {words}"),
    msg("as the article says"),
    msg("as in the article"),
    msg("the article's sentence has {words} here"),
    msg("the article's sentence does not have this"),
    msg("the article says {words}, without {dropped}"),
    msg("the article says {words}"),
    msg("the same number in the article"),
    msg("the article has this number"),
    msg("the same number of something else"),
    msg("another bound"),
    msg("the article has this number only in {words}"),
    msg("no such number in the article"),
    msg("{word} in the article is {year}, not {given}"),
    msg("{word} in the article is {year}"),
    msg("the same date in the article"),
    msg("no such date in the article"),
    msg("the claim makes it {said}, the article {meant}"),
    msg("named in the article"),
    msg("the article's {name}"),
    msg("short for {name}"),
    msg("the article does not have this name"),
    msg("the article does not have this title"),
    msg("in the article {name} is of {place}"),
    msg("in the article {name} is {title}"),
    msg("there is no article to check it against"),
    msg("a reading of the article that its text can't prove"),
)
_WORDS = {"rule": "rule", "one": "type", "other": "type", "said": "mood", "meant": "mood"}


def reason_words(reason: str) -> str:
    """Return why two names are one, or are not, in the language of now."""
    return reason if language() == "en" else in_words(_taken_apart(reason, _REASONS))


def older_verdict(reason: str) -> Message:
    """Return why a claim had its verdict, as an older version stored it, as a message: of several spans each with its text."""
    return joined((_of_span(part) for part in reason.split("; ")), term("between", "; "))


def _of_span(part: str) -> str:
    told = _taken_apart(part, _VERDICTS)
    text, colon, why = part.partition(": ")
    if told is part and colon:
        return msg("{who}: {text}", who=text, text=_taken_apart(why, _VERDICTS))
    return told


def _taken_apart(reason: str, templates: Sequence[str]) -> str:
    for template in templates:
        if (found := _pattern(template).fullmatch(reason)) is not None:
            return Message(template, **{name: _value(name, text) for name, text in found.groupdict().items()})
    return reason


def _value(name: str, text: str) -> str:
    return term(_WORDS[name], text.lower() if _WORDS[name] == "type" else text) if name in _WORDS else text


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    )
