"""Section 9: the tone that the words of the article itself have, with the clauses that show it most clearly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.report.article_view import ArticleView
from kg.report.lines import LONGEST, Line
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

_MOST_CLAUSES = 3
_LONGEST_CLAUSE = 40  # characters: what shows the tone most clearly is short
_SHORTEST = 6
_AGENCY = re.compile(r"[】］\]]$|电\s*题$|题[：:]")
_TITLE_WEIGHT = 3
_FEWEST = 2  # words of a side without which there is no tone
_CLEAR = 2.0  # how often the one side outweighs the other in an article that is not mixed
_NOT = re.compile("(?:不|未|没有|无|非|避免|防止|防范|化解|消除|缓解|破解|打破|遏制)[^，。]{0,4}$")


def tone(view: ArticleView, rules: Sequence[Line]) -> Iterator[Line]:
    """Yield the line on the tone; what a rule says of others has no tone, and an article without a clause none."""
    ruled = [span for line in rules for span in line.spans]
    clauses = [c for c in view.clauses if not any(s.start < c.end and c.start < s.end for s in ruled)]
    good, bad = _scored(view, clauses, _good()), _scored(view, clauses, _bad())
    plus, minus = sum(good.values()), sum(bad.values())
    if max(plus, minus) < _FEWEST:
        told = [clause for clause in clauses if _tells(view, clause)]
        body = [clause for clause in told if clause.start >= view.title.end and not view.is_attribution(clause)]
        label, clear = "中性", (body or told)[:1]
    elif plus >= _CLEAR * minus:
        label, clear = "积极", _clearest(good)
    elif minus >= _CLEAR * plus:
        label, clear = "消极", _clearest(bad)
    else:
        label, clear = "混合", sorted({*_clearest(good)[:2], *_clearest(bad)[:2]})
    if clear:
        yield _line(view, label, clear)


def _scored(view: ArticleView, clauses: Sequence[Stretch], words: re.Pattern[str]) -> dict[Stretch, int]:
    """Return how many such words each clause has, those of the title counted more; what is negated does not count."""
    found: dict[Stretch, int] = {}
    for clause in clauses:
        said = view.say(clause)
        count = sum(not _NOT.search(said[: match.start()]) for match in words.finditer(said))
        if count:
            found[clause] = count * (_TITLE_WEIGHT if clause.end <= view.title.end else 1)
    return found


def _tells(view: ArticleView, clause: Stretch) -> bool:
    """Tell whether a clause says something: it has a verb, and is no name and no mark of an agency."""
    said = view.say(clause)
    verbs = any(word.tag in ("v", "vd", "vn") for word in view.words_in(clause))
    return verbs and len(said) >= _SHORTEST and _AGENCY.search(said) is None


def _clearest(scores: dict[Stretch, int]) -> list[Stretch]:
    def order(clause: Stretch) -> tuple[bool, int, Stretch]:
        return clause.end - clause.start > _LONGEST_CLAUSE, -scores[clause], clause

    return sorted(sorted(scores, key=order)[:_MOST_CLAUSES])


def _line(view: ArticleView, label: str, clauses: Sequence[Stretch]) -> Line:
    spans: list[Stretch] = []
    text = ""
    for clause in clauses:
        said = view.say(clause).strip("，。；“”")[:LONGEST]
        if spans and len(text) + len(said) + 1 > LONGEST:
            continue
        text += ("；" if spans else "") + said
        spans.append(clause)
    return Line(9, text, tuple(sorted(spans)), label)


@cache
def _good() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("report_good")))


@cache
def _bad() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("report_bad")))
