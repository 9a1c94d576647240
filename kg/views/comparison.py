"""Two entities side by side: rows with what is known of the one and of the other, as a table, CSV, Markdown and objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import Any

from kg.confidence import told_sureness
from kg.messages import in_words, joined, msg, phrase, word
from kg.messages.words import type_word
from kg.views.columns import width_of, wrapped
from kg.views.markdown import escape_markdown
from kg.views.ties import Party, Source

COLUMNS = ("section", "key", "name_a", "a", "name_b", "b")
_GAP = "  "
_WIDEST_KEY = 14  # columns; the two sides share the rest
_NARROWEST_SIDE = 8
_NOTHING = "-"


@dataclass(frozen=True)
class Item:
    """What is known of one side: words for people, the fact that says so (None: counted), and its places."""

    text: str
    fact: str | None = None
    confidence: float | None = None
    published: str | None = None
    sources: tuple[Source, ...] = ()

    def told(self) -> str:
        """Return the words with the day of the first source and how sure the reading is."""
        details = list(filter(None, [self.published, told_sureness(self.confidence)]))
        return msg("{text} ({details})", text=self.text, details=joined(details, msg(", "))) if details else self.text


@dataclass(frozen=True)
class Row:
    """What both sides have for one key (a title, a year, a measure and its time, a partner)."""

    key: str
    a: tuple[Item, ...] = ()
    b: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Side:
    """A section: `name` for machines, `title` and what its keys are for people, and its rows."""

    name: str
    title: str
    key: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Comparison:
    """Two entities, in how many articles both are mentioned, and the sections."""

    a: Party
    b: Party
    together: int
    sections: tuple[Side, ...]

    def as_object(self) -> dict[str, Any]:
        """Return the comparison for JSON: all rows, each item with its fact and the places in articles."""
        parties = {side: {"id": p.id, "name": p.name, "type": p.type.upper(), "articles": p.articles} for side, p in
                   (("a", self.a), ("b", self.b))}  # fmt: skip
        sections = {
            section.name: [{section.key: row.key, "a": _items(row.a), "b": _items(row.b)} for row in section.rows]
            for section in self.sections
        }
        return parties | {"articles_of_both": self.together} | sections


def _items(items: Sequence[Item]) -> list[dict[str, Any]]:
    kept = ("article", "title", "published", "start", "end", "quote")
    return [
        asdict(item) | {"sources": [{key: getattr(source, key) for key in kept} for source in item.sources]}
        for item in items
    ]


def comparison_rows(comparison: Comparison) -> Iterator[list[str]]:
    """Yield rows of COLUMNS, the first item of one side beside the first of the other."""
    for section in comparison.sections:
        for row in section.rows:
            for a, b in zip_longest(row.a, row.b):
                told = [item.told() if item else "" for item in (a, b)]
                yield [section.name, row.key, comparison.a.name, told[0], comparison.b.name, told[1]]


def render_comparison(comparison: Comparison, width: int, limit: int) -> Iterator[str]:
    """Yield the lines of a table that is `width` columns wide, of each section at most `limit` rows."""
    for party in (comparison.a, comparison.b):
        yield phrase(
            "{name}  {type}  {id}: {count} article(s)",
            name=party.name, type=type_word(party.type), id=party.id, count=party.articles,
        )  # fmt: skip
    yield phrase("Both in {count} article(s)", count=comparison.together)
    if not any(section.rows for section in comparison.sections):
        yield phrase("No fact of either is known in this time and as sure.")
    for section in comparison.sections:
        if section.rows:
            yield ""
            yield from _table(comparison, section, width, limit)


def _table(comparison: Comparison, section: Side, width: int, limit: int) -> Iterator[str]:
    shown = section.rows[:limit]
    head, keys = word("compared", section.key), [in_words(row.key) for row in shown]
    first = min(_WIDEST_KEY, max(map(width_of, (head, *keys))))
    side = max(_NARROWEST_SIDE, (width - first - 2 * len(_GAP)) // 2)
    widths = (first, side, side)
    yield in_words(section.title)
    yield from _beside((head, comparison.a.name, comparison.b.name), widths)
    yield "─" * min(width, sum(widths) + 2 * len(_GAP))
    for key, row in zip(keys, shown, strict=True):
        yield from _beside((key, _cell(row.a), _cell(row.b)), widths)
    if len(shown) < len(section.rows):
        yield phrase("{shown} of {all} shown; --limit {all} shows all", shown=len(shown), all=len(section.rows))


def _cell(items: Sequence[Item]) -> str:
    return "\n".join(in_words(item.told()) for item in items) or _NOTHING


def _beside(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row whose cells are wrapped side by side."""
    columns = [wrapped(text, width) for text, width in zip(cells, widths, strict=True)]
    for line in zip_longest(*columns, fillvalue=""):
        padded = (text + " " * (width - width_of(text)) for text, width in zip(line, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def comparison_markdown(comparison: Comparison) -> str:
    """Return the sections as Markdown tables."""
    a, b = (escape_markdown(party.name) for party in (comparison.a, comparison.b))
    parts = [
        f"# {a} · {b}",
        "\n".join(
            f"- {line}"
            for line in (
                phrase("{name}: {count} article(s)", name=a, count=comparison.a.articles),
                phrase("{name}: {count} article(s)", name=b, count=comparison.b.articles),
                phrase("Both in {count} article(s)", count=comparison.together),
            )
        ),
    ]
    for section in comparison.sections:
        if section.rows:
            lines = [f"| {word('compared', section.key)} | {a} | {b} |", "| --- | --- | --- |"]
            lines += [
                f"| {escape_markdown(in_words(row.key))} | {_markdown_cell(row.a)} | {_markdown_cell(row.b)} |"
                for row in section.rows
            ]
            parts += [f"## {in_words(section.title)}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _markdown_cell(items: Sequence[Item]) -> str:
    return "<br>".join(escape_markdown(in_words(item.told())) for item in items)
