"""Figures of different articles: one reported twice, a later word on it, a dispute, or two figures.

The subject, what is measured and the time make a figure. It is told once where the numbers agree in the digits that both
write (2.5亿 and 2.496亿, 249万辆 and 2,490,000辆); else the later word of the same source revises it, and that of another
source disputes it.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from kg.resolve.actors import actor_keys, share_names
from kg.resolve.amounts import Amount, read_amount, same_measure
from kg.resolve.fact_view import FactView
from kg.text.lexicon import load_lexicon, read_lines
from kg.text.normalize import flatten
from kg.text.numerals import SCALES
from kg.text.remembered import FACTS, SURFACES

_LEAD = re.compile("^(?:累计|合计|共计|实现|全年|当期|期间|报告期内|全部|整体|的)+(?=..)")
_DIGITS = re.compile(r"(\d[\d,，]*)(?:[.．](\d+))?[多余]?([十百千万亿]*)")
_REPRINTED_WITHIN = 7  # days: the same words later on may be of another year
_EXACT = 1e-9  # share that floats lose
# Numbers farther apart are of two scopes (a firm and its branch), whatever the words: nobody disputes by so much.
_MOST_APART = 2.0
_ACTS = ("rising_verbs", "falling_verbs", "deal_verbs", "light_verbs")


def figure_keys(view: FactView) -> tuple[str, ...]:
    """Return the keys of a figure, sorted: its subject and measure with its time, and with the day of publication.

    By the day one without a time meets one that has it, and by its words a reprint of later days.
    """
    measure, period = measured(view), view.parts[1]
    times = {period, f"@{view.day or ''}"} - {""}
    if not period and view.text:
        times.add(f"={flatten(view.text)}")
    return tuple(sorted(_key(who, measure, when) for who, when in product(actor_keys(view), times)))


def _key(*parts: str) -> str:
    return f"fact:{hashlib.blake2b(chr(9).join(('figure', *parts)).encode('utf-8'), digest_size=6).hexdigest()}"


def measured(view: FactView) -> str:
    """Return what a figure measures: 营收 is 营业收入, 累计销量 is 销量."""
    return one_measure(view.parts[0])


@lru_cache(maxsize=SURFACES)
def one_measure(indicator: str) -> str:
    """Return the wording of a measure for all that mean it."""
    words = _LEAD.sub("", flatten(indicator).replace(" ", ""))
    return _one_wording().get(words, words)


@cache
def _one_wording() -> dict[str, str]:
    groups = (line.split() for line in read_lines("same_measures"))
    return {flatten(word): flatten(first) for first, *others in groups for word in others}


def same_figure(a: FactView, b: FactView) -> tuple[bool, str]:
    """Return whether two views are one figure, and the reason for people."""
    if not is_one_matter(a, b):
        return False, "another measure or another time"
    if not numbers_agree(a, b):
        return False, "the numbers differ"
    return True, "the same subject, measure, time and number"


# Each pair is asked for by what tells the same, and then by what tells a dispute.
@lru_cache(maxsize=64)
def is_one_matter(a: FactView, b: FactView) -> bool:
    """Return whether two figures measure the same of the same subject for the same time, in units that can be compared.

    One without a time is of that of another only where the numbers are the same and both were published on one day.
    """
    if measured(a) != measured(b) or not share_names(a.actor, b.actor, a.actor_type, b.actor_type):
        return False
    if a.parts[1] != b.parts[1] and not (_same_day(a, b) and "" in (a.parts[1], b.parts[1]) and numbers_agree(a, b)):
        return False
    if not a.parts[1] and not b.parts[1] and not _same_day(a, b) and not _is_reprinted(a, b):
        return False
    left, right = _amount(a), _amount(b)
    if left is None or right is None:
        return flatten(a.parts[2]) == flatten(b.parts[2])
    return same_measure(left, right)


@lru_cache(maxsize=64)
def numbers_agree(a: FactView, b: FactView) -> bool:
    """Return whether two numbers are one as far as both write it: the one with fewer digits is the other, rounded."""
    left, right = _amount(a), _amount(b)
    if left is None or right is None:
        return flatten(a.parts[2]) == flatten(b.parts[2])
    if (left.value < 0) != (right.value < 0):
        return False
    last = max(_last_digit(a), _last_digit(b))
    slack = last / 2 + _EXACT * max(abs(left.value), abs(right.value))
    tops = (left.value if left.top is None else left.top, right.value if right.top is None else right.top)
    return abs(left.value - right.value) <= slack and (abs(tops[0] - tops[1]) <= slack or None in (left.top, right.top))


def figure_relation(later: FactView, earlier: FactView) -> Literal["revises", "disputes"] | None:
    """Return what one figure is to another with another number: a later word of its source, or a dispute."""
    if later.article_id == earlier.article_id or not later.parts[1] or not is_one_matter(later, earlier):
        return None
    if numbers_agree(later, earlier) or _is_act(measured(later)):
        return None
    left, right = _amount(later), _amount(earlier)
    sizes = sorted((abs(left.value), abs(right.value))) if left is not None and right is not None else []
    if not sizes or sizes[1] > _MOST_APART * sizes[0]:
        return None
    if later.source and later.source == earlier.source:
        return "revises" if later.day is not None and earlier.day is not None and later.day > earlier.day else None
    return "disputes"


def figure_changes(a: FactView, b: FactView) -> tuple[str, ...]:
    """Return what differs from b to a in words."""
    return (f"{b.parts[2]} -> {a.parts[2]}",)


def _is_act(words: str) -> bool:
    """Tell whether only a verb is measured (回购, 增长): a second deal is another one, and disputes nothing."""
    return any(words in load_lexicon(name) for name in _ACTS)


def _same_day(a: FactView, b: FactView) -> bool:
    return a.day is not None and a.day == b.day


def _is_reprinted(a: FactView, b: FactView) -> bool:
    """Tell whether two figures without a time stand in the same words in articles of one week."""
    if a.day is None or b.day is None or not a.text or flatten(a.text) != flatten(b.text):
        return False
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days) <= _REPRINTED_WITHIN


@lru_cache(maxsize=FACTS)
def _amount(view: FactView) -> Amount | None:
    return read_amount(view.numbers[0]) if view.numbers else None


@lru_cache(maxsize=FACTS)
def _last_digit(view: FactView) -> float:
    """Return what the last digit written is worth, in the base unit of the amount: 0.1亿 of 2.5亿."""
    amount, match = _amount(view), _DIGITS.search(flatten(view.parts[2]))
    if match is None or amount is None:
        return 0.0
    place = 1.0
    for power in match[3]:
        place *= SCALES[power]
    written = view.numbers[0][0] or 1.0
    worth: float = place / 10 ** len(match[2] or "") * abs(amount.value / written)
    return worth
