"""Noun phrases around a value, by the lexical analyser's parts of speech."""

from __future__ import annotations

import re
from functools import cache

from kg.nlp.annotated import AnnotatedText, Word
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

_NOUNS = frozenset({"n", "nr", "ns", "nt", "nz", "nw", "vn", "an", "a", "s", "LOC", "ORG", "PER", "b", "j"})
_LONGEST = 24
# Words right before a value that say only that it is one; what is measured stands before them.
_MARKS = (":", "：", "“", "”", '"', " ", "（", "(")
_MOST_LINKS = 12
_LEADING, _TRAILING = "的其该本此和及与、等 \u3000\n\t", "的等和及与、 \u3000\n\t"
_HEADS = re.compile(
    "(?:归属于|扣除)[^，。；：]{2,30}?(?:净利润|利润|收益|净资产|权益)$|经营活动[^，。；：]{0,8}现金流[^，。；：]{0,6}$"
)


def strip_light(text: str, start: int, end: int) -> int:
    """Return where the words end that say what is measured, at most `end`."""
    for _ in range(_MOST_LINKS):
        if not text.endswith(_links(), start, end):  # all at once: most words end so with none
            break
        end -= len(next(word for word in _links() if text.endswith(word, start, end)))
    return end


@cache
def _links() -> tuple[str, ...]:
    return tuple(sorted((*load_lexicon("value_links"), *_MARKS), key=lambda word: (-len(word), word)))


def noun_phrase_before(reading: AnnotatedText, start: int, end: int) -> Stretch | None:
    """Return the noun phrase of [start, end) that ends at `end`, or None."""
    text = reading.text
    if head := _HEADS.search(text[max(start, end - 40) : end]):
        return Stretch(end - len(head.group()), end)
    words = [word for word in reading.words_within(start, end) if word.end <= end]
    begin = end
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if end - word.start > _LONGEST or word.end != _skip_blanks(text, word.end, begin):
            break
        if text[word.start : word.end] in ("年", "月", "日"):
            break
        if text[word.start : word.start + 2] == "我国" and begin == word.start + 1:
            begin = word.start
            continue
        linked = text[word.start : word.end] in ("的", "和", "及", "与", "、") and begin < end and index > 0
        if not (word.tag in _NOUNS or (linked and words[index - 1].tag in _NOUNS)):
            break
        begin = word.start
    first = [word for word in words if word.end == begin]
    if (
        begin < end
        and first
        and first[0] == words[0]
        and first[0].tag in ("v", "vn")
        and strip_light(text, first[0].start, begin) > first[0].start
    ):
        begin = first[0].start  # 回购总金额: a verb with nothing before it belongs to the noun
    return _trimmed(text, begin, end)


def noun_phrase_after(reading: AnnotatedText, start: int, end: int) -> Stretch | None:
    """Return the noun phrase of [start, end) that begins at `start` (的 before it left out), or None."""
    text = reading.text
    begin = start + (1 if text[start : start + 1] == "的" else 0)
    last = begin
    words = [word for word in reading.words_within(start, end) if word.start >= begin]
    for word in words:
        if word.end - begin > _LONGEST or word.start != last:
            break
        if word.tag not in _NOUNS:
            break
        last = word.end
    return _trimmed(text, begin, last)


def verb_before(reading: AnnotatedText, start: int, end: int) -> Word | None:
    """Return the last word of [start, end), where it is a verb."""
    words = [
        word
        for word in reading.words_within(start, end)
        if word.end <= end and reading.text[word.start : word.end].strip()
    ]
    return words[-1] if words and words[-1].tag in ("v", "vn", "vd") else None


def _skip_blanks(text: str, position: int, limit: int) -> int:
    """Return `position` where only blanks lie between it and `limit`, else -1."""
    return position if not text[position:limit].strip() else -1


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(_LEADING))
    end -= len(inner) - len(inner.rstrip(_TRAILING))
    return Stretch(start, end) if end > start else None
