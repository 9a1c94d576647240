"""Who the claim says said it, against who says it in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.verify.claim import ClaimText
from kg.verify.readers import TaggedWord
from kg.verify.reasons import Reason
from kg.verify.source import bigrams
from kg.verify.speakers import SPEECH_VERB, Speech
from kg.verify.verdict import SpanCheck

# What one speaker must have said of a claim, by weight of shared character pairs, and how much less the claimed one.
LEAST_SAID = 0.34
MOST_SAID_BY_WRONG = 0.5  # of the true speaker's share
_LIST_TAIL = re.compile(r"(?:[、和与及]|以及)")
_HEAD = re.compile(
    rf"(?P<gap>[^，。！？；：:\n]{{0,12}}?)(?:等人?|均|都|也|还)?(?P<cue>(?:{SPEECH_VERB})[^，。！？；：:“\n]{{0,4}}?(?:[，：:“]|(?=[\u4e00-\u9fff]))|[：:])"
)
_BRACKET = re.compile(r"\s{0,4}[（(][^（）()\n]{1,30}[）)]")


class _Attribution(NamedTuple):
    speakers: tuple[TaggedWord, ...]
    start: int
    end: int


def check_speakers(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a contradiction for each person who says in the claim what only somebody else says in the article."""
    for attribution in _attributions(claim):
        for speaker in attribution.speakers:
            found = _check_speaker(claim, speaker, attribution)
            if found is not None:
                yield found


def _attributions(claim: ClaimText) -> Iterator[_Attribution]:
    persons = claim.persons
    group: list[TaggedWord] = []
    starts: list[tuple[tuple[TaggedWord, ...], int, int]] = []
    for index, word in enumerate(persons):
        group.append(word)
        bracket = _BRACKET.match(claim.text, word.end)
        after = bracket.end() if bracket else word.end
        following = persons[index + 1] if index + 1 < len(persons) else None
        if following is not None and _LIST_TAIL.fullmatch(claim.text[after : following.start]):
            continue
        head = _HEAD.match(claim.text, after)
        if head is not None:
            starts.append((tuple(group), group[0].start, head.end()))
        group = []
    for position, (speakers, _, content) in enumerate(starts):
        end = starts[position + 1][1] if position + 1 < len(starts) else len(claim.text)
        yield _Attribution(speakers, content, end)


def _check_speaker(claim: ClaimText, speaker: TaggedWord, attribution: _Attribution) -> SpanCheck | None:
    """Compare what the claimed speaker says in the article with what the others say, sentence by sentence of the claim."""
    name = claim.word(speaker)
    speeches = claim.source.speeches
    own = [s for s in speeches if name in (said_by := claim.language.fold(s.speaker)) or said_by in name]
    if not any(True for _ in claim.source.places(name)):
        return None  # a name that the article does not have is told elsewhere
    start, end = attribution.start, attribution.end
    shared = {s: _share(claim, start, end, s) for s in speeches}
    mine = max((shared[s] for s in own), default=0.0)
    others = [s for s in speeches if s not in own]
    best = max(others, key=lambda s: (shared[s], -s.start), default=None)
    if best is None or shared[best] < LEAST_SAID or mine > MOST_SAID_BY_WRONG * shared[best]:
        return None
    if own and not _speaks_alone(claim, best, name):
        return None
    evidence = claim.source.quote(best.name_start, min(best.end, max(best.name_start + 60, best.start + 60)))
    return SpanCheck(
        start=speaker.start, end=speaker.end, text=claim.text[speaker.start : speaker.end], verdict="contradicted",
        kind="speaker", should_be=best.speaker, score=0.85, evidence=(evidence,),
        because=Reason(code="other speaker", claim=claim.text[speaker.start : speaker.end], article=best.speaker),
    )  # fmt: skip


def _speaks_alone(claim: ClaimText, speech: Speech, name: str) -> bool:
    """Tell whether the claimed speaker is not named where the other's words stand."""
    return name not in claim.source.normal[speech.start : speech.end]


def _share(claim: ClaimText, start: int, end: int, speech: Speech) -> float:
    """Return which part of `claim[start:end]` (by weight of character pairs) stands in the speech."""
    pairs = frozenset(bigrams(claim.normal[start:end]))
    there = frozenset(bigrams(claim.source.normal[speech.start : speech.end]))
    known = sorted(pair for pair in pairs if pair in claim.source.bigrams)
    total = sum(claim.source.weight(pair) for pair in known)
    return sum(claim.source.weight(pair) for pair in known if pair in there) / total if total else 0.0
