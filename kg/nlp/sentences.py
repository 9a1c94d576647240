"""The component that marks the sentences of a `Doc`."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.text.sentences import split_sentences


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
