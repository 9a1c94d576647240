"""Write docs/cli.md from the commands' own help: `python docs/make_cli_reference.py` (a test checks that it is fresh)."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import SECTIONS, main

HEAD = """# The command line

Made from the commands' own help by `make docs-cli`. Results go to standard output, progress and notes to standard
error. Exit codes: 0 done, 1 something failed, 2 wrong use.
"""


def reference() -> str:
    """Return the whole page."""
    parts = [HEAD]
    context = click.Context(main, info_name="kg", **main.context_settings)
    for title, names in SECTIONS.items():
        parts.append(f"\n## {title}\n")
        for name in names:
            command = main.get_command(context, name)
            if command is not None:
                parts.extend(pages(command, name, context))
    return "".join(parts)


def pages(command: click.Command, name: str, parent: click.Context) -> list[str]:
    """Return the page of a command, then those of its subcommands."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100, max_content_width=100)
    found = [f"\n### `{context.command_path}`\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            subcommand = command.get_command(context, sub)
            if subcommand is not None:
                found.extend(pages(subcommand, sub, context))
    return found


if __name__ == "__main__":
    page = Path(__file__).with_name("cli.md")
    if "--check" in sys.argv:
        sys.exit(page.read_text(encoding="utf-8") != reference() and "docs/cli.md is stale: run `make docs-cli`")
    page.write_text(reference(), encoding="utf-8")
