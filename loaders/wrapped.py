"""Articles out of what they are wrapped in: the answer of an interface, a page of results, a hit, a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from loaders.field_names import GUESSES, WRAPPERS
from loaders.fields import Fields, plain_name
from loaders.options import LoadOptions
from loaders.records import DECODER

# response.docs, data.list, hits.hits[]._source, data.cards[].mblog; deeper is nothing that is known.
_MAX_DEPTH = 5
# Among the articles of these stand other things (an organisation, an advertisement), which are no mistake.
_MIXED = ("@graph", "cards")

_KEY = re.compile(r'\s*+(?:,\s*+)?"([^"\\]{1,40})"\s*+:\s*+')
_LIST_OF_OBJECTS = re.compile(r"\[\s*+(?=\{)")

_Placed = tuple[str, object]


def unwrap(value: object, where: str, options: LoadOptions) -> Iterator[tuple[object, str]]:
    """Yield (record, where it stands): the value itself, or the articles and reports that are wrapped in it.

    `where` is that of the value; `data.list[2]` and the like are added to it. A list without anything in it yields
    nothing: the last page of results is no mistake.
    """
    found = _find(value, "", options, _MAX_DEPTH) if isinstance(value, Mapping) else None
    if found is None:
        yield value, where
        return
    for path, record in found:
        yield record, f"{where}, {path}" if path else where


def find_list(text: str, at: int) -> int | None:
    """Return where the first element begins of the list that the object at `text[at]` wraps, None where it wraps none.

    For an object that is too long to be decoded at once: only what stands before the list is.
    """
    at += 1
    while match := _KEY.match(text, at):
        at = match.end()
        wraps = match[1] in WRAPPERS
        if wraps and (found := _LIST_OF_OBJECTS.match(text, at)):
            return found.end()
        if wraps and text.startswith("{", at):
            at += 1
            continue
        try:
            _, at = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
    return None


def _find(value: Mapping[str, object], path: str, options: LoadOptions, depth: int) -> list[_Placed] | None:
    """Return the records in the value with their paths; None where nothing in it is one."""
    hit = _of_hit(value)
    fields = Fields(hit, options.fields)
    if fields.has_content() or any(isinstance(fields.guess(name), str) for name in ("report", "reporttext")):
        return [(path, hit)]
    if depth == 0:
        return None
    found: list[_Placed] | None = None
    for name, inner in hit.items():
        if (name if name in WRAPPERS else plain_name(name)) not in WRAPPERS:
            continue
        at = f"{path}.{name}" if path else name
        if isinstance(inner, Mapping):
            more = _find(_with_outer(inner, hit, name), at, options, depth - 1)
        elif isinstance(inner, list):
            more = _find_all(inner, at, hit, options, depth - 1)
        else:
            more = None
        if more is not None:
            found = [*(found or ()), *more]
    if found is None and fields.content():
        return [(path, hit)]
    return found


def _find_all(
    values: list[object], path: str, holder: Mapping[str, object], options: LoadOptions, depth: int
) -> list[_Placed] | None:
    """Return the records in a list; an element that holds none stands for itself, to be refused by name."""
    if not values:
        # What has a title, or nothing for a content, is an article without a text, and so a mistake.
        return None if "title" in holder or plain_name(path.rpartition(".")[2]) in GUESSES["content"] else []
    found: list[_Placed] = []
    any_found = False
    for number, value in enumerate(values, 1):
        at = f"{path}[{number}]"
        inner = _find(_with_feed(value, holder), at, options, depth) if isinstance(value, Mapping) else None
        any_found = any_found or bool(inner)
        if inner is not None or path.rpartition(".")[2] not in _MIXED:
            found += inner if inner is not None else [(at, value)]
    return found if any_found else None


def _of_hit(value: Mapping[str, object]) -> Mapping[str, object]:
    """Return what Elasticsearch found, with the id that it has there."""
    source = value.get("_source")
    if not isinstance(source, Mapping):
        return value
    return {"_id": value.get("_id"), **source} if "id" not in source else source


def _with_outer(inner: Mapping[str, object], outer: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Return the one record wrapped in another with what that says of it, where it is plain that it does."""
    if name in ("attributes", "fields"):
        return {"id": outer.get("id", outer.get("pk")), **inner}
    if not {"title", "url", "link"} & outer.keys():
        return inner
    said = {key: value for key, value in outer.items() if not isinstance(value, (Mapping, list))}
    return {**said, **inner}


def _with_feed(value: Mapping[str, object], holder: Mapping[str, object]) -> Mapping[str, object]:
    """Return an item of a feed with the feed's title, which says who published it."""
    feed = holder.get("feed")
    title = feed.get("title") if isinstance(feed, Mapping) else holder.get("title")
    return {**value, "feed_title": title} if isinstance(title, str) and "feed_title" not in value else value
