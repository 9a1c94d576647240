"""Observations in the graph: articles, what was extracted from each, and the names they use.

The full names of an article are `(:Article)-[:NAMES]->(:_Name)`; what else it calls the same thing is
`(:_Name)-[:ALIAS_OF {witnesses}]->(:_Name)`, which counts the articles that do, so that taking one article away takes
exactly its part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import StoreError
from kg.messages import msg
from kg.models import Article, Extraction, Name, ObservedArticle, digest, text_caption
from kg.models.extractor import HowRead
from kg.store.foreign import refuse_foreign
from kg.store.graph import Transaction


def take_lock(tx: Transaction) -> None:
    """Wait for every other writer; the lock goes with the transaction."""
    tx.rows("upsert/take_lock")


@dataclass(frozen=True)
class KnownArticle:
    """What the graph holds of an article: the digest of its content, its source, how it was read and by which rules.

    `held_from` is the least confidence (0-1) of what is derived from it.
    """

    sha256: str
    source: str | None
    how: HowRead
    rules: str | None
    held_from: float = 0.0
    read: str | None = None  # the digest of what was read; older versions wrote none

    def is_same(self, sha256: str, how: HowRead, held_from: float, rules: str) -> bool:
        """Return whether importing the article of this digest, so read and held, by these rules, would change nothing."""
        return (self.sha256, self.how, self.held_from, self.rules) == (sha256, how, held_from, rules)

    def has_read(self, extraction: Extraction) -> bool:
        """Return whether it is this that was read in it: a language model asked again may answer otherwise."""
        return self.read is None or self.read == digest(extraction.to_json())


def known_articles(tx: Transaction, ids: Sequence[str]) -> dict[str, KnownArticle]:
    """Return by id those of these articles that the graph holds."""
    rows = tx.rows("read/known_articles", ids=list(ids))
    return {
        r["id"]: KnownArticle(r["sha256"], r["source"], stored_how(r), r["rules"], r["held_from"], r["read"])
        for r in rows
    }


def stored_how(row: Mapping[str, Any]) -> HowRead:
    """Return how the article of a row was read."""
    return HowRead(row["extractor"], row["read_by"], row["with_reporters"])


@dataclass(frozen=True)
class StoredExtraction:
    """All that was read in an article, the confidence (0-1) from which on the graph holds it, whether reporters too, and
    the pairs of keys by which judgements part people of one name.
    """

    extraction: Extraction
    held_from: float
    with_reporters: bool
    parted: tuple[tuple[str, str], ...] = ()


def read_extractions(tx: Transaction, ids: Iterable[str]) -> dict[str, StoredExtraction]:
    """Return by id what was read in each of these articles, and what of it the graph holds.

    Raises StoreError where that is damaged.
    """
    rows = tx.rows("read/extractions", ids=sorted(ids))
    return {
        r["id"]: StoredExtraction(
            _extraction(r),
            r["held_from"],
            r["with_reporters"],
            tuple(zip(r["parted"][::2], r["parted"][1::2], strict=True)),
        )
        for r in rows
    }


def _extraction(row: Mapping[str, Any]) -> Extraction:
    try:
        return Extraction.model_validate_json(row["json"])
    except (ValueError, TypeError) as error:
        hint = msg("`kg doctor --deep --repair` reads it again")
        raise StoreError(msg("what was read in the article {id} is damaged", id=row["id"]), hint=hint) from error


def read_texts(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """Return the text of each of these articles that the graph holds, by id."""
    return {r["id"]: r["text"] for r in tx.rows("read/article_texts", ids=sorted(ids))}


def stored_article(properties: dict[str, str]) -> Article:
    """Return the article of a node: its content is its text after the title and a newline."""
    fields = {key: value for key, value in properties.items() if key in Article.model_fields}
    content = properties["text"][len(properties["title"]) + 1 :]
    return Article.model_validate(fields | {"content": content})


def title_keys(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """Return by id the folded titles of those of the articles that are there."""
    return {r["id"]: r["title_key"] for r in tx.rows("read/title_keys", ids=sorted(ids))}


def existing_names(tx: Transaction, ids: Iterable[str]) -> dict[str, str | None]:
    """Return those of the names that are in the graph, each with the version of the rules that compared it."""
    return {r["id"]: r["rules"] for r in tx.rows("read/existing_names", ids=sorted(ids))}


def forget_name_decisions(tx: Transaction, ids: Iterable[str]) -> None:
    """Take away what was decided of these names."""
    tx.rows("cleanup/name_decisions", ids=sorted(ids))


def add_observations(tx: Transaction, observed: Sequence[ObservedArticle], rules: str, graph_rules: str) -> None:
    """Write articles, extractions, names (as compared by this version of the rules) and aliases.

    `graph_rules` is the version of all that is derived from them.
    """
    refuse_foreign(tx, articles=(o.article.id for o in observed))
    tx.run_batches("upsert/articles", [_article_row(o, graph_rules) for o in observed], 200)
    names = {name: _name_row(name, o, rules) for o in observed for name in o.keys}
    tx.run_batches("upsert/names", [names[name] for name in sorted(names)])
    tx.run_batches("upsert/article_names", [{"article": o.article.id, "name": n} for o in observed for n in o.full])
    _count_aliases(tx, Counter(pair for o in observed for pair in o.aliases))


def remove_observations(tx: Transaction, ids: Sequence[str], aliases: Iterable[tuple[str, str]]) -> None:
    """Take back what these articles say of names; `aliases` is what they witnessed, one entry an article."""
    counted = Counter(aliases)
    tx.rows("cleanup/article_names", ids=list(ids))
    _count_aliases(tx, Counter({pair: -n for pair, n in counted.items()}))


def delete_articles(tx: Transaction, ids: Sequence[str]) -> None:
    """Delete articles with their extractions; what they said must be taken back before."""
    tx.rows("cleanup/articles", ids=list(ids))


def _count_aliases(tx: Transaction, counted: Counter[tuple[str, str]]) -> None:
    tx.run_batches("upsert/aliases", [{"alias": a, "full": f, "by": n} for (a, f), n in sorted(counted.items())])


def _article_row(observed: ObservedArticle, graph_rules: str) -> dict[str, Any]:
    article = observed.article
    properties = article.model_dump(exclude={"content"}, exclude_none=True)
    properties |= {"text": article.text, "caption": text_caption(article.title), "sha256": article.sha256}
    properties["title_key"] = observed.title_key
    if observed.bylines:
        properties["bylines"] = list(observed.bylines)
    parted = [key for pair in observed.parted for key in pair]  # Neo4j stores no list of lists
    return {
        "id": article.id,
        "article": properties,
        "extraction": {
            "id": article.id,
            "json": (read := observed.extraction.to_json()),
            "digest": digest(read),
            "extractor": observed.extractor,
            "read_by": observed.read_by,
            "held_from": observed.held_from,
            "with_reporters": observed.with_reporters,
            "rules": graph_rules,
            **({"parted": parted} if parted else {}),
            "text_keys": list(observed.text_keys),
        },
    }


def _name_row(name: Name, observed: ObservedArticle, rules: str) -> dict[str, Any]:
    return {
        "id": name.id,
        "type": name.type.value,
        "surface": name.surface,
        "context": list(name.context),
        "norm_key": observed.norm_keys[name],
        "keys": list(observed.keys[name]),
        "derived_keys": list(observed.derived_keys[name]),
        "rules": rules,
    }
