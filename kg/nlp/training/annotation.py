"""Annotated articles as examples for the recogniser: document-level names projected to their places in the text.

The annotation gives the surfaces of each entity, not where they stand. A surface is taken to stand wherever it occurs
outside a longer annotated name; a name of one character only where the lexical analyser sees a word of its own. Job
titles are projected from the affiliations, to where they stand beside one of the article's persons.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.nlp.attributes import TITLE_LABEL
from kg.nlp.tokenizer import NamedSpan, Word


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article's text and annotation: entities as (type, surfaces), titles as (title, text of the affiliation)."""

    id: str
    text: str
    entities: tuple[tuple[str, tuple[str, ...]], ...]
    titles: tuple[tuple[str, str], ...] = ()


def read_annotated(*folders: Path) -> list[AnnotatedArticle]:
    """Return the annotated articles of the folders (ID.article.json beside ID.gold.json), by folder and id."""
    articles = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.gold.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = json.loads(path.with_name(path.name.replace(".gold.", ".article.")).read_text(encoding="utf-8"))
        articles.append(
            AnnotatedArticle(
                id=gold["id"],
                text=f"{source['title']}\n{source['content']}",
                entities=tuple((entity["type"], tuple(entity["mentions"])) for entity in gold["entities"]),
                titles=tuple((row["title"], row["text"]) for row in gold["affiliations"] if row["title"]),
            )
        )
    return articles


def find_all(text: str, part: str) -> Iterator[tuple[int, int]]:
    """Yield every place of `part` in `text`, without overlap."""
    for match in re.finditer(re.escape(part), text):
        yield match.span()


def project(article: AnnotatedArticle, words: Iterable[Word]) -> list[NamedSpan]:
    """Return the spans of the article's entities and titles, by start, without overlap."""
    text = article.text
    single = {word.start for word in words if word.end - word.start == 1}
    taken = bytearray(len(text))
    spans: list[NamedSpan] = []

    def add(start: int, end: int, label: str) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            spans.append(NamedSpan(start, end, label))

    surfaces = sorted({(surface, kind) for kind, names in article.entities for surface in names})
    for surface, kind in sorted(surfaces, key=lambda item: (-len(item[0]), item)):
        for start, end in find_all(text, surface):
            if len(surface) > 1 or start in single:
                add(start, end, kind)
    persons = [span for span in spans if span.label == "PERSON"]
    begins, ends = {span.start for span in persons}, {span.end for span in persons}
    for title, context in sorted(set(article.titles), key=lambda item: (-len(item[0]), item)):
        for start, end in _title_places(text, title, context, begins, ends):
            for piece in _free_pieces(taken, text, start, end):
                add(*piece, TITLE_LABEL)
    return sorted(spans, key=lambda span: span.start)


def _title_places(text: str, title: str, context: str, begins: set[int], ends: set[int]) -> Iterator[tuple[int, int]]:
    for at, _ in find_all(text, context):
        for start, end in find_all(context, title):
            yield at + start, at + end
    for start, end in find_all(text, title):
        if end in begins or start in ends:
            yield start, end


def _free_pieces(taken: bytearray, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of [start, end) that no name covers; marks at their edges are cut off."""
    pieces = []
    at = start
    while at < end:
        stop = at
        while stop < end and not taken[stop]:
            stop += 1
        first, last = at, stop
        while first < last and not text[first].isalnum():
            first += 1
        while last > first and not text[last - 1].isalnum():
            last -= 1
        if first < last:
            pieces.append((first, last))
        at = stop + 1
    return pieces


def to_labels(spans: Iterable[NamedSpan], start: int, end: int) -> list[str]:
    """Return BIO labels for the characters of [start, end)."""
    labels = ["O"] * (end - start)
    for span in spans:
        for index in range(max(span.start, start), min(span.end, end)):
            labels[index - start] = ("B-" if index == span.start else "I-") + span.label
    return labels


def make_folds(texts: Sequence[str], count: int) -> list[list[int]]:
    """Return `count` folds of indexes; texts that repeat one another (shared runs of 8 characters) stay together."""
    grams = [{text[i : i + 8] for i in range(len(text) - 7)} for text in texts]
    leader = list(range(len(texts)))
    for later in range(len(texts)):
        for earlier in range(later):
            shared = len(grams[later] & grams[earlier])
            if shared > 0.15 * min(len(grams[later]), len(grams[earlier])):
                leader[later] = leader[earlier]
                break
    groups: dict[int, list[int]] = {}
    for index, head in enumerate(leader):
        groups.setdefault(head, []).append(index)
    folds: list[list[int]] = [[] for _ in range(count)]
    # dealt round in the order of ids, whose first letters name the kind of article: each fold holds all kinds
    for number, members in enumerate(groups.values()):
        folds[number % count] += members
    return folds
