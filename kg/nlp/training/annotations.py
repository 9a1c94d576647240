"""Annotations without their texts: every string as [start, end), so that they can lie beside the code.

    python -m kg.nlp.training.annotations pack FOLDER OUT.jsonl
    python -m kg.nlp.training.annotations restore ANNOTATIONS.jsonl SOURCE.jsonl FOLDER

FOLDER holds ID.article.json beside ID.gold.json, as the annotation guidelines say; SOURCE has an object a line with
`id`, `title`, `content`, and `published` and `source` where they are known. An annotation is restored only where the text's digest is the one it was made on.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import LoadError

_NOT_IN_TEXT = frozenset({"id", "type", "verb", "direct", "target_date", "notes"})
_DIGEST_LENGTH = 16
_ARTICLE_KEYS = ("id", "title", "content", "published", "source")

Record = dict[str, Any]


def text_of(article: Record) -> str:
    """Return the text that offsets count in: title, newline, content."""
    return f"{article['title']}\n{article['content']}"


def pack(article: Record, gold: Record) -> Record:
    """Return the annotation with each string of the text as [start, end); in the body where it stands there, too."""
    text = text_of(article)
    body = text.index("\n") + 1

    def place(part: str) -> list[int]:
        start = text.find(part, body)
        start = start if start >= 0 else text.find(part)
        if start < 0:
            raise LoadError(f"{part!r} is not in the text", where=gold["id"], hint="Annotations are verbatim")
        return [start, start + len(part)]

    packed = _convert(gold, lambda value: place(value) if isinstance(value, str) else value)
    packed.pop("notes", None)
    return {**packed, "id": gold["id"], "digest": _digest(text)}


def restore(packed: Record, article: Record) -> Record:
    """Return the annotation with its strings; LoadError when the text is not the one that it was made on."""
    text = text_of(article)
    if _digest(text) != packed["digest"]:
        raise LoadError("the text is not the one that was annotated", where=packed["id"], hint="Take the same source")
    kept = {key: value for key, value in packed.items() if key != "digest"}
    return {**_convert(kept, lambda value: text[slice(*value)] if _is_span(value) else value), "id": packed["id"]}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value)


def _convert(value: Any, change: Callable[[Any], Any]) -> Any:
    changed = change(value)
    if changed is not value:
        return changed
    if isinstance(value, dict):
        return {key: part if key in _NOT_IN_TEXT else _convert(part, change) for key, part in value.items()}
    return [_convert(part, change) for part in value] if isinstance(value, list) else value


def restore_all(annotations: Path, source: Path) -> Iterator[tuple[Record, Record]]:
    """Yield (article, annotation) for each packed annotation whose article is in `source`, by id."""
    articles = {article["id"]: article for article in _read_lines(source)}
    for packed in sorted(_read_lines(annotations), key=lambda record: str(record["id"])):
        article = articles[packed["id"]]
        kept = {key: article[key] for key in _ARTICLE_KEYS if key in article}
        yield {"published": None, **kept}, restore(packed, article)


def _read_lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _write(path: Path, record: Record) -> None:
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def _pack_folder(folder: Path, out: Path) -> None:
    lines = []
    for path in sorted(folder.glob("*.gold.json")):
        article = json.loads(path.with_name(path.name.replace(".gold.", ".article.")).read_text(encoding="utf-8"))
        lines.append(json.dumps(pack(article, json.loads(path.read_text(encoding="utf-8"))), ensure_ascii=False))
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _restore_folder(annotations: Path, source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for article, gold in restore_all(annotations, source):
        _write(folder / f"{article['id']}.article.json", article)
        _write(folder / f"{article['id']}.gold.json", gold)


def main(arguments: list[str]) -> None:
    """Pack a folder of annotated articles, or restore one."""
    if arguments[:1] == ["pack"] and len(arguments) == 3:
        _pack_folder(Path(arguments[1]), Path(arguments[2]))
    elif arguments[:1] == ["restore"] and len(arguments) == 4:
        _restore_folder(*map(Path, arguments[1:]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
