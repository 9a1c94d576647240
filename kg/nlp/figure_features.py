"""What speaks for and against a draft being a figure, for the filter `figure_filter`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.nlp.annotated import AnnotatedText
from kg.nlp.figure_reader import Draft
from kg.nlp.figure_subjects import is_measure
from kg.text.lexicon import load_lexicon

_AHEAD_IN_TITLE = re.compile("拟|计划|预案|将|目标|预计")
_CUES = {
    "plan": "将|拟|计划|预计|目标|力争|规划|有望|预期",
    "rule": "应当|不得|须|规定|要求|标准|办法|条例|以上的|以下的",
    "list": "以下|如下|包括|分别是|这[两三四五六七八九]|上述|等",
    "done": "[已了]|达到?|实现|完成|累计|截至|共",
    "deal": "回购|质押|减持|增持|收购|中标|发行|认购",
    "market": "股价|收盘|涨|跌|成交",
    "told": "显示|统计|数据|公告|公布|发布",
}


def figure_features(reading: AnnotatedText, draft: Draft) -> list[str]:
    """Return the features of a draft."""
    return [*_of_value(reading.text, draft), *_of_words(reading, draft), *_of_place(reading, draft)]


def _of_value(text: str, draft: Draft) -> Iterator[str]:
    value = draft.value
    kind = _unit_kind(value.unit)
    yield f"unit={kind}"
    yield f"change={draft.change is not None},level={draft.level}"
    yield f"dated={draft.period is not None}"


def _of_words(reading: AnnotatedText, draft: Draft) -> Iterator[str]:
    text, value, words = reading.text, draft.value, draft.indicator
    yield f"measure={is_measure(words)}"
    yield f"deal={words in load_lexicon('deal_verbs')}"
    yield f"share={words.startswith('占')}"
    in_clause = draft.subject in text[draft.start : value.start]
    yield f"subject_here={in_clause},{_unit_kind(value.unit)}"
    yield f"subject={next((n.type for n in reading.names if n.surface == draft.subject), 'other')}"


def _of_place(reading: AnnotatedText, draft: Draft) -> Iterator[str]:
    text, structure = reading.text, reading.structure
    sentence = structure.sentence_at(draft.value.start)
    title = structure.paragraphs[0]
    if _AHEAD_IN_TITLE.search(text, title.start, title.end):
        yield "ahead_in_title"
    before, after = text[sentence.start : draft.value.start], text[draft.value.end : sentence.end]
    clause = text[draft.start : draft.value.start]
    for name, cue in _CUES.items():
        if re.search(cue, clause):
            yield f"clause_{name}"
        elif re.search(cue, before):
            yield f"before_{name}"
        if re.search(cue, after[:30]):
            yield f"after_{name}"


def _unit_kind(unit: str | None) -> str:
    if unit is None:
        return "none"
    if unit in "%％‰成倍" or "百分点" in unit or "基点" in unit:
        return "share"
    if re.search("[元币镑郎盾]", unit):
        return "money"
    if unit in load_lexicon("classifiers"):
        return "count"
    return "other"
