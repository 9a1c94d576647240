"""Sections 1 to 3: when it happens or is due, where, and in which trades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.models import EntityType
from kg.report.article_view import ArticleView, Named
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.dates import FoundDate
from kg.text.lexicon import alternation, read_rows
from kg.text.stretch import Stretch

_MOST_TIMES, _MOST_PLACES, _MOST_TRADES = 6, 12, 3
_BACKGROUND = re.compile("成立于|创立于|创办于|创刊|始建于|出生于|生于|自从|毕业于|截至|截止|年报|年度")
_ONLY_DATE = 3  # characters that a clause has beside its date before it says what happens
_TRADE_TAIL = "产业链|产业|行业|领域|业务|业|市场|出海|赛道"
_MADE_OF = re.compile("[\u4e00-\u9fff]")


def times(view: ArticleView, wording: Wording) -> Iterator[Line]:
    """Yield a line for each date or period with what happens then."""
    newest = max((d.value[:4] for d in view.dates if d.value), default="")
    now = (view.article.published or newest)[:4]
    told: set[str] = set()
    for date in view.dates:
        where = _what_happens(view, date)
        if where is None or date.start < view.title.end or _is_background(view, date, where, now):
            continue
        key = date.target or date.surface
        if key in told or len(told) == _MOST_TIMES:
            continue
        told.add(key)
        yield wording.line(1, where)


def _what_happens(view: ArticleView, date: FoundDate) -> Stretch | None:
    """Return the clause of a date, with the next one where it says no more than the date."""
    clauses = view.clauses
    at = next((i for i, c in enumerate(clauses) if c.start <= date.start and date.end <= c.end), None)
    if at is None:
        # a clause that is nothing but its date is no news by itself
        at = next((i for i, c in enumerate(clauses) if 0 <= c.start - date.end <= 2), None)
        return None if at is None else Stretch(date.start, clauses[at].end)
    clause = clauses[at]
    rest = (clause.end - clause.start) - (date.end - date.start)
    if rest <= _ONLY_DATE and at + 1 < len(clauses) and clauses[at + 1].start - clause.end <= 2:
        return Stretch(clause.start, clauses[at + 1].end)
    return clause


def _is_background(view: ArticleView, date: FoundDate, where: Stretch, now: str) -> bool:
    if date.value is not None and now and date.value[:4] < str(int(now) - 1):
        return True
    return _BACKGROUND.search(view.say(where)) is not None


def places(view: ArticleView, wording: Wording) -> Iterator[Line]:
    """Yield a line for each place; one inside another that stands right behind it (江苏南京) is one line with it."""
    told: set[int] = set()
    names = view.names
    for number, name in enumerate(names):
        if name.entity.type is not EntityType.REGION or id(name.entity) in told or name.start < view.title.end:
            continue
        joined = [name]
        for following in names[number + 1 :]:
            if following.entity.type is EntityType.REGION and following.start == joined[-1].end:
                joined.append(following)
        if not all(_is_place(view, each) for each in joined):
            continue
        told.update(id(each.entity) for each in joined)
        yield wording.line(2, Stretch(name.start, joined[-1].end), plain=True)
        if len(told) >= _MOST_PLACES:
            return


def _is_place(view: ArticleView, name: Named) -> bool:
    """Tell whether a place is one of the events: not the state that a person or firm is of (美国法官 is)."""
    return not any(
        other.start <= name.start and name.end <= other.end
        for other in view.names_in(view.structure.sentence_at(name.start))
        if other.entity.type is not EntityType.REGION
    )


def trades(view: ArticleView, wording: Wording) -> Iterator[Line]:
    """Yield the trades that the text speaks of most, each by its fullest phrase there."""
    found: dict[str, list[Stretch]] = {}
    for match in _trade_words().finditer(view.text):
        if any(n.start <= match.start() < n.end for n in view.names_in(view.structure.sentence_at(match.start()))):
            continue
        if any(f.start <= match.start() < f.end for f in view.furniture):
            continue
        found.setdefault(_division(match["trade"]), []).append(Stretch(*match.span()))
    weights = {key: _weight(view, spans) for key, spans in found.items()}
    best = sorted((key for key in found if weights[key] >= 2), key=lambda key: (-weights[key], found[key][0]))
    for key in best[:_MOST_TRADES]:
        span = max(found[key], key=lambda s: (view.text[s.start : s.end].endswith(("业", "产业", "行业")), s.end - s.start))
        code = _codes()[_trade_words().match(view.text, span.start)["trade"]]  # type: ignore[index]
        yield wording.line(3, span, " ".join(code) if code[0] != "-" else None, plain=True)


def _weight(view: ArticleView, spans: list[Stretch]) -> float:
    in_title = any(span.end <= view.title.end for span in spans)
    named = any(view.say(span).endswith(("业", "领域", "市场")) for span in spans)
    return len(spans) + 2 * in_title + named


@cache
def _codes() -> dict[str, tuple[str, str]]:
    return {word: (code, name) for word, code, name in read_rows("report_trades")}


def _division(word: str) -> str:
    code = _codes()[word][0]
    return word if code == "-" else code


@cache
def _trade_words() -> re.Pattern[str]:
    return re.compile(rf"(?P<trade>{alternation(_codes())})(?:{_TRADE_TAIL})?")
