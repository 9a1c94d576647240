"""`--lang`: where it stands on the command line, and the help of commands in the language that it names."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from functools import cache

import click

from kg.errors import UsageError
from kg.messages import LANGUAGES, chosen_language, language, msg, read_language, use_language
from kg.messages.language import translated

_OPTION = "--lang"
EXAMPLE = "Example:"


def begin_language(arguments: Sequence[str]) -> list[str]:
    """Speak the language that the arguments name, else that of the environment; return the arguments without it.

    The option may stand before the command or after it, up to `--`. Raises UsageError for a language that is neither.
    """
    use_language(chosen_language())
    kept: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            return [*kept, argument, *rest]
        name, equals, value = argument.partition("=")
        if name != _OPTION:
            kept.append(argument)
            continue
        given = value if equals else next(rest, "")
        asked = read_language(given)
        if asked is None:
            raise UsageError(msg("--lang {given!r} is no language of kg", given=given), hint=msg("Give zh or en"))
        use_language(asked)
    return kept


lang_option = click.option(
    _OPTION, type=click.Choice(LANGUAGES), expose_value=False,
    help="The language for people, before or after the command (default: KG_LANG, else of the locale).",
)  # fmt: skip


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a help text that are looked up in the catalogue, each on one line but for drawn ones."""
    parts = (part.removeprefix("\b\n") for part in inspect.cleandoc(text).split("\n\n"))
    return [_as_key(part) for part in parts if not _is_example(part)]


def in_language(command: click.Command) -> click.Command:
    """Give a command's help and that of its options in the language of now, and return the command."""
    english = _english_of(command)
    command.help = _help(english[0]) if english[0] else None
    command.short_help = None if language() == "en" else _first_sentence(command.help or "")
    for parameter, text in zip(command.params, english[1:], strict=True):
        if isinstance(parameter, click.Option) and text:
            parameter.help = translated(text)
    command._help_option = None  # click makes it once, in the language of then
    command.context_class = HelpContext
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        in_language(below)
    return command


@cache
def _english_of(command: click.Command) -> tuple[str, ...]:
    """Return the help of a command and of its parameters as the code has them: asked for before anything is changed."""
    return (command.help or "", *(getattr(parameter, "help", None) or "" for parameter in command.params))


def _help(text: str) -> str:
    if language() == "en":
        return text
    return "\n\n".join(map(_paragraph, inspect.cleandoc(text).split("\n\n")))


def _paragraph(part: str) -> str:
    drawn, body = ("\b\n", part[2:]) if part.startswith("\b\n") else ("", part)
    if _is_example(body):
        return drawn + "\n".join(translated(EXAMPLE) if line == EXAMPLE else line for line in body.split("\n"))
    return drawn + translated(_as_key(body))


def _is_example(part: str) -> bool:
    """Tell whether a paragraph is commands alone, which read the same in every language."""
    return all(line.startswith("    ") or line == EXAMPLE for line in part.split("\n")) and part != EXAMPLE


def _as_key(part: str) -> str:
    """Return a paragraph on one line, since where its lines end is nothing to translate; a table keeps its lines."""
    return part if re.search(r"\S  +\S", part) else " ".join(part.split())


def _first_sentence(text: str) -> str:
    return text.split("\n\n")[0].split("。")[0]


class HelpFormatter(click.HelpFormatter):
    """Help whose lines are as wide as they look: click counts characters, and a Chinese one takes two columns."""

    def write_text(self, text: str) -> None:
        """Write paragraphs; commands and tables keep their lines."""
        if language() == "en":
            super().write_text(text)
            return
        indent = " " * self.current_indent
        parts = []
        for part in text.split("\n\n"):
            lines = part.removeprefix("\b\n").split("\n")
            whole = part.startswith("\b\n") or lines[0].startswith(" ")
            parts.append(lines if whole else _wrapped(part, self.width - self.current_indent))
        self.write("\n\n".join("\n".join(indent + line for line in lines) for lines in parts) + "\n")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, args, prefix if language() == "en" else translated("Usage:"))

    def write_heading(self, heading: str) -> None:
        """Write what a section is called, with the colon of the language."""
        if language() == "en":
            super().write_heading(heading)
        else:
            self.write(f"{'':{self.current_indent}}{heading}：\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:  # type: ignore[override]
        """Write a list of options or commands, each with what it is."""
        if language() == "en":
            super().write_dl(rows, col_max, col_spacing)
            return
        first_column = min(max(len(first) for first, _ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for first, second in rows:
            lines = _option_lines(second, max(self.width - first_column - self.current_indent, 10))
            if len(first) > first_column - col_spacing:
                self.write(f"{indent}{first}\n")
                first = ""
            self.write(f"{indent}{first:{first_column}}{lines[0] if lines else ''}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{indent}{'':{first_column}}{line}\n")


class HelpContext(click.Context):
    """A context whose help is written so."""

    formatter_class = HelpFormatter


def _wrapped(text: str, width: int) -> list[str]:
    from kg.views.columns import wrapped

    return wrapped(text, width)


def _option_lines(text: str, width: int) -> list[str]:
    """Return the lines of an option's help; its default and range stay together, on a line of their own if need be."""
    from rich.cells import cell_len

    told, gap, extra = text.rpartition("  [")
    lines = _wrapped(told if gap else text, width)
    if gap and lines and cell_len(f"{lines[-1]}  [{extra}") <= width:
        return [*lines[:-1], f"{lines[-1]}  [{extra}"]
    return [*lines, *_wrapped(f"[{extra}", width)] if gap else lines


def heading(title: str) -> str:
    """Return the title of a section of commands in the language of now."""
    return translated(title)
