"""The component that marks the sentences of a `Doc`."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.attributes import text_of
from kg.text.sentences import split_sentences


@Language.component("kg_sentences", assigns=["token.is_sent_start", "doc.sents"])
def mark_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of `doc`; a boundary inside a token moves to that token's end."""
    if not len(doc):
        return doc
    starts = [start for start, _ in split_sentences(text_of(doc))]
    begins, lengths = doc.to_array(["IDX", "LENGTH"]).T.astype(np.int64)
    # how many sentences start before each token, and up to its last character
    before, within = np.searchsorted(starts, begins), np.searchsorted(starts, begins + lengths)
    at_begin = np.isin(begins, starts)
    opens = at_begin.copy()
    opens[1:] |= (within - before - at_begin)[:-1] > 0
    opens[0] = True
    # at once: setting the attribute token by token walks the whole doc each time
    marks = np.where(opens, 1, -1).astype(np.int64)[:, None]
    return doc.from_array(["SENT_START"], marks.astype(np.uint64))  # type: ignore[arg-type]
