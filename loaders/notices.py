"""Notices about fields that look like one of ours and are not used: each once, however many records have it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

from kg.messages import msg
from loaders.dates import read_date
from loaders.field_names import GUESSES
from loaders.fields import Fields, is_address, is_no_value, plain_name
from loaders.options import FieldName, LoadOptions

logger = logging.getLogger(__name__)

_KINDS: Mapping[FieldName, str] = {"published": msg("a date"), "source": msg("a source"), "content": msg("a text")}
_DATE_NAME = re.compile(r"date|time|publi|日期|时间|時間|riqi|shijian|(?:^|_)(?:ts|dt|day)$", re.I)
_SOURCE_NAME = re.compile(
    r"source|site|domain|host|outlet|publish|media|channel|agency|press|paper|account|platform"
    r"|来源|來源|出处|媒体|媒體|网站|網站|平台|公众号|公眾號|频道|報社|报社|laiyuan",
    re.I,
)
_SENTENCE_END = re.compile(r"[。！？；]|[.!?](?:\s|$)")
_USED = frozenset(name for names in GUESSES.values() for name in names)
_MIN_TEXT_CHARS, _MAX_SOURCE_CHARS, _MAX_NAME_CHARS = 30, 60, 80


def warn_once(options: LoadOptions, message: str) -> None:
    """Log a warning, unless it was logged for these options: input is read more than once."""
    if options.is_new(message):
        logger.warning("%s", message)


def note_unused(fields: Fields, missing: Mapping[FieldName, int], options: LoadOptions) -> None:
    """Warn of each field that looks like one of ours that is missing; `missing` maps it to what it must be longer than.

    A text is only worth a notice where it is longer than the one that was taken.
    """
    for ours, longer_than in missing.items():
        for name, value in _flat(fields.record):
            if not options.is_new(f"{ours}={name}"):
                continue
            if _looks_like(ours, name, value, longer_than):
                kind = _KINDS[ours]
                warn_once(
                    options,
                    msg(
                        "field `{name}` looks like {kind} and is not used; --field {ours}={name} uses it",
                        name=name,
                        kind=kind,
                        ours=ours,
                    ),
                )
            else:
                options.forget(f"{ours}={name}")


def text_like(fields: Fields) -> str | None:
    """Return the name of the longest field that looks like a text, for a record without a content."""
    found = [(len(str(value)), name) for name, value in _flat(fields.record) if _looks_like("content", name, value, 0)]
    return max(found)[1] if found else None


def _flat(record: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield (path, value) of the fields, and of those one level down."""
    for name, value in record.items():
        inner = value if isinstance(value, Mapping) and not any(key[:1] == "$" for key in value) else {}
        found = [(f"{name}.{key}", deeper) for key, deeper in inner.items()] if inner else [(name, value)]
        for path, one in found:
            known = plain_name(path) in _USED or is_no_value(one)
            if not known and len(path) <= _MAX_NAME_CHARS and path.isprintable():
                yield path, one


def _looks_like(ours: FieldName, path: str, value: object, longer_than: int) -> bool:
    name = path.rpartition(".")[2]
    if ours == "published":
        return bool(_DATE_NAME.search(name)) and len(str(value)) > 4 and read_date(value) is not None
    if not isinstance(value, str) or is_address(value.strip()):
        return False
    if ours == "source":
        named = _SOURCE_NAME.search(name) or plain_name(name) in ("from", "by")
        return bool(named) and 0 < len(value.strip()) <= _MAX_SOURCE_CHARS and read_date(value) is None
    long_enough = len(value) >= _MIN_TEXT_CHARS and len(value) > longer_than
    return long_enough and _SENTENCE_END.search(value) is not None
