"""Bring the Chinese catalogue up to date with what the code says to people: `make translations`.

What is there to translate: `msg("…")` in Python, `{{ msg("…") }}` in templates, the help of every command and option, the
words of tables, and what click says itself. A message that is new stands in messages.po with no translation, and is
printed; one that nobody uses goes. Then messages.mo is compiled: both belong into the repository, and the same messages
give the same bytes. `--check` changes nothing and says what is wrong; a test runs that.
"""

from __future__ import annotations

import ast
import io
import re
import string
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Literal

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "kg/messages/locale/zh/LC_MESSAGES"
PO, MO = FOLDER / "messages.po", FOLDER / "messages.mo"
# Dates of making would be another file each time.
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_SPOKEN = {"msg": None, "phrase": None}
_TEMPLATES = [("**/templates/**.html", "jinja2"), ("**/templates/**.js", "jinja2")]
# Modules of click whose words reach the users of kg.
_OF_CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")

English = str | tuple[str, ...]  # two forms where the number decides
KINDS: tuple[Literal["read", "browser"], ...] = ("read", "browser")
Found = tuple[str | None, English]  # with the context of a word


def found_messages() -> Iterator[Found]:
    """Yield everything that is said to people."""
    yield from _of_code()
    yield from _of_click()
    yield from _of_help()
    yield from ((context, word) for context, words in vocabulary().items() for word in words)


def _of_code() -> Iterator[Found]:
    for room in ("kg", "loaders"):
        yield from ((None, found[2]) for found in extract_from_dir(ROOT / room, _TEMPLATES, keywords=_SPOKEN))
        for path in sorted((ROOT / room).rglob("*.py")):
            yield from ((None, found[1]) for found in extract(_of_python, io.BytesIO(path.read_bytes()), _SPOKEN))


def _of_python(
    file: IO[bytes], keywords: Mapping[str, Any], *_: object, **__: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the messages of a module, also those inside an f-string, where Babel's own extractor does not look."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in keywords:
            yield node.lineno, "msg", ast.literal_eval(node.args[0]), []


def _of_click() -> Iterator[Found]:
    folder = Path(click.__file__).parent
    for module in _OF_CLICK:
        for _, message, _, context in extract_from_file("python", folder / f"{module}.py"):
            yield context, message


def _of_help() -> Iterator[Found]:
    from kg.cli import SECTIONS, main
    from kg.cli.language import EXAMPLE, paragraphs_of

    yield from ((None, title) for title in SECTIONS)
    yield None, EXAMPLE
    for command in commands(main):
        yield from ((None, paragraph) for paragraph in paragraphs_of(command.help or ""))
        for parameter in command.params:
            if text := getattr(parameter, "help", None):
                yield None, text


def commands(command: click.Command) -> Iterator[click.Command]:
    """Yield a command and all below it."""
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if below := command.get_command(context, name):
                yield from commands(below)


def vocabulary() -> dict[str, list[str]]:
    """Return the words of fixed sets by their context."""
    from kg.messages.words import VOCABULARY
    from kg.store.queries import saved_queries

    asked = {p.meaning for kind in KINDS for query in saved_queries(kind).values() for p in query.parameters}
    return {context: sorted(words) for context, words in VOCABULARY.items()} | {"parameter": sorted(asked)}


def catalogue() -> Catalog:
    """Return the translations there are, with what is new and without what is gone."""
    made = Catalog(
        locale="zh", project="news-kg", header_comment="# Chinese for kg: `make translations`.",
        creation_date=_NO_DATE, revision_date=_NO_DATE, fuzzy=False, last_translator="", language_team="",
    )  # fmt: skip
    known = {(one.context, one.id): one.string for one in read_po(PO.open("rb"))} if PO.exists() else {}
    for context, english in found_messages():
        made.add(english, known.get((context, english), ""), context=context)
    return made


def compiled(made: Catalog) -> tuple[bytes, bytes]:
    """Return a catalogue as the bytes of messages.po and messages.mo."""
    text, binary = io.BytesIO(), io.BytesIO()
    write_po(text, made, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
    write_mo(binary, made)
    return text.getvalue(), binary.getvalue()


def faults(made: Catalog) -> Iterator[str]:
    """Yield what is wrong with the translations."""
    for one in made:
        if not one.id:
            continue
        forms = (one.id,) if isinstance(one.id, str) else one.id
        chinese = one.string if isinstance(one.string, str) else one.string[0]
        if not chinese:
            yield f"no translation: {one.context or ''} {forms[0]!r}"
        elif fields(chinese) not in [fields(form) for form in forms]:
            yield f"other placeholders: {forms[0]!r}: {chinese!r}"


def fields(text: str) -> set[str]:
    """Return the names of the placeholders in a text; one that only shows braces has none."""
    if not re.search(r"\{\w+[}!:]", text):
        return set()
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main() -> None:
    """Write both files, or with --check say what is wrong."""
    made = catalogue()
    told = list(faults(made))
    text, binary = compiled(made)
    if "--check" in sys.argv:
        if (text, binary) != (PO.read_bytes(), MO.read_bytes()):
            told.append("messages.po or messages.mo is stale: run `make translations`")
        sys.exit("\n".join(told) or 0)
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(text)
    MO.write_bytes(binary)
    sys.exit("\n".join(told) or 0)


if __name__ == "__main__":
    main()
