"""`kg path`, `kg central` and `kg communities`: how entities hang together."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from kg.cli.sureness import min_option
from kg.cli.tables import place_of, print_paragraph, print_shown, print_table, wide_option
from kg.cli.terminal import F, empty_array, json_option, note, open_store, own_command, print_object, quiet_option, say
from kg.confidence import told_sureness
from kg.messages import in_words, msg, phrase
from kg.messages.words import type_word

if TYPE_CHECKING:
    from kg.ask.networks import Step
    from kg.ask.ties import Choice

# The keys of kg.ask.ties.GRAPHS and its PARTY_TYPES, which load too much for `kg --help`; a test compares them.
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
@min_option
@wide_option
@json_option
@quiet_option
def path_command(
    a: str, b: str, on: str, types: tuple[str, ...], limit: int, minimum: float, wide: bool, as_json: bool, quiet: bool
) -> None:
    """Print the shortest chain between two entities, with the sentence that each step rests on.

    A and B are any of their names, of any type; --type is for those in between. Of chains with as many steps the one
    that more articles support comes first.

    Example:

        kg path 韩知予 澜江省能源局 --on together
    """
    from kg.ask.networks import find_chains, other_ties

    choice = make_choice(on, types, minimum)
    with empty_array(as_json=as_json), open_store(quiet=quiet, schema=True) as store:
        found = find_chains(store, a, b, choice, limit)
        other = None if found else other_ties(store, a, b, choice)
    if as_json:
        print_object([[_for_machines(step) for step in chain] for chain in found])
    for number, chain in enumerate(() if as_json else found):
        _print_chain(chain, first=number == 0, wide=wide)
    if found:
        return
    if not as_json:
        say(msg("No chain between {a} and {b} by {on}.", a=a, b=b, on=on))
    note(msg("Note: {what_to_try}", what_to_try=_what_to_try(a, b, choice, other)), quiet=quiet)


def _for_machines(step: Step) -> dict[str, Any]:
    made = asdict(step)
    for party in (made["a"], made["b"]):
        party["type"] = party["type"].upper()
    return made


def _what_to_try(a: str, b: str, tried: Choice, other: Choice | None) -> str:
    """Return a command that does print a chain, or that nothing ties the two."""
    names = [shlex.quote(name) for name in (a, b)]
    if other is None:
        shows = phrase(" and ").join(f"`{own_command()} show {name}`" for name in names)
        return msg(
            "nothing in the graph ties them, by whatever --on and --type; {shows} print what is known of each",
            shows=shows,
        )
    dashes = ["--"] if any(name.startswith("-") for name in (a, b)) else []
    # A place among them is what made the difference, so all types are named.
    types = [f"--type {kind}" for kind in other.types] if other.types != tried.types else []
    kept = [f"--type {kind}" for kind in tried.types] if other.types == tried.types != tuple(TELLING) else []
    sure = ["--min 0"] if other.minimum < tried.minimum else []
    words = [f"{own_command()} path", f"--on {other.on}", *sure, *types, *kept, *dashes, *names]
    return msg("there is one by `{words}`", words=" ".join(words))


def _print_chain(chain: list[Step], *, first: bool, wide: bool) -> None:
    names = [chain[0].a.name, *(step.b.name for step in chain)]
    if not first:
        say("")
    steps = msg("1 step") if len(chain) == 1 else msg("{count} steps", count=len(chain))
    print_paragraph(msg("{chain}  ({steps})", chain=" — ".join(names), steps=steps), "    ", first="")
    for number, step in enumerate(chain, 1):
        tie = step.ties[0]
        source = tie.sources[0]
        more = phrase("{articles} articles", articles=step.articles) if step.articles > 1 else ""
        parts = [type_word(tie.kind), more, in_words(told_sureness(tie.confidence))]
        told = phrase(", ").join(part for part in parts if part)
        say(msg("\n{number}. {one} — {other}: {told}", number=number, one=step.a.name, other=step.b.name, told=told))
        print_paragraph(f"「{source.sentence}」", "   ")
        place = place_of(vars(source), wide=wide)
        print_paragraph(f"《{source.title}》 {source.published or ''}{place}", "   ", dim=True)


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
@min_option
@json_option
@quiet_option
def central_command(
    on: str, types: tuple[str, ...], by: str, limit: int, minimum: float, as_json: bool, quiet: bool
) -> None:
    """Print who is best connected.

    `--by between` of more than 500 entities looks from 500 of them, always the same.

    Example:

        kg central --type person --type company --on posts
    """
    from kg.ask.networks import rank

    with open_store(quiet=quiet, schema=True) as store:
        found = rank(store, make_choice(on, types, minimum), by)
    rows = found[:limit]
    if as_json:
        print_object(rows)
        return
    columns = ["name", "type", "neighbours", "articles", "score"]
    print_table(columns, [[row[column] for column in columns] for row in rows])
    print_shown(len(rows), len(found))


@click.command("communities")
@tie_options(types=TELLING)
@click.option("--least", type=click.IntRange(1), default=3, show_default=True, help="Leave out smaller groups.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many groups to print.")
@click.option("--members", type=click.IntRange(1), default=8, show_default=True, help="Names to print of each group.")
@min_option
@json_option
@quiet_option
def communities_command(
    on: str, types: tuple[str, ...], least: int, limit: int, members: int, minimum: float, as_json: bool, quiet: bool
) -> None:
    """Print groups of entities that are tied more closely to each other than to the rest.

    By the Louvain method on the number of articles; the modularity says how clear the division is (0: not at all).
    With --json all groups with all their members.

    Example:

        kg communities --on together --least 5
    """
    from kg.ask.networks import group

    with open_store(quiet=quiet, schema=True) as store:
        rows, modularity = group(store, make_choice(on, types, minimum), least)
    if as_json:
        print_object({"modularity": modularity, "communities": rows})
        return
    print_table(["size", "members"], [[row["size"], _names(row["members"], members)] for row in rows[:limit]])
    print_shown(len(rows[:limit]), len(rows))
    say(
        msg(
            "{count} communities of {least} or more, modularity {modularity}",
            count=len(rows),
            least=least,
            modularity=modularity,
        )
    )


def _names(members: list[dict[str, Any]], limit: int) -> str:
    return "、".join(member["name"] for member in members[:limit]) + (" …" if len(members) > limit else "")


def make_choice(on: str, types: tuple[str, ...], minimum: float = 0.0) -> Choice:
    """Return which part of the graph the options choose."""
    from kg.ask.ties import choice_of

    return choice_of(on, types, minimum)
