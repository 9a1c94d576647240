"""Text in, observations out: `Article -> Extraction`. A spaCy `Doc` never leaves this package.

What a `Doc` carries, in the order in which the components write it (names in `kg.nlp.attributes`):

- tokens: words of the lexical analyser, cut also at the edges of mentions and titles, so `char_span` of those never
  fails; `token.tag_` is the analyser's part of speech (n, v, nr, ns, nt, PER, LOC, ORG, TIME, m, q, w ...; "" where it
  has none). `doc.text == article.text`, and offsets are code points.
- sentences: `doc.sents`, which together cover the text (`kg.nlp.sentences`).
- `doc.ents`, and the same in `doc.spans["mentions"]`: non-overlapping spans by start; `label_` is an `EntityType` value, `kb_id_` the name (most
  complete surface) of the article's entity that it belongs to.
- `doc.spans["titles"]`: non-overlapping spans with label "TITLE": job titles (总经理, 外长, 记者) next to persons; none
  overlaps a mention.
- `doc._.published`: the article's ISO date prefix, or None.
- `doc._.affiliations`, `doc._.statements`, `doc._.plans`, `doc._.regulations`: lists of `kg.models` facts;
  `doc.spans["plans"]` and so on: the tokens that their texts touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load() -> Language:
    """Return the spaCy pipeline with its models: `nlp(text)`, `nlp.pipe(texts)`; displaCy draws its `doc.ents`."""
    from kg.nlp.pipeline import build_pipeline

    return build_pipeline()


__all__ = ["load"]
