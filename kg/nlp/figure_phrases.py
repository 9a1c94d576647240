"""Noun phrases around a value, by the lexical analyser's parts of speech."""

from __future__ import annotations

import re

from kg.nlp.annotated import AnnotatedText, Word
from kg.text.stretch import Stretch

_NOUNS = frozenset({"n", "nr", "ns", "nt", "nz", "nw", "vn", "an", "a", "s", "LOC", "ORG", "PER", "b", "j"})
_LONGEST = 24
# Words right before a value that say only that it is one; what is measured stands before them.
_LIGHT = re.compile(
    "(?:约为|大约|将近|接近|超过|突破|高达|达到|不足|不到|仅为|仅有|仅|只有|总计|共计|共有|已达|达成|录得|维持在|维持|保持在|基本|稳定在|分别为|分别达|分别"
    "|升至|降至|增至|减至|跌至|涨至|提升至|提升到|提高到|提高至|增加到|增加至|下降到|下降至|上升到|上升至|回升至|回落至|扩大到|扩大至|压减至|下调至|上调至|缩短至|恢复到"
    '|人民币|港币|总共|一共|合约|折合|最终|目前|当前|均为|均|即为|是|为|达|约|近|超|逾|共|已|了|至|到|在|有|的|[:：“”"\\s（(]|初值|终值|最高到|近乎|又|竟|也|还|就|都|则)+$'
)
_HEADS = re.compile(
    "(?:归属于|扣除)[^，。；：]{2,30}?(?:净利润|利润|收益|净资产|权益)$|经营活动[^，。；：]{0,8}现金流[^，。；：]{0,6}$"
)


def strip_light(text: str, start: int, end: int) -> int:
    """Return where the words end that say what is measured, at most `end`."""
    match = _LIGHT.search(text[max(start, end - _LONGEST) : end])
    return max(start, end - _LONGEST) + match.start() if match else end


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
        and not _LIGHT.fullmatch(text[first[0].start : begin])
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
    left = re.match(r"(?:的|其|该|本|此|和|及|与|、|等|\s)+", inner)
    right = re.search(r"(?:的|等|和|及|与|、|\s)+$", inner)
    start, end = start + (left.end() if left else 0), end - (len(right.group()) if right else 0)
    return Stretch(start, end) if end > start else None
