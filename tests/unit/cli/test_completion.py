"""Completion as a person gets it: installed with one command, asked for by TAB in a real bash."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.completion import completion_script
from tests.processes import PATIENCE_S

KG = Path(sys.executable).with_name("kg")


@pytest.fixture
def shell_home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user with an empty home and `kg` on the path."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "ZDOTDIR", "BASH"))}
    path = f"{KG.parent}{os.pathsep}{os.environ['PATH']}"
    return kept | {"HOME": str(tmp_path), "SHELL": "/bin/bash", "PATH": path, "TERM": "dumb", "PS1": "$ "}


def install(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [KG, "completion", "install", *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def type_in_bash(environment: dict[str, str], typed: str, expected: str, timeout_s: float = PATIENCE_S) -> str:
    """Type into an interactive bash, and return all that it shows until `expected` comes."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe("bash", ["bash", "-i"], environment)
    shown = b""
    try:
        os.write(terminal, typed.encode("utf-8"))
        end = time.monotonic() + timeout_s
        while expected.encode("utf-8") not in shown and time.monotonic() < end:
            if select.select([terminal], [], [], 1)[0]:
                shown += os.read(terminal, 65536)
    finally:
        os.write(terminal, b"\x03\x15exit\n")
        os.close(terminal)
        os.waitpid(pid, 0)
    return shown.decode("utf-8", errors="replace")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [("kg timel\t--help\n", "Print what an entity has planned"), ("kg query people\t", "people_of"), ("kg completion ins\t", "install")],
)  # fmt: skip
def test_tab_completes_in_a_real_bash(shell_home: dict[str, str], typed: str, completed: str) -> None:
    install(shell_home)
    assert completed in type_in_bash(shell_home, typed, completed)


def test_installing_again_changes_nothing(shell_home: dict[str, str]) -> None:
    rc = Path(shell_home["HOME"]) / ".bashrc"
    rc.write_text("alias ll='ls -l'")
    assert "Added a line" in install(shell_home)
    once = rc.read_text()
    assert once.startswith("alias ll='ls -l'\n[ -f ")
    assert "Added a line" not in install(shell_home)
    assert rc.read_text() == once


@pytest.mark.parametrize(
    ("shell", "script", "settings"),
    [("zsh", ".config/news-kg/completion.zsh", ".zshrc"), ("fish", ".config/fish/completions/kg.fish", None)],
)
def test_each_shell_has_its_places(shell_home: dict[str, str], shell: str, script: str, settings: str | None) -> None:
    install(shell_home, "--shell", shell)
    home = Path(shell_home["HOME"])
    assert (home / script).read_text() == completion_script(shell)
    if settings:
        assert str(home / script) in (home / settings).read_text()
    assert not (home / ".bashrc").exists()


def test_an_unknown_shell_is_asked_for() -> None:
    done = CliRunner(env={"SHELL": "/bin/tcsh"}).invoke(main, ["completion", "show"])
    assert done.exit_code == 2
    assert "--shell" in done.stderr
