"""Bylines: who wrote, edited and photographed an article, told from those whom it is about.

（记者张三 李四）, 本报记者 张三 北京报道, 责任编辑：李四, 文/张三, 新华社记者 王五 摄, and a line of names alone below the headline
or at the end. A byline is nothing but names, the words for the work and marks: 记者张三在现场受伤 is news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.models import ArticleEntity, EntityType
from kg.text.stretch import Stretch

_NAME = "\x01"  # stands for each character of a person's name
_GAP = "[ \u3000\xa0\t、，,；;/／|｜丨]"
_NAMES = rf"{_NAME}++(?:(?:{_GAP}{{1,6}}|[和与及]){_NAME}++){{0,9}}"
_ROLE = (
    "(?:记者|通讯员|特约撰稿人?|撰稿人?|撰文|采写|执笔|作者|文字|文|图|摄影|摄像|供图|制图|视频|剪辑|编译|翻译|整理|校对|审核|审校|审读|审签|终审|初审|复审"
    "|监制|主编|值班主任|值班编委|编委|编审|编辑|责编|美编|实习生|统筹|策划|出品人?)"
)
_WORK = rf"[\u4e00-\u9fffA-Za-z\d]{{0,12}}?{_ROLE}(?:[和与及、/／]?{_ROLE}){{0,2}}"
_DONE = rf"{_GAP}{{0,4}}(?:[\u4e00-\u9fff]{{2,6}}?)?(?:综合报道|摄影报道|报道|发自[\u4e00-\u9fff]{{2,8}}|摄影|供图|整理|编译|摄|文|图)"
_CREDIT = rf"(?:{_WORK}[ \u3000\xa0：:|｜丨/／]{{0,4}}{_NAMES}(?:{_DONE})?|{_NAMES}{_GAP}{{0,3}}(?:摄影|供图|摄)|(?:来源|出处)[：:][^\s，。{_NAME}]{{1,16}})"
_CREDITS = rf"{_CREDIT}(?:{_GAP}{{0,6}}{_CREDIT}){{0,6}}"
_BEGIN = r"(?:^|(?<=[。！？”）)】\n\u2028\u2029]))[ \u3000\xa0\t]{0,8}"
_BYLINE = re.compile(
    rf"[（(【\[][^（()）【】\[\]\n{_NAME}]{{0,8}}?{_CREDITS}[ \u3000，,;；]{{0,3}}[）)】\]]"  # （记者张三 李四）
    rf"|{_BEGIN}(?:{_CREDITS})(?=[ \u3000\xa0\t]|$|\n)",  # 本报记者 张三 北京报道, 责任编辑：李四
    re.MULTILINE,
)
_LINE_OF_NAMES = re.compile(rf"^[ \u3000\xa0\t]{{0,8}}{_NAMES}[ \u3000\xa0\t]{{0,8}}$", re.MULTILINE)
_FIRST_LINES, _LAST_LINES = 2, 2  # a line of names alone is a byline below the headline and at the end
_HEAD = 400  # characters in which the headline and the lines below it stand


def mark_bylines(text: str, entities: Sequence[ArticleEntity]) -> tuple[ArticleEntity, ...]:
    """Return the entities with the persons marked whom the text names in bylines alone."""
    people = [entity for entity in entities if entity.type is EntityType.PERSON]
    places = _places(text, [Stretch(span.start, span.end) for one in people for span in one.mention_spans])
    return tuple(
        entity.model_copy(update={"byline": True})
        if entity.type is EntityType.PERSON and all((s.start, s.end) in places for s in entity.mention_spans)
        else entity
        for entity in entities
    )


def _places(text: str, names: Sequence[Stretch]) -> set[Stretch]:
    """Return those of the names that stand in bylines."""
    masked = list(text.replace(_NAME, " "))
    for name in names:
        masked[name.start : name.end] = _NAME * (name.end - name.start)
    shown = "".join(masked)
    lines = [match for match in _LINE_OF_NAMES.finditer(shown) if _stands_apart(shown, match)]
    inside = bytearray(len(text))
    for match in [*_BYLINE.finditer(shown), *lines]:
        inside[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return {name for name in names if all(inside[name.start : name.end])}


def _stands_apart(text: str, line: re.Match[str]) -> bool:
    """Return whether a line of names is among the first below the headline, or the last, and no label goes before."""
    before = [part for part in text[max(0, line.start() - _HEAD) : line.start()].split("\n") if part.strip()]
    if not before or before[-1].rstrip().endswith(("：", ":")):
        return False
    first = line.start() <= _HEAD and len(before) <= _FIRST_LINES
    return first or len(text[line.end() : line.end() + _HEAD].strip().split("\n")) < _LAST_LINES
