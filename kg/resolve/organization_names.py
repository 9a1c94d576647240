"""Names of public bodies, associations and universities: idle prefixes, and abbreviations by rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.models import EntityType
from kg.resolve.forms import Form, FormSet
from kg.resolve.known import find_known
from kg.resolve.lexicon import longest_prefix, organization_words, place_letters, places
from kg.resolve.organization_variants import organization_variants
from kg.text.normalize import is_han

_PREFIXES = ("中华人民共和国", "国务院", "中华", "中国", "国家")
# The last word of a body and what it becomes in an abbreviation.
_HEADS = {
    "委员会": ("委", "会", "委员会"), "总局": ("局", "总局"), "管理局": ("局",), "联合会": ("联", "联合会"),
    "协会": ("协", "协会"), "学会": ("学会",), "商会": ("商会",), "大学": ("大", "大学"), "学院": ("院", "学院"),
    "研究院": ("院", "研究院"), "研究所": ("所", "研究所"), "交易所": ("所", "交易所"), "办公室": ("办", "办公室"),
    "组织": ("组织",), "基金会": ("基金会",), "理事会": ("理事会", "会"), "委员": ("委",), "机构": ("机构",),
    "银行": ("行", "银行"), "中心": ("中心",), "部": ("部",), "局": ("局",), "院": ("院",), "署": ("署",),
    "厅": ("厅",),    "会": ("会",), "联盟": ("联盟", "盟"), "政府": ("政府",),
}  # fmt: skip
_ACADEMY = re.compile(r"^中国科学院(?=.{4,})|^中科院(?=.{3,})")
_FULL_GOVERNMENT = re.compile(r"人民政府")
_UNIVERSITY = re.compile(r"^(?:the )?university of ([a-z ]+)$|^([a-z ]+) university$")
_MAX_WORDS = 7


@dataclass(frozen=True)
class OrganizationName:
    """The parts of a body's name: prefix 国家, words 卫生, 健康 and head 委员会."""

    prefix: str
    words: tuple[str, ...]
    head: str


def split_organization(name: str) -> OrganizationName:
    """Return the parts of a normalised Chinese body's name."""
    prefix = next((word for word in _PREFIXES if name.startswith(word) and len(name) > len(word) + 1), "")
    head = next((word for word in sorted(_HEADS, key=len, reverse=True) if name.endswith(word)), "")
    body = name[len(prefix) : len(name) - len(head)]
    words: list[str] = []
    while body:
        word = _leading_place(body) or longest_prefix(body, organization_words()) or body[:2]
        words.append(word)
        body = body[len(word) :]
    return OrganizationName(prefix, tuple(words), head)


def _leading_place(text: str) -> str:
    """Return the place that the text begins with, 省 or 市 included."""
    place = longest_prefix(text, places())
    return text[: len(place) + 1] if place and text[len(place) :][:1] in ("省", "市", "县") else place


def organization_forms(name: str) -> tuple[Form, ...]:
    """Return the forms of a normalised name of a body."""
    forms = FormSet()
    forms.add(name, "same spelling", 1.0, whole=True)
    if not is_han(name):
        forms.add(name.removeprefix("the ").replace(" ", ""), "spaces dropped", 0.95, whole=True)
        _add_university(forms, name)
        return forms.sorted()
    forms.add(_FULL_GOVERNMENT.sub("政府", name), "人民政府 shortened", 0.97, whole=True)
    for prefix in ("中华人民共和国", "国务院", "中国", "国家"):
        if name.startswith(prefix) and len(name) >= len(prefix) + 3:
            rest = name[len(prefix) :]
            forms.add(rest, f"{prefix} dropped", 0.92, whole=prefix == "中华人民共和国")
    for text in [form.text for form in forms.sorted() if form.whole]:
        for variant, rule, score, whole in organization_variants(text):
            forms.add(variant, rule, score, whole=whole)
    if _ACADEMY.search(name):
        institute = _ACADEMY.sub("中科院", name)
        for text in (institute, re.sub("研究所$", "所", institute), re.sub("研究院$", "院", institute)):
            forms.add(text, "institute of the academy", 0.93, whole=True)
    _add_abbreviations(forms, split_organization(name))
    return forms.sorted()


def _add_university(forms: FormSet, name: str) -> None:
    """Add the Chinese name of a university that is called after a place: University of Sydney is 悉尼大学."""
    match = _UNIVERSITY.match(name)
    place = find_known(match.group(1) or match.group(2), EntityType.REGION) if match else None
    if place is not None:
        forms.add(f"{place}大学", "university of a place", 0.85, whole=True)


def _add_abbreviations(forms: FormSet, parts: OrganizationName) -> None:
    """Add the abbreviations whose every telling word is there: 浙大, 上海交大, 国家卫健委, 中汽协, 联合国教科文组织."""
    words = [word for word in parts.words if organization_words().get(word) != "link"]
    if not parts.head or not words or len(words) > _MAX_WORDS or not _all_words(parts, words):
        return
    idle = {word for word in words if organization_words().get(word) == "dropped"}
    if parts.head in ("协会", "联合会") and len(words) > 1:
        # 中国汽车工业协会 is 中汽协, but 浙江工业大学 is not 浙大.
        idle |= {"工业", "行业"}
    if parts.head == "大学" and len(words) > 1 and words[0] in places():
        forms.add(words[0][0] + words[1][0], "abbreviation by first characters", 0.78, known=False)
    telling = [word for word in words if word not in idle]
    for chosen in {tuple(words), tuple(telling)}:
        if not chosen:
            continue
        rest = "".join(word[0] for word in chosen[1:])
        # 浙大, 上海交大, 川农大
        leads = {chosen[0][0], chosen[0], place_letters().get(chosen[0], chosen[0])}
        for body in sorted(lead + rest for lead in leads):
            for head in _HEADS[parts.head]:
                _add_with_prefixes(forms, parts, body, head)


def _all_words(parts: OrganizationName, words: list[str]) -> bool:
    """Return whether a name is whole words, so that it is no abbreviation itself: 银保监会 is not 银监会.

    A university may be named after anything; but one word and 大 is left to places: 浙大, not 南大 for 南开大学.
    """
    if parts.head == "大学":
        return len(words) > 1 or words[0] in places()
    if len(parts.head) > 1:
        # A head written out (协会, 委员会) is no abbreviation's: 中国作家协会 is 中国作协.
        return all(len(word) > 1 for word in words)
    return all(word in organization_words() or word[:-1] in places() or word in places() for word in words)


def _add_with_prefixes(forms: FormSet, parts: OrganizationName, body: str, head: str) -> None:
    rule, score = "abbreviation by first characters", 0.85
    heads = [parts.prefix, parts.prefix[:1]] if parts.prefix else [""]
    if parts.prefix not in ("中华", ""):
        heads.append("")
    for lead in heads:
        text = lead + body + head
        # 湖北大学 would be 湖大, which in the list is another's.
        if len(text) >= (2 if parts.head == "大学" else 3):
            forms.add(text, rule, score, known=parts.head not in ("大学", "学院"))
