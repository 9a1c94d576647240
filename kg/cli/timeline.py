"""`kg timeline` and `kg disputes`: what was said when, what became of it, and what sources disagree about."""

from __future__ import annotations

import json
from typing import Any

import click

from kg.cli.terminal import empty_array, json_option, open_store, quiet_option, say


@click.command("timeline")
@click.argument("name")
@json_option
@quiet_option
def timeline_command(name: str, as_json: bool, quiet: bool) -> None:
    """Print what an entity has planned and stated, in order, with sources, revisions and disputes.

    NAME is any of its names. A fact that several articles report comes once, where it was reported first.

    Example:

        kg timeline 岚图
    """
    from kg.build.timeline import timelines

    with empty_array(as_json=as_json), open_store(quiet=quiet, schema=True) as store:
        found = timelines(store, name)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, default=str))
        return
    for entity in found:
        say(f"{entity['name']}  {entity['type'].lower()}  {entity['id']}")
        for fact in entity["facts"]:
            _print_fact(fact)


def _print_fact(fact: dict[str, Any]) -> None:
    due = f" [by {fact['target_date']}]" if fact["target_date"] else ""
    kind = "plans" if fact["kind"] == "Plan" else (fact["verb"] or "states")
    say(f"\n{fact['sources'][0]['published'] or 'no date'}  {kind}{due}: {fact['text']}")
    for word, mark in (("revises", "revises"), ("revised_by", "revised by"), ("disputes", "in dispute with")):
        for other in fact[word]:
            changes = "; ".join(other["changes"])
            told = changes.replace(" -> ", " / ") if word == "disputes" else changes
            say(f"    {mark}: {other['text']}  ({told})")
    for source in fact["sources"]:
        place = f"{source['article']} [{source['start']}, {source['end']})"
        origin = f" {source['source']}" if source["source"] else ""
        say(f"      《{source['title']}》{origin} {source['published'] or ''}  {place}", dim=True)
    witnesses = f"  {fact['witnesses']} witness(es), reprints counted once" if len(fact["sources"]) > 1 else ""
    say(f"      {fact['fact']}{witnesses}", dim=True)


@click.command("disputes")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many pairs to print.")
@json_option
@quiet_option
def disputes_command(limit: int, as_json: bool, quiet: bool) -> None:
    """Print what sources disagree about: both facts, what differs, and the articles of each.

    Both stay in the graph. `kg reject FACT` takes out the one that is wrong.

    Example:

        kg disputes
    """
    from kg.build.timeline import disputes

    with open_store(quiet=quiet, schema=True) as store:
        found = disputes(store, limit)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, default=str))
        return
    for pair in found:
        say(f"{pair['kind']}: {'; '.join(pair['differs']).replace(' -> ', ' / ')}")
        for prefix in ("", "other_"):
            say(f"  {'、'.join(pair[f'{prefix}who'])}: {pair[f'{prefix}text']}")
            say(f"      {', '.join(pair[f'{prefix}articles'])}  {pair[f'{prefix}fact']}", dim=True)
    say(f"{len(found)} dispute(s)")
