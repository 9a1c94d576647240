"""What the user says of articles whose file does not tell it: a date, a source, an author, an address."""

from __future__ import annotations

from collections.abc import Mapping

from kg.models import Article
from loaders.options import DefaultName


def fill_in(article: Article, defaults: Mapping[DefaultName, str]) -> Article:
    """Return the article with the defaults in the fields that it lacks.

    A date that stands in the file or its text wins; so does any other field. The id stays as it is without defaults:
    importing once more with a default changes the article and makes no second one.
    """
    lacking: dict[str, str] = {name: value for name, value in defaults.items() if getattr(article, name) is None}
    if "published" in lacking:
        lacking["published_basis"] = "default"
    return Article(**{**dict(article), **lacking}) if lacking else article
