"""The items of a digest as texts of their own: nothing that one says is read into another.

An item is read as an article is: its headline (or only its mark) is the title, what follows is the body, and relative dates
count from its own dateline. Facts are put back to their places in the whole text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc

from kg.nlp.annotated import AnnotatedText, Mention, Word, keep_reading, read_doc
from kg.nlp.attributes import ITEMS_KEY
from kg.text.datelines import sent_on
from kg.text.digest import Item
from kg.text.lines import Joined
from kg.text.stretch import Stretch

_GOES_ON = "…"
_T = TypeVar("_T", Mention, Word, Stretch)


@dataclass(frozen=True)
class Part:
    """One item: a `Doc` that holds its reading and takes its facts, and where its characters stand in the whole text."""

    doc: Doc
    placed: Joined


def split_items(doc: Doc) -> list[Part]:
    """Return the items of a digest, and what its body says before and behind them, by start; none of any other text."""
    items: list[Item] = doc.user_data.get(ITEMS_KEY) or []
    published = str(doc._.published) if doc._.published else None
    cut = cut_reading(read_doc(doc), items, published) if items else []
    return [Part(keep_reading(Doc(doc.vocab), reading), placed) for reading, placed in cut]


def cut_reading(
    whole: AnnotatedText, items: Sequence[Item], published: str | None
) -> list[tuple[AnnotatedText, Joined]]:
    """Return each of the `items` of a digest, and what its body says around them, as a text of its own with its places.

    The title of a digest tells its items again: nothing is read of it but names.
    """
    title = whole.text.find("\n") + 1
    before, behind = Item(title, title, items[0].start), Item(items[-1].end, items[-1].end, len(whole.text))
    return [
        _cut(whole, item, published) for item in (before, *items, behind) if whole.text[item.head : item.end].strip()
    ]


def _cut(whole: AnnotatedText, item: Item, published: str | None) -> tuple[AnnotatedText, Joined]:
    cut = item.head - item.start
    # the last paragraph of an article is another thing than an item, so a mark stands behind it
    text = f"{whole.text[item.start : item.head]}\n{whole.text[item.head : item.end]}\n{_GOES_ON}"
    reading = AnnotatedText(
        text,
        tuple(Mention(*place, *name[2:]) for place, name in _moved(whole.names_within(item.start, item.end), item)),
        tuple(Stretch(*place) for place, _ in _moved(_within(whole.titles, item), item)),
        sent_on(text, published) if published else None,
        tuple(Word(*place, *word[2:]) for place, word in _moved(whole.words_within(item.start, item.end), item)),
    )
    return reading, Joined(text, [(0, item.start), (cut + 1, item.start - 1)])


def _within(titles: Sequence[Stretch], item: Item) -> Sequence[Stretch]:
    """Return the titles, which are by start, that begin in an item."""
    begin = bisect_left(titles, item.start, key=lambda title: title.start)
    return titles[begin : bisect_left(titles, item.end, key=lambda title: title.start)]


def _moved(spans: Sequence[_T], item: Item) -> Iterator[tuple[tuple[int, int], _T]]:
    """Yield the spans that lie in the headline or in the news of an item, with their places in its text."""
    for span in spans:
        if item.start <= span[0] and span[1] <= item.head:
            yield (span[0] - item.start, span[1] - item.start), span
        elif item.head <= span[0] and span[1] <= item.end:
            yield (span[0] - item.start + 1, span[1] - item.start + 1), span
