"""What stands after a name and a colon: a headline 甲：…, an item of a digest 3、乙局：…, an answer in an interview."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.said import Said
from kg.nlp.speech_extent import trim_content
from kg.text.quotations import OPENING, inside

_LEAD = re.compile(
    r"(?:[（(【][^）)】]{0,12}[）)】])?(?:\d{1,2}[、.．])?(?P<who>[^：:，。“\n]{2,40}?)(?:[（(][^（()）]{2,16}[）)])?[：:](?!\d+[^\d年月日])"
)
_SHORTEST = 5


def read_colon_speech(reading: AnnotatedText) -> Iterator[Said]:
    """Yield what the paragraphs that begin with a name and a colon give it, the headline first."""
    for number, line in enumerate(reading.structure.paragraphs):
        match = _LEAD.match(reading.text, line.start, line.end)
        name = _speaker(reading, line.start, match.end("who"), headline=number == 0) if match else None
        if match is None or name is None:
            continue
        content = trim_content(reading.text, match.end(), line.end)
        if content.end - content.start < _SHORTEST:
            continue
        quote = reading.structure.quotation_at(content.start)
        if quote == content and reading.text[quote.start] in OPENING:
            content = inside(reading.text, quote)
        kind = "item" if number else "headline"
        yield Said(content, name, reading.text[match.end() - 1], False, kind)


def _speaker(reading: AnnotatedText, start: int, end: int, *, headline: bool) -> Mention | None:
    """Return the name that ends before the colon, or in a headline the only person before it."""
    name = reading.name_ending_at(end)
    if name is not None and name.type not in ("POLICY", "REGION"):
        return name
    persons = reading.names_within(start, end, "PERSON") if headline else ()
    return persons[0] if len(persons) == 1 else None
