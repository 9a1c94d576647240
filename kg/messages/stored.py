"""Sentences that are kept in English, in a graph or a result, said in the language of now.

Why two names are one is decided, kept and given to programs in English, whoever asks. Where a person reads it, the sentence
is taken apart by the templates here; one that fits none is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache

from kg.messages.language import in_words, language
from kg.messages.message import Message, msg, term

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
_WORDS = {"rule": "rule", "one": "type", "other": "type"}


def reason_words(reason: str) -> str:
    """Return why two names are one, or are not, in the language of now."""
    return reason if language() == "en" else in_words(_taken_apart(reason))


def _taken_apart(reason: str) -> str:
    for template in _REASONS:
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
