"""The extractors that are installed, by name: the built-in one, and what packages register under `news_kg.extractors`."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points

from kg.errors import UsageError
from kg.llm.extractor import ReadsAnswers
from kg.messages import msg
from kg.models.extractor import BUILTIN, Extractor
from kg.nlp.version import extractor_version

GROUP = "news_kg.extractors"


def known_extractors() -> list[str]:
    """Return the names of what is installed, the built-in one first."""
    return [BUILTIN, *sorted(_registered())]


def load_extractor(name: str) -> Extractor:
    """Return the extractor of this name, made anew; UsageError where there is none, or where it can't be made."""
    if name == BUILTIN:
        from kg.nlp.pipeline import load_extractor as load_builtin  # seconds and hundreds of megabytes

        return load_builtin()
    registered = _registered()
    if name not in registered:
        near = get_close_matches(name, known_extractors(), n=1)
        hint = msg("Did you mean {near}? ", near=near[0]) if near else ""
        raise UsageError(
            msg("there is no extractor {name!r}", name=name),
            hint=msg("{hint}There are: {known_extractors}", hint=hint, known_extractors=", ".join(known_extractors())),
        )
    try:
        made = registered[name].load()()
    except Exception as error:  # another's code: whatever it raises
        where = msg("{target}, entry point {name} of {group}", target=registered[name].value, name=name, group=GROUP)
        raise UsageError(
            msg("the extractor {name!r} can't be loaded ({error!r})", name=name, error=error), where=where
        ) from error
    return check_extractor(made, name)


def check_extractor(given: object, name: str) -> Extractor:
    """Return an object as an extractor; UsageError where it lacks `version` or `extract`."""
    if not isinstance(given, Extractor) or not isinstance(given.version, str) or not given.version:
        hint = msg("It needs a `version` (text) and `extract(article)`, which returns an Extraction")
        raise UsageError(msg("{name!r} is no extractor", name=name), hint=hint)
    return given


def name_of(extractor: str | Extractor) -> str:
    """Return the name that is stored: what it is registered as, or the class of an object."""
    if isinstance(extractor, str):
        return extractor
    return BUILTIN if _is_builtin(extractor) else type(extractor).__name__


def version_of(extractor: str | Extractor) -> str:
    """Return the version that is stored: that of the built-in as it is, of others with the name, `name:version`.

    UsageError for a name that is not known. The built-in one is not loaded for it.
    """
    if extractor == BUILTIN or _is_builtin(extractor):
        return extractor_version()
    loaded = load_extractor(extractor) if isinstance(extractor, str) else check_extractor(extractor, name_of(extractor))
    return f"{name_of(extractor)}:{loaded.version}"


def reads_answers(extractor: str | Extractor) -> bool:
    """Tell whether an extractor reads what a language model answers. UsageError for a name that is not known."""
    if extractor == BUILTIN or _is_builtin(extractor):
        return False
    return isinstance(load_extractor(extractor) if isinstance(extractor, str) else extractor, ReadsAnswers)


def _is_builtin(extractor: object) -> bool:
    kind = type(extractor)
    return (kind.__module__, kind.__name__) == ("kg.nlp.pipeline", "BuiltinExtractor")


def _registered() -> dict[str, EntryPoint]:
    """Return what is registered beside the built-in one, which is there whatever is installed."""
    return {point.name: point for point in entry_points(group=GROUP) if point.name != BUILTIN}
