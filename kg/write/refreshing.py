"""Stored articles read again by a newer extractor, and compared again by newer rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.errors import LoadError
from kg.models import Article, StoredJudgement
from kg.resolve import base_keys, judgement_id
from kg.store import judgements, observations
from kg.store.graph import GraphStore, Transaction
from kg.write.importing import Importer, ImportResult, Scan

_BATCH = 50
_MIN_CONFIDENCE = re.compile(r";min-confidence=([\d.e-]+)")


def outdated_articles(store: GraphStore, version: str) -> dict[float, list[str]]:
    """Return the ids of the articles that another version has read or compared, by their --min-confidence."""
    found: dict[float, list[str]] = {}
    for row in store.rows("read/outdated_articles", version=version):
        given = _MIN_CONFIDENCE.search(row["extractor"])
        found.setdefault(float(given.group(1)) if given else 0.0, []).append(row["id"])
    return dict(sorted(found.items()))


def file_judgements(tx: Transaction) -> None:
    """File every judgement under the keys that the present rules make of its names."""
    observations.take_lock(tx)
    known = judgements.all_judgements(tx)
    filed = {judgement_id(judgement): judgement for judgement in known.values()}
    judgements.delete_judgements(tx, set(known) - set(filed))
    judgements.upsert_judgements(
        tx, [StoredJudgement(i, judgement, base_keys(judgement)) for i, judgement in filed.items()]
    )


def refresh(importer: Importer, ids: Sequence[str], result: ImportResult) -> ImportResult:
    """Extract these articles again and write what they say now, as an import of the same articles would."""

    def source(on_error: Callable[[LoadError], None]) -> Iterator[Article]:
        for start in range(0, len(ids), _BATCH):
            for row in importer.store.rows("read/stored_articles", ids=list(ids[start : start + _BATCH])):
                yield stored_article(row["article"])

    return importer.run(source, Scan(len(ids), frozenset()), result)


def stored_article(properties: dict[str, str]) -> Article:
    """Return the article of a node: its content is its text after the title and a newline."""
    fields = {key: value for key, value in properties.items() if key in Article.model_fields}
    content = properties["text"][len(properties["title"]) + 1 :]
    return Article.model_validate(fields | {"content": content})
