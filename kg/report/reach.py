"""Section 10: how far the article itself says that the event reaches, a clause a level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.models import EntityType
from kg.report.article_view import ArticleView
from kg.report.lines import Line
from kg.report.wording import Wording
from kg.text.stretch import Stretch

_MOST = 3
_WORDS = {
    "国家": re.compile("我国|全国|国家|中国|国际|全球"),
    "行业": re.compile("行业|产业|业界|市场|领域"),
    "个人": re.compile("消费者|员工|居民|个人|用户|投资者|患者|学生|网友|家庭"),
}


def reach(view: ArticleView, wording: Wording) -> Iterator[Line]:
    """Yield a line for each level, with the first clause that speaks of it."""
    found: dict[str, Stretch] = {}
    for clause in view.clauses:
        for level in _levels(view, clause):
            found.setdefault(level, clause)
    for level, clause in sorted(found.items(), key=lambda each: each[1])[:_MOST]:
        yield wording.line(10, clause, level)


def _levels(view: ArticleView, clause: Stretch) -> Iterator[str]:
    said = view.say(clause)
    types = {name.entity.type for name in view.names_in(clause)}
    if EntityType.COMPANY in types:
        yield "公司"
    for level, words in _WORDS.items():
        if words.search(said):
            yield level
    if EntityType.REGION in types and not _WORDS["国家"].search(said):
        yield "地区"
