"""Regulations: provisions of a named policy, or of a rule that a named issuer has made.

Needs `doc.spans["mentions"]`, better also `doc._.statements`; writes `doc._.regulations`. One classifier keeps the
clauses that state a provision; rankers choose the policy and the issuer among the names in reach, which often stand
sentences before.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Affiliation, Regulation, Statement
from kg.nlp.annotated import AnnotatedText, Name, read_doc, write_facts
from kg.nlp.fact_context import FactContext
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.owners import find_owners
from kg.nlp.regulation_candidates import RegulationCandidate, find_regulation_candidates
from kg.text.stretch import Stretch

POLICY_TYPES = ("POLICY",)
ISSUER_TYPES = ("ORGANIZATION", "REGION", "COMPANY")
_LEAD = re.compile(
    r"^(?:[^，。；：]{0,40}?(?:规定|要求|明确|提出|强调|指出|宣布|决定|称|指示)(?!的)[，：]?|(?:根据|按照|依据|依照|按)[^，。；：]{2,40}(?:规定|要求|》|办法|条例|意见|稿)[，：]?|其中|此外|同时|另外|但|而|并且|并|且|一是|二是|三是|四是|五是)++"
)
_NORM = re.compile("应当|应|须|必须|不得|禁止|严禁|可以|允许|不超过|不低于|不少于|上限|下限")
_MADE = re.compile("(?:出台|制定|发布|颁布|印发|公布|实施|推出|通过|下发|颁行)(?:实施|并实施)?的?[^，。；]{0,6}《?$")
_DEMAND = re.compile("要求|禁止|允许")
_STATES = re.compile("》?[^，。；：]{0,6}?(?P<verb>(?:明确)?(?:规定|要求|禁止|允许))(?P<mark>[，：]?)(?![的了》]|有关)")
_STATED_BONUS = 2.0  # log-odds that a clause gains when its policy states it in so many words
_LONGEST_PROVISION = 1000  # characters: a text without punctuation is one clause
_WINDOW, _NEIGHBOUR_WEIGHT = 4, 3.0
_SUBJECT = re.compile(
    "(?P<who>[^，。；：“”、]{2,20}?)(?=应当|应该|应|不得|必须|须|需要|需|可以|可|要|禁止|严禁|不超过|不低于|不少于|由|原则上|将|负责|只能|只允许|都要|至少|以)"
)
_OBJECT = re.compile(
    "(?:要求|禁止|允许|对|严禁|鼓励|由|向)(?P<who>[^，。；：“”、]{2,16}?)(?:承担|在|的|进行|从事|必须|应|使用|实施|建立|购买|征收|缴纳|提供|配合|，|$)"
)


def find_regulations(doc: Doc) -> list[Regulation]:
    """Return the regulations of `doc` by start."""
    return extract_regulations(read_doc(doc), doc._.affiliations, doc._.statements)


def extract_regulations(
    reading: AnnotatedText,
    affiliations: Sequence[Affiliation] = (),
    statements: Sequence[Statement] = (),
    models: tuple[LinearModel, LinearModel, LinearModel] | None = None,
) -> list[Regulation]:
    """Return the regulations of the text by start; `models` are the filter and the rankers of policies and
    issuers.
    """
    models = models or (
        load_linear("regulation_filter"), load_linear("regulation_policy"), load_linear("regulation_issuer")
    )  # fmt: skip
    rated = rate_regulations(reading, affiliations, statements, models)
    return [fact.model_copy(update={"confidence": models[0].confidence(score)}) for fact, score in rated]


def rate_regulations(
    reading: AnnotatedText,
    affiliations: Sequence[Affiliation],
    statements: Sequence[Statement],
    models: tuple[LinearModel, LinearModel, LinearModel],
) -> list[tuple[Regulation, float]]:
    """Return the regulations of the text by start, each with its score (log-odds, from the filter's threshold up)."""
    keep, by_policy, by_issuer = models
    context = FactContext(reading, affiliations, statements)
    candidates = find_regulation_candidates(context)
    scores = smooth_scores([keep.score(candidate.features) for candidate in candidates])
    of_clause = {candidate.index: score for candidate, score in zip(candidates, scores, strict=True)}
    kept = [pair for pair in zip(candidates, scores, strict=True) if pair[1] >= keep.threshold]
    found, stated = [], set()
    for stretch, by in _find_stated(reading):
        index = reading.structure.index_at("clauses", stretch.start)
        stated.add(index)
        score = max(of_clause.get(index, keep.threshold), keep.threshold) + _STATED_BONUS
        found.append((_make_stated(context, stretch, by, by_policy, by_issuer), score))
    kept = [pair for pair in kept if pair[0].index not in stated]
    for stretch, score in _join(reading, kept):
        policy, issuer = choose_sources(context, stretch, by_policy, by_issuer)
        if policy is not None or issuer is not None:
            found.append((make_regulation(reading, stretch, policy, issuer), score))
    return sorted(found, key=lambda pair: (pair[0].start, pair[0].end))


def _find_stated(reading: AnnotatedText) -> list[tuple[Stretch, Name]]:
    """Return the clauses that a named policy states in so many words (《甲法》要求…, 《乙条例》规定，…), with the policy.

    Right in 8 of the 8 places of the training articles outside headlines: no classifier is asked.
    """
    found: dict[Stretch, Name] = {}
    for name in reading.names:
        match = _STATES.match(reading.text, name.end) if name.type == "POLICY" else None
        if match is None or reading.structure.index_at("paragraphs", name.start) == 0:
            continue
        clause = reading.structure.clause_at(match.end())
        start = clause.start if match["mark"] else match.start("verb")
        if clause.start <= max(start, match.end()) < clause.end and 6 <= clause.end - start <= _LONGEST_PROVISION:
            found.setdefault(Stretch(start, clause.end), name)
    return sorted(found.items())


def _maker_of(reading: AnnotatedText, policy: Name) -> Name | None:
    """Return the body or region that the words before the policy's name say has made it (甲出台的《乙法》)."""
    made = _MADE.search(reading.text[max(0, policy.start - 24) : policy.start])
    if made is None:
        return None
    position = policy.start - len(made.group())
    names = reading.names_within(max(0, position - 40), position, *ISSUER_TYPES)
    return names[-1] if names and position - names[-1].end <= 8 else None


def _make_stated(
    context: FactContext, stretch: Stretch, policy: Name, by_policy: LinearModel, by_issuer: LinearModel
) -> Regulation:
    issuer = _maker_of(context.reading, policy)
    if issuer is None:
        _, issuer = choose_sources(context, stretch, by_policy, by_issuer)
    return make_regulation(context.reading, stretch, policy, issuer)


def smooth_scores(scores: Sequence[float]) -> list[float]:
    """Return the scores, each raised by what its neighbours are worth: provisions stand in groups.

    Window and weight by cross-validation: average precision 0.55 against 0.53 without.
    """
    worth = [1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))) for score in scores]
    smoothed = []
    for index, score in enumerate(scores):
        around = worth[max(0, index - _WINDOW) : index] + worth[index + 1 : index + 1 + _WINDOW]
        smoothed.append(score + _NEIGHBOUR_WEIGHT * (math.fsum(around) / len(around) if around else 0.0))
    return smoothed


def _join(reading: AnnotatedText, kept: Sequence[tuple[RegulationCandidate, float]]) -> list[tuple[Stretch, float]]:
    """Return the kept clauses; one without a norm of its own (，不得…, ，应当…) goes to the kept clause right before it."""
    joined: list[tuple[Stretch, float]] = []
    for candidate, score in kept:
        clause = candidate.clause
        if (
            joined
            and reading.text[joined[-1][0].end : clause.start] == "，"
            and not _NORM.search(reading.text, clause.start, clause.end)
        ):
            last, best = joined[-1]
            joined[-1] = (Stretch(last.start, clause.end), max(best, score))
        else:
            joined.append((clause, score))
    return joined


def choose_sources(
    context: FactContext, clause: Stretch, by_policy: LinearModel, by_issuer: LinearModel
) -> tuple[Name | None, Name | None]:
    """Return the likeliest policy and issuer of the provision at `clause`, each None when none is likely."""
    chosen: list[Name | None] = []
    for types, model in ((POLICY_TYPES, by_policy), (ISSUER_TYPES, by_issuer)):
        scored = [
            (model.score(owner.features), -owner.name.start, owner.name)
            for owner in find_owners(context, clause, types)
        ]
        best = max(scored, default=None)
        chosen.append(best[2] if best is not None and best[0] >= model.threshold else None)
    return chosen[0], chosen[1]


def make_regulation(
    reading: AnnotatedText,
    clause: Stretch,
    policy: Name | None,
    issuer: Name | None,
) -> Regulation:
    """Return the record of a kept clause: its text without what leads in, who is regulated, and where it holds."""
    start, end = clause
    lead = None if _DEMAND.match(reading.text, start) else _LEAD.match(reading.text, start, end)
    if lead and end - lead.end() >= 6:
        start = lead.end()
    regions = reading.names_within(start, end, "REGION")
    return Regulation(
        text=reading.text[start:end],
        start=start,
        end=end,
        policy=policy.surface if policy else None,
        issuer=issuer.surface if issuer else None,
        regulated=_regulated(reading.text[start:end]),
        region=regions[0].surface if regions else None,
    )


def _regulated(text: str) -> tuple[str, ...]:
    match = (
        _OBJECT.search(text)
        if text.startswith(("要求", "禁止", "严禁", "允许", "对", "鼓励"))
        else _SUBJECT.match(text)
    )
    if match is None:
        return ()
    return tuple(part for part in re.split("[和及与]", match["who"]) if len(part) >= 2)


@Language.factory("kg_regulations", assigns=["doc._.regulations"], requires=["doc.spans"])
class RegulationFinder:
    """Writes the regulations of a document."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.regulations` and `doc.spans["regulations"]`."""
        return write_facts(doc, Regulation, find_regulations(doc))
