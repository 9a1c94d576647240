"""`kg summary`, `kg show` and `kg stats`: what is in the graph, for people."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from kg.cli.sureness import min_option, sure_mark
from kg.cli.tables import place_of, print_paragraph, print_shown, print_table, wide_option
from kg.cli.terminal import empty_array, json_option, open_store, own_command, print_object, quiet_option, say
from kg.confidence import told_sureness

if TYPE_CHECKING:
    from kg.ask.summary import FactLine

_POST_COLUMNS = ("person", "title", "since", "until", "last_reported", "confidence")


@click.command("summary")
@click.option("--limit", type=click.IntRange(1), default=40, show_default=True, help="Facts of each kind to print.")
@min_option
@json_option
@quiet_option
def summary_command(limit: int, minimum: float, as_json: bool, quiet: bool) -> None:
    """Print what was found: entities, plans, statements, figures and regulations, and where to look next.

    Each fact comes with who, what, when and the sentence of the article that says so.

    Example:

        kg summary --limit 10
    """
    from kg.ask import browser, examples, summary

    with open_store(quiet=quiet, schema=True) as store:
        counts = summary.counts(store, minimum)
        less = sum(summary.counts(store).values()) - sum(counts.values())
        lines = list(summary.fact_lines(store, limit, minimum))
        entities = {label: store.query_saved("entities", type=label, limit=12) for label in summary.ENTITY_LABELS}
        picture, example = browser.picture_query(store), examples.best_entity(store)
    if as_json:
        print_object({"counts": counts, "facts": [vars(x) for x in lines]})
        return
    print_paragraph("  ".join(f"{label} {count}" for label, count in counts.items() if count))
    _print_entities(entities, counts)
    _print_facts(lines, counts, limit)
    if less:
        say(f"\n{less:,} facts that are less than {minimum:g} sure are not shown; --min 0 shows all")
    _print_next(picture, example or _first_name(entities))


def _print_entities(entities: Mapping[str, Sequence[dict[str, Any]]], counts: dict[str, int]) -> None:
    for label, rows in entities.items():
        if rows:
            whole, rest = counts[label] <= len(rows), f"`{own_command()} query entities -p type={label}` lists more"
            shown = f"{counts[label]}" if whole else f"{len(rows)} of {counts[label]:,} shown; {rest}"
            say(f"\n{label} ({shown})")
            print_paragraph("、".join(row["name"] for row in rows) + ("" if whole else " …"), "  ")


def _print_facts(lines: Sequence[FactLine], counts: dict[str, int], limit: int) -> None:
    kind = ""
    for line in lines:
        if line.kind != kind:
            kind = line.kind
            count = counts[kind]
            shown = f"{limit:,} of {count:,} shown; --limit {count} shows all" if count > limit else f"{count}"
            say(f"\n{kind} ({shown})")
        when = f" [{line.when}]" if line.when else ""
        amounts = f" ({', '.join(line.quantities)})" if line.quantities else ""
        sure = sure_mark(line.confidence)
        print_paragraph(f"{line.who}{when}: {line.what}{amounts}{sure}", "    ", first="  ")
        print_paragraph(f"「{line.sentence}」 —《{line.title}》", "      ", dim=True)


def _first_name(entities: Mapping[str, Sequence[dict[str, Any]]]) -> str:
    return next((rows[0]["name"] for rows in (entities["Company"], entities["Person"]) if rows), "NAME")


def _print_next(picture: str, example: str) -> None:
    from kg.ask.browser import connect_address, edit_address
    from kg.settings import Settings
    from kg.store.server import server_status

    settings = Settings()
    server = None if settings.neo4j_uri else server_status(settings)
    say("\nLook at it in Neo4j Browser")
    if server is None:
        say("  Open the Browser of your server and run:")
        say(f"  {picture}")
    else:
        connect = connect_address(server.browser, server.uri, server.username)
        say(f"  {edit_address(connect, picture)}")
        say(f"  The query is filled in. User {server.username}, password: cat {server.password_file}")
        say("  Then press Ctrl+Enter.")
    say("\nNext")
    for arguments in next_arguments(example):
        say(f"  {own_command()} {arguments}")


def next_arguments(name: str) -> list[str]:
    """Return what to try next, each ready to be pasted into a shell: a name is whatever an article says."""
    shown = "-- " * name.startswith("-") + shlex.quote(name)
    return [f"show {shown}", f"query plans --param {shlex.quote(f'name={name}')}", "query --list", "browser"]


@click.command("show")
@click.argument("name")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Facts of each kind to print.")
@min_option
@wide_option
@json_option
@quiet_option
def show_command(name: str, limit: int, minimum: float, wide: bool, as_json: bool, quiet: bool) -> None:
    """Print everything known of an entity, with its sources, and what others plan, state and rule about it.

    NAME is any of its names; what concerns 海口 counts for 海南 too. Names that nothing in the graph has are answered with near ones. With --wide the ids of
    facts and articles and the characters too; --json holds all.

    Example:

        kg show 岚图
    """
    from kg.ask.lookup import find_entities
    from kg.ask.summary import entity_record

    with empty_array(as_json=as_json), open_store(quiet=quiet, schema=True) as store:
        records = [entity_record(store, entity, minimum) for entity in find_entities(store, name)]
    if as_json:
        print_object(records)
        return
    for record in records:
        _print_record(record, limit, wide=wide)


def _print_record(record: dict[str, Any], limit: int, *, wide: bool) -> None:
    also = "、".join(alias for alias in record["aliases"] if alias != record["name"])
    say(f"{record['name']}  {record['type'].lower()}  {record['id']}")
    if also:
        print_paragraph(f"also: {also}", "    ", first="  ")
    if record["inside"]:
        places = "、".join(f"{place['name']} ({place['articles']})" for place in record["inside"][:limit])
        print_paragraph(f"places inside it, with their articles: {places}", "    ", first="  ")
        print_shown(len(record["inside"][:limit]), len(record["inside"]))
    _print_posts(record["posts"], limit)
    _print_kinds(record["facts"], "{}s", _part, limit, wide=wide)
    _print_kinds(record["about"], "{}s of others about it", _others, limit, wide=wide)
    through = sum(mention["place"] is not None for mention in record["mentions"])
    also_inside = f", {through} of them only by a place inside it" if through else ""
    say(f"\nMentioned in {len(record['mentions'])} article(s){also_inside}")
    rows = [[m["published"], m["title"], len(m["starts"]), m["article"]] for m in record["mentions"]]
    print_table(["published", "title", "times", "article_id"], rows[:limit], wide=wide)
    print_shown(len(rows[:limit]), len(rows))


def _print_posts(posts: Sequence[dict[str, Any]], limit: int) -> None:
    """Print who holds which post by the last word of the articles, and who did before."""
    for heading, held in (("Posts now, by the last article", True), ("Posts before", False)):
        rows = [[row[column] for column in _POST_COLUMNS] for row in posts if row["now"] is held and row["title"]]
        if rows:
            say(f"\n{heading}")
            print_table(_POST_COLUMNS, rows[:limit])
            print_shown(len(rows[:limit]), len(rows))


def _print_kinds(
    facts: Sequence[dict[str, Any]], heading: str, told: Callable[[dict[str, Any]], str], limit: int, *, wide: bool
) -> None:
    """Print facts by kind, of each at most `limit`."""
    for kind, found in groupby(facts, key=lambda fact: str(fact["kind"])):
        of_kind = list(found)
        say("\n" + heading.format(kind))
        for fact in of_kind[:limit]:
            print_paragraph(told(fact), "    ", first="  ")
            place = place_of(fact, fact["fact"], wide=wide)
            print_paragraph(f"《{fact['title']}》 {fact['published'] or ''}{place}", "      ", dim=True)
        print_shown(len(of_kind[:limit]), len(of_kind))


def _part(fact: dict[str, Any]) -> str:
    with_whom = ", ".join(f"{role.lower()} {other}" for role, other in sorted(fact["partners"]) if other)
    place = f"{fact['place']} " if fact["place"] else ""
    return f"{place}{'/'.join(sorted(fact['roles'])).lower()}: {fact['text']}" + _details(fact, with_whom)


def _others(fact: dict[str, Any]) -> str:
    return f"{'、'.join(fact['who'])}: {fact['text']}" + _details(
        fact, *([f"about {fact['place']}"] if fact["place"] else [])
    )


def _details(fact: dict[str, Any], *more: str) -> str:
    properties = fact["properties"]
    told = (
        properties.get("target_date"),
        properties.get("modality"),
        properties.get("title"),
        properties.get("change"),
        properties.get("change_date"),
    )
    details = [d for d in (*told, *more, told_sureness(properties.get("confidence"))) if d]
    return f"  ({'; '.join(details)})" if details else ""


@click.command("stats")
@json_option
@quiet_option
def stats_command(as_json: bool, quiet: bool) -> None:
    """Print how much is in the graph: nodes by label, relationships by type.

    Example:

        kg stats --json
    """
    from kg.ask.summary import counts

    with open_store(quiet=quiet) as store:
        nodes = counts(store)
        relationships = {row["type"]: row["count"] for row in store.rows("read/relationship_counts")}
    if as_json:
        print_object({"nodes": nodes, "relationships": relationships})
        return
    print_table(["nodes", "count"], list(nodes.items()))
    print_table(["relationships", "count"], list(relationships.items()))
