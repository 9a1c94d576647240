"""What a program gives to be read: files that can be read again, lists, or a stream that comes once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from kg.errors import LoadError, UsageError
from kg.messages import msg
from kg.models import Article, Report, clean_text, make_article_id
from kg.models.documents import Document, Documents


class Records:
    """The articles and reports of files: each `for` reads the files anew, so that they are never all in memory.

    What can't be read goes to `on_error`; without one it is raised where it is met (`Graph.add` counts it instead).
    """

    def __init__(self, load: Documents, on_error: Callable[[LoadError], None] | None) -> None:
        self._load = load
        self._on_error = on_error

    def __iter__(self) -> Iterator[Document]:
        return self._load(self._on_error or raise_error)

    def each(self, on_error: Callable[[LoadError], None]) -> Iterator[Document]:
        """Yield the records; what can't be read goes to `on_error`, unless another was given before."""
        return self._load(self._on_error or on_error)


def raise_error(error: LoadError) -> None:
    """Raise what can't be read where it is met."""
    raise error


def as_article(given: Article | str, published: str | None = None) -> Article:
    """Return a text as an article whose `text` is the text: its first line is the title.

    `published` is an ISO date or its beginning. Raises UsageError for what is neither a text nor an article, and for no
    date.
    """
    from loaders.dates import read_date

    if published is not None and read_date(published) is None:
        raise UsageError(
            msg("{published!r} is no date", published=published), hint=msg("Write it as 2025-03-01, 2025-03 or 2025")
        )
    known: dict[str, Any] = {}
    if published is not None:
        known = {"published": read_date(published), "published_basis": "field"}
    if isinstance(given, Article):
        # made anew, not copied: a copy takes the digest of the old one along
        return _sound(Article(**given.model_dump() | known) if known else given)
    if not isinstance(given, str):
        raise UsageError(
            msg("{kind} is no text and no article", kind=type(given).__name__), hint=msg("Give a str or a kg.Article")
        )
    text = clean_text(given)
    title, _, content = text.partition("\n")
    identifier = make_article_id(source=None, url=None, published=known.get("published"), text=text)
    return Article(id=identifier, title=title, content=content, **known)


def _sound(article: Article) -> Article:
    """Return an article that a program made, without halves of characters. Raises UsageError for an impossible date.

    What a loader gives is sound already.
    """
    if article.published is not None and not _is_date(article.published):
        hint = msg("Write it as 2025-03-01, 2025-03 or 2025, in the years 1 to 9999")
        raise UsageError(
            msg("{published!r} is no date", published=article.published),
            where=msg("article {id}", id=article.id),
            hint=hint,
        )
    given = article.model_dump()
    cleaned = cleaned_strings(given)
    return article if cleaned == given else Article(**cleaned)


def _is_date(text: str) -> bool:
    """Tell whether it is an ISO date or its beginning."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(f"{text}{'-01-01'[len(text) - 4 :]}")
    except ValueError:
        return False
    return True


def documents_of(given: Iterable[Document | str] | Document | str) -> Documents:
    """Return what gives the records of files (`kg.read`), of a list, of a stream or one alone, to be read once."""
    if isinstance(given, Records):
        return given.each
    if isinstance(given, (str, Article, Report)):
        one = _as_record(given)
        return lambda on_error: iter([one])
    return lambda on_error: map(_as_record, given)


def _as_record(given: Document | str) -> Document:
    if not isinstance(given, Report):
        return as_article(given)
    # Offsets of claims stay right: a half is replaced by one character.
    return Report.model_validate(cleaned_strings(given.model_dump()))


def cleaned_strings(value: Any) -> Any:
    """Return plain values with each half of a character, in any text of them, as U+FFFD."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {key: cleaned_strings(each) for key, each in value.items()}
    return [cleaned_strings(each) for each in value] if isinstance(value, (list, tuple)) else value
