"""Who acts in a unit: the name at its head, else who acted before it in the sentence or speaks it."""

from __future__ import annotations

import re

from kg.models import Affiliation, ArticleEntity, EntityType, Plan
from kg.report.article_view import ArticleView, Named
from kg.text.stretch import Stretch

_ACTORS = (EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.REGION, EntityType.PERSON)
_BODIES = (EntityType.COMPANY, EntityType.ORGANIZATION)
# Parts of speech that may stand between the beginning of a unit and its subject: when, where and how.
_BEFORE = frozenset({"c", "d", "ad", "TIME", "w", "xc", "n", "nz", "f", "m", "r", "a", "vn", "LOC", "ORG", "PER", "nw"})
_CAUSES = frozenset({"由于", "因", "因为", "随着", "据", "根据"})
# Prepositions with which a clause goes on about the same actor.
_GOES_ON = frozenset({"以", "通过", "向", "对", "将", "把", "就", "按", "用", "从", "为", "与", "在", "于"})
_LIGHT = frozenset({"v", "d", "vd", "ad"})
_GENERIC = re.compile("(?:本|该|这家|上市)?(?:公司|集团|企业|银行|行|机构|平台)|我国|本国|美方|中方")
PRONOUN = re.compile(
    "(?:其|他们?|她们?|它们?|我们|双方|两者)(?=[^他它实中余])|我司|本?公司(?![法章])|(?:该|本|这家|上述)(?:公司|集团|企业|行|机构|局|部门|院|校)"
)
_SPEAKS_FOR = re.compile("我们|我司|本?公司(?![法章])|本?集团|本行|该行|该公司")
_FIRM = ("公司", "本公司", "该公司", "这家公司", "上述公司", "该企业", "我司")
_OF = ("的", "旗下", "及", "、")


class Subjects:
    """The subject of each unit of an article."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._plans = {(p.start, p.end): p.actor for p in view.extraction.of(Plan)}
        self._of: dict[Stretch, ArticleEntity | None] = {}
        self._own: dict[Stretch, Named | None] = {}
        last: tuple[Stretch, ArticleEntity] | None = None
        for unit in view.units:
            own = self._own[unit] = self._head(unit)
            found = own.entity if own else self._planned(unit) or self._spoken_for(unit) or self._inherited(unit, last)
            self._of[unit] = found
            if found is not None:
                last = (unit, found)

    def of(self, where: Stretch) -> ArticleEntity | None:
        """Return who acts in the unit that begins or goes on here; None where that is not certain."""
        unit = self._view.unit_at(where.start)
        return self._of.get(unit) if unit else None

    def own(self, where: Stretch) -> Named | None:
        """Return the mention at the head of the unit, where it has one."""
        unit = self._view.unit_at(where.start)
        return self._own.get(unit) if unit else None

    def _head(self, unit: Stretch) -> Named | None:
        view = self._view
        for name in view.names_in(unit):
            if name.entity.type not in _ACTORS:
                continue
            before = [w for w in view.words_in(Stretch(unit.start, name.start)) if w.end <= name.start]
            of = max((at for at, w in enumerate(before) if view.text[w.start : w.end] == "的"), default=-1)
            if any(w.tag not in _BEFORE and view.text[w.start : w.end] not in _CAUSES for w in before[of + 1 :]):
                return None
            if view.text[name.end : name.end + 2].startswith(_OF):
                continue
            if name.entity.type is not EntityType.REGION or self._acts(name):
                return name
        return None

    def _acts(self, name: Named) -> bool:
        """Tell whether a place acts: an adverb or a verb follows it."""
        after = self._view.words_in(Stretch(name.end, name.end + 1))
        return bool(after) and after[0].tag in ("d", "v", "vd", "ad") and self._view.text[name.end] not in "有是"

    def _planned(self, unit: Stretch) -> ArticleEntity | None:
        view = self._view
        actor = next((a for (s, e), a in self._plans.items() if s < unit.end and unit.start < e), None)
        return view.extraction.find(actor) if actor else None

    def _spoken_for(self, unit: Stretch) -> ArticleEntity | None:
        """Return the body that a speaker speaks for as 我们, 公司: itself, or the one employer of a person."""
        statement = self._view.statement_at(unit.start)
        if statement is None or not _SPEAKS_FOR.match(self._view.text, unit.start, unit.end):
            return None
        speaker = self._view.extraction.find(statement.speaker)
        if speaker is None or speaker.type in _BODIES:
            return speaker
        return self._employer(speaker)

    def _employer(self, person: ArticleEntity) -> ArticleEntity | None:
        posts = self._view.extraction.of(Affiliation)
        of = list(dict.fromkeys(a.organization for a in posts if a.person in person.mentions and a.organization))
        return self._view.extraction.find(of[0], *_BODIES) if len(of) == 1 else None

    def _inherited(self, unit: Stretch, last: tuple[Stretch, ArticleEntity] | None) -> ArticleEntity | None:
        """Return who acted last, where the unit has no subject of its own or a pronoun in its place."""
        view = self._view
        if last is None:
            return None
        before, who = last
        if view.statement_at(unit.start) != view.statement_at(before.start):
            return None  # what a speaker says of somebody else is no act of the one before
        same = view.structure.sentence_at(before.start) == view.structure.sentence_at(unit.start)
        if same and goes_on(view, unit):
            return who
        if PRONOUN.match(view.text, unit.start, unit.end) and who.type is not EntityType.REGION:
            return self._meant(unit, who)
        return None

    def _meant(self, unit: Stretch, who: ArticleEntity) -> ArticleEntity | None:
        pronoun = self._view.text[unit.start]
        if pronoun in "他她":
            return who if who.type is EntityType.PERSON else None
        if self._view.text[unit.start : unit.end].startswith(_FIRM):
            return who if who.type is EntityType.COMPANY else self._firm_of_title()
        if who.type in _BODIES:
            return who
        return self._employer(who)

    def _firm_of_title(self) -> ArticleEntity | None:
        """Return the one firm that the title names: 公司 is no authority that was named last."""
        firms = {
            id(n.entity): n.entity for n in self._view.names_in(self._view.title) if n.entity.type is EntityType.COMPANY
        }
        return next(iter(firms.values())) if len(firms) == 1 else None


def goes_on(view: ArticleView, where: Stretch) -> bool:
    """Tell whether a stretch begins with what its actor does: a verb, an adverb, or how it is done."""
    words = [w for w in view.words_in(where) if w.tag not in ("w", "c", "TIME")]
    if not words:
        return False
    first = view.text[words[0].start : words[0].end]
    return words[0].tag in _LIGHT or (words[0].tag == "p" and first in _GOES_ON)


def short_name(view: ArticleView, entity: ArticleEntity) -> str:
    """Return the name that the article itself calls an entity by most; in the title before all."""
    forms = [span for span in entity.mention_spans if not _GENERIC.fullmatch(span.surface)]
    if not forms:
        return entity.name
    counts: dict[str, int] = {}
    for span in forms:
        counts[span.surface] = counts.get(span.surface, 0) + (10 if span.end <= view.title.end else 1)
    return max(counts, key=lambda surface: (counts[surface], -len(surface)))


def is_generic(surface: str) -> bool:
    """Tell whether a mention names nobody by itself: 公司, 该行."""
    return _GENERIC.fullmatch(surface) is not None
