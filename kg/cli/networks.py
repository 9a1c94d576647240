"""`kg path`, `kg central` and `kg communities`: how entities hang together."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from kg.cli.tables import print_table
from kg.cli.terminal import F, empty_array, json_option, note, open_store, quiet_option, say

if TYPE_CHECKING:
    from kg.build.networks import Step
    from kg.build.ties import Choice

# The keys of kg.build.ties.GRAPHS and its PARTY_TYPES, which load too much for `kg --help`; a test compares them.
GRAPHS = ["facts", "posts", "together"]
TYPES = ["company", "person", "policy", "region", "organization", "subject"]
# A place such as 中国 ties everybody to everybody, which is true and tells nothing.
TELLING = [kind for kind in TYPES if kind != "region"]
_ON_HELP = (
    "What ties two entities: a fact that both take part in, a post that one holds at the other, or a sentence that "
    "names both (together)."
)


def tie_options(*, types: list[str], on: str = "facts") -> Callable[[F], F]:
    """Return a decorator that adds --on and --type."""

    def add(command: F) -> F:
        shown = "all" if types == TYPES else "all but region, which ties everybody to everybody"
        help = f"Entities of this type; give it again for more. Default: {shown}."
        choose = click.Choice(TYPES, case_sensitive=False)
        command = click.option("--type", "types", type=choose, multiple=True, default=types, help=help)(command)
        return click.option("--on", type=click.Choice(GRAPHS), default=on, show_default=True, help=_ON_HELP)(command)

    return add


@click.command("path")
@click.argument("a")
@click.argument("b")
@tie_options(types=TELLING)
@click.option("--limit", type=click.IntRange(1), default=1, show_default=True, help="How many chains of that length.")
@json_option
@quiet_option
def path_command(a: str, b: str, on: str, types: tuple[str, ...], limit: int, as_json: bool, quiet: bool) -> None:
    """Print the shortest chain between two entities, with the sentence that each step rests on.

    A and B are any of their names, of any type; --type is for those in between. Of chains with as many steps the one
    that more articles support comes first.

    Example:

        kg path 韩知予 澜江省能源局 --on together
    """
    from kg.build.networks import find_chains

    with empty_array(as_json=as_json), open_store(quiet=quiet, schema=True) as store:
        found = find_chains(store, a, b, make_choice(on, types), limit)
    if as_json:
        click.echo(json.dumps([[asdict(step) for step in chain] for chain in found], ensure_ascii=False))
        return
    for number, chain in enumerate(found):
        _print_chain(chain, first=number == 0)
    if not found:
        say(f"No chain between {a} and {b} by {on}.")
        note(f"Note: try --on {'facts' if on == 'together' else 'together'}, or --type region too", quiet=quiet)


def _print_chain(chain: list[Step], *, first: bool) -> None:
    names = [chain[0].a.name, *(step.b.name for step in chain)]
    say(("" if first else "\n") + " — ".join(names) + f"  ({len(chain)} step{'s' if len(chain) > 1 else ''})")
    for number, step in enumerate(chain, 1):
        tie = step.ties[0]
        source = tie.sources[0]
        more = f", {step.articles} articles" if step.articles > 1 else ""
        say(f"\n{number}. {step.a.name} — {step.b.name}: {tie.kind}{more}")
        say(f"   「{source.sentence}」")
        place = f"{source.article} [{source.start}, {source.end})"
        say(f"   《{source.title}》 {source.published or ''}  {place}", dim=True)


@click.command("central")
@tie_options(types=TELLING)
@click.option(
    "--by",
    type=click.Choice(["neighbours", "articles", "between"]),
    default="neighbours",
    show_default=True,
    help="To how many others it is tied; how many articles support its ties; the share of shortest chains through it.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many rows.")
@json_option
@quiet_option
def central_command(on: str, types: tuple[str, ...], by: str, limit: int, as_json: bool, quiet: bool) -> None:
    """Print who is best connected.

    `--by between` of more than 500 entities looks from 500 of them, always the same.

    Example:

        kg central --type person --type company --on posts
    """
    from kg.build.networks import rank

    with open_store(quiet=quiet, schema=True) as store:
        rows = rank(store, make_choice(on, types), by, limit)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    columns = ["name", "type", "neighbours", "articles", "score"]
    print_table(columns, [[row[column] for column in columns] for row in rows])


@click.command("communities")
@tie_options(types=TELLING)
@click.option("--least", type=click.IntRange(1), default=3, show_default=True, help="Leave out smaller groups.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many groups to print.")
@click.option("--members", type=click.IntRange(1), default=8, show_default=True, help="Names to print of each group.")
@json_option
@quiet_option
def communities_command(
    on: str, types: tuple[str, ...], least: int, limit: int, members: int, as_json: bool, quiet: bool
) -> None:
    """Print groups of entities that are tied more closely to each other than to the rest.

    By the Louvain method on the number of articles; the modularity says how clear the division is (0: not at all).
    With --json all groups with all their members.

    Example:

        kg communities --on together --least 5
    """
    from kg.build.networks import group

    with open_store(quiet=quiet, schema=True) as store:
        rows, modularity = group(store, make_choice(on, types), least)
    if as_json:
        click.echo(json.dumps({"modularity": modularity, "communities": rows}, ensure_ascii=False))
        return
    print_table(["size", "members"], [[row["size"], _names(row["members"], members)] for row in rows[:limit]])
    say(f"{len(rows)} communities of {least} or more, modularity {modularity}")


def _names(members: list[dict[str, Any]], limit: int) -> str:
    return "、".join(member["name"] for member in members[:limit]) + (" …" if len(members) > limit else "")


def make_choice(on: str, types: tuple[str, ...]) -> Choice:
    """Return which part of the graph the options choose."""
    from kg.build.ties import Choice

    return Choice(on, tuple(kind for kind in TYPES if kind in types))
