"""`kg match`, `kg explain` and `kg candidates`: why names are one, or not."""

from __future__ import annotations

import json
from typing import IO, Any

import click

from kg.cli.files import TextInput
from kg.cli.tables import print_paragraph, print_shown, print_table
from kg.cli.terminal import empty_array, json_option, open_store, quiet_option, say
from kg.errors import LoadError, UsageError
from kg.messages import in_words, msg, phrase, term, word
from kg.messages.stored import reason_words
from kg.messages.words import clauses, type_word

TYPES = ("company", "person", "policy", "region", "organization")
type_choice = click.Choice(TYPES, case_sensitive=False)


@click.command("match")
@click.argument("names", nargs=-1, metavar="[A B]")
@click.option("--type", "type_", type=type_choice, help="The type of both names.")
@click.option(
    "--pairs",
    type=TextInput(errors="surrogateescape"),
    help="A file of pairs: JSON Lines with type, a and b.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="Lines for people, or one JSON object a pair.",
)
@click.option("--no-list", is_flag=True, help="Leave the list of well-known names out: what the rules say alone.")
@click.pass_context
def match_command(
    ctx: click.Context, names: tuple[str, ...], type_: str | None, pairs: IO[str] | None, output: str, no_list: bool
) -> None:
    """Say whether two names mean one thing, how sure that is, and why.

    Needs no database, and knows nothing of judgements or of other articles. With --pairs the verdict on each line of a
    file; a line that can't be read is named on standard error and the rest goes on.

    Example:

        kg match 国家发展和改革委员会 发改委 --type organization
    """
    from rich.cells import set_cell_size

    from kg.offline.matching import match_names, match_pairs, read_type
    from kg.resolve import rules_alone

    if no_list:
        ctx.with_resource(rules_alone())
    if pairs is not None and not names:
        failed = 0
        for row in match_pairs(pairs, getattr(pairs, "name", "-")):
            if isinstance(row, LoadError):
                failed += 1
                say(msg("Error: {row}", row=row), err=True)
            elif output == "jsonl":
                click.echo(json.dumps(row, ensure_ascii=False))
            else:
                verdict = set_cell_size(phrase("same") if row["same"] else phrase("different"), 9)
                say(f"{verdict} {row['score']:.2f}  {type_word(row['type'])} {row['a']} / {row['b']}")
        ctx.exit(1 if failed else 0)
    if len(names) != 2 or pairs is not None or type_ is None:
        raise UsageError(msg("give two names and --type, or --pairs alone"), hint=msg("`kg match A B --type company`"))
    found = match_names(names[0], names[1], read_type(type_))
    if output == "jsonl":
        row = {"type": type_.upper(), "a": names[0], "b": names[1], "same": found.same, "score": round(found.score, 3)}
        click.echo(json.dumps(row | {"rule": found.rule, "reasons": found.reasons}, ensure_ascii=False))
        return
    say(
        msg(
            "{value}  score {score:.2f}  rule: {rule}",
            value=msg("same") if found.same else msg("different"),
            score=found.score,
            rule=term("rule", found.rule),
        )
    )
    for reason in found.reasons:
        say(f"  {reason_words(reason)}")


@click.command("explain")
@click.argument("name")
@json_option
@quiet_option
def explain_command(name: str, as_json: bool, quiet: bool) -> None:
    """Say why the names of an entity are one: which rule joined which pair, which articles say so, what was judged.

    Also what a rule would have joined and did not, and why.

    Example:

        kg explain 岚图
    """
    from kg.judge.explaining import explain_name

    with empty_array(as_json=as_json), open_store(quiet=quiet, schema=True) as store:
        found = explain_name(store, name)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for entity in found:
        _print_explanation(entity)


def _print_explanation(entity: dict[str, Any]) -> None:
    say(f"{entity['name']}  {type_word(entity['type'].lower())}  {entity['id']}")
    for name in entity["names"]:
        at = msg(" at {employers}", employers="、".join(name["employers"])) if name["employers"] else ""
        told = msg(
            "{name}{at}  ({type}, full name in {articles} article(s))",
            name=name["name"],
            at=at,
            type=type_word(name["type"].lower()),
            articles=name["articles"],
        )
        print_paragraph(told, "    ", first="  ")
    for title, ties in ((msg("Joined by rules:"), entity["joined"]), (msg("Not joined:"), entity["apart"])):
        if ties:
            say(title)
        for tie in ties:
            why = f"  [{in_words(tie['why'])}]" if "why" in tie else ""
            print_paragraph(
                f"{tie['a']} = {tie['b']}  {word('rule', tie['rule'])}, {tie['score']:.2f}{why}", "    ", first="  "
            )
            for reason in tie["reasons"]:
                print_paragraph(reason_words(reason), "      ", dim=True)
    if entity["called"]:
        say(msg("Called so by articles:"))
    for call in entity["called"]:
        there = "" if call["joined"] else msg("  [there only; elsewhere it means, or may mean, something else]")
        print_paragraph(
            msg(
                "{alias} for {full}: {witnesses} article(s), {articles}{there}",
                alias=call["alias"],
                full=call["full"],
                witnesses=call["witnesses"],
                articles=", ".join(call["articles"]),
                there=there,
            ),
            "    ",
            first="  ",
        )
    if entity["judgements"]:
        say(msg("Judged:"))
    for judgement in entity["judgements"]:
        print_paragraph(f"{in_words(judgement['text'])}  {judgement['id']}", "    ", first="  ")


@click.command("candidates")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many pairs.")
@json_option
@quiet_option
def candidates_command(limit: int, as_json: bool, quiet: bool) -> None:
    """List pairs of names that are worth a person's look, best first.

    First those that a rule finds the same but could not be certain of, then near misses. What was judged before does
    not come again. Answer with `kg merge` or `kg split`.

    Example:

        kg candidates --limit 10
    """
    from kg.judge.explaining import candidates

    with open_store(quiet=quiet, schema=True) as store:
        open_pairs = candidates(store)
    found = open_pairs[:limit]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    rows = [
        [c["type"], c["a"], c["b"], f"{c['score']:.2f}", c["articles"], clauses(map(reason_words, c["reasons"]))]
        for c in found
    ]
    print_table(["type", "name", "other name", "score", "articles", "reasons"], rows)
    print_shown(len(found), len(open_pairs))
