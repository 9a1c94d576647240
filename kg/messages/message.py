"""A sentence for people that remembers what it was made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Message(str):
    """A sentence in English, with its template and values, so that it can be said in another language where it is shown.

    As a string it is the English sentence: it is compared, stored, sent to another process and written for machines so.
    """

    template: str
    values: dict[str, Any]
    context: str | None  # of a word of a fixed set

    __slots__ = ("context", "template", "values")

    def __new__(cls, template: str, /, **values: Any) -> Message:
        """Make the sentence; `{name}` in the template stands for the value of that name, if there are values."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        made.context = None
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        """Let the message come whole from another process."""
        return (self.template,), self.values


def msg(template: str, /, **values: Any) -> Message:
    """Return a sentence for people; the template is a constant, which the catalogues translate."""
    return Message(template, **values)


def term(context: str, english: str) -> Message:
    """Return a word of a fixed set, such as a verdict, to stand in a message; `kg.messages.words` has the sets."""
    made = Message(english)
    made.context = context
    return made


class Joined(Message):
    """Messages side by side, each a whole one, as the two sentences of an error are."""

    __slots__ = ()


def joined(parts: Iterable[str], separator: str = "") -> Joined:
    """Return texts one after the other, each of them, and what parts them, said in the language in which all is shown."""
    named = {f"part{number}": part for number, part in enumerate(parts)}
    return Joined("{between}".join(f"{{{name}}}" for name in named), between=separator, **named)


def reason_of(error: Exception) -> str:
    """Return what an exception says, as the message that it was raised with."""
    return error.args[0] if error.args and isinstance(error.args[0], Message) else str(error)
