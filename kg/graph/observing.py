"""What one article says, ready for the store: its names under their keys, its findings, the keys of its text."""

from __future__ import annotations

from kg.graph.filtering import find_bylines, hold
from kg.graph.findings import observe_findings
from kg.graph.namesakes import Pair, split_namesakes
from kg.graph.naming import alias_pairs, article_names, mentions_of, name_keys
from kg.models import Article, Extraction, ObservedArticle, bounded_key
from kg.models.extractor import HowRead
from kg.resolve import name_key
from kg.resolve.reprints import text_keys
from kg.text.normalize import letters


def title_key(title: str | None) -> str | None:
    """Return the letters and digits of a title, folded: how a report's headline finds its article."""
    if title is None:
        return None
    return bounded_key(letters(title)) or None


def observe(
    article: Article,
    extraction: Extraction,
    how: HowRead | str,
    held_from: float = 0.0,
    parted: tuple[Pair, ...] = (),
) -> ObservedArticle:
    """Return what an article says, ready for the store: all that was read, and names and findings from `held_from` on.

    `how` says how it was read (a version: by the built-in); `held_from` is a confidence (0-1); `parted` whom judgements
    tell apart in it.
    """
    given = HowRead(how) if isinstance(how, str) else how
    extraction = split_namesakes(article.text, extraction)
    held = hold(extraction, held_from, with_reporters=given.with_reporters, parted=parted)
    found = list(article_names(held))
    names = [name for each in found for name in (each.full, *each.aliases)]
    keys_of = {name: name_keys(name) for name in names}
    stated, wordings = observe_findings(article, held, [each.full for each in found])
    return ObservedArticle(
        article,
        extraction,
        given.version,
        title_key(article.title) or "",
        {name: keys.whole for name, keys in keys_of.items()},
        {name: keys.derived for name, keys in keys_of.items()},
        {name: name_key(name.type, name.surface) for name in names},
        tuple(sorted({each.full.id for each in found})),
        tuple(alias_pairs(found)),
        mentions_of(found),
        tuple(stated),
        tuple(wordings.values()),
        text_keys(article.text),
        given.extractor,
        held_from,
        given.with_reporters,
        () if given.with_reporters else find_bylines(extraction),
        parted,
    )


def how_read(observed: ObservedArticle) -> HowRead:
    """Return how an observed article was read."""
    return HowRead(observed.extractor, observed.read_by, observed.with_reporters)
