"""A line's text: the article's words, with the actor named, relative dates resolved, and no longer than a line may be."""

from __future__ import annotations

import re

from kg.models import Plan
from kg.report.article_view import ArticleView
from kg.report.lines import LONGEST, Line
from kg.report.subjects import PRONOUN, Subjects, goes_on, is_generic, short_name
from kg.text.dates import FoundDate
from kg.text.stretch import Stretch, trim

_CONNECTIVE = re.compile(
    r"(?:其中|此外|同时|另外|然而|因此|不过|所以|例如|比如|目前|而且|并且|而|但是?|并|且|故|也|还|同时也|与此同时|另一方面|一方面|虽然|尽管"
    r"|由于|此前|据悉|据了解|值得注意的是|接下来|下一步)[，,]?(?=[^是且非也])"
)
_CLOSING = 2  # marks that a line that ends inside a quotation or brackets gets
_MARGIN = 8  # characters that a name or a date made plain may add
_OF_ACTS = (1, 6)  # the sections whose lines tell acts
_PLANNED = "计划"
_AHEAD = re.compile("将|拟|计划|要|力争|争取|预计|打算|准备|欲|会|规划|目标|到20|有望|继续")
_EDGES = " \u3000\t\r\n，,、：:；;。"
_OPENING, _CLOSED_BY = "“「‘《（", "”」’》）"
_WIRE = re.compile(r"[^，。\s]{2,12}(?:讯|电|消息)\s+")
_RELATIVE_YEAR = re.compile("今年|本年度?|明年|去年|前年|后年|来年")
_RELATIVE_MONTH = re.compile("本月|这个月|当月|下个?月|上个?月")
_RELATIVE_DAY = re.compile("今[天日晚]|明[天日晚]|昨[天日晚]|后天|前天")
_DAY_ONLY = re.compile(r"\d{1,2}日")
_GOES_TO = tuple("至到—-~、和（(")  # 2025年1月至5月, 今天（12月1日）: the year stands before the first
_MONTH_ONLY = re.compile(r"\d{1,2}月")


class Wording:
    """Makes lines of stretches of one article."""

    def __init__(self, view: ArticleView, subjects: Subjects) -> None:
        self._view = view
        self._subjects = subjects

    def line(self, section: int, where: Stretch, label: str | None = None, *, head: str | None = None) -> Line:
        """Return the line that says what stands at `where`, with who acts in it, or with `head`, in front."""
        text, where = self.quoted(where)
        if head is None:
            text = self._with_actor(text, where, acts=section in _OF_ACTS)
        elif len(head) + len(text) <= LONGEST - _CLOSING and head.strip("《》：") not in text:
            text = head + text
        return Line(section, closed(text), (where,), label)

    def name(self, section: int, where: Stretch, label: str | None = None) -> Line:
        """Return the line that is a name or a phrase of the text, as it stands there."""
        return Line(section, closed(self._view.say(where)), (where,), label)

    def quoted(self, where: Stretch, room: int = LONGEST) -> tuple[str, Stretch]:
        """Return what a stretch says, without who says it, in `room` characters, and those of which that is the text."""
        where = self._fitted(self._trimmed(where), room - _MARGIN)
        told = self.resolved(where)
        return told if len(told) <= room - _CLOSING else self._view.say(where), where

    def resolved(self, where: Stretch) -> str:
        """Return the characters of a stretch with relative dates and generic names made plain."""
        view = self._view
        dates = [
            d
            for d in view.dates
            if view.text[d.start - 1 : d.start] not in _GOES_TO or not _MONTH_ONLY.match(d.surface)
        ]
        changes = [(d.start, d.end, told) for d in dates if (told := _plain_date(d)) is not None]
        changes += [
            (n.start, n.end, short_name(view, n.entity)) for n in view.names if is_generic(view.text[n.start : n.end])
        ]
        text, done = "", where.start
        for start, end, told in sorted(changes):
            if start >= done and end <= where.end:
                text += view.text[done:start] + told
                done = end
        return (text + view.text[done : where.end]).replace("\n", " ")

    def _with_actor(self, text: str, where: Stretch, *, acts: bool) -> str:
        """Return the text with who acts in it, or else who says it, in front, where it does not name that one.

        Only an act goes on about who acted before; of a state that follows, nobody can tell whose it is.
        """
        view, who = self._view, self._subjects.of(where)
        own, pronoun = self._subjects.own(where), PRONOUN.match(text)
        if own is not None and where.start <= own.start < where.end:
            return text
        if (
            who is not None
            and (pronoun or (acts and goes_on(view, where)))
            and not any(m in text for m in who.mentions)
        ):
            planned = _PLANNED if self._is_mid_plan(where) and not _AHEAD.search(text) else ""
            told = short_name(view, who) + planned + (text[pronoun.end() :] if pronoun else text)
        elif who is not None and self._is_mid_plan(where) and not _AHEAD.search(text):
            told = f"{short_name(view, who)}{_PLANNED}：{text}"
        elif (statement := view.statement_at(where.start)) is not None and statement.speaker not in text:
            entity = view.extraction.find(statement.speaker)
            told = f"{short_name(view, entity) if entity else statement.speaker}：{text}"
        else:
            return text
        return told if len(told) <= LONGEST - _CLOSING else text

    def _is_mid_plan(self, where: Stretch) -> bool:
        """Tell whether a stretch goes on with a plan, whose word of planning stands before it."""
        return any(p.start < where.start < p.end for p in self._view.extraction.of(Plan))

    def _trimmed(self, where: Stretch) -> Stretch:
        """Return a stretch without marks and connectives at its edges."""
        text, (start, end) = self._view.text, where
        while start < end:
            while start < end and (text[start] in _EDGES or _is_stray(text[start:end], 0)):
                start += 1
            found = _WIRE.match(text, start, end) or _CONNECTIVE.match(text, start, end)
            if found is None or end - found.end() < 4:
                break
            start = found.end()
        while end > start and (text[end - 1] in _EDGES or _is_stray(text[start:end], -1)):
            end -= 1
        return Stretch(start, end)

    def _fitted(self, where: Stretch, room: int) -> Stretch:
        """Return the clauses of a stretch that fit into so many characters; what is too long for one ends with a word."""
        if where.end - where.start <= room:
            return where
        limit = where.start + room
        ends = [c.end for c in self._view.structure.clauses if where.start < c.end <= limit]
        if not ends:
            ends = [word.end for word in self._view.words_in(where) if word.end <= limit]
        return trim(self._view.text, where.start, max(ends, default=limit))


def _is_stray(text: str, at: int) -> bool:
    """Tell whether the first (0) or last (-1) character is one mark of a pair whose other one is not there."""
    marks, others = (_OPENING, _CLOSED_BY) if at == 0 else (_CLOSED_BY, _OPENING)
    if text[at] in others:
        return True
    which = marks.find(text[at])
    return which >= 0 and text.count(marks[which]) > text.count(others[which])


def closed(text: str) -> str:
    """Return the text with what it opens closed: an open bracket is left out with what follows, a stray mark goes."""
    if text.count("（") > text.count("）"):
        text = text[: text.rindex("（")].rstrip(_EDGES) or text.replace("（", "")
    for left, right in zip(_OPENING, _CLOSED_BY, strict=True):
        missing = text.count(left) - text.count(right)
        if missing > 0:
            text += right * missing
        elif missing < 0:
            text = text.replace(right, "", -missing)
    return text


def _plain_date(date: FoundDate) -> str | None:
    """Return a relative date with its year, month or day named; None for one that is plain, or can't be resolved."""
    value = date.value
    if value is None:
        return None
    year, month, day = (*(int(part) for part in value.split("-")), 0, 0)[:3]
    surface = date.surface
    if (found := _RELATIVE_DAY.match(surface)) and day:
        return f"{year}年{month}月{day}日" + surface[found.end() :]
    if (found := _RELATIVE_MONTH.match(surface)) and month:
        return f"{year}年{month}月" + surface[found.end() :].lstrip("份")
    if found := _RELATIVE_YEAR.match(surface):
        return f"{year}年" + surface[found.end() :]
    if month and _DAY_ONLY.fullmatch(surface):
        return f"{year}年{month}月{surface}"
    return f"{year}年{surface}" if _MONTH_ONLY.match(surface) else None
