"""What a graph is made of, as it is stored: articles with what was read in them, reports, judgements; each one checked.

What can't be taken as it is has a sentence that says so, and what a person can do; the rest is whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from kg.errors import KgError, StoreError
from kg.graph.observing import observe
from kg.messages import msg
from kg.models import Article, Extraction, ObservedArticle, Report, digest
from kg.models.extractor import BUILTIN, HowRead
from kg.models.judgement import Judgement
from kg.offline.extractors import known_extractors, version_of
from kg.offline.reading import MAX_SECONDS, extract_article
from kg.store.graph import Transaction
from kg.store.observations import stored_article
from kg.store.options import held_from
from loaders.report import reread_report

_IMPORT_AGAIN = msg("`kg import` of the file that it came from, which the graph does not hold, brings it back")


@dataclass
class Material:
    """What is derived from, and what is wrong with it.

    `altered` are ids of articles and reports whose content is not the one that was imported; `kept` those that nothing
    can be derived from, which stay as they are; `lost` articles that are gone. `beyond_repair` has a sentence for each,
    and `read_again` one for each article that was read anew.
    """

    observed: list[ObservedArticle] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    altered: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    beyond_repair: list[str] = field(default_factory=list)
    read_again: list[str] = field(default_factory=list)


def read_material(tx: Transaction) -> Material:
    """Return what the graph is made of. Raises StoreError for a judgement that can't be read."""
    material = Material()
    _check_judgements(tx)
    bound = held_from(tx)
    for row in tx.rows("read/whole_articles"):
        _add_article(material, row["article"], row["extraction"] or {}, bound)
    for row in tx.rows("read/lost_articles"):
        material.beyond_repair.append(
            msg(
                "the article {id} is gone, though what was read in it is here: {import_again}",
                id=row["id"],
                import_again=_IMPORT_AGAIN,
            )
        )
    for row in tx.rows("read/whole_reports"):
        _add_report(material, row["report"])
    return material


def _check_judgements(tx: Transaction) -> None:
    for row in tx.rows("read/judgements"):
        told = {key: value for key, value in row["judgement"].items() if key not in ("id", "name_a", "name_b")}
        try:
            Judgement.model_validate(told)
        except ValidationError as error:
            raise StoreError(
                msg(
                    "the judgement {id} can't be read ({msg})", id=row["judgement"]["id"], msg=error.errors()[0]["msg"]
                ),
                hint=msg("Take that node out of the database and judge again: nothing else tells what it said"),
            ) from error


def _add_article(material: Material, stored: Mapping[str, Any], read: Mapping[str, Any], bound: float) -> None:
    identifier = str(stored["id"])
    try:
        article = stored_article(dict(stored))
        if article.sha256 != stored["sha256"]:
            material.altered.add(identifier)
            material.beyond_repair.append(
                msg(
                    "the article {identifier} is not the one that was imported: {import_again}",
                    identifier=identifier,
                    import_again=_IMPORT_AGAIN,
                )
            )
        how = _how(read)
        extraction = _stored_extraction(article, read) or _read_again(material, article, how)
        material.observed.append(observe(article, extraction, how, _held_from(read, bound)))
    except (KgError, ValueError, TypeError, KeyError, IndexError) as error:
        material.kept.add(identifier)
        reason = error.what if isinstance(error, KgError) else msg("a part of it is missing or is something else")
        material.beyond_repair.append(
            msg(
                "nothing can be derived from the article {identifier} ({reason}): {import_again}",
                identifier=identifier,
                reason=reason,
                import_again=_IMPORT_AGAIN,
            )
        )


def _how(read: Mapping[str, Any]) -> HowRead:
    name, version = read.get("read_by"), read.get("extractor")
    if not isinstance(name, str):  # missing, or of a type that kg never writes
        name = BUILTIN
    if not isinstance(version, str) and name in known_extractors():
        version = version_of(name)
    return HowRead(str(version), name, read.get("with_reporters") is True)


def _held_from(read: Mapping[str, Any], bound: float) -> float:
    kept = read.get("held_from")
    return kept if isinstance(kept, float) and 0 <= kept <= 1 else bound


def _stored_extraction(article: Article, read: Mapping[str, Any]) -> Extraction | None:
    """Return what was read in the article; None where that is gone, or not what was written."""
    text = read.get("json")
    if not isinstance(text, str) or digest(text) != read.get("digest"):
        return None
    extraction = Extraction.model_validate_json(text)
    return extraction if extraction.id == article.id else None


def _read_again(material: Material, article: Article, how: HowRead) -> Extraction:
    """Read the article once more. Raises KgError where what has read it is not here."""
    if how.extractor not in known_extractors() or version_of(how.extractor) != how.version:
        raise StoreError(
            msg(
                "what was read in it is damaged, and the extractor {version} that read it is not here",
                version=how.version,
            )
        )
    found = extract_article(article, MAX_SECONDS, how.extractor)
    if not isinstance(found, Extraction):
        raise found
    material.read_again.append(msg("what was read in the article {id} is missing or changed", id=article.id))
    return found


def _add_report(material: Material, stored: Mapping[str, Any]) -> None:
    identifier = str(stored["id"])
    try:
        report = reread_report(stored)
    except (KgError, ValueError, KeyError):
        material.kept.add(identifier)
        material.beyond_repair.append(
            msg(
                "nothing can be derived from the report {identifier}: {import_again}",
                identifier=identifier,
                import_again=_IMPORT_AGAIN,
            )
        )
        return
    if report.sha256 != stored["sha256"]:
        material.altered.add(identifier)
        material.beyond_repair.append(
            msg(
                "the report {identifier} is not the one that was imported: {import_again}",
                identifier=identifier,
                import_again=_IMPORT_AGAIN,
            )
        )
    material.reports.append(report)
