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
_DEMANDS = re.compile("要求|应当|不得|必须|禁止|严禁|不超过|不低于|不少于|应(?=[^用对届急收付])|规定|补贴标准|下列|[拟将可]?给予|提出更高")
_ISSUES = re.compile("发布|印发|出台|修订|批复|审议|制定|公布|颁布|通过")
_NEXT_TO = 2  # sentences from a policy on that may tell what it demands
_SHORT = 12  # characters: what is shorter goes with the provision before it


def policies(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each policy named that no provision names with it, by its first mention in the body."""
    for entity in view.sure(EntityType.POLICY):
        spans = [s for s in entity.mention_spans if s.start >= view.title.end] or entity.mention_spans
        if any(claimed.holds(Stretch(s.start, s.end)) for s in spans):
            continue
        span = next((s for s in spans if s.surface == entity.name), spans[0])
        start, end = span.start, span.end
        if view.text[start - 1 : start] == "《" and view.text[end : end + 1] == "》":
            start, end = start - 1, end + 1
        yield wording.line(8, Stretch(start, end), plain=True)


def provisions(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each provision: what was read as one, and what near a named policy is worded as one."""
    read = [r for r in view.extraction.of(Regulation) if (r.confidence or 1.0) >= _LEAST_SURE]
    near = _near_policies(view)
    for unit in list(claimed.free()):
        sentence = view.structure.index_at("sentences", unit.start)
        demanded = False
        found: list[Stretch] = []
        for clause in view.clauses_in(unit):
            is_read = any(r.start < clause.end and clause.start < r.end for r in read)
            worded = sentence in near and _DEMANDS.search(view.say(clause)) is not None
            demanded = demanded or ((is_read or worded) and not _ISSUES.search(view.say(clause)))
            if demanded:
                found.append(clause)
        yield from _lines(view, wording, claimed, found)


def _lines(view: ArticleView, wording: Wording, claimed: Claimed, clauses: list[Stretch]) -> Iterator[Line]:
    joined: list[Stretch] = []
    for clause in clauses:
        if joined and clause.end - clause.start < _SHORT:
            joined[-1] = Stretch(joined[-1].start, clause.end)
        else:
            joined.append(clause)
    for provision in joined:
        claimed.take(provision)
        yield wording.line(8, provision)


def _near_policies(view: ArticleView) -> set[int]:
    """Return the numbers of the sentences in and right behind which a policy is named."""
    near: set[int] = set()
    for entity in view.sure(EntityType.POLICY):
        for span in entity.mention_spans:
            at = view.structure.index_at("sentences", span.start)
            near.update(range(at, at + _NEXT_TO))
    return near
