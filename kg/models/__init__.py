"""The data model: frozen pydantic objects that read no file, open no driver and know nothing of spaCy."""

from kg.models.article import Article, PublishedBasis, clean_text, digest, make_article_id
from kg.models.caption import name_caption, text_caption
from kg.models.extraction import Extraction
from kg.models.facts import (
    FACTS,
    SHOWN_FACTS,
    Affiliation,
    CompareBy,
    DatePrecision,
    Fact,
    Figure,
    Modality,
    Plan,
    Quantity,
    Regulation,
    Role,
    Statement,
    fact_class,
)
from kg.models.finding import Finding, Matter, Wording
from kg.models.judgement import JudgedNames, Judgement, JudgementKind, StoredJudgement
from kg.models.keys import TEXT_BYTES, bounded_key
from kg.models.links import Links, NameState
from kg.models.mention import ArticleEntity, EntityType, MentionSpan
from kg.models.name import Name
from kg.models.observed import ObservedArticle
from kg.models.report import Claim, Report, Section, make_report_id
from kg.models.set_aside import Polarity, SetAside

__all__ = [
    "FACTS",
    "SHOWN_FACTS",
    "TEXT_BYTES",
    "Affiliation",
    "Article",
    "ArticleEntity",
    "Claim",
    "CompareBy",
    "DatePrecision",
    "EntityType",
    "Extraction",
    "Fact",
    "Figure",
    "Finding",
    "JudgedNames",
    "Judgement",
    "JudgementKind",
    "Links",
    "Matter",
    "MentionSpan",
    "Modality",
    "Name",
    "NameState",
    "ObservedArticle",
    "Plan",
    "Polarity",
    "PublishedBasis",
    "Quantity",
    "Regulation",
    "Report",
    "Role",
    "Section",
    "SetAside",
    "Statement",
    "StoredJudgement",
    "Wording",
    "bounded_key",
    "clean_text",
    "digest",
    "fact_class",
    "make_article_id",
    "make_report_id",
    "name_caption",
    "text_caption",
]
