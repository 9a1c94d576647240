"""Where the names of laws, plans and other documents begin and end, by the marks around them.

The labeller sees a hundred names of policies, too few for long ones; what stands in 《》 needs no guess.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.nlp.tokenizer import NamedSpan
from kg.text.lexicon import alternation, load_lexicon

POLICY = "POLICY"
_TITLE = re.compile("《([^《》\n]{2,80})》")
# A document's own name as the title of the text, behind its issuer's: 某省政府关于…的通知; or alone: 某某管理条例.
_PAPER = alternation(load_lexicon("official_papers"))
_ABOUT = re.compile(
    "(?P<issuer>[\u4e00-\u9fff、 \u3000]{2,40}?)?(?P<name>关于[^，。：；！？\n]{4,100}?"
    f"(?:{_PAPER})(?:[（(][^）)\n]{{1,12}}[）)])?)"
)
_STATUTE = re.compile("[\u4e00-\u9fff、（）()\\d]{2,40}?(?:条例|办法|规定|细则|规则|法)(?:[（(][^）)\n]{1,12}[）)])?")
_BODY = re.compile("(?:院|厅|部|委|局|办|会|府|署|行|总局|中央|中心|法院|等部门|各部门)$")
_TELLS = re.compile("印发|发布|公布|出台|召开|通过|解读|答记者|有关负责人|研究|贯彻|落实|部署|学习")
# What a firm agrees on, decides for itself or is told is no law: 股权收购协议, 公司章程, 激励计划, 受理通知.
_PRIVATE = re.compile(
    "(?:股权|股份|资产|购买|收购|交易|投资|投资合作|战略合作|授予|转让|认购|质押|借款|代理|合并|销售|采购|服务)(?:框架)?(?:补充)?协议"
    "|公司章程|(?:激励|持股|增持|减持|回购|辅导|重整)计划|回购.{0,12}(?:方案|预案)|(?:核查|法律|审计)意见|(?:受理|中标)通知"
)
_BARE = re.compile(f"(?:暂行|实施|业务|管理|指导|试行|建设|工作|具体)?(?:{_PAPER})的?")
# A document that is sent out without 《》: 某部发布关于…的通知, 某市印发…行动方案, 就…办法公开征求意见.
_SENT_OUT = re.compile(
    f"(?:印发|发布|出台|公布|下发)(?P<sent>(?![的了会])[\u4e00-\u9fff“”＋+（）()\\d—－-]{{7,60}}?(?:{_PAPER}))"
    "(?=[，。；：]|明确|提出|要求)"
    f"|就(?P<asked>[\u4e00-\u9fff“”]{{7,60}}?(?:{_PAPER}))(?=(?:向社会)?(?:公开)?征求意见)"
)
_OTHER_DOCUMENT = re.compile("文件$|部分|声明$|CEPA|(?:Act|Bill|Law|Order)$")
_ARTICLE = re.compile("第[一1]条")
_LONGEST_ISSUER = 40  # characters in front of a document's name in its title
_LIKELY = 0.85  # of a document that the labeller did not find: 38 of 40 in the annotated articles, with room for others


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(load_lexicon('document_heads'))})(?:[（(][^（()）]{{1,12}}[）)]){{0,2}}$")


def title_of_document(text: str) -> tuple[int, int] | None:
    """Return the place of the document's name in the first line of `text`, if that is the title of a document."""
    end = text.find("\n")
    title = text[: max(end, 0)].strip()
    at = text.find(title)
    about = _ABOUT.fullmatch(title)
    if about is not None:
        return (at + about.start("name"), at + len(title)) if is_issuer(about["issuer"] or "") else None
    if _STATUTE.fullmatch(title) and not _TELLS.search(title) and _ARTICLE.search(text, end):
        return at, at + len(title)
    return None


def is_issuer(before: str) -> bool:
    """Tell whether the words in front of a document's name in its own title are nothing, or a body that does nothing."""
    before = before.strip(" \u3000")
    return not before or (len(before) <= _LONGEST_ISSUER and bool(_BODY.search(before)) and not _TELLS.search(before))


def name_title(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans, by start, with the name of the document that the text itself is."""
    place = title_of_document(text)
    if place is None:
        return list(spans)
    kept = [span for span in spans if span.end <= place[0] or span.start >= place[1]]
    return sorted([*kept, NamedSpan(*place, POLICY, _LIKELY)], key=lambda span: span.start)


def _is_document(title: str) -> bool:
    return bool(_head().search(title)) and not _PRIVATE.search(title) and not _BARE.fullmatch(title)


def name_sent_out(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans, by start, with the documents that the text says were sent out, without 《》 around their names."""
    places = [found.span("sent" if found["sent"] else "asked") for found in _SENT_OUT.finditer(text)]
    named = [NamedSpan(*place, POLICY, _LIKELY) for place in places if _is_name(text[slice(*place)])]
    taken = {index for span in named for index in range(span.start, span.end)}
    kept = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
    return sorted([*kept, *named], key=lambda span: span.start)


def _is_name(surface: str) -> bool:
    return not _PRIVATE.search(surface) and not _TELLS.search(surface) and "今天" not in surface


def drop_no_policies(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans without policies that are none: contracts, titles in 《》 that no document has (games, papers),
    and bare 办法 or 意见, which refer back.
    """
    return [span for span in spans if span.label != POLICY or not _is_none(text, span)]


def _is_none(text: str, span: NamedSpan) -> bool:
    surface = text[span.start : span.end]
    marked = text[span.start - 1 : span.start] == "《" and text[span.end : span.end + 1] == "》"
    if _BARE.fullmatch(surface) or _PRIVATE.search(surface):
        return True
    return marked and not _head().search(surface) and not _OTHER_DOCUMENT.search(surface)


def name_documents(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans, by start, with every title in 《》 that ends as a law, plan or treaty does as one policy."""
    titles = [match.span(1) for match in _TITLE.finditer(text) if _is_document(match[1])]
    ends = [end for _, end in titles]
    likely = [_LIKELY] * len(titles)
    result = []
    for span in spans:
        at = bisect_right(ends, span.start)  # the first title that ends behind the span's start
        if at == len(titles) or titles[at][0] >= span.end:
            result.append(span)
        elif span.label == POLICY:
            likely[at] = max(likely[at], span.score)
    result += [NamedSpan(*place, POLICY, score) for place, score in zip(titles, likely, strict=True)]
    return sorted(result, key=lambda span: span.start)


def split_documents(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with a policy that is a list (…法草案、…办法) as its members, each of which must end as one does."""
    result: list[NamedSpan] = []
    for span in spans:
        parts = _members(text[span.start : span.end]) if span.label == POLICY else []
        result += [replace(span, start=span.start + a, end=span.start + b) for a, b in parts] or [span]
    return result


def _members(surface: str) -> list[tuple[int, int]]:
    """Return the places of the members of a list; none if it is no list of documents."""
    parts, at = [], 0
    for match in re.finditer("、|$", surface):
        if _head().search(surface[at : match.start()]):
            parts.append((at, match.start()))
            at = match.end()
    return parts if len(parts) > 1 and parts[-1][1] == len(surface) else []
