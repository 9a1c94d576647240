"""Cues without a verb of saying: what a body publishes (发布财报，…; 公布了利率决议：…), and 据某部，…."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.nlp.annotated import AnnotatedText
from kg.nlp.cue import Cue
from kg.nlp.speech_clause import ClauseStarts
from kg.nlp.speech_subject import find_subject

_PUBLISHES = re.compile(r"(?P<verb>发布|公布|发表|披露)(?P<what>[^，。；：:“\n称说]{2,40})[，：:]")
_ACCORDING_TO = re.compile(r"(?:根据|据)(?=[^，。；：“\n]{2,30}，)")
_OF_SOURCE = re.compile(r"(?:官网|网站|最新消息|公告)?，")


def find_published(reading: AnnotatedText, clause_starts: ClauseStarts, verb_ends: Collection[int]) -> Iterator[Cue]:
    """Yield these cues, those of each kind by place; `verb_ends` are the ends of verbs of saying, which go before."""
    yield from _publications(reading, clause_starts, verb_ends)
    yield from _sources(reading)


def _publications(reading: AnnotatedText, clause_starts: ClauseStarts, verb_ends: Collection[int]) -> Iterator[Cue]:
    for match in _PUBLISHES.finditer(reading.text):
        start, content = match.span()
        if match.end("what") in verb_ends or reading.structure.quotation_at(start) is not None:
            continue
        clause = clause_starts.before(start)
        speaker, reference = find_subject(reading, clause, start, source=False)
        if speaker is not None:
            yield Cue(clause, start, match.end("verb"), content, speaker, reference, "published", True, False, False)


def _sources(reading: AnnotatedText) -> Iterator[Cue]:
    for match in _ACCORDING_TO.finditer(reading.text):
        start, end = match.span()
        name = reading.name_starting_at(end)
        after = _OF_SOURCE.match(reading.text, name.end) if name is not None else None
        if name is not None and after is not None and name.type in ("COMPANY", "ORGANIZATION"):
            yield Cue(start, start, end, after.end(), name, "", "source", True, False, False)
