"""Sentences of news text: 。！？； and line ends close one; closing quotes and brackets stay with it."""

from __future__ import annotations

import re

_CLOSING = "”’」』）)】》〉\"'"
# A run of final marks with the closing marks behind it, an English full stop before a capital, or a line end.
_BOUNDARY = re.compile(rf"[。！？；!?;]+[{_CLOSING}]*|(?<=[a-z])\.[{_CLOSING}]*(?=\s+[A-Z])|\r?\n")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as [start, end), in order; together they cover `text`, also its white space.

    Linear in the length of the text.
    """
    ends = [match.end() for match in _BOUNDARY.finditer(text)]
    if text and (not ends or ends[-1] < len(text)):
        ends.append(len(text))
    return list(zip([0, *ends], ends, strict=False))
