"""`kg backup`, `kg restore` and `kg migrate`: a graph on its way to another day, another machine, another version."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import click

from kg.cli.importing import print_result, stop_on_interrupt
from kg.cli.options import batch_size_option, max_seconds_option, workers_option
from kg.cli.terminal import json_option, note, open_store, progress_bar, quiet_option, say
from kg.messages import msg, phrase
from kg.messages.words import sentence

_log = logging.getLogger(__name__)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--overwrite", is_flag=True, help="Put it in the place of a file of that name.")
@click.option("--online", is_flag=True, help="Let the local server run on, and leave Neo4j's own dump out.")
@quiet_option
def backup_command(file: Path, overwrite: bool, online: bool, quiet: bool) -> None:
    """Write the whole graph into one file: articles, reports, judgements, and what was made of them.

    The file is for you alone (mode 600) and brings the graph back on any server and into any later version. Of the local
    server it also holds Neo4j's own dump, for which the server stops for some seconds (not while other programs are
    connected, nor with --online): a large graph then comes back faster.

    Example:

        kg backup graph-2026-11-30.kgz
    """
    from kg.keep.archive import pack
    from kg.keep.backup import add_dump, gather, require_free
    from kg.keep.folders import working_folder
    from kg.settings import Settings

    require_free(file, overwrite=overwrite)
    with working_folder("kg-backup", file.absolute().parent) as folder:
        with open_store(quiet=quiet) as store:
            manifest = gather(store, folder)
        settings = Settings()
        if not (online or settings.neo4j_uri) and (reason := add_dump(settings, folder)) is not None:
            note(
                msg("Note: without Neo4j's own dump: {reason}. It brings back the same graph.", reason=reason),
                quiet=quiet,
            )
        pack(folder, manifest, file)
    _log.info("backup written", extra={"fields": {"articles": manifest.articles, "hash": manifest.hash}})
    say(
        msg(
            "{articles} articles, {reports} reports, {judgements} judgements in {file}",
            articles=manifest.articles,
            reports=manifest.reports,
            judgements=manifest.judgements,
            file=file,
        )
    )
    say(msg("hash {hash}", hash=manifest.hash))


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of what the graph holds now.")
@workers_option
@quiet_option
def restore_command(file: Path, replace: bool, workers: int, quiet: bool) -> None:
    """Bring back the graph that `kg backup` has written.

    In the version that wrote it the graph is the same to the byte, and its hash is compared; a later version makes its own
    of the same articles, reports and judgements. A graph that is not empty is left alone without --replace. Broken off,
    run it again: it goes on.

    Example:

        kg restore graph-2026-11-30.kgz
    """
    from kg.keep.archive import unpack
    from kg.keep.contents import Contents
    from kg.keep.fast import load_dump, may_load
    from kg.keep.folders import working_folder
    from kg.keep.restore import Restorer, require_place
    from kg.settings import Settings

    with working_folder("kg-restore", Path(tempfile.gettempdir())) as folder:
        manifest = unpack(file, folder)
        settings = Settings()
        with open_store(quiet=quiet) as store:
            require_place(store, manifest, replace=replace)
        if may_load(settings, manifest, folder) and (reason := load_dump(settings, folder)) is not None:
            note(msg("Note: not by Neo4j's own dump, but article by article: {reason}.", reason=reason), quiet=quiet)
        with (
            open_store(quiet=quiet, schema=True) as store,
            stop_on_interrupt() as stop,
            progress_bar(quiet=quiet) as bar,
        ):
            task = bar.add_task(
                phrase("Restoring"), total=manifest.articles + manifest.reports, done=phrase("restored")
            )
            restorer = Restorer(store, Contents(folder), manifest, workers, stop, lambda n: bar.advance(task, n))
            found = restorer.run()
    _log.info("backup restored", extra={"fields": {"articles": manifest.articles, "hash": found}})
    say(
        msg(
            "{articles} articles, {reports} reports, {judgements} judgements",
            articles=manifest.articles,
            reports=manifest.reports,
            judgements=manifest.judgements,
        )
    )
    if restorer.is_same_version:
        say(msg("hash {found}, that of the backup", found=found))
    else:
        say(
            msg(
                "hash {found}: what this version makes of them (news-kg {program} had made {hash})",
                found=found,
                program=manifest.program,
                hash=manifest.hash,
            )
        )


@click.command("migrate")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@workers_option
@batch_size_option
@max_seconds_option
@json_option
@quiet_option
@click.pass_context
def migrate_command(
    ctx: click.Context, dry_run: bool, workers: int, batch_size: int, max_seconds: float, as_json: bool, quiet: bool
) -> None:
    """Make a graph that an older version has written what this version makes of the same articles and judgements.

    Says from what to what. A graph that is as this version writes it stays untouched; one that a newer version has
    written is refused. Interrupted, it goes on when run again. `kg backup` first keeps what was.

    Example:

        kg migrate --dry-run
    """
    from kg.keep.migrating import migrate, plan_migration
    from kg.write.refreshing import Refresher
    from kg.write.result import ImportResult

    result = ImportResult()
    with open_store(quiet=quiet) as store, stop_on_interrupt() as stop, progress_bar(quiet=quiet) as bar:
        plan = plan_migration(store)
        for step in plan.steps or [msg("nothing to do: the graph is as this version writes it")]:
            note(sentence(step), quiet=quiet)
        if dry_run:
            note(msg("Dry run: nothing was changed."), quiet=quiet)
        elif plan.is_needed:
            task = bar.add_task(
                phrase("Migrating"),
                total=sum(len(group.ids) for group in plan.outdated),
                done=phrase("migrated"),
            )
            refresher = Refresher(store, workers, batch_size, max_seconds, stop, lambda n: bar.advance(task, n))
            migrate(store, refresher, result)
            _log.info("migrated", extra={"fields": {"schema": plan.version, "articles": len(result.changed)}})
    print_result(result, as_json=as_json, quiet=quiet)
    ctx.exit(1 if result.failed or result.interrupted or result.stopped else 0)
