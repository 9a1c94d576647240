"""Names that a text itself marks as such: those of a byline, and the short forms that it introduces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.nlp.tokenizer import NamedSpan

_BYLINE = re.compile(
    "[（(](?:参与|采写|执笔|实习|本报)*记者[ ：:\u3000]?(?P<names>[\u4e00-\u9fff·、，, \u3000]{2,40})[）)]"
)
_BYLINE_NAME = re.compile(
    "(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]|[\u4e00-\u9fff·]{2,9})(?![\u4e00-\u9fff])"
)
_BYLINE_WORK = re.compile("(?:实习|特约|见习|首席)?(?:记者|通讯员|实习生|摄影|摄影师|编辑|撰稿|撰稿人|文|图)")
_BYLINE_SCORE = 0.99  # all 407 names so found in the annotated articles are persons
_INTRODUCED = re.compile(
    '[》”」]?[（(](?:以下|下)?简?称(?:为|作)?[：:]?[“《「"]?(?P<short>[^，。；：“”《》「」（）()"\\s]{2,12})[”》」"]?[）)]'
)
_INTRODUCING = frozenset(("COMPANY", "ORGANIZATION", "POLICY"))

Spans = Sequence[NamedSpan]


def take_introductions(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans with the short forms that the text itself introduces after a name: 甲有限公司（以下简称“甲”）,
    《某省…管理办法》（以下简称《办法》）.
    """
    starts = {span.start for span in spans}
    short = []
    for span in spans:
        found = _INTRODUCED.match(text, span.end) if span.label in _INTRODUCING else None
        if found is not None and found.start("short") not in starts:
            short.append(replace(span, start=found.start("short"), end=found.end("short")))
    return _lay_over(spans, short)


def take_bylines(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans with each name of a byline as a person: （记者 张三 李四）, whatever was seen there."""
    named = [
        NamedSpan(byline.start("names") + name.start(), byline.start("names") + name.end(), "PERSON", _BYLINE_SCORE)
        for byline in _BYLINE.finditer(text)
        for name in _BYLINE_NAME.finditer(byline["names"])
        if not _BYLINE_WORK.fullmatch(name.group())
    ]
    return _lay_over(spans, named)


def _lay_over(spans: Spans, added: Spans) -> list[NamedSpan]:
    """Return `added` and those of the spans that share no character with any of them, by start."""
    taken = {index for span in added for index in range(span.start, span.end)}
    kept = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
    return sorted([*kept, *added], key=lambda span: span.start)
