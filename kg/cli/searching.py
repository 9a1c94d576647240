"""`kg search`: names and facts by their words."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.terminal import json_option, open_store, quiet_option, say
from kg.models.printable import printable

if TYPE_CHECKING:
    from kg.ask.searching import Hit

KINDS = ("company", "person", "policy", "region", "organization", "plan", "statement", "regulation", "affiliation")


@click.command("search")
@click.argument("text")
@click.option("--type", "kind", type=click.Choice(KINDS, case_sensitive=False), help="Only hits of this type.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many hits to print.")
@json_option
@quiet_option
def search_command(text: str, kind: str | None, limit: int, as_json: bool, quiet: bool) -> None:
    """Find names and facts by their words, best first.

    Simplified and traditional characters find each other, as do full and half width, upper and lower case. What
    matched is coloured on a terminal, and in 【】 where there is none.

    Example:

        kg search 储能工厂 --type plan
    """
    from kg.ask.searching import search

    with open_store(quiet=quiet, schema=True) as store:
        hits = search(store, text, kind=kind.capitalize() if kind else None, limit=limit)
    if as_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, default=str))
        return
    for hit in hits:
        _print_hit(hit)
    click.echo(f"{len(hits)} hit(s)" + ("" if len(hits) < limit else f"; --limit {2 * limit} may print more"))


def _print_hit(hit: Hit) -> None:
    who = "" if hit.is_entity else "、".join(hit.names) + ": "
    found = _highlighted(printable(hit.text), hit.highlights)
    click.echo(f"{click.style(hit.kind.lower(), dim=True)}  {printable(who)}{found}")
    if hit.is_entity:
        called = f"{hit.name}, " if hit.text != hit.name else ""
        say(f"      {called}{hit.articles_count} article(s)  {hit.id}", dim=True)
    for article in hit.articles:
        place = f"{article['id']} [{article['start']}, {article['end']})"
        say(f"      《{article['title']}》 {article['published'] or ''}  {place}  {hit.id}", dim=True)


def _highlighted(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts, last = [], 0
    for start, end in spans:
        found = text[start:end]
        parts += [
            text[last:start],
            click.style(found, fg="yellow", bold=True) if sys.stdout.isatty() else f"【{found}】",
        ]
        last = end
    return "".join([*parts, text[last:]])
