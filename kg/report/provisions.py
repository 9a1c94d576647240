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

_DEMANDS = re.compile(
    "要求|应当|不得|必须|禁止|严禁|不超过|不低于|不少于|应(?=[^用对届急收付])|规定|补贴标准|下列|提出更高"
)
_ISSUES = re.compile("发布|印发|出台|修订|批复|审议|制定|公布|颁布|通过")
_DEMANDS_BY_NAME = re.compile("》[^，]{0,4}(?:要求|规定|明确|禁止|应当)")
_NEXT_TO = 2  # sentences from a policy on that may tell what it demands
_PART = re.compile("包括|其中|以及")
_FOR_WHAT = re.compile(r"(?:对|从|根据|按|在|自)[^，]{0,25}\Z")
_SHORT = 14  # characters: what is shorter goes with the provision before it


def policies(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each policy named that no provision names with it, by its first mention in the body."""
    named = list(view.sure(EntityType.POLICY))
    for entity in named:
        if any(entity.name in other.name for other in named if other is not entity):
            continue  # 负面清单 beside the full name of the list
        spans = [s for s in entity.mention_spans if s.start >= view.title.end] or entity.mention_spans
        if any(claimed.holds(Stretch(s.start, s.end)) for s in spans):
            continue
        span = next((s for s in spans if s.surface == entity.name), spans[0])
        start, end = span.start, span.end
        if view.text[start - 1 : start] == "《" and view.text[end : end + 1] == "》":
            start, end = start - 1, end + 1
        yield wording.name(8, Stretch(start, end))


def provisions(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each provision: what was read as one, and what near a named policy is worded as one.

    What follows a demand in its sentence is demanded too.
    """
    near = _near_policies(view)
    demanding = -1  # the sentence in which a demand stands
    for unit in list(claimed.free()):
        sentence = view.structure.index_at("sentences", unit.start)
        found: list[Stretch] = []
        for clause in view.clauses_in(unit):
            worded = sentence in near and _DEMANDS.search(view.say(clause)) is not None
            issued = _ISSUES.search(view.say(clause)) and not _DEMANDS_BY_NAME.search(view.say(clause))
            if (worded or _read_at(view, clause) is not None) and not issued:
                demanding = sentence
            if demanding == sentence and not view.is_attribution(clause):
                found.append(clause)
        for provision in _joined(view, found):
            read = _read_at(view, provision)
            policy = read.policy if read is not None and read.policy else _policy_before(view, provision)
            claimed.take(provision)
            yield wording.line(8, provision, head=f"《{policy}》：" if policy else None)


def _read_at(view: ArticleView, where: Stretch) -> Regulation | None:
    """Return the provision that was read here, where one was."""
    return next((r for r in view.extraction.of(Regulation) if r.start < where.end and where.start < r.end), None)


def _joined(view: ArticleView, clauses: list[Stretch]) -> list[Stretch]:
    """Return the clauses, a short one with the one before it, one that only says for what with the one behind it."""
    joined: list[Stretch] = []
    for clause in clauses:
        part = clause.end - clause.start < _SHORT or _PART.match(view.say(clause)) is not None
        if joined and (part or _FOR_WHAT.match(view.say(joined[-1]))):
            joined[-1] = Stretch(joined[-1].start, clause.end)
        else:
            joined.append(clause)
    return joined


def _policy_before(view: ArticleView, where: Stretch) -> str | None:
    """Return the policy that was named last before a provision, in its sentence or the one before, in its paragraph."""
    sentences = view.structure.sentences
    at = view.structure.index_at("sentences", where.start)
    start = max(sentences[max(0, at - 1)].start, view.structure.paragraph_at(where.start).start)
    named = [n for n in view.names_in(Stretch(start, where.start)) if n.entity.type is EntityType.POLICY]
    return named[-1].entity.name if named else None


def _near_policies(view: ArticleView) -> set[int]:
    """Return the numbers of the sentences in and right behind which a policy is named."""
    near: set[int] = set()
    for entity in view.sure(EntityType.POLICY):
        for span in entity.mention_spans:
            at = view.structure.index_at("sentences", span.start)
            near.update(range(at, at + _NEXT_TO))
    return near
