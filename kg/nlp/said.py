"""What is said in a text before it is judged: the content, who said it, how it was found, and what tells right from wrong.

The rules of `kg.nlp.statements` find what somebody says; whether the speaker and the extent are right is judged by a
small regression over these features (`statement_filter`), trained on what the rules find in articles that the recogniser
had not seen.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.models import Polarity
from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.cue import Cue
from kg.text.stretch import Stretch

STATEMENT_FILTER = "statement_filter"
_FAR = 500  # characters that count of a content


@dataclass(frozen=True)
class Said:
    """A statement in the making: the content's characters, who said it, and how it was found.

    `kind` is direct, indirect, headline, item, continued, pronoun or bare; `cue` is None where no reporting verb led to it;
    `sure` is the overlap (0-1) that its extent has with the likely ones.
    """

    content: Stretch
    speaker: Mention
    verb: str
    direct: bool
    kind: str
    cue: Cue | None = None
    polarity: Polarity | None = None
    sure: float = 1.0


def said_features(reading: AnnotatedText, said: Said) -> list[str]:
    """Return what speaks for and against the statement."""
    start, end = said.content
    content = reading.text[start : min(end, start + _FAR)]
    paragraph = reading.structure.index_at("paragraphs", start)
    return [
        f"kind={said.kind}",
        f"verb={said.verb}",
        f"paragraph={min(paragraph, 3)}",
        f"last={paragraph == len(reading.structure.paragraphs) - 1}",
        f"direct={said.direct}",
        *(f"extent>={level}" for level in (5, 6, 7, 8, 9) if said.sure * 10 >= level and not said.direct),
        f"length={(end - start).bit_length()},{said.direct}",
        f"sentences={min(sum(content.count(mark) for mark in '。！？'), 5)},{said.direct}",
        f"breaks={min(content.count(chr(10)), 2)}",
        f"digits={any(char.isdigit() for char in content)}",
        f"we={'我' in content}",
        f"quotes={'“' in content}",
        f"begins={content[:1]}",
        f"ended by={reading.text[end : end + 1]}",
        *_content_features(reading, said),
        *_speaker_features(reading, said),
        *_cue_features(reading, said),
    ]


def _content_features(reading: AnnotatedText, said: Said) -> list[str]:
    start, end = said.content
    words = reading.words_within(start, start + 12)[:3]
    first = reading.structure.sentence_at(start)
    head = reading.text[start : min(end, first.end, start + _FAR)]
    tags = {word.tag for word in reading.words_within(start, start + len(head))}
    name = reading.name_starting_at(start)
    paragraph = reading.structure.index_at("paragraphs", start)
    return [
        f"first word={reading.text[words[0].start : words[0].end] if words else 'none'}",
        f"first tag={words[0].tag if words else 'none'},{said.kind}",
        f"first tags={','.join(word.tag for word in words[:2])}",
        f"a verb={'v' in tags},{said.kind}",
        f"in title={paragraph == 0},{said.verb}",
        f"in title={paragraph == 0},{said.kind}",
        f"begins with name={name.type if name else 'none'},{said.kind}",
        f"begins with speaker={name is not None and name.entity == said.speaker.entity}",
        f"ends with colon={reading.text[end - 1 : end] in '：:'}",
        f"head={min(len(head), 127).bit_length()},{said.kind}",
        f"breaks in it={'  ' in head}",
    ]


def _speaker_features(reading: AnnotatedText, said: Said) -> list[str]:
    speaker = said.speaker
    mentions = reading.mention_counts[speaker.entity]
    return [
        f"speaker={speaker.type}",
        f"speaker={speaker.type},{said.kind}",
        f"speaker={speaker.type},{said.verb}",
        f"paragraphs from speaker={min(_paragraphs_between(reading, speaker.start, said.content.start), 3)},{said.kind}",
        f"others={min(_others_between(reading, said), 3)},{said.kind}",
        f"speaker ends={speaker.surface[-1:]}",
        f"speaker length={min(len(speaker.surface), 8)},{speaker.type}",
        f"speaker latin={speaker.surface.isascii()}",
        f"mentions={min(mentions, 4)},{speaker.type}",
        f"after speaker={reading.text[speaker.end : speaker.end + 1]}",
        f"before speaker={reading.text[max(0, speaker.start - 1) : speaker.start]}",
        f"sentence begins with speaker={reading.structure.sentence_at(speaker.start).start == speaker.start}",
    ]


def _paragraphs_between(reading: AnnotatedText, left: int, right: int) -> int:
    return abs(reading.structure.index_at("paragraphs", right) - reading.structure.index_at("paragraphs", left))


def _others_between(reading: AnnotatedText, said: Said) -> int:
    """Return how many others of the speaker's type are named between the speaker and what is said."""
    left, right = sorted((said.speaker.start, said.content.start))
    named = reading.names_within(max(left, right - _FAR), right, said.speaker.type)
    return len({name.entity for name in named} - {said.speaker.entity})


def _cue_features(reading: AnnotatedText, said: Said) -> list[str]:
    cue = said.cue
    if cue is None:
        return ["cue=none"]
    gap = reading.text[said.speaker.end : cue.verb_start] if said.speaker.end <= cue.verb_start else ""
    near = bool(gap) and len(gap) <= 60 and said.speaker.start >= cue.start
    words = reading.words_within(max(0, cue.verb_start - 4), cue.verb_start)
    return [
        f"cue={cue.kind}",
        f"cue={cue.kind},{said.speaker.type}",
        f"marked={cue.marked},{cue.kind}",
        f"closes={cue.closes}",
        f"reference={cue.reference or 'named'},{said.kind}",
        f"lead={reading.text[cue.start : cue.start + 1] if reading.text[cue.start] in '据根按在从' else 'none'}",
        f"gap={min(len(gap), 63).bit_length() if near else 'far'}",
        f"gap of a possessive={'的' in gap if near else 'far'}",
        f"before verb={words[-1].tag if words and words[-1].end == cue.verb_start else 'none'}",
        f"names between={min(len(reading.names_within(said.speaker.end, cue.verb_start)), 2) if near else 'far'}",
        f"comma between={'，' in gap if near else 'far'}",
        f"after verb={reading.text[cue.verb_end : cue.verb_end + 1]}",
        f"to content={reading.text[max(cue.verb_end, cue.content - 3) : cue.content]},{cue.kind}",
        f"word before={reading.text[words[-1].start : words[-1].end] if words else 'none'},{said.verb}",
        f"clause begins={reading.text[cue.start : cue.start + 2]}",
    ]
