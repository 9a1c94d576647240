"""Whether what is stored still stands in the text: offsets against characters, digest against content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.messages import msg
from kg.models import Article


def prove_quote(text: str, start: int, end: int, quote: str) -> str | None:
    """Return why `text[start:end]` is not `quote`, or None where it is."""
    if not 0 <= start < end <= len(text):
        return msg(
            "[{start}, {end}) lies outside the text of {length} characters", start=start, end=end, length=len(text)
        )
    found = text[start:end]
    if found == quote:
        return None
    return msg(
        "the text has {found!r} at [{start}, {end}), not {quote!r}", found=found, start=start, end=end, quote=quote
    )


def prove_fact(text: str, found: Mapping[str, Any]) -> str | None:
    """Return why the evidence `text[start:end]` does not bear a fact out, or None; `found` is a row of a fact to prove.

    The quote must be the text's characters, the fact's words those of an article, and its title and numbers among them.
    """
    if reason := prove_quote(text, found["start"], found["end"], found["quote"]):
        return reason
    if not found["worded"]:
        return msg("no article has its words {words!r}", words=found["text"])
    missing = [part for part in found["parts"] if part not in found["text"]]
    return msg("its words do not have {words!r}", words=missing[0]) if missing else None


def prove_article(stored: Mapping[str, Any]) -> str | None:
    """Return why a stored article is not what was imported, by its digest, or None."""
    text, title = stored["text"], stored["title"]
    if not text.startswith(f"{title}\n"):
        return msg("the text does not begin with the title")
    fields = {key: stored.get(key) for key in ("published", "url", "source", "author")}
    basis = stored.get("published_basis") or "unknown"
    article = Article(id=stored["id"], title=title, content=text[len(title) + 1 :], published_basis=basis, **fields)
    if article.sha256 == stored["sha256"]:
        return None
    return msg("the text or a field changed since it was imported")


def spans_of(row: Mapping[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    """Yield (what, start, end, quote) of everything that points at one article's characters."""
    for kind in ("facts", "claims", "ties"):
        for found in row[kind]:
            yield found["what"], found["start"], found["end"], found["quote"]
    for found in row["mentions"]:
        for start, end, surface in zip(found["starts"], found["ends"], found["surfaces"], strict=True):
            yield found["what"], start, end, surface
