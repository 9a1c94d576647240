"""Annotated articles, and which records of an extraction agree with theirs.

Records of a kind are matched greedily within an article, each gold record once. Entities match when they share a
surface (letters and digits, width and case ignored); facts when they agree on who and their texts overlap enough. The
rules and thresholds are those of the annotation's own scoring script.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import LoadError
from kg.messages import msg
from kg.models import CompareBy, Fact
from kg.nlp.figure_agreement import same_figure
from kg.nlp.overlaps import overlap as overlap
from kg.text.normalize import letters

_ANNOTATIONS = (".gold.json", ".figures.json")
Record = Mapping[str, Any]
Match = Callable[[Any, Any], float]


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article: its text, the annotation as it was read, and the kind of source it is from ("" if unknown)."""

    id: str
    text: str
    gold: Record
    source: str = ""


def read_gold(folder: Path) -> list[GoldArticle]:
    """Return the annotated articles of `folder`, by file name; LoadError if there are none or one can't be read.

    What is annotated stands in ID.gold.json, in ID.figures.json, or in both.
    """
    articles = []
    for path in article_paths(folder):
        try:
            gold = _read_annotation(path)
            source = json.loads(path.read_text(encoding="utf-8"))
            text = f"{source['title']}\n{source['content']}"
            articles.append(GoldArticle(gold["id"], text, gold, str(source.get("source") or "")))
        except (OSError, ValueError, KeyError) as error:
            raise LoadError(msg("not an annotated article ({error})", error=error), where=str(path)) from error
    if not articles:
        raise LoadError(
            msg("no *.gold.json and no *.figures.json"),
            where=str(folder),
            hint=msg("Each needs its *.article.json beside it"),
        )
    return articles


def article_paths(folder: Path) -> list[Path]:
    """Return ID.article.json of each annotated article of `folder`, by id."""
    annotated = (path for kind in _ANNOTATIONS for path in folder.glob(f"*{kind}"))
    return sorted(
        {folder / f"{path.name.removesuffix(''.join(path.suffixes[-2:]))}.article.json" for path in annotated}
    )


def _read_annotation(article: Path) -> dict[str, Any]:
    """Return what the files beside an article say of it, as one record."""
    found: dict[str, Any] = {}
    for kind in _ANNOTATIONS:
        beside = article.with_name(article.name.replace(".article.json", kind))
        if beside.exists():
            found |= json.loads(beside.read_text(encoding="utf-8"))
    return found


def pair_records(gold: Sequence[Any], predicted: Iterable[Any], match: Match) -> tuple[int, list[Any], list[Any]]:
    """Return how many pairs were made, and the predicted and the gold records that are left over."""
    left = list(gold)
    found, wrong = 0, []
    for record in predicted:
        score, index = max(((match(other, record), i) for i, other in enumerate(left)), default=(0, 0))
        if score > 0:
            found += 1
            left.pop(index)
        else:
            wrong.append(record)
    return found, wrong, left


class Matcher:
    """What counts as the same within one article: a method for each kind of fact, 0.0 where two records differ."""

    def __init__(self, article: GoldArticle, predicted: Record) -> None:
        self.text = article.text
        self._names: dict[str, set[int]] = {}
        for number, entity in enumerate(article.gold.get("entities", ())):
            for surface in entity["mentions"]:
                self._names.setdefault(letters(surface), set()).add(number)
        for entity in predicted.get("entities", ()):
            # an entity's other surfaces count for who did it
            forms = entity_forms(entity)
            hits = set[int]().union(*(self._names.get(form, set()) for form in forms))
            for form in forms:
                self._names.setdefault(form, set()).update(hits)

    def same(self, left: str | None, right: str | None) -> bool:
        """Tell whether two surfaces mean one annotated entity."""
        a, b = letters(left or ""), letters(right or "")
        return bool(a and b) and (a == b or bool(self._names.get(a, set()) & self._names.get(b, set())))

    def of(self, kind: type[Fact]) -> Match:
        """Return how well (0-1) two records of a kind agree: on one of those whose fact it is, and on what is said."""

        def match(gold: Record, predicted: Record) -> float:
            if kind.compare_by is CompareBy.FIGURE:
                return same_figure(self.text, gold, predicted)
            if not any(self.same(gold.get(field), predicted.get(field)) for field in kind.who):
                return 0.0
            if kind.compare_by is CompareBy.PARTS:
                parts = [self._same_part(kind, field, gold, predicted) for field in kind.told]
                return float(any(parts) or not parts)
            union, inside = overlap(self.text, gold["text"], predicted["text"])
            if kind.exact_text:
                return union if union >= 0.5 else 0.0
            return union if union >= 0.3 or (inside >= 0.8 and union >= 0.15) else 0.0

        return match

    def _same_part(self, kind: type[Fact], field: str, gold: Record, predicted: Record) -> bool:
        left, right = gold.get(field), predicted.get(field)
        if field in kind.roles():
            return self.same(left, right)
        return overlap(self.text, left or "", right or "")[1] >= 0.5


def entity_forms(entity: Record) -> set[str]:
    """Return the normalised surfaces of an entity record."""
    return {letters(surface) for surface in (entity["name"], *entity.get("mentions", ()))}
