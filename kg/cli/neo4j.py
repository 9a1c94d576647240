"""`kg neo4j`: the local Neo4j server, up, down, its state and its log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli.server_progress import show_server_progress
from kg.cli.terminal import say
from kg.messages import msg, phrase
from kg.messages.words import sentence

if TYPE_CHECKING:
    from kg.settings import Settings
    from kg.store.server import ServerInfo

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.group(name="neo4j")
def neo4j_group() -> None:
    """The local Neo4j server of this home (KG_HOME).

    Every command that needs a database starts it; it then stays up until `kg neo4j down`. It is not used while
    NEO4J_URI is set.

    \b
    Example:
        kg neo4j up
    """


@neo4j_group.command()
@json_option
@click.option("--maven-url", metavar="URL", help="Download from this mirror of Maven Central (default: KG_MAVEN_URL).")
@click.option("--quiet", "-q", is_flag=True, help="Draw no progress.")
def up(as_json: bool, maven_url: str | None, quiet: bool) -> None:
    """Start the local server, unless it runs, and say how to reach it.

    The first start downloads Neo4j Community (150 MB) to the cache (KG_CACHE), where all homes share it.

    \b
    Example:
        kg neo4j up
    """
    from kg.settings import Settings
    from kg.store.connection import sound_server

    settings = Settings(KG_MAVEN_URL=maven_url) if maven_url else Settings()
    with show_server_progress(quiet=quiet) as progress:
        info = sound_server(settings, progress)
    _print_server(settings, info, as_json)


@neo4j_group.command()
@json_option
def down(as_json: bool) -> None:
    """Stop the local server in good order. The graph stays in its home.

    \b
    Example:
        kg neo4j down
    """
    from kg.settings import Settings
    from kg.store.server import stop_server

    stopped = stop_server(Settings())
    if as_json:
        click.echo(json.dumps({"stopped": stopped}))
    else:
        say(msg("The local Neo4j is stopped.") if stopped else msg("The local Neo4j was not running."))


@neo4j_group.command()
@json_option
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Say whether the local server runs and its database answers: addresses, user name, the file with the password.

    The exit code is 1 when it runs and its database does not answer, as after a full disk.

    \b
    Example:
        kg neo4j status --json
    """
    from kg.settings import Settings
    from kg.store.health import local_trouble
    from kg.store.server import server_status

    settings = Settings()
    info = server_status(settings)
    trouble = None if info is None else local_trouble(info)
    _print_server(settings, info, as_json, trouble)
    ctx.exit(1 if trouble else 0)


@neo4j_group.command()
@click.option("--lines", "-n", type=click.IntRange(min=0), default=50, show_default=True, help="How many lines.")
@click.option("--follow", "-f", is_flag=True, help="Go on printing what is added, until Ctrl-C.")
def logs(lines: int, follow: bool) -> None:
    """Print the end of the local server's log.

    \b
    Example:
        kg neo4j logs -n 20
    """
    from kg.settings import Settings
    from kg.store.server import follow_log, log_path, tail_log

    path = log_path(Settings())
    if not path.exists() and not follow:
        say(msg("No log yet at {path}.", path=path), err=True)
        return
    for line in tail_log(path, lines):
        click.echo(line)
    if follow:
        for text in follow_log(path):
            click.echo(text, nl=False)


def _print_server(settings: Settings, info: ServerInfo | None, as_json: bool, trouble: str | None = None) -> None:
    from kg.store.address import shown_address
    from kg.store.disk import WRITE_BYTES, lack_of_space
    from kg.store.server import half_way

    if as_json:
        click.echo(json.dumps(_describe(settings, info, trouble), ensure_ascii=False))
        return
    if info is None and (pid := half_way(settings)) is not None:
        say(
            msg(
                "The local Neo4j (process {pid}) is starting or stopping. Its home is {home}.",
                pid=pid,
                home=settings.home,
            )
        )
    elif info is None:
        say(msg("The local Neo4j is not running. Its home is {home}; `kg neo4j up` starts it.", home=settings.home))
    else:
        say(msg("Neo4j {version} runs as process {pid}.", version=info.version, pid=info.pid))
        say(msg("  Database       {value}", value=trouble or msg("answers")))
        say(msg("  Neo4j Browser  {browser}", browser=info.browser))
        say(msg("  Bolt           {uri}", uri=info.uri))
        say(msg("  User name      {username}", username=info.username))
        say(msg("  Password       in {password_file}", password_file=info.password_file))
        say(msg("  Home           {home}", home=info.home))
        say(msg("  Log            {log}", log=info.log))
    if trouble:
        say(msg("The next command starts it anew; if that does not help: docs/operations.md, A full disk."))
    if (lack := lack_of_space(settings.home, WRITE_BYTES, "writing")) is not None:
        say(sentence(lack.message()).rstrip(".。") + phrase("."))
    if settings.neo4j_uri:
        say(
            msg(
                "NEO4J_URI is set, so the other commands use {neo4j_uri} instead.",
                neo4j_uri=shown_address(settings.neo4j_uri),
            )
        )


def _describe(settings: Settings, info: ServerInfo | None, trouble: str | None) -> dict[str, object]:
    """What `--json` prints; the password itself stays in its file."""
    from kg.store.address import shown_address

    given = shown_address(settings.neo4j_uri) if settings.neo4j_uri else None
    state: dict[str, object] = {"running": info is not None, "neo4j_uri": given}
    if info is None:
        return {**state, "home": str(settings.home)}
    return {
        **state,
        "answers": trouble is None,
        "trouble": trouble,
        "uri": info.uri,
        "browser": info.browser,
        "http_port": info.http_port,
        "username": info.username,
        "password_file": str(info.password_file),
        "pid": info.pid,
        "version": info.version,
        "home": str(info.home),
        "log": str(info.log),
    }
