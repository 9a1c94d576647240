"""Two people of one name in one article, where it says that they are two: 台下坐着另一位李明远.

An extractor gives one entity a name. It becomes two where the article speaks of another of that name and sees the two at
different employers; then each mention goes to the employer last seen beside the name, the other's from his introduction on.
Without such words one person may hold two posts, or go from one to the other: a person who knows better judges 李明远@甲公司 and
李明远@乙大学 to be two (`kg split`), and an article that sees one at both is then parted in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.models import Affiliation, ArticleEntity, EntityType, Extraction, Judgement, JudgementKind, MentionSpan
from kg.resolve import judged_key, judgement_ends

_ANOTHER = re.compile(r"(?:另外?[一两]?(?:位|名|个)|还有[一两]?(?:位|名|个))(?:也?(?:叫做?|名叫|姓名为))?[“\"]?$")
_SAME_NAME = re.compile(r"(?:同名同姓|同姓同名|重名|同名)(?:的|者)?(?:另[一外]?(?:位|名|个))?$")
_LONGEST_CUE = 12


def split_namesakes(text: str, extraction: Extraction) -> Extraction:
    """Return the extraction with an entity for each of two namesakes whom the article itself tells apart."""
    entities = tuple(part for entity in extraction.entities for part in _persons(text, extraction, entity))
    if len(entities) == len(extraction.entities):
        return extraction
    return extraction.model_copy(update={"entities": entities})


def _persons(text: str, extraction: Extraction, entity: ArticleEntity) -> Iterator[ArticleEntity]:
    others = [span for span in entity.mention_spans if entity.type is EntityType.PERSON and _is_another(text, span)]
    seen = _employers(extraction, entity) if others else {}
    if len(set(seen.values())) < 2:
        yield entity
        return
    groups: dict[str, list[MentionSpan]] = {}
    at = next(iter(seen.values()))
    for number, span in enumerate(entity.mention_spans):
        if span in others:
            later = [seen[each] for each in entity.mention_spans[number:] if each in seen]
            at = next((employer for employer in later if employer != at), at)
        at = seen.get(span, at)
        groups.setdefault(at, []).append(span)
    yield from _parted(entity, groups.values())


def _parted(entity: ArticleEntity, groups: Iterable[list[MentionSpan]]) -> Iterator[ArticleEntity]:
    for spans in groups:
        mentions = tuple(sorted({span.surface for span in spans}, key=lambda surface: (-len(surface), surface)))
        yield entity.model_copy(update={"name": mentions[0], "mentions": mentions, "mention_spans": tuple(spans)})


def _is_another(text: str, span: MentionSpan) -> bool:
    before = text[max(0, span.start - _LONGEST_CUE) : span.start]
    return bool(_ANOTHER.search(before) or _SAME_NAME.search(before))


def _employers(extraction: Extraction, entity: ArticleEntity) -> Mapping[MentionSpan, str]:
    """Return the employer of each mention that stands in a post with one, by place."""
    found: dict[MentionSpan, str] = {}
    for held in extraction.of(Affiliation):
        employer = extraction.find(held.organization, EntityType.COMPANY, EntityType.ORGANIZATION)
        if employer is not None and held.person in entity.mentions:
            inside = [s for s in entity.mention_spans if held.start <= s.start and s.end <= held.end]
            found.update(dict.fromkeys(inside[-1:], employer.name))
    return dict(sorted(found.items(), key=lambda pair: pair[0].start))


Pair = tuple[str, str]


def employer_keys(extraction: Extraction) -> frozenset[str]:
    """Return the keys (person:李明远@甲公司) of each person whom the article sees at several employers: who may be two."""
    people = (entity for entity in extraction.entities if entity.type is EntityType.PERSON)
    keys = [set(_keys_at(extraction, entity).values()) for entity in people]
    return frozenset(key for each in keys if len(each) > 1 for key in each)


def judged_apart(extraction: Extraction, judgements: Iterable[Judgement]) -> tuple[Pair, ...]:
    """Return which pairs of these keys are judged to be two people, sorted."""
    keys = employer_keys(extraction)
    apart = (judgement_ends(judgement) for judgement in judgements if judgement.kind is JudgementKind.DIFFERENT)
    return tuple(sorted({(ends[0], ends[1]) for ends in apart if keys.issuperset(ends)}))


def part_judged(extraction: Extraction, apart: Iterable[Pair]) -> Extraction:
    """Return the extraction with an entity for each of those whom judgements tell apart, by pairs of keys of employers.

    A mention belongs to the employer last seen beside the name; the first mentions to the first employer.
    """
    pairs = {frozenset(pair) for pair in apart}
    if not pairs:
        return extraction
    entities = tuple(
        part for entity in extraction.entities for part in _part_entity(extraction, entity, pairs.__contains__)
    )
    return extraction.model_copy(update={"entities": entities})


def _part_entity(
    extraction: Extraction, entity: ArticleEntity, are_two: Callable[[frozenset[str]], bool]
) -> Iterator[ArticleEntity]:
    at = _keys_at(extraction, entity) if entity.type is EntityType.PERSON else {}
    if not any(are_two(frozenset((one, other))) for one in at.values() for other in at.values()):
        yield entity
        return
    people: list[set[str]] = []
    for key in at.values():
        own = next((known for known in people if not any(are_two(frozenset((key, other))) for other in known)), None)
        if own is None:
            people.append({key})
        else:
            own.add(key)
    groups: list[list[MentionSpan]] = [[] for _ in people]
    number = 0
    for span in entity.mention_spans:
        if span in at:
            number = next(i for i, keys in enumerate(people) if at[span] in keys)
        groups[number].append(span)
    yield from _parted(entity, filter(None, groups))


def _keys_at(extraction: Extraction, entity: ArticleEntity) -> Mapping[MentionSpan, str]:
    """Return the key of a judgement for each mention that is seen at an employer, by place."""
    seen = _employers(extraction, entity)
    return {span: judged_key(EntityType.PERSON, f"{entity.name}@{employer}") for span, employer in seen.items()}
