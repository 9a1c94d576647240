"""Section 8: the policies, laws and rules that are named, and each thing that they demand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.models import EntityType, Regulation
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.stretch import Stretch

_LEAST_SURE = 0.4
_DEMANDS = re.compile("要求|应当|不得|须|必须|禁止|严禁|不超过|不低于|不少于|应(?=[^用对届急收付])|明确|规定|补贴标准|属于|情形")
_NEXT_TO = 2  # sentences behind a policy that may tell what it demands


def policies(view: ArticleView, wording: Wording) -> Iterator[Line]:
    """Yield a line for each policy named, by its first mention in the body."""
    for entity in view.sure(EntityType.POLICY):
        spans = [s for s in entity.mention_spans if s.start >= view.title.end] or entity.mention_spans
        span = next((s for s in spans if s.surface == entity.name), spans[0])
        start, end = span.start, span.end
        if view.text[start - 1 : start] == "《" and view.text[end : end + 1] == "》":
            start, end = start - 1, end + 1
        yield wording.line(8, Stretch(start, end), plain=True)


def provisions(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each provision: what was read as one, and what near a named policy is worded as one."""
    found = {Stretch(r.start, r.end) for r in view.extraction.of(Regulation) if (r.confidence or 1.0) >= _LEAST_SURE}
    sentences = view.structure.sentences
    near: set[int] = set()
    for entity in view.sure(EntityType.POLICY):
        for span in entity.mention_spans:
            at = view.structure.index_at("sentences", span.start)
            near.update(range(at, at + _NEXT_TO))
    for unit in claimed.free():
        at = view.structure.index_at("sentences", unit.start)
        is_read = any(r.start < unit.end and unit.start < r.end for r in found)
        if is_read or (at in near and at < len(sentences) and _DEMANDS.search(view.say(unit))):
            for clause in _clauses(view, unit):
                yield wording.line(8, clause)
            claimed.take(unit)


def _clauses(view: ArticleView, unit: Stretch) -> Iterator[Stretch]:
    """Yield the parts of a unit that each make a provision."""
    yield unit
