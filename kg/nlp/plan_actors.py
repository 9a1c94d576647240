"""Whose plan a clause is: what the text says in so many words, else the likeliest of the names in reach.

A small ranker (`plan_actor`) learns from the roles of each name around the clause (`kg.nlp.owners`) and from what only
plans ask: who announces it, who is the last body named before it, whose thing the subject is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.nlp.annotated import Mention
from kg.nlp.fact_context import ACTOR_TYPES, FactContext
from kg.nlp.linear import LinearModel
from kg.nlp.owners import OwnerCandidate, find_owners
from kg.nlp.stated_owners import announcer, head_end, is_governed, own_body, own_person
from kg.nlp.unlikely_owners import drop_unlikely_owners
from kg.text.stretch import Stretch

_BODIES = ("COMPANY", "ORGANIZATION")
_GOVERNING = (*_BODIES, "REGION")
_ANNOUNCES = re.compile(
    "[^，。；：\n]{0,14}?(?:公告|公布|宣布|披露|表示|称|透露|介绍|发布|印发|出台|部署|启动|获悉|了解到|通知|通报|提出|消息|回应|决定|签署|签订)"
)
_HAS = re.compile("的|旗下|所属|位于|投资|承建|建设|开发|研发|自主|新")
_BUILDER = re.compile("(?:由|是)$")
_BOTH = re.compile("(?:据悉|目前|未来|此外|同时|今后|此次)?，?(?:双方|两家公司|二者|两者|两家企业)")
_AND = re.compile("(?:与|和|同|跟|及|携手|联合|联手)")
_HEADLINE = re.compile("[：:]|拟|将|计划|关于|宣布|决定|获|与|发布|推出")
# What a clause without a name has as its subject.
_SUBJECTS = {
    "latter": re.compile("后者"),
    "firm": re.compile("公司|集团|企业|该行|本行|品牌"),
    "project": re.compile("项目|工程|基地|工厂|线|机场|航站楼|中心|园区|电站|车站|大桥|隧道|公园|厂"),
    "product": re.compile("产品|车型|新车|新品|系统|平台|手机|游戏|版|药|芯片|软件|服务|股份|债券|基金|资金|募"),
    "event": re.compile("大会|会议|论坛|展|活动|节|仪式|比赛|年会|发布会"),
    "government": re.compile("政府|当局|部门|国家|我国|该省|该市|全市|全省|各级"),
    "persons": re.compile("我们|双方|他|她|两国|各方|我"),
}
_REACH = 400
_SCORES = (-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0)
_LEADS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True)
class Choice:
    """The likeliest actor of a clause, and what the filter of plans sees of the choice."""

    actor: Mention
    stated: bool
    features: tuple[str, ...]


def choose_actor(context: FactContext, clause: Stretch, rank: LinearModel) -> Choice | None:
    """Return whose plan the clause would be; None where nobody in reach may own one."""
    stated = announcer(context, clause)
    if stated is not None:
        return Choice(stated, True, ("actor announced", f"actor type={stated.type}"))
    own = own_body(context, clause) or own_person(context, clause)
    if own is not None:
        return Choice(own, False, ("actor speaks", f"actor type={own.type}"))
    first = _first_of_both(context, clause)
    if first is not None:
        return Choice(first, False, ("actor is the first of both", f"actor type={first.type}"))
    ranked = [(rank.score(owner.features), owner) for owner in actor_candidates(context, clause)]
    if not ranked:
        return None
    subject = _subject_at_trigger(context, clause)
    ranked.sort(key=lambda i: (i[1].name.entity == subject, i[0], -i[1].name.start))
    score, best = ranked[-1]
    lead = score - ranked[-2][0] if len(ranked) > 1 else 9.0
    features = [
        f"actor type={best.name.type}",
        f"actor score {_bin(score, _SCORES)}",
        f"actor lead {_bin(lead, _LEADS)}",
    ]
    features += [f"actor {feature}" for feature in best.features if "|" not in feature]
    return Choice(best.name, False, tuple(features))


def _subject_at_trigger(context: FactContext, clause: Stretch) -> str | None:
    """Return the entity named right before the trigger (论坛期间，|甲协会|将发布…), whose plan it is in so many words.

    So it is for 89 of 91 bodies and places that annotators found there. The last of several side by side is none.
    """
    trigger = head_end(context, clause)
    names = [name for name in context.reading.names_within(clause.start, trigger, *_GOVERNING) if name.end == trigger]
    if not names or is_governed(context, names[-1]):
        return None
    return names[-1].entity


def _first_of_both(context: FactContext, clause: Stretch) -> Mention | None:
    """Return the first of the two that 双方 as the clause's subject means.

    They stand side by side before it (甲与乙签约), or the rest of the sentence tells their shares (其中甲出资…，乙出资…).
    """
    if _BOTH.match(context.reading.text, clause.start, clause.end) is None:
        return None
    start = max(context.reading.structure.paragraph_at(clause.start).start, clause.start - _REACH)
    names = context.reading.names_within(start, clause.start, *ACTOR_TYPES)
    pairs = [
        left
        for left, right in pairwise(names)
        if left.entity != right.entity and _AND.fullmatch(context.reading.text, left.end, right.start)
    ]
    if pairs:
        return pairs[-1]
    after = context.reading.names_within(
        clause.end, min(context.reading.structure.sentence_at(clause.start).end, clause.end + _REACH), *_BODIES
    )
    return after[0] if len({name.entity for name in after}) > 1 else None


def _bin(value: float, edges: Sequence[float]) -> int:
    return sum(value >= edge for edge in edges)


def actor_candidates(context: FactContext, clause: Stretch) -> list[OwnerCandidate]:
    """Return who may own the plan that begins in `clause`, each with what the ranker sees."""
    owners = drop_unlikely_owners(context, clause, find_owners(context, clause))
    return _Closer(context, clause).look_at(owners)


class _Closer:
    """What only plans ask of a possible owner, besides its roles."""

    def __init__(self, context: FactContext, clause: Stretch) -> None:
        self.context, self.clause = context, clause
        self.reading, self.text = context.reading, context.reading.text
        structure = self.reading.structure
        self.sentence = structure.sentence_at(clause.start)
        self.paragraph = structure.paragraph_at(clause.start)
        self.trigger = head_end(context, clause)
        self.subject = self._subject()
        start = max(0, self.paragraph.start - _REACH, clause.start - _REACH)
        self.before = self.reading.names_within(start, self.trigger, *ACTOR_TYPES)
        self.recent = list(dict.fromkeys(n.entity for n in reversed(self.before) if n.type in _BODIES))
        in_paragraph = self.reading.names_within(self.paragraph.start, self.trigger, *_BODIES)
        self.first_body = in_paragraph[0].entity if in_paragraph else None

    def _subject(self) -> str:
        names = self.reading.names_within(self.clause.start, self.trigger, *ACTOR_TYPES)
        free = [name for name in names if not is_governed(self.context, name)]
        head = self.text[free[-1].end if free else self.clause.start : self.trigger][-40:]
        kind = next(
            (kind for kind, pattern in _SUBJECTS.items() if pattern.search(head)), "none" if len(head) < 2 else "other"
        )
        return f"{'named ' if free else ''}{kind}"

    def look_at(self, owners: Sequence[OwnerCandidate]) -> list[OwnerCandidate]:
        """Return the owners with these features added."""
        alone = f"of {min(len(owners), 4)}"
        return [OwnerCandidate(owner.name, (*owner.features, alone, *self._features(owner.name))) for owner in owners]

    def _features(self, name: Mention) -> list[str]:
        found = self._roles(name)
        return [*found, *(f"{self.subject}/{role}" for role in found), f"{self.subject}/{name.type}"]

    def _roles(self, name: Mention) -> list[str]:
        mentions = [other for other in self.before if other.entity == name.entity]
        roles = [f"recent {min(self.recent.index(name.entity), 3)}"] if name.entity in self.recent else []
        if name.entity == self.first_body:
            roles.append("first body of paragraph")
        if not mentions:
            return [*roles, "not before"]
        roles.append(f"mentions {min(len(mentions), 3)}")
        last = mentions[-1]
        if last.end == self.trigger:
            roles.append("at trigger")
        if last.start == self.clause.start:
            roles.append("begins clause")
        if last.start >= self.clause.start and _HAS.match(self.text, last.end):
            roles.append("has what follows")
        if _BUILDER.search(self.text, max(0, last.start - 1), last.start):
            roles.append("builder")
        for mention in mentions:
            if _ANNOUNCES.match(self.text, mention.end, self.clause.start):
                roles.append(f"announces {self._place(mention)}")
            if mention.start < 200 and mention.start <= 8 and _HEADLINE.match(self.text, mention.end):
                roles.append("heads the title")
        return list(dict.fromkeys(roles))

    def _place(self, name: Mention) -> str:
        if name.start >= self.sentence.start:
            return "here"
        return "near" if name.start >= self.paragraph.start else "before"
