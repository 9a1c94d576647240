"""Agency lines: who reports, from where and when, in front of the news (财联社5月20日电，; 每经AI快讯，; 【本报讯】), and the
headline in 【】 that the news after it tells again.

They are found by their shape where a sentence begins. A line is no clause of the news; what its names are is for the
readers to say. Everything here takes time linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.text.stretch import Stretch

# Where one may begin: with its line, behind a sentence or behind a headline in 【】.
_BEGIN = r"(?:^|(?<=[。！？】\n\r\u2028\u2029]))[ \u3000\xa0]{0,8}"
_DATE = r"(?:\d{4}\s?年)?\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_BY = r"(?:[ \u3000]{0,3}[（(][^）)\n]{0,60}[）)])"
_NAME = r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d.&·]{0,15}?"
_MEDIUM = rf"(?:本[报刊网台社]|{_NAME}(?:[报社网]|财经|新闻|科技|资本|[美港]股|客户端|在线|频道|之家|APP|App|AI|氪))"
_BREAK = r"(?=[，,：:（(\s\u3000丨｜|】\])）]|$)"
_END = rf"{_BY}?[ \u3000]{{0,3}}(?:题[：:])?[，,：:丨｜|】\])）]{{0,2}}"
_FORMS = (
    # 新华社北京3月3日电（记者甲 乙）, 新华财经北京5月20日电, 新华社电
    r"[（(【\[]?[^。，、；：！？“”【】\n]{0,40}?[日社][^。，、；：！？“”【】\n]{0,8}?(?<![停用发供充家水通核风光致来输配售购省节])电"
    rf"(?![力池网动价商影视站费机器子信话厂]|[\u4e00-\u9fff]{{1,3}}[，。]){_END}",
    rf"[（(【\[]?{_NAME}[ \u3000]?{_DATE}{_BY}?[ \u3000]{{0,2}}(?:快?讯|专?电){_BREAK}{_END}",
    rf"[（(【\[]?(?:{_MEDIUM}|{_NAME}(?:[ \u3000]|快?讯[，,：: \u3000]{{0,2}})){_DATE}{_BY}?(?:消息|报道){_BY}?[，,：:]",
    rf"{_NAME}[ \u3000]?{_DATE}[ \u3000]?(?:[丨｜|]|[-—] )[ \u3000]?",
    # 本报讯（记者 甲）, 每经AI快讯，, （某某网讯）, 财联社（北京，记者 甲）讯，
    rf"[（(【\[]?{_MEDIUM}{_BY}?(?:快?讯|消息(?=[，,：:（(])|专?电){_BREAK}{_END}",
    rf"[【\[（(][\u4e00-\u9fffA-Za-z\d]{{2,10}}讯[】\]）)](?:[ \u3000]?{_DATE}(?:消息|讯)?[，,]?)?",
    rf"【[\u4e00-\u9fffA-Za-z\d]{{2,10}}】[ \u3000]?{_DATE}消息[，,]",
    rf"{_DATE}[，,](?!(?:腾|通|资|视|音|科)讯)[\u4e00-\u9fff]{{2,6}}(?<![腾通资视音科电])讯[，,]",
    # 36氪获悉，: who has learned it is who reports
    rf"(?:{_DATE}[，,])?(?:{_MEDIUM}|\d{{2}}氪|[\u4e00-\u9fff]{{2,6}}邦)(?:记者)?(?:独家)?获悉[，,：:]",
)
_LINE = re.compile(_BEGIN + rf"(?P<line>{'|'.join(_FORMS)})", re.MULTILINE)
# 港股异动丨, 早报｜: the column that a text stands in
_COLUMN = re.compile(
    r"^[ \u3000\xa0]{0,8}(?P<line>[^\s。，、；：！？“”《》丨｜|]{2,10}[丨｜|])(?=[^丨｜|\n]{6})", re.MULTILINE
)
_LEARNT = re.compile("从|向|据|根据|了解")
_HEADLINE = re.compile(_BEGIN + r"(?P<head>【[^【】\n]{8,90}】)(?=[ \u3000]?(?P<body>[^\n]{0,400}))", re.MULTILINE)
# Marks that stand around names and belong to none.
EDGES = "丨｜|【】"


class AgencyLine(NamedTuple):
    """An agency line at [start, end), its closing marks included; `column` tells a label (早报｜) from who reports."""

    start: int
    end: int
    column: bool = False


def find_agency_lines(text: str) -> list[AgencyLine]:
    """Return the agency lines of a text by start; none overlaps another."""
    lines = [
        AgencyLine(*match.span("line"))
        for match in _LINE.finditer(text)
        if not (match["line"].rstrip("，,：:").endswith("获悉") and _LEARNT.search(match["line"]))
    ]
    taken = {line.start for line in lines}
    columns = (AgencyLine(*match.span("line"), True) for match in _COLUMN.finditer(text))
    found: list[AgencyLine] = []
    for line in sorted([*lines, *(column for column in columns if column.start not in taken)]):
        if not found or line.start >= found[-1].end:
            found.append(line)
    return found


def find_headlines(text: str) -> list[Stretch]:
    """Return the headlines in 【】 at the head of a sentence, with their marks, that news at least as long follows."""
    return [
        Stretch(*match.span("head"))
        for match in _HEADLINE.finditer(text)
        if len(match["body"]) >= match.end("head") - match.start("head")
    ]
