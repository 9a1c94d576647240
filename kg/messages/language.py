"""The language in which a person is spoken to, and how a message is said in it."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from kg.messages.message import Joined, Message

LANGUAGES = ("zh", "en")
LOCALE = Path(__file__).with_name("locale")
DOMAIN = "messages"  # gettext's own, so that click's words are looked up in the same catalogue
# As POSIX orders them; the first that is set decides.
_OF_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

_language = "en"
_told_by_classes: dict[tuple[str, str], str] = {}


@runtime_checkable
class Told(Protocol):
    """What can be told to a person, as an error can."""

    def message(self) -> Message:
        """Return it as a message."""


def read_language(text: str) -> str | None:
    """Return zh or en for what names one of them in the usual ways (zh-CN, zh_CN.UTF-8, EN); None for anything else."""
    begin = text.strip().lower().replace("-", "_").split(".")[0].split("_")[0]
    return begin if begin in LANGUAGES else None


def chosen_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return what the environment asks for: KG_LANG, else the locale; English where that is another or none."""
    if own := read_language(environment.get("KG_LANG", "")):
        return own
    locale = next((environment[name] for name in _OF_LOCALE if environment.get(name)), "")
    return read_language(locale) or "en"


def language() -> str:
    """Return the language in which people are spoken to now."""
    return _language


def use_language(name: str) -> None:
    """Speak zh or en from now on; click, which asks gettext, does too."""
    global _language
    _language = name
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    os.environ["LANGUAGE"] = name  # gettext's own variable; it looks nowhere else in a C locale


def in_words(text: str) -> str:
    """Return a message in the language of now, and any other text as it is."""
    if _language == "en" or not isinstance(text, Message):
        return str(text)
    if text.context is not None:
        return word(text.context, text.template)
    values = {name: _value_in_words(value) for name, value in text.values.items()}
    template = text.template if isinstance(text, Joined) else _catalogue(_language).gettext(text.template)
    return template.format(**values) if values else template


def phrase(template: str, /, **values: Any) -> str:
    """Return a message in the language of now: for what lays out lines, where a message goes no further."""
    return in_words(Message(template, **values))


def _value_in_words(value: Any) -> Any:
    if isinstance(value, str):
        return in_words(value)
    return in_words(value.message()) if isinstance(value, Told) else value


def word(context: str, english: str) -> str:
    """Return one word of a fixed set (`context`: column, kind, verdict …) in the language of now; itself if it is none."""
    if _language == "en":
        return english
    return _told_by_classes.get((context, english)) or _catalogue(_language).pgettext(context, english)


def tell_words(context: str, words: Mapping[str, str]) -> None:
    """Let words of a set be called so in Chinese: what a class says of itself, as each kind of fact does."""
    _told_by_classes.update({(context, english): chinese for english, chinese in words.items()})


def translated(paragraph: str) -> str:
    """Return a paragraph of help in the language of now; itself where there is no translation."""
    return paragraph if _language == "en" or not paragraph else _catalogue(_language).gettext(paragraph)


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [name], fallback=True)
