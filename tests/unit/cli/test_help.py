"""Every command explains itself: an example, help on each option, a place in the docs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent.parent


def all_commands() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []

    def walk(prefix: str, group: click.Group) -> None:
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            path = f"{prefix} {name}"
            found.append((path, command))
            if isinstance(command, click.Group):
                walk(path, command)

    walk("kg", main)
    return found


COMMANDS = all_commands()


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[path for path, _ in COMMANDS])
def test_help_has_an_example_and_every_option_is_explained(path: str, command: click.Command) -> None:
    result = CliRunner().invoke(main, [*path.split()[1:], "--help"])
    assert result.exit_code == 0
    assert "Example:" in result.output
    assert all(p.help for p in command.params if isinstance(p, click.Option))


@pytest.mark.parametrize("path", [path for path, _ in COMMANDS])
def test_the_docs_name_every_command(path: str) -> None:
    assert f"`{path}" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_the_first_page_of_help_is_in_sections() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    assert output.index("Bring news in") < output.index("Look:") < output.index("Look after it")


HEAVY = ("kg.models", "kg.store", "neo4j", "numpy", "pydantic", "pydantic_settings", "rich", "spacy")


@pytest.mark.parametrize("arguments", [["--help"], ["completion", "show"]])
def test_the_list_of_commands_waits_for_nothing_heavy(arguments: list[str]) -> None:
    """By what is loaded, which no busy machine changes."""
    code = f"import sys; sys.argv[1:] = {arguments}\ntry: from kg.cli import main; main()\n"
    code += f"finally: print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "SHELL": "/bin/bash"}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")


RULES = (
    "kg.graph",
    "kg.nlp",
    "kg.resolve",
    "kg.verify",
    "kg.write",
    "loaders",
    "networkx",
    "pypinyin",
    "rich",
    "spacy",
)


@pytest.mark.parametrize("question", ["MATCH (a:Article) RETURN a.id", "plans", "articles"])
def test_a_query_waits_for_no_rules(question: str) -> None:
    """Up to where it asks the database, which is not there; a name that is in the graph needs no more."""
    arguments = ["query", question, *(["-p", "name=岚图"] if question == "plans" else [])]
    code = f"import sys; sys.argv[1:] = {arguments!r}\ntry: from kg.cli import main; main()\n"
    code += f"finally: print([name for name in {RULES!r} if name in sys.modules], file=sys.stderr)"
    nobody = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **nobody}, capture_output=True, text=True, encoding="utf-8"
    )
    assert "no Neo4j answers" in done.stderr
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", ["make_cli_reference.py", "make_cookbook.py", "make_graph_drawing.py"])
def test_the_reference_is_fresh(name: str) -> None:
    # in a process of its own: click keeps the help of a command as it was first asked for
    script = ROOT / "docs" / name
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
