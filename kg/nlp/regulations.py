"""Regulations: provisions of a named policy, or of a rule that a named issuer has made.

Needs `doc.spans["mentions"]`, better also `doc._.statements`; writes `doc._.regulations`. One classifier keeps the
clauses that state a provision, a second joins those that are one provision; rankers choose the policy and the issuer
among the names in reach, which often stand sentences before.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Affiliation, Regulation, Statement
from kg.nlp.annotated import AnnotatedText, Mention, read_doc, write_facts
from kg.nlp.fact_context import FactContext
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.regulated import find_regulated
from kg.nlp.regulation_candidates import RegulationCandidate, find_regulation_candidates
from kg.nlp.regulation_joins import join_features
from kg.nlp.rule_sources import SourceChooser, Sources
from kg.text.stretch import Stretch

_LEAD = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]{1,5}条(?:【[^】]{1,20}】)?[ \u3000]*"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
    r"|[^，。；：]{0,40}?(?:规定|明确|提出|强调|指出|宣布|决定|称|指示)(?![的了对])[，：]?"
    r"|(?:根据|按照|依据|依照|按)[^，。；：]{2,40}(?:规定|要求|》|办法|条例|意见|稿)[，：]?"
    r"|[^，。；：《》]{0,20}《[^《》\n]{2,60}》(?:还|也|明确)?(?=要求|禁止|允许)"
    r"|包括(?=取消|允许|禁止|暂停|恢复|免征|下调|上调|提高|降低|扩大|放宽|给予|对|将)|其中|此外|同时|另外|但是|但|而|并且|不过|并(?!处)|且|一是|二是|三是|四是|五是|六是)++[，：]?"
)
_DEMAND = re.compile("要求|禁止|允许")
_STATES = re.compile(
    "》?[^，。；：的等第和与及、]{0,6}?(?P<verb>(?:明确)?(?:规定|要求|禁止|允许))(?P<mark>[，：]?)(?![的了》]|有关)"
)
# Who acts as a policy says states none: 根据《甲法》规定，乙公司退市.
_ACTS_BY = re.compile(
    "(?:根据|按照|依据|依照|遵照|违反|符合|遵守|落实|执行|参照|适用|按|据|依)(?:了)?[^，。；：]{0,80}$"
)
_STATED = 2.5  # log-odds that a clause has at least which its policy states in so many words
# What defines, says where the rule holds or what it is for, or only encourages, binds nobody.
_BINDS_NOBODY = re.compile(
    "是指|所称|适用(?:于)?本|制[定订]本|(?:批复|通知|公告)如下|另有规定的除外$"
    "|^(?:国家|积极|大力)?(?:鼓励|支持|引导|倡导)(?!.{0,200}(?:应|须|必须|可以|不得|补贴|补助|奖励|减免|优先|\\d))"
)
# What only exhorts or says in which spirit: 各司其职, 切实做好工作, 坚持以…为中心.
_EXHORTS = re.compile(
    "^(?:要|应|须)?(?:坚持|对标|综合运用|充分发挥|探索|深入贯彻|牢固树立|统筹推进)(?!.{0,200}(?:应当|必须|不得|可以|禁止|\\d))"
    "|(?:各司其职|认真(?:组织|贯彻|抓好)?(?:实施|执行|落实)|切实做好[^，。；]{0,12}工作|从严把关|密切配合)$"
)
# A case that somebody has decided, what somebody says of himself or never did, and praise of a rule, is no rule.
_CASE = re.compile(
    "^(?:决定)?(?:对|给予|要求)[^，。；]{2,16}(?:采取|出具|予以)[^，。；]{0,10}(?:警示函|监管措施|通报批评|公开谴责|行政处罚)"
    "|^(?:公司|本公司|本次)[^，。；]{0,10}(?:拟|将|符合|已)|^现将|^不存在"
    "|^(?:此举|这是|这一|聚焦)|意在|从未(?:发布|要求|组织|授权)"
)
# What only leads in, frames, goes on from a part that was cut off, or compares one rule with another.
_FRAGMENT = re.compile(
    "^(?:送审稿|草案|[^，。；]{0,6}(?:办法|通知|意见|规定|方案|条例)》?)?(?:还|也|并)?(?:明确|规定|要求|提出|指出)$"
    "|^在[^，。；]{2,16}(?:方面|领域|上)$|^(?:以及|及其|或者)"
    "|的(?:要求|规定)与[^，。；]{2,30}(?:接近|类似|相似|一致)$"
    "|(?:修订|调整|设置|确定|规定|设定)为$|(?:仍待|有待|尚待)(?:进一步)?(?:明确|完善)"
    "|^(?:还|也|并|进一步)*明确了?[^，。；]{0,30}(?:主要|重点)(?:措施|举措|任务|目标)$"
)
# Somebody's advice names no rule and no maker of one.
_ADVICE = re.compile("认为|建议|提醒|呼吁|倡议|希望")
# The end of a condition, whose provision is the next clause.
_HANGING = re.compile(
    "(?:[^目标]的|时|之?后|之?前|期间|[日月年]内|工作中|情况下|前提下|之日起|通知要求|方式|对于[^，]{2,60})$"
)
_LONGEST_PROVISION = 1000  # characters: a text without punctuation is one clause
_LEAD_REACH = 60  # characters before a provision in which somebody who advises it is named
_WINDOW, _NEIGHBOUR_WEIGHT = 4, 3.0
_INSIDE = -1.0  # log-odds from which a clause goes on a provision that begins before it


class RegulationModels(NamedTuple):
    """What decides: `keep` of a clause, `joins` of two neighbours, `policy` and `issuer` of a name."""

    keep: LinearModel
    joins: LinearModel
    policy: LinearModel
    issuer: LinearModel


def find_regulations(doc: Doc) -> list[Regulation]:
    """Return the regulations of `doc` by start."""
    return extract_regulations(read_doc(doc), doc._.affiliations, doc._.statements)


def extract_regulations(
    reading: AnnotatedText, affiliations: Sequence[Affiliation] = (), statements: Sequence[Statement] = ()
) -> list[Regulation]:
    """Return the regulations of the text by start."""
    names = ("regulation_filter", "regulation_join", "regulation_policy", "regulation_issuer")
    models = RegulationModels(*(load_linear(name) for name in names))
    rated = rate_regulations(FactContext(reading, affiliations, statements), models)
    return [fact.model_copy(update={"confidence": models.keep.confidence(score)}) for fact, score in rated]


def rate_regulations(context: FactContext, models: RegulationModels) -> list[tuple[Regulation, float]]:
    """Return the regulations of the text by start, each with its score (log-odds, from the filter's threshold up)."""
    reading = context.reading
    chooser = SourceChooser(context, models.policy, models.issuer)
    candidates = find_regulation_candidates(context)
    stated = find_stated(reading)
    smoothed = smooth_scores([models.keep.score(candidate.features) for candidate in candidates])
    scores = [
        max(score, _STATED) if candidate.clause.start in stated else score
        for candidate, score in zip(candidates, smoothed, strict=True)
    ]
    found: list[tuple[Regulation, float, Mention | None]] = []
    for joined, score in _join(reading, candidates, scores, models.joins):
        stretch = _complete(reading, joined)
        if score < models.keep.threshold:
            continue
        sources = chooser.choose(stretch, stated.get(stretch.start))
        fact = make_regulation(reading, stretch, sources) if any(sources) else None
        if fact is not None:
            found.append((fact, score, sources.policy))
    return share_issuers(found)


def share_issuers(found: Sequence[tuple[Regulation, float, Mention | None]]) -> list[tuple[Regulation, float]]:
    """Return the regulations, those without an issuer with the one that all others of their policy have."""
    issuers: dict[str, set[str]] = {}
    for fact, _, policy in found:
        if policy is not None and fact.issuer is not None:
            issuers.setdefault(policy.entity, set()).add(fact.issuer)
    shared = {policy: next(iter(names)) for policy, names in issuers.items() if len(names) == 1}
    return [
        (fact.model_copy(update={"issuer": shared[policy.entity]}), score)
        if policy is not None and fact.issuer is None and policy.entity in shared
        else (fact, score)
        for fact, score, policy in found
    ]


def find_stated(reading: AnnotatedText) -> dict[int, Mention]:
    """Return the starts of clauses that a named policy states in so many words (《甲法》要求…, 《乙条例》规定，…).

    Who only acts as the policy says (根据《甲法》规定，乙公司退市) states nothing of it.
    """
    text = reading.text
    found: dict[int, Mention] = {}
    for name in reading.names:
        match = _STATES.match(text, name.end) if name.type == "POLICY" else None
        if match is None or _ACTS_BY.search(text, max(0, name.start - 90), name.start):
            continue
        if reading.structure.index_at("paragraphs", name.start) > 0:
            clause = reading.structure.clause_at(match.end())
            if clause.end > match.end():
                found.setdefault(clause.start, name)
    return found


def smooth_scores(scores: Sequence[float]) -> list[float]:
    """Return the scores, each raised by what its neighbours are worth: provisions stand in groups."""
    worth = [1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))) for score in scores]
    smoothed = []
    for index, score in enumerate(scores):
        around = worth[max(0, index - _WINDOW) : index] + worth[index + 1 : index + 1 + _WINDOW]
        smoothed.append(score + _NEIGHBOUR_WEIGHT * (math.fsum(around) / len(around) if around else 0.0))
    return smoothed


def _join(
    reading: AnnotatedText, candidates: Sequence[RegulationCandidate], scores: Sequence[float], joins: LinearModel
) -> list[tuple[Stretch, float]]:
    """Return the likely clauses, neighbours that are one provision as one, each with the best score of its clauses."""
    joined: list[tuple[Stretch, float]] = []
    last: RegulationCandidate | None = None
    for candidate, score in zip(candidates, scores, strict=True):
        if score < _INSIDE:
            continue
        if last is not None and _is_one(reading, last, candidate, joins):
            stretch, best = joined[-1]
            joined[-1] = (Stretch(stretch.start, candidate.clause.end), max(best, score))
        else:
            joined.append((candidate.clause, score))
        last = candidate
    return joined


def _is_one(
    reading: AnnotatedText, first: RegulationCandidate, second: RegulationCandidate, joins: LinearModel
) -> bool:
    if first.index + 1 != second.index:
        return False
    return joins.score(join_features(reading, first.clause, second.clause)) >= 0.0


def _complete(reading: AnnotatedText, joined: Stretch) -> Stretch:
    """Return the stretch, with the next clause of its sentence where it ends with a condition."""
    structure = reading.structure
    after = structure.index_at("clauses", joined.end - 1) + 1
    if not _HANGING.search(reading.text[max(joined.start, joined.end - 80) : joined.end]) or after == len(
        structure.clauses
    ):
        return joined
    clause = structure.clauses[after]
    return Stretch(joined.start, clause.end) if reading.text[joined.end : clause.start] == "，" else joined


def make_regulation(reading: AnnotatedText, clause: Stretch, sources: Sources) -> Regulation | None:
    """Return the record of a kept clause: its text without what leads in, who is regulated, and where it holds; None
    of what is too short, too long or no more than a condition, of fragments and advice, and of what binds nobody.
    """
    start, end = clause
    lead = None if _DEMAND.match(reading.text, start) else _LEAD.match(reading.text, start, end)
    if lead and end - lead.end() >= 6:
        start = lead.end()
    text = reading.text[start:end]
    if not 5 <= end - start <= _LONGEST_PROVISION or _BINDS_NOBODY.search(text) or _HANGING.search(text[-80:]):
        return None
    if _EXHORTS.search(text) or _CASE.search(text):
        return None
    if _FRAGMENT.search(text) or (sources.policy is None and _is_advice(reading, start)):
        return None
    regions = reading.names_within(start, end, "REGION")
    return Regulation(
        text=text,
        start=start,
        end=end,
        policy=sources.policy.surface if sources.policy else None,
        issuer=sources.issuer.surface if sources.issuer else None,
        regulated=find_regulated(reading, Stretch(start, end)),
        region=regions[0].surface if regions else None,
    )


def _is_advice(reading: AnnotatedText, start: int) -> bool:
    sentence = reading.structure.sentence_at(start)
    return bool(_ADVICE.search(reading.text, max(sentence.start, start - _LEAD_REACH), start))


@Language.factory("kg_regulations", assigns=["doc._.regulations"], requires=["doc.spans"])
class RegulationFinder:
    """Writes the regulations of a document."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.regulations` and `doc.spans["regulations"]`."""
        return write_facts(doc, Regulation, find_regulations(doc))
