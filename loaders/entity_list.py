"""A user's own list of entities: JSON, JSON Lines or CSV with type, name, aliases and codes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from kg.errors import LoadError
from kg.messages import msg, reason_of
from kg.models import EntityType
from loaders.records import not_json

FIELDS = ("type", "name", "aliases", "codes")
_SINGULAR = {"alias": "aliases", "code": "codes"}
_SEPARATORS = re.compile(r"\s{0,8}[|;；、]\s{0,8}")


@dataclass(frozen=True)
class ListedEntity:
    """One entity of a list, with the line (or, in a JSON array, the number) that it stands on."""

    line: int
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


def load_entity_list(path: Path) -> tuple[list[ListedEntity], list[LoadError]]:
    """Return the entities of a file, and what is wrong with each line that is none.

    CSV needs a header with at least type and name; several aliases or codes in one cell are parted by | ; or 、.
    LoadError when the file can't be read at all.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LoadError(msg("can't be read ({reason})", reason=error.strerror), where=str(path)) from error
    entities: list[ListedEntity] = []
    errors: list[LoadError] = []
    for number, row in _rows(_decode(content, path), path):
        try:
            entities.append(_entity(number, row))
        except ValueError as error:
            errors.append(LoadError(reason_of(error), where=msg("{path}, line {number}", path=path, number=number)))
    return entities, errors


def _decode(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(content, cp_isolation=["gb18030", "utf_16"]).best()
        if best is None:
            raise LoadError(
                msg("the text is in no known encoding"), where=str(path), hint=msg("Save it as UTF-8")
            ) from None
        return str(best)


def _rows(text: str, path: Path) -> Iterator[tuple[int, Any]]:
    """Yield (line, record); a line that is no JSON is given as it is."""
    if text.lstrip().startswith("["):
        try:
            yield from enumerate(json.loads(text), 1)
        except (ValueError, RecursionError) as error:
            raise not_json(error, str(path)) from None
    elif text.lstrip().startswith("{"):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _json(line)
    else:
        reader = csv.DictReader(io.StringIO(text))
        if not {"type", "name"} <= {(field or "").strip().lower() for field in reader.fieldnames or ()}:
            raise LoadError(
                msg("no header with type and name"),
                where=str(path),
                hint=msg("Columns: {fields}", fields=", ".join(FIELDS)),
            )
        for row in reader:
            yield reader.line_num, {(key or "").strip().lower(): value for key, value in row.items()}


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line


def _entity(line: int, row: Any) -> ListedEntity:
    if not isinstance(row, dict):
        raise ValueError(msg("not an object with type and name"))
    given = {_SINGULAR.get(str(key), str(key)): value for key, value in row.items() if value is not None}
    try:
        entity_type = EntityType(str(given.get("type", "")).strip().upper())
    except ValueError:
        known = ", ".join(t.lower() for t in EntityType)
        raise ValueError(msg("{get!r} is no type (known: {known})", get=given.get("type"), known=known)) from None
    name = given.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ValueError(msg("no name"))
    return ListedEntity(line, entity_type, name.strip(), _texts(given, "aliases"), _texts(given, "codes"))


def _texts(row: dict[str, Any], field: str) -> tuple[str, ...]:
    value = row.get(field, ())
    parts = _SEPARATORS.split(value) if isinstance(value, str) else value
    if isinstance(parts, int):
        parts = [str(parts)]
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str | int) for part in parts):
        raise ValueError(msg("{field} is neither a text nor a list of texts", field=field))
    return tuple(dict.fromkeys(str(part).strip() for part in parts if str(part).strip()))
