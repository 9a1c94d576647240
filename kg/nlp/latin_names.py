"""Names in Latin letters, whole: the labeller knows Chinese and cuts Elon Musk in two, or misses OpenAI."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.nlp.attributes import TITLE_LABEL
from kg.nlp.tokenizer import NamedSpan
from kg.text.lexicon import read_pairs
from kg.text.normalize import is_han

_LETTER = "A-Za-z\u00c0-\u024f"
_WORD = rf"[{_LETTER}][{_LETTER}0-9.'’&-]{{0,30}}"
_RUN = re.compile(rf"(?<![{_LETTER}0-9]){_WORD}(?: {_WORD}){{0,7}}")
_ROLES = re.compile(
    r"(?<!\S)(?:CEO|CFO|COO|CTO|CIO|CMO|CSO|VP|SVP|EVP|President|Chairman|Director|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|Prof\.?)(?!\S)"
)
_SMALL = frozenset("de da di du del della der den dos la le van von bin ibn al el of and & y".split())
_MOST_WORDS = 5
_SCORE = 0.7
_LEGAL = frozenset(
    "Inc Inc. Corp Corp. Ltd Ltd. Co Co. LLC PLC AG SE SA NV GmbH Group Holdings Motors Motor Energy Electric Electronics"
    " Airlines Airways Bank Capital Pharma Pharmaceuticals Technologies Technology Systems Solutions Industries Partners"
    " Semiconductor Chemical Steel Financial Insurance Foods".split()
)
_CAMEL = re.compile("[A-Z][a-z]{1,20}[A-Z][A-Za-z]{0,20}")
_NO_FIRM = re.compile(r"GPT$|OS$|Phone$|Pad$|[0-9]")
_KIND_BEFORE = re.compile("(?:公司|企业|品牌|巨头|龙头|厂商|车企|药企|制造商|运营商|开发商|供应商|集团|平台)$")
_FIRM_ACTS = re.compile(
    "(?:已|也|还|今日|昨日|周[一二三四五六日]|近日|日前|[0-9]{1,2}日){0,2}(?:宣布|计划|表示|公告|拟|将|披露|称|否认|回应)"
)
_POSTS = re.compile("(?:联合|副)?(?:首席|总裁|创始人|董事长|总经理|CEO)| (?:CEO|CFO|COO|CTO)")
_SENTENCE_BEFORE = re.compile(rf"[{_LETTER}0-9 ,.'’&-]{{12,}}[.!?] {{1,3}}(?=[\u4e00-\u9fff])")
_IN_BRACKETS = re.compile(rf"[（(](?P<name>{_WORD}(?: {_WORD}){{0,4}})[）)]")
_BEFORE_BRACKET = re.compile(rf"(?<![{_LETTER} ])(?P<name>{_WORD}(?: {_WORD}){{0,4}})[（(]$")
_TICKER = re.compile("[A-Z.:]{1,6}(?:[.:].*)?")


def join_latin(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans, by start, with names in Latin letters whole, and firms and names in brackets that were missed."""
    spans = [_retyped(text, part) for span in spans for part in _parts(text, span)]
    whole = [*_whole_runs(text, spans)]
    kept = _lay(spans, whole)
    kept = _lay(kept, _in_brackets(text, kept))
    taken = {index for span in kept for index in range(span.start, span.end)}
    return _lay(kept, [firm for firm in _firms(text) if taken.isdisjoint(range(firm.start, firm.end))])


def _parts(text: str, span: NamedSpan) -> Iterator[NamedSpan]:
    """Yield the names of a span: two where a bracket opens in it that closes behind it (Zoomera（青禾会议|）), and without the
    Latin sentence before a name in Chinese.
    """
    surface = text[span.start : span.end]
    sentence = _SENTENCE_BEFORE.match(surface)
    if sentence is not None:
        span = replace(span, start=span.start + sentence.end())
        surface = text[span.start : span.end]
    opened = max(surface.find("（"), surface.find("("))
    if opened <= 0 or span.label == TITLE_LABEL or any(mark in surface for mark in "）)"):
        yield span
    elif text[span.end : span.end + 1] in ("）", ")") and opened < len(surface) - 2:
        yield replace(span, end=span.start + opened)
        yield replace(span, start=span.start + opened + 1)
    else:
        yield replace(span, end=span.start + opened)


@cache
def _known_firms() -> frozenset[str]:
    rows = [(kind, name) for kind, line in read_pairs("known_names") for name in line.split("|") if name.isascii()]
    others = {name.casefold() for kind, name in rows if kind != "COMPANY"}
    return frozenset(name.casefold() for kind, name in rows if kind == "COMPANY") - others


def _retyped(text: str, span: NamedSpan) -> NamedSpan:
    """Return the span as a firm's where it is a well-known firm's name in Latin letters and was taken for a person."""
    known = span.label == "PERSON" and text[span.start : span.end].casefold() in _known_firms()
    return replace(span, label="COMPANY") if known else span


def _lay(spans: Sequence[NamedSpan], added: Sequence[NamedSpan]) -> list[NamedSpan]:
    taken = {index for span in added for index in range(span.start, span.end)}
    rest = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
    return sorted([*rest, *added], key=lambda span: span.start)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of Latin words, cut at roles: OpenAI | CEO | Sam Altman."""
    for run in _RUN.finditer(text):
        start = run.start()
        for role in _ROLES.finditer(text, *run.span()):
            if role.start() > start:
                yield _trim(text, start, role.start())
            start = role.end()
        if start < run.end():
            yield _trim(text, start, run.end())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _is_name(words: Sequence[str]) -> bool:
    """Return whether the words can be one name: each with a capital, but for small ones within, and no number."""
    proper = [word for word in words if word not in _SMALL]
    return (
        0 < len(words) <= _MOST_WORDS
        and words[-1] in proper
        and all(word[0].isupper() and not any(map(str.isdigit, word)) for word in proper)
    )


def _whole_runs(text: str, spans: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    named = sorted((span for span in spans if span.label != TITLE_LABEL), key=lambda span: span.start)
    at = 0
    for start, end in _segments(text):
        while at < len(named) and named[at].end <= start:
            at += 1
        inside = []
        for span in named[at:]:
            if span.start >= end:
                break
            inside.append(span)
        if not inside or ((inside[0].start, inside[-1].end) == (start, end) and len(inside) == 1):
            continue
        if inside[0].start < start or inside[-1].end > end or text[end : end + 2].strip()[:1].isdigit():
            continue
        words = text[start:end].split()
        if _is_name(words) and (label := _label(text, inside, words, start, end)):
            yield replace(max(inside, key=lambda span: span.score), start=start, end=end, label=label)


def _label(text: str, inside: Sequence[NamedSpan], words: Sequence[str], start: int, end: int) -> str | None:
    """Return the type of the whole run, or None where the spans in it are names of their own."""
    labels = {span.label for span in inside}
    if len(labels) > 1:
        return None
    label = inside[0].label
    if label == "PERSON":
        return None if words[-1] in _LEGAL else label
    cut = any(text[s.start - 1 : s.start].isalnum() and s.start > start for s in inside) or any(
        s.end < end and text[s.end].isalnum() for s in inside
    )
    rest = text[inside[-1].end : end].split()
    return label if len(inside) > 1 or cut or (bool(rest) and all(word in _LEGAL for word in rest)) else None


def _in_brackets(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the names in Latin letters that stand in brackets behind a name that is not: 马斯克（Elon Musk）."""
    found = []
    for span in spans:
        bracket = _IN_BRACKETS.match(text, span.end) if span.label in ("PERSON", "COMPANY", "ORGANIZATION") else None
        if span.label == "PERSON" and (before := _BEFORE_BRACKET.search(text, max(0, span.start - 60), span.start)):
            closed = text[span.end : span.end + 1] in ("）", ")")
            if closed and is_han(text[span.start : span.end]) and _is_name(before["name"].split()):
                found.append(replace(span, start=before.start("name"), end=before.end("name")))
        if bracket is None or text[span.start : span.end].isascii() or _ROLES.search(bracket["name"]):
            continue
        ticker = span.label == "COMPANY" and _TICKER.fullmatch(bracket["name"])
        if _is_name(bracket["name"].split()) and not ticker:
            found.append(replace(span, start=bracket.start("name"), end=bracket.end("name")))
    return found


def _firms(text: str) -> list[NamedSpan]:
    """Return the firms that a word before, their own form, or a post behind gives away, where they act."""
    found = []
    for start, end in _segments(text):
        words = text[start:end].split()
        name = text[start:end]
        if not words or not _is_name(words) or _NO_FIRM.search(name):
            continue
        post = _POSTS.match(text, end) is not None
        if not post and not _FIRM_ACTS.match(text, end):
            continue
        shaped = (words[-1] in _LEGAL and len(words) > 1) or (len(words) == 1 and _CAMEL.fullmatch(name))
        if (
            shaped
            or (post and len(words) == 1 and len(name) > 3)
            or _KIND_BEFORE.search(text[max(0, start - 3) : start])
        ):
            found.append(NamedSpan(start, end, "COMPANY", _SCORE))
    return found
