"""Section 12: views of named speakers, a line a speaker, key figures, and what else is told of those whom it is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.models import Statement
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.lines import LONGEST, Line
from kg.report.standing import points_back
from kg.report.subjects import Subjects, short_name
from kg.report.wording import Wording, closed
from kg.text.stretch import Stretch

_MOST_FACTS = 10
_LEAST_FACT = 8  # characters: what is shorter is a piece of something


def views(view: ArticleView, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line a speaker with the views that no other section tells, as many as a line holds."""
    by: dict[str, list[Stretch]] = {}
    free = list(claimed.free())
    for statement in view.extraction.of(Statement):
        said = [u for u in free if statement.start <= u.start < statement.end and not points_back(view.say(u))]
        entity = view.extraction.find(statement.speaker)
        name = short_name(view, entity) if entity else statement.speaker
        by.setdefault(name, []).extend(said)
    for name, units in by.items():
        if units:
            for unit in units:
                claimed.take(unit)
            yield _joined(wording, name, units)


def _joined(wording: Wording, name: str, units: list[Stretch]) -> Line:
    """Return one line of the units that fit behind the speaker's name, the first of them at least."""
    text, spans = f"{name}：", list[Stretch]()
    for unit in units:
        said, where = wording.quoted(unit, LONGEST - len(name) - 1)
        if spans and len(text) + len(said) + 1 > LONGEST - 2:
            continue
        text += ("；" if spans else "") + said
        spans.append(where)
    return Line(12, closed(text), tuple(sorted(spans)))


def facts(view: ArticleView, subjects: Subjects, wording: Wording, claimed: Claimed) -> Iterator[Line]:
    """Yield a line for each unit with a number, or about somebody named, that no other section tells."""
    count = 0
    for unit in claimed.free():
        says = any(word.tag == "v" for word in view.words_in(unit)) and unit.end - unit.start >= _LEAST_FACT
        if says and (view.quantities_in(unit) or subjects.own(unit)) and count < _MOST_FACTS:
            count += 1
            claimed.take(unit)
            yield wording.line(12, unit)
