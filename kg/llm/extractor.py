"""The extractor `llm`: a pure function of an article and of what a language model has answered about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from kg.errors import LoadError
from kg.llm.confidence import READ_BY_MODEL
from kg.llm.contents import NoRecords, read_content
from kg.llm.door import Door
from kg.llm.material import Material, Part
from kg.llm.names import find_entities
from kg.llm.places import Places
from kg.llm.readers import Readers
from kg.llm.schema import ENTITIES
from kg.messages import msg, reason_of
from kg.models import FACTS, Article, ArticleEntity, Extraction, Fact
from kg.models.answer import Answer
from kg.models.files import digest_files
from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.placing import place_entities, place_facts
from kg.nlp.version import extractor_version
from kg.nlp.written import as_written
from kg.text.datelines import sent_on
from kg.text.stretch import Stretch

_ROOM = Path(__file__).parent
# What only asks, or counts, decides nothing of what an answer gives: not even the prompt, since the answer is what is stored.
_ASKING = frozenset(("client.py", "asking.py", "account.py", "answer_files.py", "prompt.py", "both.py", "threads.py"))


@dataclass(frozen=True)
class Understood:
    """What answers gave of one article, with a sentence for each of their records that was left out."""

    extraction: Extraction
    refused: tuple[str, ...] = ()


@runtime_checkable
class ReadsAnswers(Protocol):
    """An extractor that reads what a language model has answered about an article (`Article.answers`)."""

    version: str

    def extract(self, article: Article) -> Extraction:
        """Return what the answers say of `article`."""

    def understand(self, article: Article) -> Understood:
        """Return the same with what was left out. Raises LoadError where an answer is missing or is none."""


class LlmExtractor:
    """The `kg.models.Extractor` that takes its records from stored answers; it asks nobody itself."""

    def __init__(self) -> None:
        self.version = door_version()

    def extract(self, article: Article) -> Extraction:
        """Return what the answers say of `article`. Raises LoadError where one is missing or is none."""
        return self.understand(article).extraction

    def understand(self, article: Article) -> Understood:
        """Return the same, with a sentence for each record that was left out."""
        material = Material(article)
        refused: list[str] = []
        answered = [(part, answer_for(part, article.answers)) for part in material.parts]
        records = [(part, _records(article, answer)) for part, answer in answered]
        entities, facts = _read(material, records, refused)
        if material.joined.cuts:
            entities = place_entities(material.copy.text, material.joined, entities)
            facts = place_facts(material.copy.text, material.joined, facts)
        found = as_written(Extraction.of_article(article.id, entities, facts), material.copy, material.written)
        answers = tuple(answer for _, answer in answered if answer is not None)
        return Understood(found.model_copy(update={"answers": answers}), tuple(refused))


def answer_for(part: Part, answers: Sequence[Answer]) -> Answer | None:
    """Return what was answered about a part last, whatever the prompt said; None where nothing was."""
    found = [answer for answer in answers if answer.material == part.material]
    return max(found, key=lambda answer: answer.asked or "", default=None)


def door_version() -> str:
    """Return the digest of all that an answer's reading depends on: the door, and the readers that it works with."""
    files = [path for path in _ROOM.glob("*.py") if path.name not in _ASKING]
    return f"{extractor_version()}+{digest_files(_ROOM, files)}"


def _records(article: Article, answer: Answer | None) -> Mapping[str, list[Any]]:
    where = msg("article {id}", id=article.id)
    if answer is None:
        raise LoadError(msg("no language model has answered about it"), where=where, hint=msg("Nothing was read of it"))
    try:
        return read_content(answer.content)
    except NoRecords as error:
        hint = msg("Nothing was read of it; ask again, or ask another model")
        raise LoadError(
            msg("the answer of the language model holds no records ({error})", error=reason_of(error)),
            where=where,
            hint=hint,
        ) from None


def _read(
    material: Material, records: Sequence[tuple[Part, Mapping[str, list[Any]]]], refused: list[str]
) -> tuple[tuple[ArticleEntity, ...], list[Fact]]:
    """Return the entities and facts that stand, at characters of the text that was read."""
    text, places = material.text, Places(material.text)
    told = [record for _, part in records for record in part[ENTITIES]]
    entities = find_entities(text, places, told, refused.append, READ_BY_MODEL)
    readers = Readers(annotate(text, entities, material.article.published), places)
    named = Extraction(id=material.article.id, entities=entities)
    door = Door(places, readers, named, list(material.lines), refused.append, READ_BY_MODEL)
    facts: list[Fact] = []
    for part, lists in records:
        asked = Stretch(material.lines[part.first].start, material.lines[part.last - 1].end)
        for kind in FACTS:
            facts += door.facts(kind, lists[kind.key], asked)
    return entities, facts


def annotate(text: str, entities: Sequence[ArticleEntity], published: str | None) -> AnnotatedText:
    """Return the text with these names, as the readers of dates and numbers want it."""
    names = sorted(
        Mention(span.start, span.end, entity.type.value, entity.name, span.surface)
        for entity in entities
        for span in entity.mention_spans
    )
    return AnnotatedText(text, tuple(names), published=sent_on(text, published))
