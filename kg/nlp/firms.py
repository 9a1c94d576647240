"""Firms that their shape and place give away: a name proper, a trade, and what only firms have or do.

The labeller has seen some hundred firms and misses many whose name proper it has never met. Three things in the text
tell them: a post of a firm follows (某某航运首席执行官); an act follows, and the analyser holds the name proper for a name,
or the same words head a clause elsewhere in the text; or a full legal name of the text holds the short form
(澜州砚舟储能科技股份有限公司 holds 砚舟储能). What the labeller takes for a firm, a body or a document stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.nlp.gazetteer import load_list
from kg.nlp.short_forms import known_regions
from kg.nlp.tokenizer import NamedSpan, Word
from kg.text.lexicon import alternation, load_lexicon

# Enough to be looked for in the rest of the text; the labeller's surest spans outweigh it where both know the name.
_SCORE = 0.7
_LONGEST = 12  # characters of a firm's short name
_MOST_WORDS = 5
_PROPER_TAGS = frozenset(("ORG", "PER", "LOC"))
_NAME_TAGS = _PROPER_TAGS | {"nz", "nw"}
_NOUN_TAGS = frozenset(("n", "v", "vn", "a", "an"))
_ACT_TAGS = frozenset(("v", "vd", "d", "ad", "p", "TIME"))
_KEPT = frozenset(("COMPANY", "ORGANIZATION", "POLICY"))
_BEFORE = frozenset("\n。！？；，：、“”（） ")
_BEFORE_WORDS = frozenset(("据", "从", "除", "与", "和"))
# Words for a kind of firms, in front of one: 商业航天公司某某航天.
_KINDS = ("公司", "企业", "品牌", "巨头", "龙头", "厂商", "车企", "药企", "房企", "运营商", "开发商")
_ACT = re.compile("计划|公告|董事会|披露")  # nouns to the analyser where no object follows
_POST = re.compile(
    "(?:联合|副)?(?:董事长|总裁|总经理|首席|创始人|创办人)|董秘|董事会秘书|CEO|财务总监|总工程师|人力资源"
)
_NO_STEM = re.compile("[的等和与及或是在为了将]|.*地区")
_LEGAL = re.compile("(?:集团)?(?:股份有限公司|有限责任公司|有限公司)$")
_LONGEST_PLACE = 4
_PLAIN = re.compile("[新老旧该本分子母总各](?:工?厂|公司|企业|门?店|行)")  # 新厂, 子公司
_PLACE_AND_ACT = re.compile(
    "(?P<place>[\u4e00-\u9fff]{2,7}?)(?:建设|新建|兴建|扩建|建造|建成|建厂|建立|设立|开设|设厂|投资|投产|生产|销售|布局|打造|举办"
    "|召开|启动|推出|成立|开展|发布|运营|开工|动工|部署)"
)
_AT = ("在", "于", "赴", "到", "落户")
_WORKS = re.compile("(?:工厂|厂房|基地|园区|门店|办公室|生产线)$")
_BODY_END = re.compile("(?:公司|集团|银行|局|股份|委员会|委|厅|协会|学会|院|所|办|公会|学校|大学|控股)$")


@dataclass(frozen=True)
class _Candidate:
    """A name proper with a trade at the head of a clause: [start, end), the analyser's tag, and what follows."""

    start: int
    end: int
    tag: str
    whole: bool
    post: bool
    act: bool


@cache
def _shape() -> re.Pattern[str]:
    trades = alternation(load_lexicon("firm_trades"))
    return re.compile(f"(?P<stem>[\u4e00-\u9fff]{{2,4}}?)(?P<trades>(?:{trades}){{1,6}})(?:集团|股份|控股)?(?:公司)?$")


@cache
def _generic_words() -> tuple[str, ...]:
    return (*load_lexicon("firm_trades", "trades", "national_words", "firm_generic"), "国", "中")


@cache
def _generic_lengths() -> dict[str, tuple[int, ...]]:
    """The lengths of the general words that begin with each character."""
    found: dict[str, set[int]] = {}
    for word in _generic_words():
        found.setdefault(word[0], set()).add(len(word))
    return {char: tuple(sorted(lengths)) for char, lengths in found.items()}


def _is_generic(name: str) -> bool:
    """Return whether `name` is made of general words alone; the ways to cut it are not tried one by one."""
    words = _generic_set()
    ends = {0}
    for at in range(len(name)):
        if at in ends:
            ends.update(at + size for size in _generic_lengths().get(name[at], ()) if name[at : at + size] in words)
    return bool(name) and len(name) in ends


@cache
def _generic_set() -> frozenset[str]:
    return frozenset(_generic_words())


@cache
def _nations() -> frozenset[str]:
    return load_list("countries") | load_list("provinces") | load_list("regions")


def take_firms(text: str, spans: Sequence[NamedSpan], words: Sequence[Word]) -> list[NamedSpan]:
    """Return the spans, by start, with the firms that the text gives away where the labeller saw no firm or body."""
    found = [*_by_shape(text, words), *_by_full_name(text, spans)]
    starts = {start for start, _ in found}
    spans = [span for span in spans if span.end not in starts or not is_kind_of_firm(text[span.start : span.end])]
    longer = dict(found)
    spans = [span for span in spans if span.end >= longer.get(span.start, 0)]  # the name proper without its trade
    kept = {index for span in spans if span.label in _KEPT for index in range(span.start, span.end)}
    added: list[NamedSpan] = []
    taken = set(kept)
    for start, end in sorted(set(found), key=lambda place: (place[0] - place[1], place)):
        if taken.isdisjoint(range(start, end)):
            added.append(NamedSpan(start, end, "COMPANY", _SCORE))
            taken.update(range(start, end))
    covered = taken - kept
    rest = [span for span in spans if covered.isdisjoint(range(span.start, span.end))]
    return sorted([*rest, *added], key=lambda span: span.start)


def drop_acts(text: str, spans: Sequence[NamedSpan]) -> list[NamedSpan]:
    """Return the spans with what is a place and an act there as that place: 上海建设新工厂 behind 将在."""
    result = []
    for span in spans:
        act = _act_at_place(text, span) if span.label in ("COMPANY", "ORGANIZATION") else None
        result.append(span if act is None else replace(span, end=act, label="REGION"))
    return result


def _act_at_place(text: str, span: NamedSpan) -> int | None:
    """Return where the place ends that a span begins with, where an act follows it and no word for a firm or body ends it."""
    surface = text[span.start : span.end]
    place = _PLACE_AND_ACT.match(surface)
    if place is None or place["place"] not in known_regions() or _BODY_END.search(surface):
        return None
    behind = text[max(0, span.start - 2) : span.start].endswith(_AT) or _WORKS.search(surface)
    return span.start + place.end("place") if behind else None


def is_kind_of_firm(surface: str) -> bool:
    """Return whether a surface is a kind of firms and no firm: 商业航天公司, 科技股份有限公司; a nation's is one (中国石油公司)."""
    if _PLAIN.fullmatch(surface):
        return True
    core = _LEGAL.sub("", surface)
    kind = next((kind for kind in _KINDS if surface.endswith(kind)), None)
    head = core if core != surface else surface.removesuffix(kind) if kind else ""
    national = head.startswith(("国", "中")) or any(head[:size] in _nations() for size in range(2, len(head)))
    return bool(head) and not national and surface not in load_list("companies") and _is_generic(head)


def _by_shape(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the places of firms at the head of a clause."""
    candidates = list(_candidates(text, words))
    times = Counter(text[found.start : found.end] for found in candidates)
    for found in candidates:
        again = times[text[found.start : found.end]] > 1
        # one word to the analyser, and no name: a thing of its dictionary (氢燃料电池)
        thing = found.whole and found.tag not in _PROPER_TAGS
        if found.post or (found.act and not thing and (found.tag in _NAME_TAGS or again)):
            yield found.start, found.end


def _candidates(text: str, words: Sequence[Word]) -> Iterator[_Candidate]:
    for index, word in enumerate(words):
        if word.tag not in _NAME_TAGS | _NOUN_TAGS or not _begins_clause(text, words, index):
            continue
        for last in range(index, min(index + _MOST_WORDS, len(words))):
            end = words[last].end
            if end - word.start > _LONGEST or (last > index and words[last].start != words[last - 1].end):
                break
            match = _shape().match(text[word.start : end])
            if match is not None and is_name_proper(match["stem"]):
                after = words[last + 1] if last + 1 < len(words) and words[last + 1].start == end else None
                act = after is not None and (after.tag in _ACT_TAGS or bool(_ACT.match(text, end)))
                yield _Candidate(word.start, end, word.tag, index == last, bool(_POST.match(text, end)), act)
                break


def _begins_clause(text: str, words: Sequence[Word], index: int) -> bool:
    start = words[index].start
    before = text[words[index - 1].start : words[index - 1].end] if index else "\n"
    return start == 0 or text[start - 1] in _BEFORE or before in _BEFORE_WORDS or before.endswith(_KINDS)


def is_name_proper(stem: str) -> bool:
    """Return whether what stands before a trade can name one firm: no place alone or in front, no general words."""
    if stem in known_regions() or _NO_STEM.search(stem) or _is_generic(stem):
        return False
    nations = _nations()
    generic = stem.endswith(load_lexicon("firm_generic")) or any(stem[at:] in nations for at in range(1, len(stem) - 1))
    return not generic and not any(stem[:size] in nations for size in range(2, len(stem)))


def is_firm_shaped(name: str) -> bool:
    """Return whether a whole text is a name proper with trades: 砚舟储能, 砚舟股份 too."""
    match = _shape().fullmatch(name.removesuffix("股份")) or re.fullmatch(
        "(?P<stem>[\u4e00-\u9fff]{2,4})(?:股份|集团|控股)", name
    )
    return match is not None and is_name_proper(match["stem"])


def _by_full_name(text: str, spans: Sequence[NamedSpan]) -> Iterator[tuple[int, int]]:
    """Yield the places of the short forms that full legal names hold: name proper and trades, without seat and rest."""
    shorts: dict[int, set[str]] = {}
    for full in {text[span.start : span.end] for span in spans if span.label == "COMPANY"}:
        core = _LEGAL.sub("", full)
        if core != full:
            for short in _short_forms(core):
                shorts.setdefault(len(short), set()).add(short)
    for size, names in shorts.items():  # one way through the text for all names of one length
        for start in range(len(text) - size + 1):
            if text[start : start + size] in names:
                yield start, start + size


def _short_forms(core: str) -> Iterator[str]:
    for first in range(min(_LONGEST_PLACE, len(core)) + 1):
        seat = core[:first]
        for end in range(first + 3, len(core) + 1):
            match = _shape().match(core[first:end])
            fits = match is not None and is_name_proper(match["stem"])
            if fits and (first == 0 or seat in known_regions() or end < len(core) or len(seat) == 2):
                yield core[first:end]
