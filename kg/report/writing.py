"""The whole report: its sections in the order in which they take what the article says."""

from __future__ import annotations

from kg.report.acts import acts
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.details import figures, views
from kg.report.lines import KeyReport, Line
from kg.report.market import market
from kg.report.outlook import outlook
from kg.report.parties import actor_lines, actors, objects
from kg.report.provisions import policies, provisions
from kg.report.reach import reach
from kg.report.setting import places, times, trades
from kg.report.subjects import Subjects
from kg.report.tone import tone
from kg.report.wording import Wording


def write_report(view: ArticleView) -> KeyReport:
    """Return the report on an article; a section on which it says nothing has no line."""
    subjects = Subjects(view)
    wording, claimed = Wording(view, subjects), Claimed(view)
    acting = actors(view, subjects)
    lines: list[Line] = [
        *times(view, wording),
        *places(view, wording),
        *trades(view, wording),
        *actor_lines(view, acting),
        *objects(view, acting),
        *policies(view, wording),
        *provisions(view, wording, claimed),
        *acts(view, subjects, wording, claimed),
        *outlook(view, wording, claimed),
        *market(view, wording, claimed),
        *views(view, wording, claimed),
        *figures(view, wording, claimed),
        *reach(view, wording),
    ]
    if (found := tone(view)) is not None:
        lines.append(found)
    return KeyReport(view.article.id, view.article.title, tuple(sorted(lines, key=lambda line: line.section)))
