"""Whether a line can be read alone: it begins with no word that points back, and with no half of a clause."""

from __future__ import annotations

import re

from kg.report.article_view import ArticleView
from kg.report.lines import Line

# Sections whose lines are clauses; the others hold names, rules behind their policy, and quotes.
_CLAUSES = (1, 6, 7, 11, 12)
# 其2024年办了按揭, 这标志着…, 这些毛虫极为稀有: who or what is meant stands before the line.
_POINTS_BACK = re.compile(
    r"(?:其(?![中他余])|这(?![一两]?[次轮届])|此(?![次外前])|那(?!么)|他(?!人)们?|她们?|它们?|前者|后者|两者|二者|双方(?!面)|上述|对此|意味着|标志着)"
)
# 与某某进行置换, 就有进入的可能: the half of a clause whose subject or condition was left behind.
_HALVES = frozenset("与 和 同 就 则 才 便 却 从而 以便 以及".split())
# 提交申请后，他就接到了电话: nobody is named whom the word may mean.
_MEANT_BEFORE = re.compile("[，,](?:他(?!人)们?|她们?|它们?)")
# Sections of states and facts, whose first verb wants a subject: 贯穿两省共952公里.
_OF_SUBJECTS = (7, 12)
_COMMA = re.compile("[，,；;：:]")
_SPEAKER = re.compile(r"[^，。；：]{1,30}：")


def stands_alone(view: ArticleView, line: Line) -> bool:
    """Tell whether a line says by itself whom or what it is about."""
    if line.section not in _CLAUSES:
        return True
    said = line.text[found.end() :] if (found := _SPEAKER.match(line.text)) else line.text
    nobody = _MEANT_BEFORE.search(said) is not None and not any(view.names_in(span) for span in line.spans)
    return not points_back(said) and not nobody and not said.endswith("的") and not _is_half(view, line)


def points_back(text: str) -> bool:
    """Tell whether a clause begins with a word for what was named before it."""
    return _POINTS_BACK.match(text.lstrip("“‘「")) is not None


def _is_half(view: ArticleView, line: Line) -> bool:
    """Tell whether a line begins with a word that goes on with what stands before it, and nobody was put in front."""
    words = view.words_in(line.spans[0])
    first = view.text[words[0].start : words[0].end] if words else ""
    if not line.text.startswith(first or " "):
        return False
    return first in _HALVES or (line.section in _OF_SUBJECTS and words[0].tag == "v" and _is_mid_sentence(view, line))


def _is_mid_sentence(view: ArticleView, line: Line) -> bool:
    """Tell whether a clause stands before the line in its sentence, in which its subject may be."""
    start = line.spans[0].start
    before = view.text[view.structure.sentence_at(start).start : start]
    return _COMMA.search(before) is not None
