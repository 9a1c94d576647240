"""The words of fixed sets that tables, pages and pictures show: each is translated by its context and itself.

A value that is no word of its set (what an article says, a column that somebody named in Cypher) is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.messages.language import in_words, phrase, word
from kg.messages.message import msg

VOCABULARY: dict[str, frozenset[str]] = {
    # Headings of tables: those of the saved queries, then those of the commands.
    "column": frozenset(
        """
        actor aliases announced article article_id article_says articles as_one as_other as_written before binds bound change
        change_date changed changes claim claims confidence differs direct earlier_confidence earlier_fact earlier_plan end
        entities entity fact facts first first_published first_reported first_source grounding headline id indicator issuer
        kind last_reported mentions name names now number one organisation other other_articles other_as_written
        other_confidence other_fact other_start other_text other_who period person plan policy post posts provision published
        quantities quote reason region report report_id reprint reprint_of said section shared_entities should_be since source
        speaker start statements target_date text title type unit until value verb verdict what who witnesses

        answers calibration count evidence fact_ids false found mean members missed neighbours nodes note object parameters
        reasons relationships score size subject times waits when year
        """.split()
    )
    | {"95 % of F1", "other name"},
    # Labels of the graph in lower case: types of entities, and what else is a node for people;
    # `kg.models.facts` tells those of the kinds of facts.
    "type": frozenset(
        """
        company person policy region organization subject article report claim
        """.split()
    ),
    "verdict": frozenset({"supported", "contradicted", "not found", "interpretation", "no source"}),
    "between": frozenset({"; "}),
    "mood": frozenset({"a need", "a plan", "under way", "done", "a possibility"}),
    "checked": frozenset("kg Python libraries models Neo4j disk schema version graph content repaired damage".split())
    | {"old graph"},
    "change": frozenset({"begins", "ends"}),
    # Why a record of a language model's answer is left out, as `kg.llm.refusals` has it.
    "refusal": frozenset(
        (
            "it has not the shape that was asked for",
            "its words do not stand in the article",
            "its words stand outside of the lines that were asked about",
            "it names nobody whom the article names",
            "whom it names can't have that part",
            "it stands only inside longer names",
            "a single character that is no word of its own",
            "there is no number in its value",
            "it lacks what its kind needs",
            "it is told twice",
        )
    ),
    # What the rows of a comparison are by.
    "compared": frozenset("title year figure partner day".split()),
    # What stands below a fact of a dossier, and the state of a plan.
    "relation": frozenset({"before", "disputed", "revised to"}),
    "state": frozenset({"revised", "date passed", "open"}),
    # Of times, in the legend of a chart of figures.
    "length": frozenset({"year", "half-year", "quarter", "month", "day", "other time"}),
    # What an import in bulk spends its time on.
    "step": frozenset(("deciding", "writing tables", "loading", "stopping and starting the server", "indexes")),
    "modality": frozenset({"rumoured", "conditional"}),
    # By which two names are found one; `kg.resolve` decides by them, and keeps them in English.
    "rule": frozenset(
        (
            "same spelling",
            "bracketed insertion dropped",
            "short for its trade",
            "legal suffix dropped",
            "股份 dropped",
            "group word dropped",
            "share class dropped",
            "country in front dropped",
            "brand without its trade word",
            "spaces dropped",
            "abbreviation by first characters",
            "county dropped",
            "stock short name",
            "place prefix dropped",
            "place and trade words dropped",
            "beginning of the legal name",
            "group in front dropped",
            "first two characters dropped",
            "known names",
            "two known names",
            "known against unknown",
            "no shared form",
            "conflict",
            "one name, two types",
            "same employer",
            "institute of the academy",
            "university of a place",
            "courtesy or spelling",
            "dots dropped",
            "renderings that sound alike",
            "surname of a full name",
            "middle name dropped",
            "marks dropped",
            "article dropped",
            "year dropped",
            "version dropped",
            "short title of a treaty",
            "issuer in front dropped",
            "arranged alike",
            "administrative suffix added",
            "city in front dropped",
            "country or province in front dropped",
            "province in front dropped",
            "administrative suffix dropped",
            "peoples left out",
            "pinyin",
            "联合国 dropped",
            "人民政府 shortened",
            "rank of the place dropped",
            "place around it dropped",
        )
    ),
    # Relationships of entities and facts, as they are told before a fact.
    "role": frozenset("about applies_in at binds holds issued_by plans regulates reported states under".split()),
}

_DATE_CHANGE = "target date "  # as `kg.resolve.facts` writes it

# Columns whose values are such words.
_OF_COLUMN = {"type": "type", "kind": "type", "verdict": "verdict", "change": "change", "modality": "modality"}


def column_word(name: str) -> str:
    """Return the heading of a column in the language of now."""
    return word("column", name)


def type_word(label: str) -> str:
    """Return the word for a type of entity or a kind of fact, whatever the case of its label."""
    said = word("type", label.lower())
    return label if said == label.lower() else said


def capital(text: str) -> str:
    """Return a text with a capital, where its script has any."""
    return text[:1].upper() + text[1:]


def role_word(relationship: str) -> str:
    """Return the word for what an entity is to a fact."""
    return word("role", relationship.lower())


def clauses(parts: Iterable[str]) -> str:
    """Return the parts that say something one after the other, as in brackets after a fact."""
    return word("between", "; ").join(part for part in parts if part)


def change_message(change: str) -> str:
    """Return what differs between two facts, as the graph has it, as a message."""
    dates = change.removeprefix(_DATE_CHANGE)
    return change if dates == change else msg("target date {dates}", dates=dates)


def change_words(change: str) -> str:
    """Return what differs between two facts, as the graph has it, in the language of now."""
    return in_words(change_message(change))


def sentence(text: str) -> str:
    """Return a message in the language of now as a sentence of its own: with a capital where there are any, and a stop."""
    told = in_words(text)
    return phrase("{sentence}.", sentence=capital(told))


def value_word(column: str, value: str) -> str:
    """Return a value of a column in the language of now; itself where it is no word of a fixed set."""
    context = _OF_COLUMN.get(column)
    if context is None:
        return value
    return type_word(value) if context == "type" else word(context, value)
