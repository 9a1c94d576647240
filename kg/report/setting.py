"""Sections 1 to 3: when it happens or is due, where, and in which trades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.models import EntityType
from kg.report.article_view import ArticleView, Named
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.lexicon import alternation, read_rows
from kg.text.stretch import Stretch, trim

_MOST_TIMES, _MOST_PLACES, _MOST_TRADES = 6, 15, 3
_BACKGROUND = re.compile("成立于|创立于|创办于|创刊|始建于|出生于|生于|自从|毕业于|截至|截止|年报|年度")
_FIGURE = re.compile(
    r"\d[^，]{0,20}(?:增长|下降|增加|上升|收窄|增至)|(?:增长|下降|增加|上升|增速|增至)[^，]{0,20}(?:\d|倍|回升)"
)
_SPAN_OF_TIME = re.compile("[年月][之以]?后")  # how long after something is no date
_RECENT = re.compile("近日|近期|(?<![一二三四五六日天])周[一二三四五六日]")
_COMPARED = re.compile("(?:较|比|超过|相比|高于|低于|对比)[^，]{0,3}$")
_LONGEST = 70  # characters of who says it with what is said
_COMMAS = ("，", ",", "， ", " ")
_ONLY_DATE = 5  # characters that a clause has beside its date before it says what happens
_TRADE_TAIL = "产业链|产业|行业|领域|业务|业|市场|出海|赛道"


def times(view: ArticleView, wording: Wording) -> Iterator[Line]:
    """Yield a line for each date or period with what happens then, one a clause."""
    newest = max((d.value[:4] for d in view.dates if d.value), default="")
    now = (view.article.published or newest)[:4]
    told: set[str] = set()
    places_told: list[Stretch] = []
    for start, end, value, key in sorted([*_dates(view), *_vague(view)]):
        where = _what_happens(view, start, end)
        if where is None or start < view.title.end or _is_background(view, value, where, now):
            continue
        if (
            key in told
            or len(told) == _MOST_TIMES
            or any(s.start < where.end and where.start < s.end for s in places_told)
        ):
            continue
        told.add(key)
        places_told.append(where)
        yield wording.line(1, where)


def _dates(view: ArticleView) -> Iterator[tuple[int, int, str, str]]:
    """Yield the dates as start, end, value and what tells them apart; those inside the names of papers are none."""
    papers = [n for n in view.names if n.entity.type is EntityType.POLICY]
    for d in view.dates:
        span = _SPAN_OF_TIME.search(view.text, d.start, d.end + 1)
        if span is None and not any(n.start <= d.start and d.end <= n.end for n in papers):
            yield d.start, d.end, d.value or "", f"{d.target}{d.surface}"


def _vague(view: ArticleView) -> Iterator[tuple[int, int, str, str]]:
    for match in _RECENT.finditer(view.text):
        yield match.start(), match.end(), "", match[0]


def _what_happens(view: ArticleView, start: int, end: int) -> Stretch | None:
    """Return the clause of a date, with the next one where it says no more than the date."""
    clauses = view.clauses
    at = view.clause_index(start)
    following = clauses[at + 1] if at + 1 < len(clauses) else None
    if at < 0 or clauses[at].end < end:
        # a clause that is nothing but its date is no news by itself
        if following is None or view.text[end : following.start] not in _COMMAS:
            return None
        return Stretch(start, following.end)
    clause = clauses[at]
    if _COMPARED.search(view.text, clause.start, start):
        return None
    if view.is_attribution(clause) and following is not None and following.end - clause.start <= _LONGEST:
        return Stretch(clause.start, following.end)
    said = (clause.end - clause.start) - sum(
        d.end - d.start for d in view.dates if clause.start <= d.start < clause.end
    )
    if said <= _ONLY_DATE and following is not None and view.text[clause.end : following.start] in _COMMAS:
        return Stretch(clause.start, following.end)
    return clause


def _is_background(view: ArticleView, value: str, where: Stretch, now: str) -> bool:
    """Tell whether a date is that of what was long before, or only the time of a figure."""
    if value and now and value[:4] < str(int(now) - 1):
        return True
    said = view.say(where)
    return _BACKGROUND.search(said) is not None or _FIGURE.search(said) is not None


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
        if view.clause_holding(name.start) is None or joined[-1].end - name.start < 2:
            continue
        told.update(id(each.entity) for each in joined)
        yield wording.name(2, Stretch(name.start, joined[-1].end))
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
        if match.start() >= view.title.end and view.clause_holding(match.start()) is None:
            continue
        if _in_paper(view, match.start()):
            continue
        found.setdefault(_division(match["trade"]), []).append(trim(view.text, *match.span()))
    weights = {key: _weight(view, spans) for key, spans in found.items()}
    best = sorted((key for key in found if weights[key] >= 2), key=lambda key: (-weights[key], found[key][0]))
    for key in best[:_MOST_TRADES]:
        span = max(
            found[key], key=lambda s: (view.text[s.start : s.end].endswith(("业", "产业", "行业")), s.end - s.start)
        )
        code = _codes()[_trade_words().match(view.text, span.start)["trade"]]  # type: ignore[index]
        yield wording.name(3, span, " ".join(code) if code[0] != "-" else None)


def _in_paper(view: ArticleView, position: int) -> bool:
    """Tell whether a position stands in the title of a paper or journal: 《证券时报》 is about no securities."""
    opened = view.text.rfind("《", max(0, position - 30), position)
    return opened >= 0 and "》" not in view.text[opened:position]


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
    return re.compile(rf"(?P<trade>{alternation(_codes())})\s?(?:{_TRADE_TAIL})?")
