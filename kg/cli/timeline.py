"""`kg timeline` and `kg disputes`: what was said when, what became of it, and what sources disagree about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from kg.cli.sureness import min_option, note_unsure, sure_mark
from kg.cli.tables import COUNTED, place_of, print_paragraph, print_shown, wide_option
from kg.cli.terminal import empty_array, json_option, on_terminal, open_store, print_object, quiet_option, say
from kg.messages import in_words, msg, phrase, word
from kg.messages.words import change_words, clauses, role_word, type_word


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
        say(f"{entity['name']}  {type_word(entity['type'].lower())}  {entity['id']}")
        for fact in entity["facts"]:
            _print_fact(fact, wide=wide)


def _print_fact(fact: dict[str, Any], *, wide: bool) -> None:
    from kg.models import fact_class

    due = msg(" [by {target_date}]", target_date=fact["target_date"]) if fact["target_date"] else ""
    place = f"{fact['place']} " if fact["place"] else ""
    kind = place + (fact["verb"] or role_word(fact_class(fact["kind"]).own_links()[0]))
    if fact["modality"]:
        kind += phrase(" ({amounts})", amounts=word("modality", fact["modality"]))
    say("")
    told = phrase("{who}: {text}", who=kind + in_words(due), text=fact["text"] + sure_mark(fact["confidence"]))
    print_paragraph(f"{fact['sources'][0]['published'] or phrase('no date')}  {told}", "    ", first="")
    for side, mark in (
        ("revises", msg("revises")),
        ("revised_by", msg("revised by")),
        ("disputes", msg("in dispute with")),
    ):
        for other in fact[side]:
            changes = map(change_words, other["changes"])
            told = clauses(_between_sources(changes) if side == "disputes" else changes)
            print_paragraph(
                msg("{mark}: {text}  ({told})", mark=mark, text=other["text"], told=told), "      ", first="    "
            )
    for source in fact["sources"]:
        origin = f" {source['source']}" if source["source"] else ""
        place = place_of(source, wide=wide)
        print_paragraph(f"《{source['title']}》{origin} {source['published'] or ''}{place}", "      ", dim=True)
    witnesses = (
        msg("{witnesses} witness(es), reprints counted once", witnesses=fact["witnesses"])
        if len(fact["sources"]) > 1
        else ""
    )
    identifier = fact["fact"] if wide or not on_terminal() else ""
    if told := "  ".join(part for part in (identifier, in_words(witnesses)) if part):
        print_paragraph(told, "      ", dim=True)


def _between_sources(changes: Iterable[str]) -> list[str]:
    """Return what two sources say differently: neither came before the other."""
    return [change.replace(" -> ", " / ") for change in changes]


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
    note_unsure(unsure, minimum, quiet=quiet, what=msg("disputes of facts"))
    found = every[:limit]
    if as_json:
        print_object(found)
        return
    for pair in found:
        differs = clauses(_between_sources(map(change_words, pair["differs"])))
        print_paragraph(msg("{who}: {text}", who=type_word(pair["kind"]), text=differs), "  ", first="")
        for prefix in ("", "other_"):
            text = pair[f"{prefix}text"] + sure_mark(pair[f"{prefix}confidence"])
            print_paragraph(msg("{who}: {text}", who="、".join(pair[f"{prefix}who"]), text=text), "    ", first="  ")
            identifier = f"  {pair[f'{prefix}fact']}" if wide or not on_terminal() else ""
            print_paragraph(f"{', '.join(pair[f'{prefix}articles'])}{identifier}", "      ", dim=True)
    if len(every) > len(found):
        print_shown(len(found), len(every))
    else:
        say(msg("{count} dispute(s)", count=len(found)))
