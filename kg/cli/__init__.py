"""The command line. Each command is thin: it parses, calls one function of the package, and prints.

Commands load when they are run, so that `kg --help` and the completion of a shell do not wait for spaCy or a driver.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from kg.cli.faults import run_plainly
from kg.cli.language import HelpContext, begin_language, heading, in_language, lang_option
from kg.cli.logs import begin_log, log_options

# Group -> commands in the order of a user's day; each name leads to (module, attribute).
SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Bring news in": {
        "import": ("kg.cli.importing", "import_command"),
        "extract": ("kg.cli.extracting", "extract_command"),
        "delete": ("kg.cli.importing", "delete_command"),
    },
    "Look": {
        "summary": ("kg.cli.looking", "summary_command"),
        "search": ("kg.cli.searching", "search_command"),
        "show": ("kg.cli.looking", "show_command"),
        "timeline": ("kg.cli.timeline", "timeline_command"),
        "disputes": ("kg.cli.timeline", "disputes_command"),
        "figures": ("kg.cli.figures", "figures_command"),
        "query": ("kg.cli.querying", "query_command"),
        "browser": ("kg.cli.browser", "browser_command"),
        "view": ("kg.cli.pictures", "view_command"),
        "mcp": ("kg.cli.mcp", "mcp_command"),
    },
    "See how things are tied": {
        "compare": ("kg.cli.comparing", "compare_command"),
        "path": ("kg.cli.networks", "path_command"),
        "central": ("kg.cli.networks", "central_command"),
        "communities": ("kg.cli.networks", "communities_command"),
    },
    "Check and pass on": {
        "verify": ("kg.cli.verify", "verify_command"),
        "report": ("kg.cli.reporting", "report_command"),
        "dossier": ("kg.cli.dossiers", "dossier_command"),
        "export": ("kg.cli.exporting", "export_command"),
        "stats": ("kg.cli.looking", "stats_command"),
    },
    "Resolve": {
        "match": ("kg.cli.matching", "match_command"),
        "explain": ("kg.cli.matching", "explain_command"),
        "candidates": ("kg.cli.matching", "candidates_command"),
        "merge": ("kg.cli.judging", "merge_command"),
        "split": ("kg.cli.judging", "split_command"),
        "retype": ("kg.cli.judging", "retype_command"),
        "reject": ("kg.cli.judging", "reject_command"),
        "judgements": ("kg.cli.judgements", "judgements_group"),
        "entities": ("kg.cli.entities", "entities_group"),
    },
    "Look after it": {
        "neo4j": ("kg.cli.neo4j", "neo4j_group"),
        "refresh": ("kg.cli.refreshing", "refresh_command"),
        "backup": ("kg.cli.keeping", "backup_command"),
        "restore": ("kg.cli.keeping", "restore_command"),
        "migrate": ("kg.cli.keeping", "migrate_command"),
        "evaluate": ("kg.cli.evaluating", "evaluate_command"),
        "doctor": ("kg.cli.doctor", "doctor_command"),
        "completion": ("kg.cli.completion", "completion_group"),
    },
}


class SectionedGroup(click.Group):
    """A group whose commands load on demand, whose help is in sections, and whose errors are one line."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of the sections."""
        return [name for commands in SECTIONS.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, loading its module, or None."""
        for commands in SECTIONS.values():
            if cmd_name in commands:
                module, attribute = commands[cmd_name]
                command: click.Command = getattr(importlib.import_module(module), attribute)
                return in_language(command)
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one list of commands a section."""
        for title, commands in SECTIONS.items():
            loaded = [(name, self.get_command(ctx, name)) for name in commands]
            with formatter.section(heading(title)):
                formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in loaded if command])

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, complete_var: str | None = None,
        standalone_mode: bool = True, **extra: Any,
    ) -> Any:  # fmt: skip
        """Run a command line; whatever goes wrong becomes one line and an exit code."""
        given = sys.argv[1:] if args is None else list(args)

        def run() -> Any:
            rest = begin_language(given)
            in_language(self)
            return super(SectionedGroup, self).main(rest, prog_name, complete_var, standalone_mode=False, **extra)

        if not standalone_mode:
            return run()
        sys.exit(run_plainly(run, given))


@click.group(cls=SectionedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="news-kg", prog_name="kg")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@lang_option
@log_options
@click.pass_context
def main(ctx: click.Context, debug: bool, log_level: str | None, log_format: str | None) -> None:
    """Build a knowledge graph from news: articles and reports in, a Neo4j graph out.

    Without NEO4J_URI a local Neo4j is started for you. Everything runs on this machine, without a language model.

    Example:

        kg import news/ && kg summary
    """
    begin_log(ctx, log_level, log_format)
