"""What one article says, read in this process: within its time, whole or not at all."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import NamedTuple

from kg.errors import LoadError
from kg.graph.grounding import ground
from kg.llm.extractor import ReadsAnswers
from kg.messages import msg
from kg.models import Article, Extraction
from kg.models.article import Reading
from kg.models.extractor import BUILTIN, Extractor
from kg.offline.extractors import load_extractor, name_of
from kg.offline.time_limit import TimeIsUp, time_limit

# What extraction needs is linear in the text: some 5 seconds for 100,000 characters on a machine of this day. Twelve
# times that leaves room for slow machines, so that the limit only ever meets an article that does not end.
MAX_SECONDS = 60.0
_CHARACTERS = 100_000
# Reading it loads the models, which must not count as the time of an article nor be broken off.
_FIRST = Article(id="first", title="", content="甲公司董事长张三表示，公司计划明年在北京建厂。")

_loaded: dict[str, Extractor] = {}


class Read(NamedTuple):
    """What an article says, a sentence for each record of the extractor that was left out, and what else is to be said."""

    extraction: Extraction
    refused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def extract_article(
    article: Article, max_seconds: float = MAX_SECONDS, extractor: str | Extractor = BUILTIN
) -> Extraction | LoadError:
    """Return what the article says, or what went wrong: the extraction of `read_article`."""
    found = read_article(article, max_seconds, extractor)
    return found.extraction if isinstance(found, Read) else found


def read_article(
    article: Article, max_seconds: float, extractor: str | Extractor, version: str | None = None
) -> Read | LoadError:
    """Return what the article says, or what went wrong; an extractor named is loaded once in each process.

    An article is read whole or not at all: one that takes longer than `seconds_for` allows is given up. What another
    extractor than the built-in one gives is grounded in the text. What its file keeps of a reading by this very `version`
    is taken, and not read again.
    """
    if article.reading is not None and article.reading.version == version:
        kept = _kept(article, article.reading)
        if kept is not None:
            return kept
    reader = _loaded_extractor(extractor) if isinstance(extractor, str) else extractor
    limit, where = seconds_for(article, max_seconds), msg("article {id}", id=article.id)
    try:
        with time_limit(limit):
            if isinstance(reader, ReadsAnswers):
                understood = reader.understand(article)
                return _grounded(article, understood.extraction, understood.refused)
            found = reader.extract(article)
            return _remarked(article, found) if name_of(extractor) == BUILTIN else _grounded(article, found)
    except LoadError as error:
        return error
    except TimeIsUp:
        if isinstance(extractor, str):
            del _loaded[extractor]  # left in the middle of its work: the next article gets a new one
        hint = msg("Give it more with --max-seconds, or import it in parts")
        return LoadError(
            msg("reading took longer than {limit:g} seconds of processor time", limit=limit), where=where, hint=hint
        )
    except Exception as error:  # one article that the extractor can't bear must not stop the others
        return LoadError(msg("extraction failed ({error!r})", error=error), where=where)


def _kept(article: Article, reading: Reading) -> Read | None:
    """Return what was read before; None where the file was tampered with, so that not all of it stands in the article."""
    try:
        found = Extraction.model_validate_json(reading.extraction).model_copy(update={"id": article.id})
    except ValueError:
        return None
    refused: list[str] = []
    ground(article, found, refused.append)
    return None if refused else _remarked(article, found)


def _loaded_extractor(name: str) -> Extractor:
    if name not in _loaded:
        _loaded[name] = load_extractor(name)
        if name == BUILTIN:
            _loaded[name].extract(_FIRST)
            gc.freeze()  # the models stay: the collector need not walk through them again and again
    return _loaded[name]


def load_models(extractor: str) -> None:
    """Load the extractor of a name and its models into this process."""
    _loaded_extractor(extractor)


def _remarked(article: Article, found: Extraction) -> Read:
    """Return what the built-in extractor read; it says in its notes why it read nothing."""
    return Read(found, (), (msg("article {id}: {notes}", id=article.id, notes=found.notes),) if found.notes else ())


def _grounded(article: Article, found: object, refused_before: Sequence[str] = ()) -> Read:
    if not isinstance(found, Extraction):
        raise TypeError(msg("the extractor gave {kind} and no Extraction", kind=type(found).__name__))
    refused = list(refused_before)
    kept = ground(article, found, refused.append)
    return Read(kept, tuple(msg("article {id}: {reason}", id=article.id, reason=reason) for reason in refused))


def seconds_for(article: Article, max_seconds: float) -> float:
    """Return the processor time that an article may take: `max_seconds` for each 100,000 characters begun; 0: any."""
    return max_seconds * -(-len(article.text) // _CHARACTERS)
