"""Who says what in an article, by reporting verbs: enough to tell one speaker's words from another's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.models import Statement
from kg.text.lexicon import alternation, load_lexicon
from kg.verify.posts import TITLE
from kg.verify.readers import TaggedWord

SPEECH_VERBS = load_lexicon("speech_verbs", "speech_verbs_comma", "speech_verbs_soft")
SPEECH_VERB = alternation(SPEECH_VERBS)
_CUE = re.compile(
    rf"(?P<gap>[^，。！？；：“”\n]{{0,14}}?)(?P<verb>{SPEECH_VERB})(?P<mark>[^。！？；“”\n]{{0,24}}?[，：:“]|(?=[。；\n]|$)|)"
)
# A name that the words do not show for one: 总监白桦表示. The commonest verbs of one character would cut names.
_TITLED_SPEAKER = re.compile(
    rf"(?:{TITLE.pattern})(?P<name>[\u4e00-\u9fff·]{{2,4}}?)(?:{'|'.join(v for v in SPEECH_VERBS if len(v) > 1)}|说[，：])"
)
_QUOTE_BEFORE = re.compile(r"“[^”]*”[，。]?[^“”。！？；\n]*$")


class Speech(NamedTuple):
    """What `speaker` says at [start, end); `name_start` is where the name stands that it is attributed to."""

    speaker: str
    name_start: int
    start: int
    end: int


def find_persons(text: str, words: Sequence[TaggedWord], known: Iterable[str] = ()) -> list[TaggedWord]:
    """Return where persons are named, by start: words tagged so, `known` names, and what stands between post and verb."""
    tagged = {(w.start, w.end) for w in words if w.tag == "PER"}
    found = set(tagged)
    starts, ends = {w.start for w in words}, {w.end for w in words}
    for match in _TITLED_SPEAKER.finditer(text):
        if match.start("name") in starts and match.end("name") in ends:
            known = {*known, match["name"]}
    for name in sorted(known, key=lambda name: (-len(name), name)):
        for match in re.finditer(re.escape(name), text):
            across = {(s, e) for s, e in found if s < match.end() and e > match.start()}
            if all((s, e) in tagged and match.start() <= s and e <= match.end() for s, e in across):
                found = (found - across) | {match.span()}  # a tagged part of a known name: 埃里克·松德 of 埃里克·松德拜
                tagged -= {match.span()}
    return [TaggedWord(start, end, "PER") for start, end in sorted(found)]


def without_others(text: str, persons: Sequence[TaggedWord], others: re.Pattern[str]) -> list[TaggedWord]:
    """Return the persons but for those that are part of another name: 林溪 in 林溪新材料."""
    spans = [match.span() for match in others.finditer(text)]
    return [p for p in persons if not any(start <= p.start and p.end <= end for start, end in spans)]


def find_speeches(text: str, persons: Sequence[TaggedWord], statements: Sequence[Statement] = ()) -> list[Speech]:
    """Return who says what, by start: the given statements, and what stands around a person's name with a reporting verb.

    A speech runs from its cue to the end of the paragraph or to the next cue; a quotation before the cue belongs to it.
    """
    cues = _find_cues(text, persons)
    found = [Speech(s.speaker, max(0, text.rfind(s.speaker, 0, s.end)), s.start, s.end) for s in statements]
    for index, (speaker, name_start, content) in enumerate(cues):
        stop = text.find("\n", content)
        stop = len(text) if stop < 0 else stop
        if index + 1 < len(cues) and cues[index + 1][1] < stop:
            stop = _clause_start(text, cues[index + 1][1], content)
        begin = _quotation_before(text, name_start)
        found.append(Speech(speaker, name_start, begin, max(stop, content)))
    return sorted(set(found), key=lambda speech: (speech.start, speech.end, speech.speaker))


def _find_cues(text: str, persons: Sequence[TaggedWord]) -> list[tuple[str, int, int]]:
    cues = []
    for word in persons:
        match = _CUE.match(text, word.end)
        if match and not _inside_quotation(text, word.start):
            cues.append((text[word.start : word.end], word.start, match.end()))
    return cues


def _inside_quotation(text: str, offset: int) -> bool:
    line = text.rfind("\n", 0, offset) + 1
    return text.count("“", line, offset) > text.count("”", line, offset)


def _clause_start(text: str, offset: int, floor: int) -> int:
    """Return where the sentence with the next cue begins; a quotation that leads up to it belongs to it."""
    start = max(text.rfind(mark, floor, offset) for mark in "。！？；\n")
    if start < 0:
        return floor
    quotation = text.rfind("“", floor, offset)
    if 0 <= quotation < start and text.find("”", quotation) > start:
        return quotation
    return start + 1


def _quotation_before(text: str, offset: int) -> int:
    """Return where the quotation that ends just before the clause at `offset` begins, else where the clause does."""
    line = text.rfind("\n", 0, offset) + 1
    match = _QUOTE_BEFORE.search(text, line, offset)
    if match:
        return match.start()
    return max(line, *(text.rfind(mark, line, offset) + 1 for mark in "。！？；"))
