"""Sentences of news text: 。！？； and line ends close one; closing quotes and brackets stay with it."""

from __future__ import annotations

import re

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

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


@Language.component("kg_sentences", assigns=["token.is_sent_start", "doc.sents"])
def mark_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of `doc`; a boundary inside a token moves to that token's end."""
    starts = {start for start, _ in split_sentences(doc.text)}
    marks = np.full((len(doc), 1), -1, np.int64)
    inside = True
    for i, token in enumerate(doc):
        begin, end = token.idx, token.idx + len(token)
        if inside or begin in starts:
            marks[i, 0] = 1
        inside = any(offset in starts for offset in range(begin + 1, end))
    # at once: setting the attribute token by token walks the whole doc each time
    return doc.from_array(["SENT_START"], marks.astype(np.uint64)) if len(doc) else doc  # type: ignore[arg-type]
