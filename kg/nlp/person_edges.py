"""Persons that are none, and names that took an adverb along: 黎方, 李勇均指出."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.nlp.gazetteer import load_list
from kg.nlp.tokenizer import NamedSpan
from kg.text.lexicon import alternation, load_lexicon, read_pairs

_ADVERBS = "亦也还则均都仍又"
_LONGEST_NAME = 3  # characters of a name of a family name of one character
_TITLE = 3  # characters of a title that a name may have cut: of shorter ones the last may be a family name


def drop_sides(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans without sides of a talk as persons: 日方, and 黎方 where the text names 黎巴嫩."""
    countries = load_list("countries")
    named = {text[s.start] for s in spans if s.label == "REGION" and text[s.start : s.end] in countries}
    letters = named | _letters()
    return [
        s for s in spans if s.label != "PERSON" or text[s.start : s.end][1:] != "方" or text[s.start] not in letters
    ]


def cut_titles(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with a person's name beginning behind the title whose last character it took: 国务|卿鲁宾."""
    heads = frozenset(head for head in load_lexicon("title_heads") if len(head) == _TITLE)
    return [
        replace(span, start=span.start + 1)
        if span.label == "PERSON"
        and span.end - span.start > _LONGEST_NAME - 1
        and text[max(0, span.start + 1 - _TITLE) : span.start + 1] in heads
        else span
        for span in spans
    ]


def cut_adverbs(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with a person's name ending before the adverb of a verb of saying: 李勇均指出, 周明远亦表示.

    As 均 may end a name, it is cut where the name is too long for one, or stands without it elsewhere in the text.
    """
    people = {text[s.start : s.end] for s in spans if s.label == "PERSON"}
    return [_without_adverb(text, span, people) if span.label == "PERSON" else span for span in spans]


def _without_adverb(text: str, span: NamedSpan, people: set[str]) -> NamedSpan:
    surface = text[span.start : span.end]
    name = surface[:-1]
    if len(name) < 2 or surface[-1] not in _ADVERBS or "·" in surface or not _says().match(text, span.end):
        return span
    known = name in people or re.search(f"{re.escape(name)}(?!{surface[-1]})", text)
    return replace(span, end=span.end - 1) if known or len(surface) > _LONGEST_NAME else span


@cache
def _letters() -> frozenset[str]:
    return frozenset(("中", *(letter for letter, _ in read_pairs("country_letters"))))


@cache
def _says() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("speech_verbs", "speech_verbs_soft", "speech_verbs_comma")))
