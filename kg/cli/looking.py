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
from kg.messages import in_words, msg, phrase, word
from kg.messages.words import clauses, role_word, type_word

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
    print_paragraph("  ".join(f"{type_word(label)} {count}" for label, count in counts.items() if count))
    _print_entities(entities, counts)
    _print_facts(lines, counts, limit)
    if less:
        say(
            msg(
                "\n{less:,} facts that are less than {minimum:g} sure are not shown; --min 0 shows all",
                less=less,
                minimum=minimum,
            )
        )
    _print_next(picture, example or _first_name(entities))


def _print_entities(entities: Mapping[str, Sequence[dict[str, Any]]], counts: dict[str, int]) -> None:
    for label, rows in entities.items():
        if rows:
            whole, more = counts[label] <= len(rows), f"`{own_command()} query entities -p type={label}`"
            shown = (
                f"{counts[label]}"
                if whole
                else msg(
                    "{shown} of {total:,} shown; {command} lists more",
                    shown=len(rows),
                    total=counts[label],
                    command=more,
                )
            )
            say(msg("\n{heading} ({shown})", heading=type_word(label), shown=shown))
            print_paragraph("、".join(row["name"] for row in rows) + ("" if whole else " …"), "  ")


def _print_facts(lines: Sequence[FactLine], counts: dict[str, int], limit: int) -> None:
    kind = ""
    for line in lines:
        if line.kind != kind:
            kind = line.kind
            count = counts[kind]
            shown = (
                f"{count}"
                if count <= limit
                else msg("{shown:,} of {total:,} shown; --limit {total} shows all", shown=limit, total=count)
            )
            say(msg("\n{heading} ({shown})", heading=type_word(kind), shown=shown))
        when = f" [{line.when}]" if line.when else ""
        amounts = phrase(" ({amounts})", amounts=phrase(", ").join(line.quantities)) if line.quantities else ""
        sure = sure_mark(line.confidence)
        told = phrase("{who}: {text}", who=line.who + when, text=line.what)
        print_paragraph(f"{told}{amounts}{sure}", "    ", first="  ")
        print_paragraph(f"「{line.sentence}」 —《{line.title}》", "      ", dim=True)


def _first_name(entities: Mapping[str, Sequence[dict[str, Any]]]) -> str:
    return next((rows[0]["name"] for rows in (entities["Company"], entities["Person"]) if rows), "NAME")


def _print_next(picture: str, example: str) -> None:
    from kg.ask.browser import connect_address, edit_address
    from kg.settings import Settings
    from kg.store.server import server_status

    settings = Settings()
    server = None if settings.neo4j_uri else server_status(settings)
    say(msg("\nLook at it in Neo4j Browser"))
    if server is None:
        say(msg("  Open the Browser of your server and run:"))
        say(f"  {picture}")
    else:
        connect = connect_address(server.browser, server.uri, server.username)
        say(f"  {edit_address(connect, picture)}")
        say(
            msg(
                "  The query is filled in. User {username}, password: cat {password_file}",
                username=server.username,
                password_file=server.password_file,
            )
        )
        say(msg("  Then press Ctrl+Enter."))
    say(msg("\nNext"))
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
    say(f"{record['name']}  {type_word(record['type'].lower())}  {record['id']}")
    if also:
        print_paragraph(msg("also: {also}", also=also), "    ", first="  ")
    if record["inside"]:
        places = "、".join(f"{place['name']} ({place['articles']})" for place in record["inside"][:limit])
        print_paragraph(msg("places inside it, with their articles: {places}", places=places), "    ", first="  ")
        print_shown(len(record["inside"][:limit]), len(record["inside"]))
    _print_posts(record["posts"], limit)
    _print_kinds(record["facts"], _own_heading, _part, limit, wide=wide)
    _print_kinds(record["about"], _others_heading, _others, limit, wide=wide)
    through = sum(mention["place"] is not None for mention in record["mentions"])
    count = len(record["mentions"])
    if through:
        say(
            msg(
                "\nMentioned in {count} article(s), {through} of them only by a place inside it",
                count=count,
                through=through,
            )
        )
    else:
        say(msg("\nMentioned in {count} article(s)", count=count))
    rows = [[m["published"], m["title"], len(m["starts"]), m["article"]] for m in record["mentions"]]
    print_table(["published", "article", "times", "article_id"], rows[:limit], wide=wide)
    print_shown(len(rows[:limit]), len(rows))


def _print_posts(posts: Sequence[dict[str, Any]], limit: int) -> None:
    """Print who holds which post by the last word of the articles, and who did before."""
    for heading, held in ((msg("Posts now, by the last article"), True), (msg("Posts before"), False)):
        rows = [[row[column] for column in _POST_COLUMNS] for row in posts if row["now"] is held and row["title"]]
        if rows:
            say(msg("\n{heading}", heading=heading))
            print_table(_POST_COLUMNS, rows[:limit])
            print_shown(len(rows[:limit]), len(rows))


def _print_kinds(
    facts: Sequence[dict[str, Any]], heading: Callable[[str], str], told: Callable[[dict[str, Any]], str], limit: int,
    *, wide: bool,
) -> None:  # fmt: skip
    """Print facts by kind, of each at most `limit`."""
    for kind, found in groupby(facts, key=lambda fact: str(fact["kind"])):
        of_kind = list(found)
        say(heading(kind))
        for fact in of_kind[:limit]:
            print_paragraph(told(fact), "    ", first="  ")
            place = place_of(fact, fact["fact"], wide=wide)
            print_paragraph(f"《{fact['title']}》 {fact['published'] or ''}{place}", "      ", dim=True)
        print_shown(len(of_kind[:limit]), len(of_kind))


def _own_heading(kind: str) -> str:
    return msg("\n{kind}s", kind=type_word(kind))


def _others_heading(kind: str) -> str:
    return msg("\n{kind}s of others about it", kind=type_word(kind))


def _part(fact: dict[str, Any]) -> str:
    with_whom = ", ".join(f"{role_word(role)} {other}" for role, other in sorted(fact["partners"]) if other)
    place = f"{fact['place']} " if fact["place"] else ""
    roles = place + "/".join(role_word(role) for role in sorted(fact["roles"]))
    return phrase("{who}: {text}", who=roles, text=fact["text"]) + _details(fact, with_whom)


def _others(fact: dict[str, Any]) -> str:
    about = [phrase("about {place}", place=fact["place"])] if fact["place"] else []
    return phrase("{who}: {text}", who="、".join(fact["who"]), text=fact["text"]) + _details(fact, *about)


def _details(fact: dict[str, Any], *more: str) -> str:
    properties = fact["properties"]
    told = (
        properties.get("target_date"),
        word("modality", properties.get("modality") or ""),
        properties.get("title"),
        word("change", properties.get("change") or ""),
        properties.get("change_date"),
    )
    sure = in_words(told_sureness(properties.get("confidence")))
    return phrase("  ({told})", told=clauses([*told, *more, sure])) if any((*told, *more, sure)) else ""


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
