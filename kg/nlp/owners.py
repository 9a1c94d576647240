"""Whose plan or rule it is: every named entity in reach of a clause, and what the rankers see of each.

The roles of a candidate (subject before the trigger, begins the sentence, speaker's body …) count differently by what
the clause itself has as its subject: a name, a noun (公司, 政府, 该项目), or nothing. So each role is paired with that
situation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.nlp.annotated import Mention
from kg.nlp.fact_context import ACTOR_TYPES, FactContext
from kg.nlp.stated_owners import head_end, is_governed
from kg.text.stretch import Stretch

# An owner is looked for in the clause's own paragraph and this far before it; no further than the second, which keeps a
# text without paragraphs linear and binds no article: the longest paragraph of the training set has 509 characters.
_REACH = 400
_FARTHEST = 2500
_NOUNS = {
    "company": re.compile("公司|企业|集团|该行|品牌|本行|门店|店"),
    "government": re.compile("政府|当局|部门|官方|军方|国家|该省|该市|全市|全省|法院|议会|央行|警方|我省|我市|各级"),
    "persons": re.compile("我们|双方|两人|他们|她们|他|她|两国|各方|我"),
}
_SUBJECT_TAGS = frozenset({"n", "nz", "nw", "vn", "r", "nt", "ns", "nr", "ORG", "LOC", "PER", "an"})


@dataclass(frozen=True)
class OwnerCandidate:
    """An entity that may be the owner, by its nearest mention, with the features of all its roles around the
    clause.
    """

    name: Mention
    features: tuple[str, ...]


def find_owners(
    context: FactContext, clause: Stretch, types: tuple[str, ...] = ACTOR_TYPES, *, before_only: bool = False
) -> list[OwnerCandidate]:
    """Return the possible owners (of these types) of what begins at `clause`, each entity once, by first mention
    in reach.
    """
    return _OwnerFinder(context, clause, types, before_only=before_only).find()


class _OwnerFinder:
    def __init__(self, context: FactContext, clause: Stretch, types: tuple[str, ...], *, before_only: bool) -> None:
        self.context, self.clause, self.types = context, clause, types
        self.reading = context.reading
        self.text = context.reading.text
        structure = context.reading.structure
        self.paragraph = structure.paragraph_at(clause.start)
        self.sentence = structure.sentence_at(clause.start)
        statement = context.statement_at(clause.start)
        # names before the content of a statement are its speaker's side, not subjects of the sentence
        self.scope = max(self.sentence.start, statement.start if statement else 0, clause.start - _FARTHEST)
        self.last_sentence = structure.sentences[max(0, structure.index_at("sentences", clause.start) - 1)]
        self.trigger = head_end(context, clause)
        self.reach_end = self.sentence.end if not before_only else clause.end
        self.roles: dict[str, list[str]] = {}
        self.nearest: dict[str, Mention] = {}

    def find(self) -> list[OwnerCandidate]:
        # bounded on both sides: a sentence may be the whole text
        start = max(0, self.paragraph.start - _REACH, self.clause.start - _FARTHEST)
        end = min(self.reach_end, self.clause.end + _REACH, self.clause.start + _FARTHEST)
        for name in self.reading.names_within(start, end, *self.types):
            self.roles.setdefault(name.entity, []).extend(self._roles_of(name))
            self.nearest[name.entity] = name
        self._add_subjects()
        self._add_speech()
        self._add_document()
        situation = self._situation()
        return [
            OwnerCandidate(self.nearest[entity], tuple(self._features(entity, found, situation)))
            for entity, found in self.roles.items()
        ]

    def _features(self, entity: str, roles: list[str], situation: str) -> list[str]:
        kind = self.nearest[entity].type
        distinct = list(dict.fromkeys(roles))
        if kind == "PERSON" and self.context.bodies_of(self.nearest[entity].surface) and "in clause" not in distinct:
            distinct = ["person with a body elsewhere"]  # who speaks for a body plans for it, not for himself
        features = [*distinct, f"type:{kind}", f"{situation}|type:{kind}"]
        features += [f"{situation}|{role}" for role in distinct]
        features += [f"{kind}|{role}" for role in distinct if "subject" in role or "speaker" in role or "most" in role]
        return features

    def _situation(self) -> str:
        """Return what the clause has as its subject before the trigger."""
        names = self.reading.names_within(self.clause.start, self.trigger, *self.types)
        if any(not is_governed(self.context, name) for name in names):
            return "named"
        head = self.text[self.clause.start : self.trigger]
        for kind, pattern in _NOUNS.items():
            if pattern.search(head):
                return f"noun {kind}"
        words = self.reading.words_within(self.clause.start, self.trigger)
        return "noun" if any(word.tag in _SUBJECT_TAGS for word in words) else "elided"

    def _roles_of(self, name: Mention) -> list[str]:
        place = self._place(name)
        roles = [f"governed {place}" if is_governed(self.context, name) else place]
        after = self.text[name.end : name.end + 1]
        if place in ("in clause", "in sentence"):
            roles.append(f"{place} before {after if after in '的、' else 'other'}")
        if name.start in (self.sentence.start, self.scope) and name.start < self.clause.end:
            roles.append("begins sentence")
        if place == "last sentence" and name.start == self.last_sentence.start:
            roles.append("begins last sentence")
        if name.start == self.paragraph.start:
            roles.append("begins paragraph")
        if place in ("in clause", "in sentence") and self._modifies(name):
            roles.append(f"{place} modifies a noun")
        if self.text[name.start - 1 : name.start] in ("、", "和", "与", "及") and self.reading.name_ending_at(
            name.start - 1
        ):
            roles.append("later in a list")
        if self._matches_noun(name):
            roles.append("matches noun subject")
        return roles

    def _place(self, name: Mention) -> str:
        if self.clause.start <= name.start < self.clause.end:
            return "in clause" if name.end <= self.trigger else "after trigger"
        if name.start >= self.clause.end:
            return "sentence after"
        if name.start >= self.scope:
            return "in sentence"
        if name.start >= self.sentence.start:
            return "before content"
        if name.start >= self.paragraph.start:
            return "last sentence" if name.start >= self.last_sentence.start else "in paragraph"
        return "earlier"

    def _modifies(self, name: Mention) -> bool:
        """Tell whether a noun follows the name at once: 中国 in 中国企业1000指数 is not the subject."""
        following = self.reading.words_within(name.end, min(name.end + 1, self.trigger))
        return bool(following) and following[0].tag in ("n", "nz", "vn", "nw", "m")

    def _matches_noun(self, name: Mention) -> bool:
        """Tell whether the clause's subject is the end of the name: 政府 for 泰国政府, 公司 for a company."""
        head = self.text[self.clause.start : self.trigger]
        if name.start >= self.clause.start or len(head) < 2:
            return False
        return name.surface[-2:] in head or (name.type == "COMPANY" and bool(_NOUNS["company"].search(head)))

    def _add_subjects(self) -> None:
        names = [
            name
            for name in self.reading.names_within(self.scope, self.trigger, *self.types)
            if not is_governed(self.context, name)
        ]
        own = [name for name in names if name.start >= self.clause.start]
        if own:
            self._add(own[-1].entity, "last subject in clause")
            self._add(own[0].entity, "first subject in clause")
            gap = self.trigger - own[-1].end
            self._add(own[-1].entity, f"subject gap {min((gap + 2) // 3, 4)}")
        elif names:
            self._add(names[0].entity, "first subject in sentence")
            self._add(names[-1].entity, "last subject in sentence")
        else:
            before = self.reading.names_within(
                max(self.last_sentence.start, self.clause.start - _FARTHEST),
                min(self.last_sentence.end, self.clause.start),
                *self.types,
            )
            free = [name for name in before if not is_governed(self.context, name)]
            if free and self.last_sentence.start >= self.paragraph.start:
                self._add(free[0].entity, "first subject of last sentence")

    def _add_speech(self) -> None:
        for label, statement in (
            ("here", self.context.statement_at(self.clause.start)),
            ("near", self.context.statement_near(self.clause.start)),
        ):
            if statement is None:
                continue
            bodies = self.context.bodies_of(statement.speaker)
            entity = self.context.entity_of(statement.speaker)
            self._add(entity, f"speaker {label} {'with' if bodies else 'without'} body")
            for rank, body in enumerate(bodies[:3]):
                self._add(body, f"speaker's body {label}")
                self._add(body, f"speaker's body {label} {min(rank, 1)}")

    def _add_document(self) -> None:
        for rank, entity in enumerate(self.context.most_mentioned):
            self._add(entity, f"most mentioned {rank}")
        for entity in self.context.in_title:
            self._add(entity, "in title")

    def _add(self, entity: str, role: str) -> None:
        name = self.context.first_of_entity.get(entity)
        if name is None or name.type not in self.types:
            return
        self.roles.setdefault(entity, []).append(role)
        self.nearest.setdefault(entity, name)
