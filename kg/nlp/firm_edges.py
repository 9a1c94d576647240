"""Where the name of a firm begins and ends, when the labeller took more or less than the name.

Known firms are those of the name lists and those that the same text names surely elsewhere. A rule cuts or parts a span
only where what remains is known, so that no name is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from kg.nlp.firms import is_firm_shaped, is_kind_of_firm
from kg.nlp.gazetteer import known_firms
from kg.nlp.short_forms import known_regions
from kg.nlp.tokenizer import NamedSpan, Word

_SURE = 0.6  # a surface at least this likely somewhere is known to the text
_LINKS = frozenset(("与", "和", "及", "以及", "、"))
_ACTS = frozenset(("v", "vd", "vn", "d", "ad", "p", "c", "u"))
_LEAST_BARE = 3  # characters of each of two names that stand side by side without a word between them
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&' -]*")
_STARTS_ACT = re.compile("拟|将|欲|计划|宣布|有意|投建|新建|扩建|收购|入股|被|获")
_LEGAL = re.compile("(?:集团)?(?:股份|有限责任|有限|控股)公司$")

_FULL_NAME = re.compile("(.{2,60}?(?:有限责任公司|股份有限公司|有限公司))(?![（(])(.{1,60})")
_GROUP = re.compile("(.{2,60}?集团)(?!公司|股份|有限|控股)(.{0,60}(?:行业|业务|事业|板块|团队))")
_PLACE = re.compile("[（(]([\u4e00-\u9fff]{2,5})[）)]")
_BRANCHES = ("公司", "行", "厂", "店", "医院", "学院")  # what follows a full name and is a firm or body of its own
# Works are no firms; of what only ends so, a firm's works are cut to the firm, and 某某加工厂 stays.
_SITE = re.compile("(?:(?P<sure>基地|产业园|工业园|科技园|物流园|园区|码头|生产线|油田|电站)|(?<![加梦代])工厂)$")
_RANKS = "省市县区州"
_FIRM_PART = re.compile("(.{2,60}?(?:公司|集团))(.{1,10}[部处室])")


def mend_firm_edges(text: str, spans: Sequence[NamedSpan], words: Sequence[Word]) -> list[NamedSpan]:
    """Return the spans, by start, with firms parted, cut, joined to their legal form, or left out as a kind of firms."""
    sure = {text[s.start : s.end] for s in spans if s.label == "COMPANY" and s.score >= _SURE}
    starts = {word.start: word for word in words}
    found = [
        part
        for span in _join_legal_forms(text, sorted(spans, key=lambda span: span.start))
        for part in ([span] if span.label != "COMPANY" else _mend(text, span, sure, starts))
    ]
    return [span for span in found if span.label != "COMPANY" or not is_kind_of_firm(text[span.start : span.end])]


def _is_known(name: str, sure: Set[str]) -> bool:
    return name in sure or name in known_firms()


def _mend(text: str, span: NamedSpan, sure: Set[str], starts: dict[int, Word]) -> Iterator[NamedSpan]:
    surface = text[span.start : span.end]
    if surface in known_firms() or "《" in surface:
        yield span
        return
    inside = [starts[at] for at in range(span.start, span.end) if at in starts and starts[at].end <= span.end]
    pair = _part(text, span, sure, inside)
    if pair is not None:
        yield from pair
    else:
        yield _cut(text, span, sure, inside)


def _part(text: str, span: NamedSpan, sure: Set[str], inside: Sequence[Word]) -> tuple[NamedSpan, NamedSpan] | None:
    """Return two known firms that the span holds with a link, an act or nothing between them: 甲与乙, 甲收购乙."""
    edges = sorted({span.start, span.end, *(word.start for word in inside), *(word.end for word in inside)})
    heads = [at for at in edges if at - span.start >= 2 and _is_known(text[span.start : at], sure)]
    tails = [at for at in edges if span.end - at >= 2 and _is_known(text[at : span.end], sure)]
    for end in reversed(heads):
        for start in tails:
            between = [word for word in inside if end <= word.start and word.end <= start]
            if start >= end and _links(text, end, start, between, min(end - span.start, span.end - start)):
                return replace(span, end=end), replace(span, start=start)
    return None


def _links(text: str, end: int, start: int, between: Sequence[Word], shorter: int) -> bool:
    if start == end:
        return shorter >= _LEAST_BARE
    return text[end:start] in _LINKS or all(word.tag in _ACTS for word in between)


def _cut(text: str, span: NamedSpan, sure: Set[str], inside: Sequence[Word]) -> NamedSpan:
    """Return the span without acts before or after a known firm or a Latin name: 清仓Zoom, *ST甲乙已经, 甲汽车拟建新厂."""
    surface = text[span.start : span.end]
    for act in _STARTS_ACT.finditer(surface, 2):
        if _is_known(surface[: act.start()], sure):
            return replace(span, end=span.start + act.start())
    for index, word in enumerate(inside):
        if word.tag not in _ACTS:
            break
        rest = text[word.end : span.end]
        if _is_known(rest, sure) or (_LATIN.fullmatch(rest) and index == 0):
            return replace(span, start=word.end)
    for word in reversed(inside):
        if word.tag not in _ACTS:
            break
        if _is_known(text[span.start : word.start], sure):
            return replace(span, end=word.start)
    return span


def _join_legal_forms(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with a trade and legal form joined to the name proper right before it: 甲乙智能 + 科技股份有限公司."""
    found: list[NamedSpan] = []
    for span in spans:
        before = found[-1] if found else None
        joins = (
            before is not None
            and before.end == span.start
            and before.label == span.label == "COMPANY"
            and bool(_LEGAL.search(text[span.start : span.end]))
            and is_kind_of_firm(text[span.start : span.end])
        )
        if joins:
            span = replace(span, start=found.pop().start)
        found.append(span)
    return found


def cut_departments(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with full names of firms ending at their legal form, and groups at 集团, without a department."""
    result = []
    for span in spans:
        surface = text[span.start : span.end]
        match = _FULL_NAME.fullmatch(surface) or _GROUP.fullmatch(surface) or _FIRM_PART.fullmatch(surface)
        if match and span.label in ("COMPANY", "ORGANIZATION") and not _is_branch(match[2]):
            span = replace(span, end=span.start + len(match[1]), label="COMPANY")
        result.append(span)
    return result


def _is_branch(rest: str) -> bool:
    return rest.endswith(_BRANCHES) and not rest.endswith("子公司")


def name_places(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans; what was taken for a firm and is a place of the text without its rank is one: 望海, beside 望海市."""
    ranked = {text[s.start : s.end - 1] for s in spans if s.label == "REGION" and text[s.end - 1] in _RANKS}
    return [
        replace(span, label="REGION")
        if span.label == "COMPANY" and text[span.start : span.end] in ranked and not _in_firm(text, span)
        else span
        for span in spans
    ]


def _in_firm(text: str, span: NamedSpan) -> bool:
    return text.startswith(("公司", "集团", "股份"), span.end)


def cut_sites(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with the works of a firm cut to the firm (甲汽车金陵工厂), and without works of nobody (望海基地)."""
    firms = {text[s.start : s.end] for s in spans if s.label == "COMPANY"}
    result = []
    for span in spans:
        surface = text[span.start : span.end]
        site = _SITE.search(surface) if span.label == "COMPANY" and surface not in known_firms() else None
        if site is None:
            result.append(span)
            continue
        owners = [end for end in range(len(surface) - 3, 1, -1) if _owns_site(surface[:end], firms)]
        if owners:
            result.append(replace(span, end=span.start + owners[0]))
        elif site["sure"] is None:
            result.append(span)
    return result


def _owns_site(name: str, firms: Set[str]) -> bool:
    return name in firms or name in known_firms() or name.endswith(("公司", "集团")) or is_firm_shaped(name)


def take_places(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans, by start, with the place in brackets right behind a firm's name as part of it: 甲银行（香港）."""
    found: list[NamedSpan] = []
    for span in sorted(spans, key=lambda span: span.start):
        place = _PLACE.match(text, span.end) if span.label == "COMPANY" else None
        if place is not None and place[1] in known_regions():
            span = replace(span, end=place.end())
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
