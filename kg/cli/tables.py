"""Tables for people, as wide as the terminal: short columns in the row, long texts on lines of their own below it.

No cell is ever broken into a column of a few characters: what does not fit beside the others goes below the row,
sentences first, then the widest, and is wrapped there between words, with Latin words and numbers whole. Ids and
offsets come with --wide. Where there is no terminal a row is one line and nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from kg.cli.terminal import cell, console, on_terminal, say
from kg.messages import in_words, msg, phrase
from kg.messages.words import column_word, value_word
from kg.printable import printable
from kg.views.columns import wrapped

wide_option = click.option("--wide", is_flag=True, help="Ids and characters (offsets) too.")

_FOR_MACHINES = re.compile(r"(?:.*_)?(?:id|ids|start|end|starts|ends|sha256|fact|reprint_of)")
# What reads as a sentence goes below first, so that a table looks the same whatever it holds.
_TEXTS = frozenset("text other_text quote sentence plan provision claim before article title reason reasons".split())
_SHORT = 20
# So many rows are counted at most to say how many there are beyond a limit.
COUNTED = 10_000
_GAP = 2
_INDENT = "    "


def print_paragraph(text: str, indent: str = "", *, first: str | None = None, dim: bool = False) -> None:
    """Print text for a person, in lines that fit the terminal; `first` is the indentation of the first line."""
    made = console()
    begin = indent if first is None else first
    text = in_words(text)
    if not on_terminal():
        say(begin + text, dim=dim)
        return
    from rich.cells import cell_len

    lead = " " * max(0, cell_len(begin) - cell_len(indent))
    lines = wrapped(lead + printable(text), max(8, made.width - cell_len(indent)))
    for number, line in enumerate(lines):
        say((begin + line[len(lead) :]) if number == 0 else indent + line, dim=dim)


def print_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    wide: bool = False,
    as_asked: bool = False,
) -> None:
    """Print a table on standard output; what is for machines needs `wide`, which a last line says.

    `as_asked`: a person has named the columns, so they stay all, and as they are called.
    """
    heads = [printable(name if as_asked else column_word(name)) for name in columns]
    told = _as_it_is if as_asked else _told
    texts = [[told(name, value) for name, value in zip(columns, row, strict=True)] for row in rows]
    places = list(range(len(columns)))
    if on_terminal() and not as_asked and not wide:
        places = [i for i in places if not _FOR_MACHINES.fullmatch(columns[i])] or places
    shown = [[row[i] for i in places] for row in texts]
    if on_terminal():
        _print_fitting([columns[i] for i in places], [heads[i] for i in places], shown, console().width)
    else:
        _print_unbounded(heads, texts)
    left = [heads[i] for i in range(len(columns)) if i not in places]
    if left and rows:
        say(msg("--wide adds {left}", left=phrase(", ").join(left)), dim=True)


def _told(column: str, value: Any) -> str:
    """Return a cell in the language of now."""
    return printable(value_word(column, in_words(value)) if isinstance(value, str) else cell(value))


def _as_it_is(_column: str, value: Any) -> str:
    return printable(cell(value))


def place_of(found: Mapping[str, Any], *ids: str, wide: bool) -> str:
    """Return the article's id, the characters and further ids, for the end of a line; "" where nobody asked for them."""
    if on_terminal() and not wide:
        return ""
    return "  ".join(["", f"{found['article']} [{found['start']}, {found['end']})", *ids])


def print_shown(shown: int, total: int) -> None:
    """Say how many of all there are, and how to see the rest."""
    if shown < total:
        say(msg("{shown:,} of {total:,} shown; --limit {total} shows all", shown=shown, total=total))


def _print_unbounded(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Column, Table
    from rich.text import Text

    table = Table(*(Column(Text(head)) for head in columns), box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    console().print(table)


def _columns_below(
    columns: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> list[int]:
    """Return which columns have to go below the row, in their order: the widest ones, until the others fit."""
    from rich.cells import cell_len

    widths = [max([cell_len(head), *(cell_len(_one_line(row[i])) for row in rows)]) for i, head in enumerate(heads)]
    inside = list(range(len(columns)))
    while inside and sum(widths[i] for i in inside) + _GAP * (len(inside) - 1) + 1 > width:
        inside.remove(max(inside, key=lambda i: (columns[i] in _TEXTS and widths[i] > _SHORT, widths[i], i)))
    return [i for i in range(len(columns)) if i not in inside]


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _print_fitting(columns: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> None:
    from rich.cells import cell_len, set_cell_size

    below = _columns_below(columns, heads, rows, width)
    inside = [i for i in range(len(columns)) if i not in below]
    widths = [max([cell_len(heads[i]), *(cell_len(_one_line(row[i])) for row in rows)]) for i in inside]

    def line_of(cells: Iterable[str]) -> str:
        padded = (set_cell_size(text, width) for text, width in zip(cells, widths, strict=True))
        return (" " * _GAP).join(padded).rstrip()

    indent = _INDENT if inside else ""
    lines = [line_of(heads[i] for i in inside)] if inside else []
    lines += [indent + line for line in wrapped(" / ".join(heads[i] for i in below), width - len(indent))]
    for line in lines:
        click.echo(click.style(line, bold=True))
    click.echo("─" * min(width, max([sum(widths) + _GAP * (len(widths) - 1), *map(cell_len, lines)])))
    for number, row in enumerate(rows):
        if number and not inside:
            click.echo()
        if inside:
            click.echo(line_of(_one_line(row[i]) for i in inside))
        for label, text in _labelled(heads, row, below):
            _print_below(label, text, indent, width)


def _labelled(heads: Sequence[str], row: Sequence[str], below: list[int]) -> Iterator[tuple[str, str]]:
    """Yield what stands below a row, each with its label where there are several."""
    for i in below:
        if row[i]:
            yield (phrase("{heading}: ", heading=heads[i]) if len(below) > 1 else ""), row[i]


def _print_below(label: str, text: str, indent: str, width: int) -> None:
    from rich.cells import cell_len

    lines = wrapped(label + text, max(8, width - cell_len(indent)))
    for number, line in enumerate(lines):
        dim, rest = (label.rstrip(), line[len(label.rstrip()) :]) if number == 0 else ("", line)
        click.echo(indent + (click.style(dim, dim=True) if dim else "") + rest)
