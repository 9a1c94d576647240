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
    "行业": re.compile("行业|产业|业界"),
    "个人": re.compile("消费者|员工|居民|个人|用户|投资者|患者|学生|高管"),
}
_REACHES = re.compile("影响|惠及|至关重要|竞争力|面临|迎来|波及|局限|重塑|凸显|冲击|突破|减少|波动|受益|受损")


def reach(view: ArticleView, wording: Wording) -> Iterator[Line]:
    """Yield a line for each level: what the title is about, then the first clause that says that something reaches it."""
    found: dict[str, Stretch] = {}
    for clause in view.clauses:
        titled = clause.end <= view.title.end and not view.extraction.items
        if titled and not found and (level := _level_of_title(view)) is not None:
            found[level] = view.title
        elif clause.start >= view.title.end and _REACHES.search(view.say(clause)):
            for level, words in _WORDS.items():
                if words.search(view.say(clause)):
                    found.setdefault(level, clause)
                    break
    for level, clause in sorted(found.items(), key=lambda each: each[1])[:_MOST]:
        yield wording.line(10, clause, level)


def _level_of_title(view: ArticleView) -> str | None:
    types = [name.entity.type for name in view.names_in(view.title)]
    if EntityType.COMPANY in types:
        return "公司"
    if _WORDS["国家"].search(view.say(view.title)):
        return "国家"
    return "地区" if EntityType.REGION in types else None
