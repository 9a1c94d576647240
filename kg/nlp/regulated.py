"""Whom a provision binds: the noun phrase in front of its modal word, or behind its demand; else nobody is said."""

from __future__ import annotations

import re

from kg.nlp.annotated import AnnotatedText
from kg.text.stretch import Stretch

_SUBJECT = re.compile(
    "(?P<who>[^，。；：“”]{2,24}?)(?=应当|应该|应|不得|必须|须|需要|需|可以|可|要|禁止|严禁|不超过|不低于|不少于|原则上|负责|只能|只允许|都要|至少)"
)
_OBJECT = re.compile(
    "(?:要求|禁止|允许|严禁|鼓励|支持|对|由|向)(?P<who>[^，。；：“”、]{2,16}?)(?:承担|在|的|进行|从事|必须|应|使用|实施|建立|购买|征收|缴纳|提供|配合|，|$)"
)
_DEMANDS = ("要求", "禁止", "严禁", "允许", "对", "鼓励")
_NOUN_TAGS = frozenset(
    {"n", "nz", "nt", "ns", "nr", "nw", "s", "ORG", "LOC", "PER", "COMPANY", "ORGANIZATION", "REGION"}
)
_NO_HEAD = frozenset({"d", "c", "p", "t", "u", "xc", "m", "TIME", "ad", "w"})
_NO_SUBJECT = re.compile("[日月年时]起?$|^(?:其|此|这|该|上述|前款|本)?[条款项]$|^(?:原则|情况|方式|标准|期限|费用)$")
_LISTED = re.compile("[和及与、]|以及|或者")


def find_regulated(reading: AnnotatedText, place: Stretch) -> tuple[str, ...]:
    """Return who or what the provision at `place` binds, as written; empty where that is no noun phrase."""
    text = reading.text
    object_first = text.startswith(_DEMANDS, place.start)
    match = (_OBJECT.search if object_first else _SUBJECT.match)(text, place.start, place.end)
    if match is None or not _is_noun_phrase(reading, Stretch(*match.span("who"))):
        return ()
    return tuple(part for part in _LISTED.split(match["who"]) if len(part) >= 2 and not _NO_SUBJECT.search(part))


def _is_noun_phrase(reading: AnnotatedText, who: Stretch) -> bool:
    words = reading.words_within(*who)
    if not words or words[0].start != who.start or words[-1].end != who.end:
        return False  # cuts a word
    verbs = any(word.tag == "v" for word in words) and "的" not in reading.text[who.start : who.end]
    return words[-1].tag in _NOUN_TAGS and words[0].tag not in _NO_HEAD and not verbs
