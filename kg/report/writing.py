"""The whole report: its sections in the order in which they take what the article says."""

from __future__ import annotations

from kg.report.acts import acts
from kg.report.article_view import ArticleView
from kg.report.claimed import Claimed
from kg.report.details import facts, views
from kg.report.lines import KeyReport, Line
from kg.report.market import market
from kg.report.outlook import outlook
from kg.report.parties import Parties
from kg.report.provisions import policies, provisions
from kg.report.reach import reach
from kg.report.setting import places, times, trades
from kg.report.standing import stands_alone
from kg.report.subjects import Subjects
from kg.report.tone import tone
from kg.report.wording import Wording


def write_report(view: ArticleView) -> KeyReport:
    """Return the report on an article; a section on which it says nothing has no line."""
    subjects = Subjects(view)
    wording, claimed = Wording(view, subjects), Claimed(view)
    parties = Parties(view, subjects)
    dated = list(times(view, wording))
    rules = list(provisions(view, wording, claimed))
    lines: list[Line] = [
        *dated,
        *places(view, wording),
        *trades(view, wording),
        *parties.actor_lines(),
        *parties.object_lines(),
        *rules,
        *policies(view, wording, claimed),
        *outlook(view, wording, claimed),
        *acts(view, subjects, wording, claimed, dated),
        *market(view, wording, claimed),
        *views(view, wording, claimed),
        *facts(view, subjects, wording, claimed),
        *reach(view, wording),
        *tone(view, rules),
    ]
    alone = sorted((line for line in lines if stands_alone(view, line)), key=lambda line: line.section)
    return KeyReport(view.article.id, view.article.title, tuple(alone))
