"""The article as the sections read it: its names, words, dates and units of sense, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.models import Article, ArticleEntity, EntityType, Extraction, Quantity, Statement
from kg.text.dates import FoundDate, find_dates
from kg.text.lexicon import alternation, load_lexicon
from kg.text.normalize import is_han
from kg.text.quantities import find_quantities
from kg.text.stretch import Stretch
from kg.text.structure import Structure, read_structure
from kg.verify.readers import TaggedWord

_FULL_UNIT = 45  # characters after which the next clause is a thing of its own
_ENDS = frozenset("；;。！!？?…\n")
_NO_NEWS = re.compile(
    r"https?://|^//|^https?$|^/\.:|原标题[：:]|来源[：:]|(?:本报|本刊|通讯员|实习)?记者[^，。]{1,12}(?:报道|讯)?$|责任编辑|^CFi|点击|扫码|立即开户|公众号"
)
# Lines that say where a text is from, or what paper it is.
_HEADER = re.compile(
    r"[（(【\[]?(?:来源|作者|编辑|编译|图源|原标题|文[/／]|证券代码|证券简称|股票代码|公告编号|关于[^，。]{1,50}(?:公告|通知|议案|报告)$)"
)
_LONGEST_HEADER = 120
_SAYING = alternation(load_lexicon("speech_verbs", "speech_verbs_comma", "speech_verbs_soft"))
# Only who says it: 某某表示, 据某某统计, 数据显示.
_ATTRIBUTION = re.compile(
    rf"(?:据|根据).{{1,24}}|[^，。]{{0,60}}?(?:{_SAYING}|显示|获悉|统计|道|消息|讯|电|报道)(?:《[^》]{1, 15}》|本报|本刊)?(?:记者)?"
)
_NUMBER = re.compile(
    r"(?:\d{1,2}[、.．]\s*(?=\D)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*|[一二三四五六七八九十]{1,2}、\s*|[①-⑳•·●]\s*)"
)

_CONNECTIVE = 3  # characters before a name that still begins its clause
_LEAST = 4  # characters that say something


class Named(NamedTuple):
    """One mention: `text[start:end]` names the entity."""

    start: int
    end: int
    entity: ArticleEntity


@dataclass(frozen=True)
class ArticleView:
    """An article, its extraction, its words with LAC's tags, and the stretches around it that are no news."""

    article: Article
    extraction: Extraction
    words: Sequence[TaggedWord]
    furniture: Sequence[Stretch] = ()

    @property
    def text(self) -> str:
        """The text that every span counts in."""
        return self.article.text

    @property
    def title(self) -> Stretch:
        """Where the title stands."""
        return Stretch(0, len(self.article.title))

    @cached_property
    def structure(self) -> Structure:
        """The sentences, clauses and quotations."""
        return read_structure(self.text)

    @cached_property
    def names(self) -> list[Named]:
        """Every mention of whom the article is about, by start; who only wrote it is left out."""
        found = [Named(s.start, s.end, e) for e in self.extraction.entities if not e.byline for s in e.mention_spans]
        return sorted(found, key=lambda name: (name.start, -name.end))

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates, resolved against publication."""
        return find_dates(self.text, self.article.published)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers with their units."""
        return find_quantities(self.text)

    @cached_property
    def units(self) -> list[Stretch]:
        """The clauses, joined where one goes on with what the one before says; by start, the title's first."""
        units: list[Stretch] = []
        for clause in self.clauses:
            if units and self._goes_on(units[-1], clause):
                units[-1] = Stretch(units[-1].start, clause.end)
            else:
                units.append(clause)
        return [unit for unit in units if self._says_something(unit)]

    @cached_property
    def clauses(self) -> list[Stretch]:
        """The clauses of the news, without what stands around it."""
        found = (self._unnumbered(clause) for clause in self.structure.clauses)
        return [clause for clause in found if self._is_news(clause)]

    def words_in(self, where: Stretch) -> Sequence[TaggedWord]:
        """Return the words that begin in a stretch."""
        return self.words[bisect_left(self._word_starts, where.start) : bisect_left(self._word_starts, where.end)]

    def names_in(self, where: Stretch) -> list[Named]:
        """Return the mentions that stand in a stretch."""
        found = self.names[bisect_left(self._name_starts, where.start) : bisect_left(self._name_starts, where.end)]
        return [name for name in found if name.end <= where.end]

    def clauses_in(self, where: Stretch) -> list[Stretch]:
        """Return the clauses of the news in a stretch."""
        found = self.clauses[
            bisect_left(self._clause_starts, where.start) : bisect_left(self._clause_starts, where.end)
        ]
        return [clause for clause in found if clause.end <= where.end]

    def clause_index(self, position: int) -> int:
        """Return the number of the last clause of the news that begins at or before `position`; -1 without one."""
        return bisect_right(self._clause_starts, position) - 1

    def clause_holding(self, position: int) -> Stretch | None:
        """Return the clause of the news that `position` stands in; None outside of the news."""
        at = self.clause_index(position)
        return self.clauses[at] if at >= 0 and position < self.clauses[at].end else None

    def quantities_in(self, where: Stretch) -> list[Quantity]:
        """Return the quantities in a stretch that no date holds."""
        return [q for q in self.quantities if where.start <= q.start and q.end <= where.end]

    def sure(self, *types: EntityType) -> Iterator[ArticleEntity]:
        """Yield the entities of these types whom the article is about, by their first mention."""
        yield from (entity for entity in self.extraction.entities if entity.type in types and not entity.byline)

    def statement_at(self, position: int) -> Statement | None:
        """Return whose words `position` stands in, if anybody's."""
        return next((s for s in self.extraction.of(Statement) if s.start <= position < s.end), None)

    def say(self, where: Stretch) -> str:
        """Return the characters of a stretch."""
        return self.text[where.start : where.end]

    def unit_at(self, position: int) -> Stretch | None:
        """Return the unit that `position` stands in."""
        at = bisect_right(self._unit_starts, position) - 1
        return self.units[at] if at >= 0 and position < self.units[at].end else None

    def is_attribution(self, where: Stretch) -> bool:
        """Tell whether a clause only says whose words follow."""
        return _ATTRIBUTION.fullmatch(self.say(where)) is not None

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    @cached_property
    def _unit_starts(self) -> list[int]:
        return [unit.start for unit in self.units]

    @cached_property
    def _statement_starts(self) -> frozenset[int]:
        return frozenset(s.start for s in self.extraction.of(Statement))

    def _says_something(self, unit: Stretch) -> bool:
        """Tell whether a unit is more than its dates and who says what follows."""
        dated = sum(d.end - d.start for d in self.dates if unit.start <= d.start and d.end <= unit.end)
        asked = self.text[unit.end : unit.end + 2].lstrip("”」")[:1] in ("？", "?")
        return not asked and unit.end - unit.start - dated >= _LEAST and not self.is_attribution(unit)

    def _unnumbered(self, clause: Stretch) -> Stretch:
        """Return a clause without the number of its item."""
        number = _NUMBER.match(self.text, clause.start, clause.end)
        return Stretch(number.end(), clause.end) if number else clause

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.names]

    def _is_news(self, clause: Stretch) -> bool:
        said = self.say(clause)
        if len(said) < _LEAST or not is_han(said) or _NO_NEWS.search(said):
            return False
        line = self.structure.paragraph_at(clause.start)
        if line.end - line.start < _LONGEST_HEADER and _HEADER.match(self.text, line.start, line.end):
            return False
        return not any(f.start < clause.end and clause.start < f.end for f in self.furniture)

    def _goes_on(self, unit: Stretch, clause: Stretch) -> bool:
        said = self.say(unit)
        if said.count("（") > said.count("）") and clause.end - unit.start < 2 * _FULL_UNIT:
            return True  # what stands in brackets is no thing of its own
        between = self.text[unit.end : clause.start]
        if unit.end - unit.start >= _FULL_UNIT or clause.start - unit.end > 3 or _ENDS & set(between):
            return False
        if any(clause.start - 1 <= start <= clause.start for start in self._statement_starts):
            return False
        own = next((name for name in self.names_in(clause) if name.start <= clause.start + _CONNECTIVE), None)
        return own is None or self.text[own.end : own.end + 1] == "的"
