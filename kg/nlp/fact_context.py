"""What the finders of plans and regulations ask of the facts found before them: who speaks here, for which body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from kg.models import Affiliation, Statement
from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.rule_makers import RuleMakers

# What follows the name of who reports: 某社北京3月5日电, 某报5日讯.
_DATELINE = re.compile(r"[\u4e00-\u9fff]{0,8}(?:\d{1,2}月)?\d{1,2}日(?:[\u4e00-\u9fff]{0,4})?[电讯](?![\u4e00-\u9fff])")
_OFFICIAL = re.compile("部长|大臣|总理|首相|总统|国王|省长|市长|县长|州长|国务卿|外长|防长|财长")
ACTOR_TYPES = ("COMPANY", "ORGANIZATION", "REGION", "PERSON")


class FactContext:
    """The annotated text with its affiliations and statements, asked by position."""

    def __init__(
        self, reading: AnnotatedText, affiliations: Sequence[Affiliation] = (), statements: Sequence[Statement] = ()
    ) -> None:
        self.reading = reading
        self.statements = sorted(statements, key=lambda statement: (statement.start, statement.end))
        self._starts = [statement.start for statement in self.statements]
        self._entity_of = {name.surface: name.entity for name in reversed(reading.names)}
        self._regions = {name.surface for name in reading.names if name.type == "REGION"}
        self._bodies: dict[str, list[str]] = {}
        for fact in affiliations:
            body = fact.organization or self._state_of(fact.title)
            if body is not None:
                person = self._entity_of.get(fact.person, fact.person)
                self._bodies.setdefault(person, []).append(self._entity_of.get(body, body))

    def _state_of(self, title: str | None) -> str | None:
        """Return the state or place whose official a title names: 法国财政部长 speaks for 法国."""
        if title is None or _OFFICIAL.search(title) is None:
            return None
        return next((title[:end] for end in range(len(title), 1, -1) if title[:end] in self._regions), None)

    def statement_at(self, position: int) -> Statement | None:
        """Return the statement whose content holds `position`."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self.statements[index].end > position:
            return self.statements[index]
        return None

    def statement_near(self, position: int) -> Statement | None:
        """Return the last statement of the paragraph that begins at or before `position`."""
        index = bisect_right(self._starts, position) - 1
        paragraph = self.reading.structure.paragraph_at(position)
        if index >= 0 and self.statements[index].start >= paragraph.start:
            return self.statements[index]
        return None

    def bodies_of(self, surface: str) -> list[str]:
        """Return the entities of the bodies that the person with this surface belongs to, in the order of the
        text.
        """
        return self._bodies.get(self._entity_of.get(surface, surface), [])

    def entity_of(self, surface: str) -> str:
        """Return the entity's name for a surface."""
        return self._entity_of.get(surface, surface)

    @cached_property
    def mention_counts(self) -> Counter[str]:
        """How often each possible actor is mentioned."""
        return Counter(name.entity for name in self.reading.names if name.type in ACTOR_TYPES)

    @cached_property
    def most_mentioned(self) -> list[str]:
        """The three bodies or regions that the text mentions most, the first to appear first among equals."""
        bodies = [entity for entity in self.mention_counts if self.first_of_entity[entity].type != "PERSON"]
        order = sorted(bodies, key=lambda entity: (-self.mention_counts[entity], self.first_of_entity[entity].start))
        return order[:3]

    @cached_property
    def reporters(self) -> frozenset[str]:
        """The firms and bodies that the text names in datelines alone: who reports, and plans nothing."""
        names = [name for name in self.reading.names if name.type in ("COMPANY", "ORGANIZATION")]
        others = {name.entity for name in names if not _DATELINE.match(self.reading.text, name.end)}
        return frozenset(name.entity for name in names) - others

    @cached_property
    def rule_makers(self) -> RuleMakers:
        """Who speaks, issues or orders, and so may have made the rules behind."""
        return RuleMakers(self.reading)

    @cached_property
    def in_title(self) -> list[str]:
        """The entities that the title names (its first 200 characters)."""
        title_end = min(self.reading.structure.paragraph_at(0).end, 200)
        return list(dict.fromkeys(name.entity for name in self.reading.names_within(0, title_end)))

    @cached_property
    def first_of_entity(self) -> dict[str, Mention]:
        """The first mention of each entity."""
        return {name.entity: name for name in reversed(self.reading.names)}
