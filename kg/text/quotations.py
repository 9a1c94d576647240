"""Quotations: what stands between outermost quotation marks, however the text writes them.

“…”, 「…」, 『…』, ‘…’ and "…" are read as they are meant. Where a paragraph mixes the double marks (“…“, ”…”, “…"), they open
and close in turn. A quotation that its paragraph leaves open goes on in the next one, which opens another (“…\\n“…”) or
closes it without (“…\\n…”). Linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.text.stretch import Stretch, trim

_DOUBLE = '“”„‟＂"〝〞'
_PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", "〝": "〞", "＂": "＂", '"': '"'}
# What may open one: also the closing mark that some write in its place.
OPENING = '“”「『‘"＂〝„'
CLOSING = '”“」』’"＂〞'
MARKS = _DOUBLE + "「」『』‘’"
_FINAL = "。！？!?…，,；;、：:）)—～~"


def find_quotations(text: str, paragraphs: Iterable[Stretch]) -> list[Stretch]:
    """Return the quotations of the paragraphs by start, marks included; an open one ends with its paragraph."""
    found: list[Stretch] = []
    is_open = False
    for paragraph in paragraphs:
        here = _quotations(text, paragraph, is_open=is_open)
        found += here
        last = here[-1] if here else None
        is_open = last is not None and last.end == paragraph.end and is_unclosed(text, last)
    return found


def inside(text: str, quotation: Stretch) -> Stretch:
    """Return what stands between the marks of a quotation, without the white space around it."""
    start, end = quotation
    start += text[start : start + 1] in MARKS
    end -= end > start and text[end - 1] in MARKS and not is_unclosed(text, quotation)
    return trim(text, start, end)


def is_unclosed(text: str, quotation: Stretch) -> bool:
    """Tell whether the last character of a quotation does not close it."""
    start, end = quotation
    if end - start < 2 or text[end - 1] not in MARKS:
        return True
    opener, closer = text[start], text[end - 1]
    if opener in _DOUBLE:
        return closer not in _DOUBLE
    return opener in _PAIRS and closer != _PAIRS[opener]


def _quotations(text: str, paragraph: Stretch, *, is_open: bool) -> list[Stretch]:
    marks = [index for index in range(paragraph.start, paragraph.end) if text[index] in MARKS]
    if not marks:
        return []
    double = [index for index in marks if text[index] in _DOUBLE]
    if is_open and double and text[double[0]] == "”" and _ends_speech(text, double[0], paragraph):
        quotation = Stretch(paragraph.start, double[0] + 1)
        rest = [index for index in marks if index > double[0]]
        return [quotation, *_read(text, rest, paragraph)]
    return _read(text, marks, paragraph)


def _read(text: str, marks: list[int], paragraph: Stretch) -> list[Stretch]:
    found = _paired(text, marks, paragraph)
    return found if found is not None else _alternating(text, marks, paragraph)


def _paired(text: str, marks: list[int], paragraph: Stretch) -> list[Stretch] | None:
    """Return the quotations by the marks' own directions, or None where the double marks contradict them."""
    found: list[Stretch] = []
    opened, depth = -1, 0
    kinds = {text[index] for index in marks}
    if len(kinds & {"“", "”"}) == 2 and kinds & {'"', "＂"}:
        return None
    for rank, index in enumerate(marks):
        char = text[index]
        if opened < 0:
            if char == "”" or (char == "“" and not _closes_later(text, marks, rank) and rank + 1 < len(marks)):
                return None
            if char in _PAIRS and (char != "‘" or "’" in kinds):
                opened, depth = index, 1
        elif char == _PAIRS[text[opened]]:
            depth -= 1
            if depth == 0:
                found.append(Stretch(opened, index + 1))
                opened = -1
        elif char == text[opened]:
            depth += 1
            if index + 1 == paragraph.end or text[index + 1] in _FINAL:
                return None  # “…“，: closed by the mark that opens
    if depth > 1 and "”" not in kinds:
        return None
    if opened >= 0 and text[opened] in "“〝「『＂":
        found.append(Stretch(opened, paragraph.end))
    return found


def _closes_later(text: str, marks: list[int], rank: int) -> bool:
    """Tell whether the next double mark after this one is no straight one, as it is where a writer mixes them."""
    following = next((text[index] for index in marks[rank + 1 :] if text[index] in _DOUBLE), "")
    return following in ("“", "”", "")


def _alternating(text: str, marks: list[int], paragraph: Stretch) -> list[Stretch]:
    """Return the quotations where double marks open and close in turn; other marks count outside them alone."""
    found: list[Stretch] = []
    opened, closer = -1, ""
    for index in marks:
        char = text[index]
        if opened < 0:
            stray = char == "”" and _ends_speech(text, index, paragraph) and not _begins_speech(text, index, paragraph)
            if (char in _DOUBLE and not stray) or char in "「『":
                opened, closer = index, _PAIRS[char] if char in "「『" else _DOUBLE
        elif char in closer:
            if char == "“" and closer == _DOUBLE and _begins_speech(text, index, paragraph):
                opened = index  # the one before was never closed
                continue
            found.append(Stretch(opened, index + 1))
            opened = -1
    if opened >= 0 and text[opened] != '"' and (not found or _begins_speech(text, opened, paragraph)):
        found.append(Stretch(opened, paragraph.end))
    return found


def _begins_speech(text: str, index: int, paragraph: Stretch) -> bool:
    return index == paragraph.start or text[index - 1] in "：:"


def _ends_speech(text: str, index: int, paragraph: Stretch) -> bool:
    return index + 1 == paragraph.end or text[index + 1] in _FINAL or text[index - 1] in _FINAL
