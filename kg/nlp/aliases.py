"""Which surfaces of one article name one thing? Pure rules over the surfaces, their types and the text between them.

Only surfaces of one type are joined. The rules: known names of one thing (same_names.txt); definitions in the text (简称,
or a form in brackets); the parts of a translated name; a region with or without its rank; a firm with or without seat,
trade and legal form; a body with or without what it belongs to, or contracted. A short form that would fit two longer
names stays alone, unless one of the rules before settles it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.nlp.listed_names import FORMER, RENAMED
from kg.nlp.short_forms import SHORTENS, ShortFormIndex
from kg.text.lexicon import read_lines
from kg.text.normalize import is_han, letters

# what stands between a name and the short form that the text gives for it
_DEFINES = re.compile(
    r"[（(](?:(?:以下|下文|下)?(?:简称|称)(?:为|：)?|又称|即|英文简?缩写(?:为)?|缩写为?"
    rf"|(?:{FORMER}|英文名称?|中文名称?)(?:为|是|系)?：?)?[“\"《]?"
)
_FORMER = re.compile(rf"[（(](?:{FORMER})(?:为|是|系)?[：:]?[“\"]?")
_RENAMED = re.compile(rf"[”\"]?(?:{RENAMED}|，?(?:的|其|公司)?(?:{FORMER})(?:为|是|叫|系|：)[“\"]?)")
_OWNED = ("的", "旗下", "下属", "子公司")
_LONGEST_BETWEEN = 40  # characters
_DEFINES_OPENLY = re.compile(r"(?:简称|[以]?下称|又称)")


@dataclass(frozen=True)
class Surface:
    """One surface of one type in an article, with the places [start, end) where it stands."""

    type: str
    text: str
    places: tuple[tuple[int, int], ...] = ()


class _Groups:
    """Disjoint sets of indexes; the smallest index leads."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))

    def find(self, index: int) -> int:
        while self._leader[index] != index:
            self._leader[index] = self._leader[self._leader[index]]  # halves the way, for the next one
            index = self._leader[index]
        return index

    def join(self, left: int, right: int) -> None:
        low, high = sorted((self.find(left), self.find(right)))
        self._leader[high] = low


def group_surfaces(surfaces: Sequence[Surface], text: str = "") -> list[list[int]]:
    """Return the indexes of `surfaces`, grouped by the thing they name; each group by index, groups by first index."""
    groups = _Groups(len(surfaces))
    _join_known(surfaces, groups)
    _join_defined(surfaces, groups, text)
    for kind, shortens in SHORTENS.items():
        members = [i for i, surface in enumerate(surfaces) if surface.type == kind]
        _join_short_forms(surfaces, members, groups, ShortFormIndex(kind), shortens)
    found: dict[int, list[int]] = {}
    for index in range(len(surfaces)):
        found.setdefault(groups.find(index), []).append(index)
    return list(found.values())


def canonical_surface(surfaces: Sequence[str]) -> str:
    """Return the most complete of the surfaces of one thing: a Chinese one before others, then the longest; never 我国."""
    return min(
        surfaces,
        key=lambda surface: (surface == "我国", not is_han(surface), -len(letters(surface)), -len(surface), surface),
    )


@cache
def _known_groups() -> dict[str, int]:
    known: dict[str, int] = {}
    for number, line in enumerate(read_lines("same_names")):
        for name in line.split():
            known.setdefault(letters(name), number)
    return known


def _join_known(surfaces: Sequence[Surface], groups: _Groups) -> None:
    first: dict[tuple[str, str | int], int] = {}
    for index, surface in enumerate(surfaces):
        plain = letters(surface.text)
        for key in ((surface.type, plain), (surface.type, _known_groups().get(plain, plain))):
            if key in first:
                groups.join(index, first[key])
            first.setdefault(key, index)


def _join_defined(surfaces: Sequence[Surface], groups: _Groups, text: str) -> None:
    places = sorted((start, end, i) for i, surface in enumerate(surfaces) for start, end in surface.places)
    for (first, end, left), (start, last, right) in pairwise(places):
        between = text[end:start]
        if len(between) > _LONGEST_BETWEEN or surfaces[left].type != surfaces[right].type:
            continue
        openly = bool(_DEFINES_OPENLY.search(between)) and len(between) <= 12
        bracketed = bool(_DEFINES.fullmatch(between)) and text[last : last + 2].lstrip('”"》')[:1] in ("）", ")")
        # a second person or place in brackets is another one, unless it is a former name or one in other letters
        one = surfaces[left].type not in ("PERSON", "REGION") or bool(_FORMER.fullmatch(between))
        bracketed = bracketed and (one or is_han(text[first:end]) is not is_han(text[start:last]))
        renamed = bool(_RENAMED.fullmatch(between)) and not text.startswith(_OWNED, last)
        if openly or bracketed or renamed:
            groups.join(left, right)


def _join_short_forms(
    surfaces: Sequence[Surface],
    members: list[int],
    groups: _Groups,
    index: ShortFormIndex,
    shortens: Callable[[str, str], bool],
) -> None:
    for short in sorted(members, key=lambda i: (-len(surfaces[i].text), i)):
        surface = surfaces[short]
        longer: set[int] = set()
        for i in index.candidates(surface.text):
            if shortens(surface.text, surfaces[i].text) and groups.find(i) != groups.find(short):
                longer.add(groups.find(i))
                if len(longer) > 1:
                    break  # it fits two things
        if len(longer) == 1:
            groups.join(short, longer.pop())
        index.add(surface.text, short)
