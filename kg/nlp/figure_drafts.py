"""The figures that a text may tell, each once: a headline that the body tells again, and a change told with its level, are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_reader import Draft, FigureReader

_TITLE_AGAIN = re.compile("[（(]?原标题")
_ROUNDED = 0.01  # share by which a headline rounds a large number


def find_drafts(reading: AnnotatedText) -> Sequence[Draft]:
    """Return the figures of a text, those told twice once."""
    return _once(FigureReader(reading).read(), reading)


def _once(drafts: list[Draft], reading: AnnotatedText) -> list[Draft]:
    """Return the drafts without those of the title that the body tells again, and those told twice."""
    kept: list[Draft] = []
    title = _title_end(reading)
    for draft in drafts:
        twin = next((i for i, other in enumerate(kept) if _is_same(draft, other, other.end <= title)), None)
        if twin is None:
            kept.append(draft)
        elif (_fullness(draft), kept[twin].end <= title) > (_fullness(kept[twin]), False):
            kept[twin] = draft
    kept = [draft for draft in kept if draft.level or not any(_is_change_of(draft, other) for other in kept)]
    return sorted(kept, key=lambda d: (d.start, d.value.start))


def _is_change_of(draft: Draft, other: Draft) -> bool:
    """Tell whether a change that a headline tells alone is that of a level: 出口增长5%, 出口3亿元，同比增长5%."""
    if not other.level or other.change_number is None or abs(other.change_number) != abs(draft.value.number):
        return False
    shorter, longer = sorted((draft.indicator, other.indicator), key=len)
    return shorter in longer


def _title_end(reading: AnnotatedText) -> int:
    """Return where the title ends, with the one of the source behind it (原标题：…)."""
    end = 0
    for number, paragraph in enumerate(reading.structure.paragraphs[:4]):
        if number == 0 or _TITLE_AGAIN.match(reading.text, paragraph.start):
            end = paragraph.end
    return end


def _is_same(one: Draft, other: Draft, titled: bool) -> bool:
    if one.value.start == other.value.start:
        return one.subject == other.subject  # what each of several holds
    if one.value.unit != other.value.unit and None not in (one.value.unit, other.value.unit):
        return False
    a, b = abs(one.value.number), abs(other.value.number)
    if abs(a - b) > (0.0 if min(a, b) < 1000 else _ROUNDED * max(a, b)):
        return False
    shorter, longer = sorted((one.indicator, other.indicator), key=len)
    if not titled and (shorter not in longer or not set(one.subject) & set(other.subject)):
        return False
    return one.period == other.period or None in (one.period, other.period)


def _fullness(draft: Draft) -> tuple[int, int, int, int]:
    return (
        draft.period is not None, draft.value.unit is not None, draft.change is not None,
        len(f"{draft.value.number:.10g}".rstrip("0")),
    )  # fmt: skip
