"""`kg timeline` and `kg disputes`: what was said when, what became of it, and what sources disagree about."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.sureness import min_option, note_unsure, sure_mark
from kg.cli.tables import COUNTED, place_of, print_paragraph, print_shown, wide_option
from kg.cli.terminal import empty_array, json_option, on_terminal, open_store, print_object, quiet_option, say


@click.command("timeline")
@click.argument("name")
@min_option
@wide_option
@json_option
@quiet_option
def timeline_command(name: str, minimum: float, wide: bool, as_json: bool, quiet: bool) -> None:
    """Print what an entity has planned and stated, and its figures, in order, with sources, revisions and disputes.

    NAME is any of its names; a place counts the places inside it. A fact that several articles report comes once, where it was reported first.

    Example:

        kg timeline 岚图
    """
    from kg.ask.timeline import timelines

    with empty_array(as_json=as_json), open_store(quiet=quiet, schema=True) as store:
        found = timelines(store, name, minimum)
    if as_json:
        print_object(found)
        return
    for entity in found:
        say(f"{entity['name']}  {entity['type'].lower()}  {entity['id']}")
        for fact in entity["facts"]:
            _print_fact(fact, wide=wide)


def _print_fact(fact: dict[str, Any], *, wide: bool) -> None:
    from kg.models import fact_class

    due = f" [by {fact['target_date']}]" if fact["target_date"] else ""
    place = f"{fact['place']} " if fact["place"] else ""
    kind = fact["verb"] or fact_class(fact["kind"]).own_links()[0].lower()
    if fact["modality"]:
        kind += f" ({fact['modality']})"
    say("")
    sure = sure_mark(fact["confidence"])
    print_paragraph(
        f"{fact['sources'][0]['published'] or 'no date'}  {place}{kind}{due}: {fact['text']}{sure}", "    ", first=""
    )
    for word, mark in (("revises", "revises"), ("revised_by", "revised by"), ("disputes", "in dispute with")):
        for other in fact[word]:
            changes = "; ".join(other["changes"])
            told = changes.replace(" -> ", " / ") if word == "disputes" else changes
            print_paragraph(f"{mark}: {other['text']}  ({told})", "      ", first="    ")
    for source in fact["sources"]:
        origin = f" {source['source']}" if source["source"] else ""
        place = place_of(source, wide=wide)
        print_paragraph(f"《{source['title']}》{origin} {source['published'] or ''}{place}", "      ", dim=True)
    witnesses = f"{fact['witnesses']} witness(es), reprints counted once" if len(fact["sources"]) > 1 else ""
    identifier = fact["fact"] if wide or not on_terminal() else ""
    if told := "  ".join(part for part in (identifier, witnesses) if part):
        print_paragraph(told, "      ", dim=True)


@click.command("disputes")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many pairs to print.")
@min_option
@wide_option
@json_option
@quiet_option
def disputes_command(limit: int, minimum: float, wide: bool, as_json: bool, quiet: bool) -> None:
    """Print what sources disagree about: both facts, what differs, and the articles of each.

    Both stay in the graph. `kg reject FACT` takes out the one that is wrong; --wide prints the ids.

    Example:

        kg disputes
    """
    from kg.ask.timeline import sure_disputes

    with open_store(quiet=quiet, schema=True) as store:
        every, unsure = sure_disputes(store, max(limit, COUNTED), minimum)
    note_unsure(unsure, minimum, quiet=quiet, what="disputes of facts")
    found = every[:limit]
    if as_json:
        print_object(found)
        return
    for pair in found:
        print_paragraph(f"{pair['kind']}: {'; '.join(pair['differs']).replace(' -> ', ' / ')}", "  ", first="")
        for prefix in ("", "other_"):
            sure = sure_mark(pair[f"{prefix}confidence"])
            print_paragraph(f"{'、'.join(pair[f'{prefix}who'])}: {pair[f'{prefix}text']}{sure}", "    ", first="  ")
            identifier = f"  {pair[f'{prefix}fact']}" if wide or not on_terminal() else ""
            print_paragraph(f"{', '.join(pair[f'{prefix}articles'])}{identifier}", "      ", dim=True)
    if len(every) > len(found):
        print_shown(len(found), len(every))
    else:
        say(f"{len(found)} dispute(s)")
