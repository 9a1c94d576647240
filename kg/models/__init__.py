"""The data model: frozen pydantic objects that read no file, open no driver and know nothing of spaCy."""

from kg.models.article import Article, PublishedBasis, clean_text, digest, make_article_id
from kg.models.caption import name_caption, text_caption
from kg.models.extraction import Extraction
from kg.models.fact import Affiliation, DatePrecision, Fact, Plan, Quantity, Regulation, Statement
from kg.models.judgement import Judgement, JudgementKind
from kg.models.keys import TEXT_BYTES, bounded_key
from kg.models.mention import ArticleEntity, EntityType, MentionSpan
from kg.models.name import Name
from kg.models.report import Claim, Report, Section, make_report_id

__all__ = [
    "TEXT_BYTES",
    "Affiliation",
    "Article",
    "ArticleEntity",
    "Claim",
    "DatePrecision",
    "EntityType",
    "Extraction",
    "Fact",
    "Judgement",
    "JudgementKind",
    "MentionSpan",
    "Name",
    "Plan",
    "PublishedBasis",
    "Quantity",
    "Regulation",
    "Report",
    "Section",
    "Statement",
    "bounded_key",
    "clean_text",
    "digest",
    "make_article_id",
    "make_report_id",
    "name_caption",
    "text_caption",
]
