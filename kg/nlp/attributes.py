"""The names that components share: span groups, labels and extension attributes of a `Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.models import FACTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

MENTIONS_KEY = "mentions"
TITLES_KEY = "titles"
TITLE_LABEL = "TITLE"
TEXT_KEY = "kg_text"  # in doc.user_data: the text, which spaCy joins anew from the tokens at each access
READING_KEY = "kg_reading"  # in doc.user_data: what the tokenizer's analysis of the text found
ITEMS_KEY = "kg_items"  # in doc.user_data: the items of a digest, none of any other text
SET_ASIDE = "set_aside"  # what the finders of statements and plans found, and the text does not stand for
FACT_ATTRIBUTES = tuple(kind.key for kind in FACTS)


def text_of(doc: Doc) -> str:
    """Return the text of `doc`; of one that the tokenizer made without walking over its tokens."""
    return str(doc.user_data.get(TEXT_KEY) or doc.text)


def register_attributes() -> None:
    """Register the extension attributes of `Doc`; calling it again changes nothing."""
    from spacy.tokens import Doc  # half a second, which who only reads the names is spared

    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    for name in (*FACT_ATTRIBUTES, SET_ASIDE):
        if not Doc.has_extension(name):
            # spaCy copies a mutable default for each doc
            Doc.set_extension(name, default=[])
