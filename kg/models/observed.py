"""An article as it goes into a graph: what was extracted from it, and what that says of names and facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.models.article import Article
from kg.models.extraction import Extraction
from kg.models.extractor import BUILTIN
from kg.models.finding import Finding, Wording
from kg.models.name import Name

# Of each entity the id of its full name, and (start, end, surface) of its mentions.
Mentions = tuple[tuple[str, tuple[tuple[int, int, str], ...]], ...]


@dataclass(frozen=True)
class ObservedArticle:
    """An article with all that was extracted from it, and what that says of names and facts.

    `held_from` is the least confidence (0-1) of what is said: what is below it is in `extraction` alone. `keys` and
    `derived_keys` give each name of the article its blocking keys, `norm_keys` the key that judgements bind; `full` are
    the ids of its full names; `aliases` are (alias id, full name id); `wordings` those of its findings; `text_keys` file
    its text; `mentions` are the places of each full name. `extractor` is the version of what read it, `read_by` its name;
    `bylines` are those who only wrote it and are no people of the graph. `parted` are the pairs of keys by which judgements
    part people whom it was read to name as one.
    """

    article: Article
    extraction: Extraction
    extractor: str
    title_key: str
    keys: Mapping[Name, tuple[str, ...]]
    derived_keys: Mapping[Name, tuple[str, ...]]
    norm_keys: Mapping[Name, str]
    full: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]
    mentions: Mentions
    findings: tuple[Finding, ...]
    wordings: tuple[Wording, ...]
    text_keys: tuple[str, ...]
    read_by: str = BUILTIN
    held_from: float = 0.0
    with_reporters: bool = False
    bylines: tuple[str, ...] = ()
    parted: tuple[tuple[str, str], ...] = ()
