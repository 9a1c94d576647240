"""Whom a provision binds: the noun phrase in front of its modal word, or behind its demand; else nobody is said."""

from __future__ import annotations

import re

from kg.nlp.annotated import AnnotatedText
from kg.text.stretch import Stretch

_MODALS = (
    "应当|应该|应|不得|必须|须|需要|需|可以|可|要|禁止|严禁|不超过|不低于|不少于|原则上|负责|只能|只允许|都要|至少"
)
_MODAL = re.compile(_MODALS)
_MARK = re.compile("[，；。]")
_SUBJECT = re.compile(f"(?P<who>[^，。；：“”]{{2,24}}?)(?={_MODALS})")
_TREATED = re.compile(
    "对(?:于)?(?P<who>[^，。；：“”]{2,30}?)(?=免征|减免|征收|加征|实行|实施|给予|予以|进行|采取|不|可|应|要|，|$)"
)
_DEMANDED = re.compile("(?:明确)?(?:要求|禁止|严禁|允许|鼓励)")
_DOER = re.compile(".{2,20}?由")
_NOUN_TAGS = frozenset(
    {"n", "nz", "nt", "ns", "nr", "nw", "s", "ORG", "LOC", "PER", "COMPANY", "ORGANIZATION", "REGION"}
)
_NO_HEAD = frozenset({"d", "c", "p", "t", "u", "xc", "m", "TIME", "ad", "w"})
_NO_SUBJECT = re.compile(
    "[日月年时]起?$|^(?:其|此|这|该|上述|前款|本)?[条款项]$|^每|^(?:原则|情况|方式|标准|期限|费用)$"
)
_LONGEST = 16  # characters of a phrase with 的 that is shown whole
_LISTED = re.compile("[和及与、]|以及|或者")


def find_regulated(reading: AnnotatedText, place: Stretch) -> tuple[str, ...]:
    """Return who or what the provision at `place` binds, as written; empty where that is no noun phrase."""
    who = _place_of(reading, place)
    if who is None or not _is_noun_phrase(reading, who):
        return ()
    phrase = reading.text[who.start : who.end]
    # what stands before 的 is said of the head and is no list: 采用甲、通过乙的新建电站
    parts = _LISTED.split(phrase) if "的" not in phrase else [_head_of(phrase)]
    return tuple(part for part in parts if len(part) >= 2 and not _NO_SUBJECT.search(part))


def _head_of(phrase: str) -> str:
    """Return the phrase, or where it is long its head behind the last 的."""
    return phrase if len(phrase) <= _LONGEST else phrase[phrase.rindex("的") + 1 :]


def _place_of(reading: AnnotatedText, place: Stretch) -> Stretch | None:
    text = reading.text
    demand = _DEMANDED.match(text, place.start, place.end)
    if demand is not None:  # up to the first verb: 要求养老机构开设专用账户
        words = reading.words_within(demand.end(), min(place.end, demand.end() + 40))
        acts = (word.start for word in words if word.tag in ("v", "p", "d") and word.start > demand.end())
        end = next(acts, None)
        return None if end is None else Stretch(demand.end(), end)
    match = _first_bound(text, place)
    if match is None:
        return None
    doer = _DOER.match(text, match.start("who"), match.end("who"))  # 指标由办公室负责
    return Stretch(doer.end() if doer else match.start("who"), match.end("who"))


def _first_bound(text: str, place: Stretch) -> re.Match[str] | None:
    """Return the head of the first clause that binds somebody: 容量在10兆瓦时以上的储能电站，|运营企业应当….

    A clause with a modal word and nobody in front of it ends the search: what follows binds somebody else or nobody.
    """
    start = place.start
    for end in [*(mark.start() for mark in _MARK.finditer(text, place.start, place.end)), place.end]:
        first = start == place.start
        match = (_TREATED.match(text, start, end) if first else None) or _SUBJECT.match(text, start, end)
        if match is not None or _MODAL.search(text, start, end):
            return match if first or (match is not None and "的" not in match["who"]) else None
        start = end + 1
    return None


def _is_noun_phrase(reading: AnnotatedText, who: Stretch) -> bool:
    words = reading.words_within(*who)
    if not words or words[0].start != who.start or words[-1].end != who.end:
        return False  # cuts a word
    verbs = any(word.tag == "v" for word in words) and "的" not in reading.text[who.start : who.end]
    return words[-1].tag in _NOUN_TAGS and words[0].tag not in _NO_HEAD and not verbs
