"""Where the names of laws, plans and other documents begin and end, by the marks around them.

The labeller sees a hundred names of policies, too few for long ones; what stands in 《》 needs no guess.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.nlp.tokenizer import NamedSpan
from kg.text.lexicon import alternation, load_lexicon

POLICY = "POLICY"
_TITLE = re.compile("《([^《》\n]{2,80})》")
_LIKELY = 0.85  # of a document that the labeller did not find: 38 of 40 in the annotated articles, with room for others


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load_lexicon('document_heads'))})(?:[（(][^）)]{{1,12}}[）)])?$")


def name_documents(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans, by start, with every title in 《》 that ends as a law, plan or treaty does as one policy."""
    titles = [match.span(1) for match in _TITLE.finditer(text) if _head().search(match[1])]
    ends = [end for _, end in titles]
    likely = [_LIKELY] * len(titles)
    result = []
    for span in spans:
        at = bisect_right(ends, span.start)  # the first title that ends behind the span's start
        if at == len(titles) or titles[at][0] >= span.end:
            result.append(span)
        elif span.label == POLICY:
            likely[at] = max(likely[at], span.score)
    result += [NamedSpan(*place, POLICY, score) for place, score in zip(titles, likely, strict=True)]
    return sorted(result, key=lambda span: span.start)


def split_documents(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with a policy that is a list (…法草案、…办法) as its members, each of which must end as one does."""
    result: list[NamedSpan] = []
    for span in spans:
        parts = _members(text[span.start : span.end]) if span.label == POLICY else []
        result += [replace(span, start=span.start + a, end=span.start + b) for a, b in parts] or [span]
    return result


def _members(surface: str) -> list[tuple[int, int]]:
    """Return the places of the members of a list; none if it is no list of documents."""
    parts, at = [], 0
    for match in re.finditer("、|$", surface):
        if _head().search(surface[at : match.start()]):
            parts.append((at, match.start()))
            at = match.end()
    return parts if len(parts) > 1 and parts[-1][1] == len(surface) else []
