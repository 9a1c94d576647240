"""`kg merge`, `kg split`, `kg reject`, `kg retype`: what a person decides."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.matching import type_choice
from kg.cli.terminal import json_option, note, open_store, quiet_option, say
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from kg.judge.applying import JudgementChange

_log = logging.getLogger(__name__)

note_option = click.option("--note", "remark", help="Why, for whoever reads it later.")
replace_option = click.option("--replace", is_flag=True, help="Withdraw older judgements that say otherwise.")
pending_option = click.option("--pending", is_flag=True, help="Accept names that no article has used yet.")


def print_change(change: JudgementChange, *, as_json: bool, quiet: bool = False) -> None:
    """Print what a change of judgements did: one line each, then the counts."""
    from kg.resolve import judgement_id

    logged = {"added": change.added, "withdrawn": change.withdrawn}
    _log.info("judged", extra={"fields": {name: [judgement_id(j) for j in found] for name, found in logged.items()}})
    parts = {"added": change.added, "withdrawn": change.withdrawn, "unchanged": change.unchanged}
    if as_json:
        listed = {part: [j.model_dump(mode="json", exclude_none=True) for j in found] for part, found in parts.items()}
        click.echo(
            json.dumps(listed | {"pending": len(change.pending), "notes": list(change.notes)}, ensure_ascii=False)
        )
        return
    for reason in change.notes:
        note(msg("Note: {reason}.", reason=reason), quiet=quiet)
    for done, found in ((msg("added"), change.added), (msg("withdrawn"), change.withdrawn)):
        for judgement in found if len(found) <= 50 else ():
            say(msg("{done}: {judgement}", done=done, judgement=judgement))
    for judgement in change.pending[:50]:
        note(msg("Note: waits for an article that uses the name: {judgement}", judgement=judgement), quiet=quiet)
    counts = {part: len(found) for part, found in parts.items()}
    say(msg("{added} added, {withdrawn} withdrawn, {unchanged} unchanged", **counts))


def refuse_all(errors: Sequence[Exception]) -> None:
    """Print the reason for each line and stop with exit code 1, if there is any."""
    for error in errors:
        say(msg("Error: {error}", error=error), err=True)
    if errors:
        say(msg("Error: {count} line(s) can't be taken, so nothing was changed.", count=len(errors)), err=True)
        click.get_current_context().exit(1)


@click.command("merge")
@click.argument("a")
@click.argument("b")
@click.option("--type", "type_", type=type_choice, help="The type of both (default: the one that both have).")
@pending_option
@replace_option
@note_option
@json_option
@quiet_option
def merge_command(
    a: str, b: str, type_: str | None, pending: bool, replace: bool, remark: str | None, as_json: bool, quiet: bool
) -> None:
    """Judge that two names mean one thing.

    Holds for these names wherever they stand, also in articles that come later, until `kg split`. Of several people of
    one name, say which by an employer: 张伟@岚图汽车. Names of two types are not merged, nor a name with itself. A merge
    that leaves the graph as it was says why.

    Example:

        kg merge 岚图 东风岚图 --type company --note "same brand"
    """
    from kg.judge.deciding import merge_names
    from kg.judge.splitting import by_user

    work = merge_names(a, b, type_, by_user(remark), replace=replace, pending=pending)
    with open_store(quiet=quiet, schema=True) as store:
        print_change(store.write(work), as_json=as_json, quiet=quiet)


@click.command("split")
@click.argument("words", nargs=-1, required=True, metavar="NAME [from] ENTITY")
@note_option
@json_option
@quiet_option
def split_command(words: tuple[str, ...], remark: str | None, as_json: bool, quiet: bool) -> None:
    """Judge that a name does not belong to an entity.

    What a judgement merged is split by withdrawing that judgement, so the graph is what it was before. What rules
    joined is kept apart by new judgements: the name is none of the others that the entity has. Two people of one name
    whom an article takes for one are told apart by their employers; each mention then goes to the employer named last.

    \b
    Example:

        kg split 岚图 from 岚图汽车
        kg split 李明远@甲公司 from 李明远@乙大学
    """
    from kg.judge.splitting import by_user, split_name

    names = (words[0], words[2]) if len(words) == 3 and words[1].lower() == "from" else words
    if len(names) != 2:
        raise UsageError(
            msg("give the name and the entity that it is to leave"), hint=msg("`kg split NAME from ENTITY`")
        )
    with open_store(quiet=quiet, schema=True) as store:
        print_change(store.write(split_name(names[0], names[1], by_user(remark))), as_json=as_json, quiet=quiet)


@click.command("reject")
@click.argument("fact")
@note_option
@json_option
@quiet_option
def reject_command(fact: str, remark: str | None, as_json: bool, quiet: bool) -> None:
    """Judge that a fact is wrong: it leaves the graph with all its sources.

    FACT is the id that `kg show --wide` and `kg timeline --wide` print. Rejected is what is said, by whom, in the words of each
    source: it stays out whichever article says so, today or later. `kg judgements withdraw FACT` brings it back.

    Example:

        kg reject plan:1f0c6a5d2b7e8f90 --note "the article quotes a denial"
    """
    from kg.judge.deciding import reject_fact
    from kg.judge.splitting import by_user

    with open_store(quiet=quiet, schema=True) as store:
        print_change(store.write(reject_fact(fact, by_user(remark))), as_json=as_json, quiet=quiet)


@click.command("retype")
@click.argument("name")
@click.option("--type", "type_", type=type_choice, required=True, help="What it is.")
@click.option("--from", "from_", type=type_choice, help="What it is seen as, when that is not one type.")
@pending_option
@replace_option
@note_option
@json_option
@quiet_option
def retype_command(
    name: str,
    type_: str,
    from_: str | None,
    pending: bool,
    replace: bool,
    remark: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Judge that what a name means is of another type.

    The entity that has the name gets the type, and is one with what has that name and type already.

    Example:

        kg retype 新华社 --type organization
    """
    from kg.judge.deciding import retype_name
    from kg.judge.splitting import by_user

    work = retype_name(name, type_, from_, by_user(remark), replace=replace, pending=pending)
    with open_store(quiet=quiet, schema=True) as store:
        print_change(store.write(work), as_json=as_json, quiet=quiet)
