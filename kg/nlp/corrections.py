"""Rules over what the labeller found: each takes the spans of a text and returns better ones.

A rule is here when the annotation guidelines state it and the labeller, which sees some hundred articles, can't learn it
surely. What each adds in cross-validation is in docs/model-card.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from kg.nlp.attributes import TITLE_LABEL
from kg.nlp.firm_edges import cut_departments, cut_sites, mend_firm_edges, name_places, take_places
from kg.nlp.firms import drop_acts, take_firms
from kg.nlp.gazetteer import Gazetteer, load_list
from kg.nlp.latin_names import join_latin
from kg.nlp.listed_names import take_former, take_listed
from kg.nlp.marked_names import take_bylines, take_introductions
from kg.nlp.person_edges import cut_adverbs, cut_titles, drop_sides
from kg.nlp.policy_names import (
    drop_no_policies,
    name_documents,
    name_sent_out,
    name_title,
    split_documents,
)
from kg.nlp.short_forms import ShortFormIndex, known_regions, shortens_company
from kg.nlp.tokenizer import NamedSpan, Word
from kg.text.lexicon import load_lexicon

# An entity whose likeliest span is less likely than this is more often wrong than right (cross-validation).
MIN_PROBABILITY = 0.3
_HOME = frozenset(("中国", "我国", "内地", "大陆", "台湾", "香港", "澳门", "中国台湾", "中国香港", "中国澳门"))
_LONGEST_COUNTRY = 7
_TREATIES = ("条约", "协定", "公约", "协议", "议定书")
_LONGEST_ISSUER = 14  # characters between 《 and 关于
_CUT_WORD = re.compile("(?<=部)门|(?<=大学)生")  # 教育部门 names no 教育部
_UNNAMED = re.compile("某|(?:先生|女士|小姐)$")
_UNIVERSITY = re.compile("大学|理工学院$")  # a college of a university too (某国某大学某学院)
_MISSIONS = ("使馆", "领事馆", "代表处", "代表团", "使团")
# 有限公司, 公司投资部: no firm but a word for one. Of 20 so found in the annotated articles none was right.
_NO_FIRM = re.compile(
    "(?:[本该我贵子母分总]|上市|股份|有限|责任|科技|控股)*(?:公司|集团)(?:.*(?:部|处|室|中心|资本|股东))?"
)
_TEAM = re.compile("(?P<land>.{2,6}?)(?:国家)?[男女]?子?[足篮排]?球?队")  # of 18 national teams so found 4 were right
_COUNTED = re.compile("[0-9一两几多]{1,12}[名家个所间]")
_SURE_BODY = 0.9  # a body this likely keeps its type beside a firm of like name
_SURE_FIRM = 0.5
_SPREAD_FROM = 0.6  # a surface at least this likely somewhere is looked for in the rest of the text

Spans = Sequence[NamedSpan]


def one_type_each(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans with one type for each surface: the one with the greatest summed probability."""
    masses: dict[str, dict[str, float]] = {}
    for span in spans:
        if span.label != TITLE_LABEL:
            kinds = masses.setdefault(text[span.start : span.end], {})
            kinds[span.label] = kinds.get(span.label, 0.0) + span.score
    best = {surface: max(kinds, key=lambda kind: (kinds[kind], kind)) for surface, kinds in masses.items()}
    return [
        span if span.label == TITLE_LABEL else replace(span, label=best[text[span.start : span.end]]) for span in spans
    ]


def drop_unlikely(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans without surfaces that are nowhere likely."""
    best: dict[str, float] = {}
    for span in spans:
        surface = text[span.start : span.end]
        best[surface] = max(best.get(surface, 0.0), span.score)
    return [span for span in spans if span.label == TITLE_LABEL or best[text[span.start : span.end]] >= MIN_PROBABILITY]


@cache
def _foreign_countries() -> frozenset[str]:
    return frozenset(load_list("countries")) - _HOME


def _is_generic(name: str) -> bool:
    """Return whether `name` is made of trades and legal forms alone (电力公司): it needs its country."""
    words = load_lexicon("trades", "legal_forms", "national_words")
    while name:
        word = max((word for word in words if name.startswith(word)), key=len, default="")
        if not word:
            return False
        name = name[len(word) :]
    return True


def split_country(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans with a foreign country in front of a firm or university as a region of its own (美国苹果公司)."""
    result = []
    for span in spans:
        surface = text[span.start : span.end]
        firm = span.label == "COMPANY" and surface not in load_list("companies")
        if firm or (span.label == "ORGANIZATION" and _UNIVERSITY.search(surface)):
            for size in range(_LONGEST_COUNTRY, 1, -1):
                rest = surface[size:]
                if surface[:size] in _foreign_countries() and len(rest) >= 3 and not _is_generic(rest):
                    result.append(replace(span, end=span.start + size, label="REGION"))
                    span = replace(span, start=span.start + size)
                    break
        result.append(span)
    return result


def join_family(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans with what shortens the name of a firm of the text as a firm too, whatever it was taken for."""
    firms = {text[s.start : s.end] for s in spans if s.label == "COMPANY" and s.score >= _SURE_FIRM}
    seats = {text[s.start : s.end] for s in spans if s.label == "REGION"}
    firms |= {firm.removeprefix(seat) for firm in firms for seat in seats if firm.startswith(seat)}
    unsure = [s for s in spans if s.label == "PERSON" or (s.label == "ORGANIZATION" and s.score <= _SURE_BODY)]
    surfaces = {text[span.start : span.end] for span in unsure} - known_regions()
    names = sorted(filter(None, firms))
    index = ShortFormIndex("COMPANY")
    for number, firm in enumerate(names):
        index.add(firm, number)
    short = {s for s in surfaces if any(shortens_company(s, names[number]) for number in index.candidates(s))}
    retyped = {span for span in unsure if text[span.start : span.end] in short}
    return [replace(span, label="COMPANY") if span in retyped else span for span in spans]


def join_missions(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans, by start, with embassies and missions beginning at the country that sends them (甲国驻乙国使馆)."""
    result: list[NamedSpan] = []
    for span in sorted(spans, key=lambda found: found.start):
        if span.label == "ORGANIZATION" and text[span.start : span.end].endswith(_MISSIONS) and result:
            sender = result[-1]
            posted = text[sender.end : span.end].startswith("驻") and span.start - sender.end <= 1
            if sender.label == "REGION" and posted:
                span = replace(span, start=result.pop().start)
        result.append(span)
    return result


def _is_no_body(surface: str) -> bool:
    team = _TEAM.fullmatch(surface)
    return _NO_FIRM.fullmatch(surface) is not None or (team is not None and team["land"] in known_regions())


def start_at_subject(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans with policies starting at 关于, without their issuer; treaties and whole titles in 《》 stay whole
    (guidelines, case 18).
    """
    result = []
    for span in spans:
        surface = text[span.start : span.end]
        at = surface.find("关于")
        marked = text[span.start - 1 : span.start] == "《" and text[span.end : span.end + 1] == "》"
        if span.label == "POLICY" and 0 < at <= _LONGEST_ISSUER and not marked and not surface.endswith(_TREATIES):
            span = replace(span, start=span.start + at)
        result.append(span)
    return result


def drop_no_names(text: str, spans: Spans) -> list[NamedSpan]:
    """Return the spans without what has no letter, 李某 and 王先生, the 中国 of 发展中国家, counted bodies (3家医院), bare words
    for firms (有限公司), national teams, and waters, buildings and roads as regions.
    """
    endings = tuple(load_lexicon("no_regions"))

    def is_name(span: NamedSpan) -> bool:
        surface = text[span.start : span.end]
        if not any(map(str.isalpha, surface)):
            return False
        if span.label == "PERSON":
            return not _UNNAMED.search(surface)
        if span.label == "REGION":
            if text[max(0, span.start - 2) : span.end + 1] == "发展中国家":
                return False
            return surface in known_regions() or not surface.endswith(endings)
        if span.label == "ORGANIZATION" and _CUT_WORD.match(text, span.end):
            return False
        return span.label not in ("COMPANY", "ORGANIZATION") or not (_COUNTED.match(surface) or _is_no_body(surface))

    return [span for span in spans if is_name(span)]


def spread_names(text: str, spans: Spans, words: Sequence[Word]) -> list[NamedSpan]:
    """Return the spans and the places where a sure surface stands as whole words but was not found."""
    taken = {index for span in spans for index in range(span.start, span.end)}
    edges = {word.start for word in words} | {word.end for word in words}
    sure: dict[str, NamedSpan] = {}
    for span in spans:
        surface = text[span.start : span.end]
        if span.label != TITLE_LABEL and len(surface) > 1 and span.score >= _SPREAD_FROM:
            sure[surface] = max(sure.get(surface, span), span, key=lambda found: found.score)
    added = []
    for start, end, _ in Gazetteer({"sure": sorted(sure)}).find(text, 0, len(text)):
        if start in edges and end in edges and taken.isdisjoint(range(start, end)):
            added.append(replace(sure[text[start:end]], start=start, end=end))
    return sorted([*spans, *added], key=lambda span: span.start)


_RULES: tuple[Callable[[str, Spans], list[NamedSpan]], ...] = (
    split_documents,
    cut_departments,
    name_places,
    cut_sites,
    take_places,
    name_documents,
    name_sent_out,
    drop_no_policies,
    one_type_each,
    drop_unlikely,
    split_country,
    start_at_subject,
    name_title,
    drop_no_names,
    drop_sides,
    cut_adverbs,
    cut_titles,
    drop_acts,
    join_latin,
    take_introductions,
    take_bylines,
    join_missions,
    join_family,
)


def settle_names(text: str, spans: Spans, words: Sequence[Word]) -> list[NamedSpan]:
    """Return the spans after all rules, by start, without overlap."""
    spans = take_firms(text, spans, words)
    spans = take_former(text, take_listed(text, spans, words), words)
    spans = mend_firm_edges(text, spans, words)
    for rule in _RULES:
        spans = rule(text, spans)
    return spread_names(text, spans, words)
