"""Lists that share one verb: 收入和利润分别增长10%和8%; A、B分别占35%和50%; A和B各持有50%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_changes import Change, change_number, read_change
from kg.nlp.figure_phrases import noun_phrase_before
from kg.nlp.figure_subjects import Subjects
from kg.nlp.figure_values import Value
from kg.text.stretch import Stretch

_BETWEEN = re.compile(r"[、，,和及与\s]+(?:[约近超逾]|超过)?")
_SPLIT = re.compile("、|以及|和|与|及")
_REACH = 80
_EACH = re.compile("各自?(?=持|拥|占|有|出资|获|投)")
_AMONG = re.compile(r"(?:女士|先生|[（(][^）)]{1,20}[）)])?(?:[、，]|以及|和|与|及)?")


@dataclass(frozen=True)
class Shared:
    """What a value of a list has of the list: its own item as subject or indicator, and the change of all."""

    subject: str | None = None
    indicator: str | None = None
    change: Change | None = None


def find_shared(reading: AnnotatedText, values: Sequence[Value], subjects: Subjects) -> dict[int, Shared]:
    """Return by start the values of lists, each with its item."""
    found: dict[int, Shared] = {}
    for match in re.finditer("分别", reading.text):
        group = _group(reading.text, values, match.end())
        if len(group) > 1:
            found.update(_read(reading, match.start(), match.end(), group, subjects))
    return found


def holders(reading: AnnotatedText, start: int, stop: int) -> list[str]:
    """Return those of whom each has the value behind [start, stop), in their order; none where no list says so."""
    each = next(reversed(list(_EACH.finditer(reading.text, start, stop))), None)
    found: list[str] = []
    end = each.start() if each else start
    for name in reversed(reading.names_within(start, end, "COMPANY", "PERSON", "ORGANIZATION", "REGION")):
        if not _AMONG.fullmatch(reading.text, name.end, end):
            break
        found, end = [name.surface, *found], name.start
    return found if len(found) > 1 else []


def _group(text: str, values: Sequence[Value], after: int) -> list[Value]:
    group: list[Value] = []
    for value in values:
        if value.start < after:
            continue
        if not group:
            if value.start - after > 24 or re.search("[，。；]", text[after : value.start]):
                break
        elif not _BETWEEN.fullmatch(text[group[-1].end : value.start]):
            break
        group.append(value)
    return group


def _read(reading: AnnotatedText, at: int, after: int, group: list[Value], subjects: Subjects) -> dict[int, Shared]:
    text = reading.text
    clause = reading.structure.clause_at(at)
    items, tail = _items(reading, clause.start, at, len(group)), ""
    if items is None:
        index = reading.structure.index_at("clauses", at)
        before = reading.structure.clauses[index - 1] if index > 0 else clause
        items, tail = _items(reading, before.start, before.end, len(group)), text[clause.start : at].strip()
    change = read_change(text, after, group[0])
    verb = text[after : group[0].start].strip("：:为约近达 的")
    indicator = tail or (verb if change is None and verb else "")
    found = {}
    for number, value in enumerate(group):
        item = items[number] if items else None
        told = None
        if change is not None:
            down = change.number is not None and change.number < 0
            told = Change(
                min(at, change.start), group[-1].end, change.base, change_number(value, down=down), value, change.verb
            )
        if item is None:
            found[value.start] = Shared(None, None, told)
        elif _is_subject(reading, item) or tail:
            found[value.start] = Shared(text[slice(*item)], indicator or None, told)
        else:
            subject, rest = subjects.split(item)
            found[value.start] = Shared(subject, text[slice(*rest)], told)
    return found


def _items(reading: AnnotatedText, start: int, end: int, count: int) -> list[Stretch] | None:
    """Return the last `count` items of the list in [start, end), or None where there are not so many."""
    text = reading.text
    edges = [(m.start(), m.end()) for m in _SPLIT.finditer(text, start, end)][-(count - 1) :]
    if len(edges) < count - 1:
        return None
    bounds = [start, *(at for edge in edges for at in edge), end]
    items = [Stretch(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    first = noun_phrase_before(reading, max(start, items[0].end - 20), items[0].end)
    if first is None or any(not text[slice(*item)].strip() or item.end - item.start > 24 for item in items[1:]):
        return None
    items[0] = first
    return items


def _is_subject(reading: AnnotatedText, item: Stretch) -> bool:
    name = reading.name_starting_at(item.start)
    return name is not None and name.end == item.end
