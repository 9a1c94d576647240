"""Other ways to write a body's full name, by patterns: 俄外交部, 浙江高院, 北京市委, 上海证监局, 北大光华管理学院."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.models import EntityType
from kg.resolve.known import find_known
from kg.resolve.lexicon import country_letters, longest_prefix, places
from kg.resolve.spelling import shorten

_FOREIGN_BODY = re.compile(
    rf"^([{''.join(country_letters())}])(?=.{{1,8}}(?:部|省|院|厅|局|署|会|所|央行|警方|海军|空军)$)"
)
_EMBASSY = re.compile(r"^(中国|我国)?驻(.{1,8}?)(?:大)?(使馆|总领事馆|总领馆)$")
_FEDERAL = re.compile(r"^(德国|俄罗斯|美国|瑞士|奥地利|巴西|墨西哥)联邦(?=.{2})")
_PARTY = re.compile(r"^(?:中国共产党|中共)(.{2,8}?[省市区县州旗])委(?:员会)?$")
_PARTY_BODY = re.compile(r"^(?:中国共产党|中共)(?=.{2,8}[省市区县州旗](?:纪|委))")
_CONSULTATIVE = re.compile(r"^(?:中国人民)?(?:政治协商会议|政协)(.{2,12}?[省市区县州旗])委(?:员会)?$")
_TAX = re.compile(r"^国家税务总局(?=.{2,8}税务局$)")
_SECURITIES = re.compile(r"^中国证(?:券监督管理委员|监)会(.{2,6}?)监管局$")
_PUBLISHER = re.compile(r"(?<=..(?:报|志|刊))社$")
_HOSPITAL = re.compile(r"^.{2,12}附属(?!第|医院)(.{2,6}医院)$")
_ADMINISTRATIVE = re.compile(r"(?:省|市|壮族自治区|维吾尔自治区|回族自治区|自治区)(?=.{2})")
_LINKS = re.compile(r"(?<=..)[和与及、](?=..)")
_MAX_KNOWN = 10


def organization_variants(name: str) -> Iterator[tuple[str, str, float, bool]]:
    """Yield other ways to write a normalised Chinese body's name, as text, rule, score and whether it is whole."""
    yield from _full_country(name)
    for pattern, short, rule in (
        (_PARTY, r"\1委", "party committee"),
        (_PARTY_BODY, "", "party committee"),
        (_CONSULTATIVE, r"\1政协", "consultative conference"),
        (_TAX, "", "local tax office"),
        (_SECURITIES, r"\1证监局", "local securities office"),
        (_PUBLISHER, "", "a paper is its publisher"),
    ):
        if pattern.search(name):
            yield pattern.sub(short, name), rule, 0.95, True
    if _FEDERAL.search(name):
        yield _FEDERAL.sub(r"\1", name), "联邦 dropped", 0.85, False
    if hospital := _HOSPITAL.match(name):
        yield hospital.group(1), "university in front dropped", 0.85, False
    yield from _short_words(name)
    yield from _known_owner(name)


def _full_country(name: str) -> Iterator[tuple[str, str, float, bool]]:
    if letter := _FOREIGN_BODY.match(name):
        yield country_letters()[letter.group()] + name[1:], "country by one character", 0.9, True
    if embassy := _EMBASSY.match(name):
        country = country_letters().get(embassy.group(2), embassy.group(2))
        kind = {"使馆": "大使馆", "总领馆": "总领事馆"}.get(embassy.group(3), embassy.group(3))
        yield f"中国驻{country}{kind}", "embassy", 0.93, True


def _short_words(name: str) -> Iterator[tuple[str, str, float, bool]]:
    """Yield the name with the usual short words, and without 省 and 市 behind its place."""
    texts = {name, _LINKS.sub("", name)}
    texts |= {shorten(name).replace("委员会", "委"), name.replace("监督管理", "监管")}
    for text in sorted(texts):
        if text != name:
            yield text, "usual short words", 0.93, True
        place = longest_prefix(text, places())
        if place and (behind := _ADMINISTRATIVE.match(text, len(place))):
            yield place + text[behind.end() :], "administrative suffix dropped", 0.88, False


def _known_owner(name: str) -> Iterator[tuple[str, str, float, bool]]:
    """Yield the name with the full name of a well-known body in front: 北大光华管理学院 is of 北京大学."""
    for length in range(min(_MAX_KNOWN, len(name) - 2), 1, -1):
        owner = find_known(name[:length], EntityType.ORGANIZATION)
        if owner is not None:
            if owner != name[:length]:
                yield owner + name[length:], "full name of its owner", 0.9, True
            return
