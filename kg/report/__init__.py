"""The key-information report of an article: twelve sections, each line with the characters that carry it.

`write_report` is pure: an article, what was extracted of it and its words in, lines out. It needs no database, and draws
no conclusion of its own: effects, reach and tone are the article's clauses.
"""

from kg.report.article_view import ArticleView
from kg.report.lines import LEVELS, SECTIONS, TONES, KeyReport, Line
from kg.report.writing import write_report

__all__ = ["LEVELS", "SECTIONS", "TONES", "ArticleView", "KeyReport", "Line", "write_report"]
