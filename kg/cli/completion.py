"""`kg completion`: what TAB offers in bash, zsh and fish."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kg.cli.terminal import say
from kg.errors import UsageError
from kg.messages import msg

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_KG_COMPLETE"
# click's script for zsh needs the completion system, which not every .zshrc turns on.
_ZSH_HEAD = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"

shell_option = click.option(
    "--shell", type=click.Choice(SHELLS), help="Which shell; by default the one that SHELL names."
)


@click.group("completion")
def completion_group() -> None:
    """Complete commands, options and saved queries with TAB.

    Example:

        kg completion install
    """


@completion_group.command("install")
@shell_option
def install_command(shell: str | None) -> None:
    """Turn completion on for this user, in every new shell. Doing it again changes nothing.

    Writes a script beside the shell's own settings, and for bash and zsh one line into .bashrc or .zshrc.

    Example:

        kg completion install --shell zsh
    """
    chosen = shell or _usual_shell()
    script, settings = _places(chosen)
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(completion_script(chosen), encoding="utf-8")
    say(msg("Wrote {script}", script=script))
    if settings is not None and _add_line(settings, f'[ -f "{script}" ] && . "{script}"  # completion of kg'):
        say(msg("Added a line to {settings}", settings=settings))
    say(msg("Open a new {chosen}, and TAB completes kg.", chosen=chosen))


@completion_group.command("show")
@shell_option
def show_command(shell: str | None) -> None:
    """Print the script, for those who keep their own.

    Example:

        kg completion show --shell fish > ~/.config/fish/completions/kg.fish
    """
    click.echo(completion_script(shell or _usual_shell()), nl=False)


def completion_script(shell: str) -> str:
    """Return what a shell has to read for TAB to complete `kg`."""
    from click.shell_completion import get_completion_class

    from kg.cli import main

    found = get_completion_class(shell)
    assert found is not None, shell
    source = found(main, {}, "kg", _VARIABLE).source()
    return (_ZSH_HEAD if shell == "zsh" else "") + source.rstrip() + "\n"


def _usual_shell() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise UsageError(msg("SHELL names no shell that is known ({value})", value=name or msg('nothing')),
                         hint=msg("Say which with --shell: {shells}", shells=', '.join(SHELLS)))  # fmt: skip
    return name


def _places(shell: str) -> tuple[Path, Path | None]:
    """Return where the script goes, and the settings that are to read it (fish reads its folder by itself)."""
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    if shell == "fish":
        return config / "fish" / "completions" / "kg.fish", None
    rc = home / ".bashrc" if shell == "bash" else Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
    return config / "news-kg" / f"completion.{shell}", rc


def _add_line(path: Path, line: str) -> bool:
    """Add a line to a file unless it is there; return whether it was added."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""
    if line in text.splitlines():
        return False
    gap = "" if not text or text.endswith("\n") else "\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{gap}{line}\n")
    return True
