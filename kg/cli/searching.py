"""`kg search`: names and facts by their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from kg.cli.sureness import min_option, note_unsure, sure_mark
from kg.cli.tables import place_of, print_paragraph, print_shown, wide_option
from kg.cli.terminal import console, json_option, on_terminal, open_store, print_object, quiet_option, say
from kg.messages import msg, phrase
from kg.messages.words import type_word
from kg.printable import printable
from kg.views.columns import wrapped

if TYPE_CHECKING:
    from kg.ask.searching import Hit

_INDENT = "      "
_LIT: dict[str, Any] = {"fg": "yellow", "bold": True}
_ENTITIES = ("company", "person", "policy", "region", "organization")  # as `kg summary` has them


class _Kind(click.Choice[str]):
    """A kind of what is found; the classes of facts are loaded when it is asked for, not with the list of commands."""

    def __init__(self) -> None:
        self.case_sensitive = False

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        """The kinds, in lower case."""
        from kg.models import SHOWN_FACTS

        return (*_ENTITIES, *(kind.label().lower() for kind in SHOWN_FACTS))


@click.command("search")
@click.argument("text")
@click.option("--type", "kind", type=_Kind(), help="Only hits of this type.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many hits to print.")
@min_option
@wide_option
@json_option
@quiet_option
def search_command(
    text: str, kind: str | None, limit: int, minimum: float, wide: bool, as_json: bool, quiet: bool
) -> None:
    """Find names and facts by their words, best first.

    Simplified and traditional characters find each other, as do full and half width, upper and lower case. What
    matched is coloured on a terminal, and in 【】 where there is none.

    Example:

        kg search 储能工厂 --type plan
    """
    from kg.ask.searching import POOL, search_sure

    pool = max(POOL, limit)
    with open_store(quiet=quiet, schema=True) as store:
        found, unsure = search_sure(store, text, minimum, kind=kind.capitalize() if kind else None, pool=pool)
    note_unsure(unsure, minimum, quiet=quiet)
    hits = found[:limit]
    if as_json:
        print_object([hit.as_object() for hit in hits])
        return
    for hit in hits:
        _print_hit(hit, wide=wide)
    if len(hits) == len(found):
        say(msg("{count} hit(s)", count=len(hits)))
    elif len(found) < pool:
        print_shown(len(hits), len(found))
    else:
        more = msg("{shown} of {total:,} or more shown; --limit {limit} shows more",
                   shown=len(hits), total=len(found), limit=2 * limit)  # fmt: skip
        say(more)


def _print_hit(hit: Hit, *, wide: bool) -> None:
    who = "" if hit.is_entity else phrase("{who}: ", who="、".join(hit.names))
    kind = type_word(hit.kind.lower())
    text = f"{kind}  {who}"
    marks = [(start + len(text), end + len(text)) for start, end in hit.highlights]
    sure = sure_mark(hit.confidence)
    print_marked(printable(text + hit.text + sure), marks, _INDENT, label=len(kind))
    if hit.is_entity:
        called = msg("{name}, ", name=hit.name) if hit.text != hit.name else ""
        identifier = f"  {hit.id}" if wide or not on_terminal() else ""
        print_paragraph(
            msg(
                "{called}{articles_count} article(s){identifier}",
                called=called,
                articles_count=hit.articles_count,
                identifier=identifier,
            ),
            _INDENT,
            dim=True,
        )
    for article in hit.articles:
        place = place_of(article | {"article": article["id"]}, hit.id, wide=wide)
        print_paragraph(f"《{article['title']}》 {article['published'] or ''}{place}", _INDENT, dim=True)


def print_marked(text: str, marks: Sequence[tuple[int, int]], indent: str, *, label: int = 0) -> None:
    """Print text in lines that fit, with its first `label` characters dim and the marks lit; in 【】 for a pipe."""
    if not on_terminal():
        click.echo(_in_brackets(text, marks))
        return
    width, done = console().width - len(indent), 0
    lines = wrapped(text, max(8, width))
    for number, line in enumerate(lines):
        begin = text.index(line, done)  # only white space between two lines is not in any
        done = begin + len(line)
        styles: list[tuple[int, int, dict[str, Any]]] = [(0, label, {"dim": True})]
        styles += [(start, end, _LIT) for start, end in marks]
        click.echo((indent if number else "") + _styled(text, begin, done, styles))


def _in_brackets(text: str, marks: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(marks):
        text = f"{text[:start]}【{text[start:end]}】{text[end:]}"
    return text


def _styled(text: str, begin: int, end: int, styles: Iterable[tuple[int, int, dict[str, Any]]]) -> str:
    """Return text[begin:end] with the parts that are lit, which may go on in the next line."""
    parts, last = [], begin
    for start, stop, style in styles:
        left, right = max(start, begin, last), min(stop, end)
        if left < right:
            parts += [text[last:left], click.style(text[left:right], **style)]
            last = right
    return "".join([*parts, text[last:end]])
