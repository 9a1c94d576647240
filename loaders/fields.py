"""A record's fields by our names, whatever the crawler or feed called them, and what their values say."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from kg.messages import msg
from kg.models import clean_text
from loaders.field_names import GUESSES, LAST_RESORT
from loaders.options import FieldName

# How programs write that there is nothing: numpy, pandas, Python, JavaScript, SQL and spreadsheets.
_NO_VALUE = frozenset(
    "nan nat none null nil n/a n.a. na #n/a undefined unknown inf -inf infinity -infinity - -- — 无 無 暂无 未知".split()
)
# The part of an object that names it: of a person, a site, an answer of WordPress, XML turned into JSON, MongoDB.
_NAMING = (
    "name", "screen_name", "nickname", "display_name", "title", "$oid", "$date", "$numberLong", "$numberInt",
    "$numberDouble", "$uuid", "rendered", "value", "@value", "#text", "_text", "$t", "_", "text", "href", "url", "@id",
)  # fmt: skip
# The part of an object that holds a text; of a list of such objects, one a paragraph.
_TEXT_PARTS = ("rendered", "value", "@value", "#text", "_text", "$t", "_", "text", "content", "html", "paragraph")


def plain_name(name: str) -> str:
    """Return a field's name as names are compared: pubTime, pub_time, og:title and source.name are one word each."""
    return re.sub(r"[\s_:./-]", "", name.removeprefix("_source.")).lower()


def is_no_value(value: object) -> bool:
    """Tell whether a value says that there is none: empty, NaN, or a word for it such as null or N/A."""
    if isinstance(value, str):
        return not value.strip() or (len(value) < 16 and value.strip().lower() in _NO_VALUE)
    if isinstance(value, float):
        return not math.isfinite(value)
    if isinstance(value, list):
        return all(map(is_no_value, value))
    return value is None or value == {}


class Fields:
    """A record's fields by our names: those that the options name, else the first guess that holds something."""

    def __init__(self, record: Mapping[str, object], chosen: Mapping[FieldName, str]) -> None:
        self.record = record
        self._chosen = chosen
        self._by_plain_name: dict[str, object] = {}
        for name, value in record.items():
            if not is_no_value(value):
                self._by_plain_name.setdefault(plain_name(name), value)

    def get(self, field: FieldName) -> object:
        """Return the field's value, None without one; that of a list of one, which is what scrapers make of any."""
        chosen = field in self._chosen
        found = reach(self.record, self._chosen[field]) if chosen else next(self._guesses(field), None)
        found = found[0] if isinstance(found, list) and len(found) == 1 else found
        return None if is_no_value(found) else found

    def guess(self, name: str) -> object:
        """Return the value of the field whose plain name this is, None without one."""
        return self._by_plain_name.get(name)

    def text(self, field: FieldName) -> str | None:
        """Return the field as one string without blanks around it, None without one."""
        return clean_value(self.get(field))

    def content(self) -> str | None:
        """Return the content as one string: a field, a list of paragraphs, or a beginning and what follows it.

        "" for a content that is empty; None where no field is one.
        """
        if "content" in self._chosen:
            found = reach(self.record, self._chosen["content"])
            return "" if found in ("", []) or (is_no_value(found) and found is not None) else text_parts(found)
        for found in self._guesses("content"):
            if text := text_parts(found):
                return text
        if text := self._beginning_and_rest() or self.last_resort():
            return text
        return "" if self._has_empty_content() else None

    def last_resort(self) -> str | None:
        """Return what stands for a content where there is none, such as a feed's description."""
        return next((text for name in LAST_RESORT if (text := text_parts(self.guess(name)))), None)

    def has_content(self) -> bool:
        """Tell whether there is a content that isn't a last resort."""
        return bool((text := self.content()) and text != self.last_resort())

    def source_and_url(self) -> tuple[str | None, str | None]:
        """Return who published and where. An address given for a source is an address; its host is then the source."""
        url, identifier = self.text("url"), self.text("id")
        if url is None and identifier and is_address(identifier):
            url = identifier
        if "source" in self._chosen:
            return self.text("source"), url
        found = [text for value in self._guesses("source") if (text := clean_value(value))]
        name = next((text for text in found if not is_address(text)), None)
        address = next((text for text in found if is_address(text)), None)
        return name or (host_of(address) if address else None), url or address

    def names(self) -> str:
        """Return the record's own field names for a message."""
        names = [clean_text(name)[:30] for name in self.record]
        return (
            msg("the fields {names}{more}", names=", ".join(names[:8]), more=" …" if len(names) > 8 else "")
            if names
            else msg("no fields")
        )

    def _guesses(self, field: FieldName) -> Iterator[object]:
        for name in GUESSES[field]:
            # The source of a post on Weibo is the telephone that it was written with.
            on_weibo = name == "source" and field == "source" and {"mid", "user"} <= self._by_plain_name.keys()
            if (found := self.guess(name)) is not None and not on_weibo:
                yield found

    def _beginning_and_rest(self) -> str | None:
        """Join UHGEval's newsBeginning, realContinuation (unless the remainder holds it) and newsRemainder."""
        beginning, real, rest = map(self.guess, ("newsbeginning", "realcontinuation", "newsremainder"))
        if not isinstance(beginning, str):
            return None
        rest = rest if isinstance(rest, str) else ""
        real = real if isinstance(real, str) and real.strip() not in rest else ""
        return beginning + real + rest

    def _has_empty_content(self) -> bool:
        plain = {plain_name(name): value for name, value in self.record.items()}
        return any(plain[name] is not None and is_no_value(plain[name]) for name in GUESSES["content"] if name in plain)


def reach(record: Mapping[str, object], path: str) -> object:
    """Return the field of that name, or what `a.b` leads to; None when there is none."""
    if path in record:
        return record[path]
    found: object = record
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def text_of(value: object) -> str | None:
    """Return metadata as a string: numbers written out, lists joined, objects by their name; else None."""
    if is_no_value(value) or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, list):
        return "、".join(part for item in value if (part := text_of(item))) or None
    if isinstance(value, Mapping):
        return next((part for key in _NAMING if (part := text_of(value.get(key)))), None)
    return None


def clean_value(value: object) -> str | None:
    """Return metadata as a string without blanks around it and lone surrogates in it, None where nothing is left."""
    text = text_of(value)
    return (clean_text(text).strip() or None) if text else None


def text_parts(value: object) -> str | None:
    """Return a content as one string: a text, an object that holds one, or a list of either, one a paragraph."""
    if isinstance(value, str):
        return None if is_no_value(value) else value
    if isinstance(value, list):
        # Objects with titles are articles, not paragraphs.
        if any(isinstance(part, Mapping) and part.get("title") for part in value):
            return None
        found = [text_parts(part) for part in value if not is_no_value(part) or part == ""]
        kept = [text or "" for text, part in zip(found, value, strict=False) if text is not None or part == ""]
        return "\n".join(kept) or None
    if isinstance(value, Mapping):
        return next((text for key in _TEXT_PARTS if isinstance(text := value.get(key), str) and text), None)
    return None


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page."""
    return re.match(r"(?:https?:)?//[^\s/]+\.[^\s]+$", text, re.I) is not None


def host_of(address: str) -> str | None:
    """Return the host of an address, without www., None where it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
