"""One decision for each name of a text: what the labeller found, settled over all its places."""

from __future__ import annotations

from collections.abc import Sequence

from kg.nlp.tokenizer import NamedSpan, Word


def settle_names(text: str, spans: Sequence[NamedSpan], words: Sequence[Word]) -> list[NamedSpan]:
    """Return the spans to keep, by start, without overlap."""
    return sorted(spans, key=lambda span: span.start)
