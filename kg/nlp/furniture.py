"""Page furniture: what a portal puts around a news text (source lines, lists of other articles, disclaimers, adverts,
code), and that no reader takes for news.

It is found by the shape and place of lines, and of the tail of a text without lines; the words are in
`lexicons/furniture_*.txt`. What is nothing but furniture is masked: each of its characters becomes a line end, so that
offsets hold, sentences end before it, and nothing is found in it. The original headline and the names of the desk
(责任编辑：张三) are read, since they name who and what an article is about, but state nothing: `drop_stated`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from kg.models import Affiliation, Fact, SetAside
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch, trim

_F = TypeVar("_F", bound=Fact | SetAside)
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOPS = "。！？"
_LONGEST_CALL = 150  # characters of a line that asks something of the reader
_LONGEST_HEADLINE = 60
_TAIL_SHARE, _TAIL = 0.6, 1500  # a disclaimer stands behind this share of a text, or in so many last characters

_SOURCE = re.compile(
    r"[（(【\[]?(?:文章|信息|稿件|新闻|内容|数据|资料|图片|头图|封面图?|题图|视频|本文)?(?:来源|出处|转自|来自)[：:／/丨|]\s{0,3}[^，。！？；：\n]{0,24}[）)】\]]?"
)
_PLACE_IN_SITE = re.compile(
    r"(?:(?:您的?|当前|现在)?(?:所在)?(?:位置|的位置)[：:].{0,60}"
    r"|[^\s>＞»›，。：]{1,10}(?:\s{0,3}[>＞»›]{1,2}\s{0,3}[^\s>＞»›，。]{1,12}){1,6}\s{0,2}[>＞»›]{0,2})"
)
_NEIGHBOUR = re.compile(
    r"[<＜«【\[]?\s?(?:上|下|前|后)一?[篇页条则](?:新闻|文章)?(?:[：:】\]].{0,70}|[>＞»|]?\s{0,3}(?:下一[篇页条]\s?[>＞»]?)?)"
)
_PAGE_NUMBER = re.compile(
    r"(?:第\s?\d{1,4}\s?页(?:\s?[/，,]?\s?共\s?\d{1,4}\s?页)?|共\s?\d{1,4}\s?页.{0,20}|\d{1,3}\s?/\s?\d{1,3}|[-—]\s?\d{1,3}\s?[-—]|(?:\[?\d{1,2}\]?\s{1,3}){2,12}(?:下一页|末页|\d{1,2}\]?|>)?)"
)
_TOOLS = re.compile(
    r"(?:字号|字体|字体大小|文字大小)[：:]?.{0,20}|【?(?:大|中|小|打印|收藏|关闭|分享|复制链接|转发|评论|点赞|纠错|举报|打印本页|关闭窗口|繁体|朗读|听新闻|投稿|登录|注册|搜索|返回|首页|A\+|A-|T)】?(?:[\s|丨/·]{1,4}【?(?:大|中|小|打印|收藏|关闭|分享|复制链接|转发|评论|点赞|纠错|举报|微信|微博|QQ空间|朋友圈|关闭窗口|打印本页|首页|登录|注册|A\+|A-|T)】?){0,8}|分享(?:到|至)[：:]?.{0,30}|网友评论|发表评论|我要评论|最新评论|扫一扫"
    r"|(?:阅读|浏览|点击|评论|播放)(?:量|数|次数)?[：:]?\s?\d[\d.,万+]{0,8}次?"
)
_ORIGINAL = re.compile(r"[（(【\[]?\s?(?:原标题|原题|原文标题)[：:].{1,160}")
_DESK_NAME = r"[\u4e00-\u9fffA-Za-z·_\d]{1,12}"
_CODE = re.compile(
    r"(?:\b(?:var|let|const)\s{1,4}[\w$.]{1,40}\s{0,4}="
    r"|\bfunction\s{0,4}[\w$]{0,40}\s{0,4}\([^()\n]{0,80}\)\s{0,4}\{"
    r"|\b(?:document|window|console)\.[A-Za-z]{2,30}|\$\([^()\n]{0,60}\)\s{0,3}\."
    r"|</?(?:script|style|div|span|iframe|img|a|p)\b[^<>\n]{0,200}>|<!--|-->"
    r"|(?<![A-Za-z0-9_-])[.#@]?[A-Za-z][A-Za-z0-9_.:#-]{0,40}\s{0,4}\{\s{0,4}[A-Za-z-]{2,30}\s{0,3}:[^{}\n]{0,200}\}"
    r"|[\[{]\s{0,3}\"[A-Za-z0-9_@$-]{1,40}\"\s{0,3}:)"
)
_STATEMENT_OF_CODE = re.compile(
    r"(?:\b(?:var|let|const)\s{1,4}[\w$.]{1,40}\s{0,4}=[^;。\n]{0,300};"
    r"|(?<![A-Za-z0-9_-])[.#@]?[A-Za-z][A-Za-z0-9_.:#-]{0,40}\s{0,4}\{[^{}。\n]{0,300}\}"
    r"|\(?\bfunction\s{0,4}[\w$]{0,40}\s{0,4}\([^()\n]{0,80}\)\s{0,4}\{[^{}。\n]{0,300}\}[)(;]{0,5}"
    r"|\{\s{0,3}\"[A-Za-z0-9_@$-]{1,40}\"\s{0,3}:[^{}\n]{0,400}\})"
)
# A reservation of the page's owner: it stands with words that news has too, so two of them must come together.
_RESERVES = (
    r"未经[^，。]{0,16}(?:授权|许可|允许|同意)[^。]{0,30}(?:转载|复制|摘编|镜像|抄袭|加以使用)"
    r"|在法律(?:允许|许可|规定)的(?:最大)?范围内[^。]{0,12}(?:承担|免除|免责|不承担|负责)"
    r"|(?:本网|本站|本平台|本公众号|本文|作者|编者|网站)[^。]{0,30}(?:不承担|概不负责|不负)[^。]{0,8}(?:责任|$)?"
    r"|(?:本网|本站|本文|内容|信息|数据|观点|文章)[^。]{0,30}仅供[^。]{0,6}参考"
    r"|版权归[^。]{1,20}所有|请[^。]{0,12}(?:与|联系)(?:我们|本网|本站)[^。]{0,4}(?:联系|删除|处理)"
)
_NOTICE = re.compile(r"[【\[（(]?(?:版权|免责|转载|法律|权利)(?:声明|说明|条款)(?:[】\]）)：:]|$)")
_HAN = re.compile("[\u4e00-\u9fff]")
_SPEAKS = re.compile("表示|指出|认为|强调|透露|坦言|提醒|介绍|[说称]，|[“”]|法院|记者|公告|起诉|判决")
_SENTENCE = re.compile(r"[^。！？\n\r]{1,2000}[。！？]?[”’」』）)]?")


@dataclass(frozen=True)
class Furniture:
    """The furniture of a text: `masked` is nothing else, `named` is read for names alone; both by start."""

    masked: tuple[Stretch, ...] = ()
    named: tuple[Stretch, ...] = ()


def find_furniture(text: str) -> Furniture:
    """Return the furniture of an article's text, whose first line is the title and never furniture."""
    body = text.find("\n") + 1
    if body <= 0:
        return Furniture()
    masked: list[Stretch] = []
    named: list[Stretch] = []
    lines = [trim(text, match.start(), match.end()) for match in _LINE.finditer(text, body)]
    lines = [line for line in lines if line.end > line.start]
    listing = False
    tail = max(body, min(int(len(text) * _TAIL_SHARE), len(text) - _TAIL))
    for line in lines:
        words = text[line.start : line.end]
        if (desk := _desk_tail().search(text, line.start, line.end)) is not None:
            named.append(Stretch(desk.start(), line.end))
        if listing and desk is None and _is_headline(words):
            masked.append(line)
            continue
        listing = _headers().fullmatch(words) is not None
        if desk is None and (listing or _is_furniture(words)):
            masked.append(line)
        elif _ORIGINAL.fullmatch(words) or _desk_line().fullmatch(words):
            named.append(line)
        else:
            end = desk.start() if desk is not None else line.end
            masked += _parts(text, Stretch(line.start, end), tail)
    return Furniture(tuple(sorted(masked)), tuple(sorted(named)))


def mask_furniture(text: str, furniture: Furniture) -> str:
    """Return the text, of the same length, with line ends in place of what is masked, and before what is named."""
    pieces, at = [], 0
    breaks = [Stretch(n.start - 1, n.start) for n in furniture.named if text[n.start - 1] in f" \u3000\xa0{_STOPS}"]
    for start, end in sorted([*furniture.masked, *breaks]):
        if end > at:
            pieces += [text[at : max(at, start)], "\n" * (end - max(at, start))]
            at = end
    return "".join([*pieces, text[at:]])


def drop_stated(named: Sequence[Stretch], facts: Sequence[_F]) -> tuple[_F, ...]:
    """Return the facts that do not stand in what is read for names alone: stretches by start, none within another.

    A person's post stands there too: the desk may be named in what is no news.
    """
    starts = [stretch.start for stretch in named]

    def stands_in(fact: _F) -> bool:
        last = bisect_left(starts, fact.end) - 1  # what begins before it does not end before the ones before it
        return last >= 0 and named[last].end > fact.start

    return tuple(fact for fact in facts if isinstance(fact, Affiliation) or not stands_in(fact))


def _is_headline(words: str) -> bool:
    """Tell whether a line behind the header of a list belongs to it: short, and no sentence."""
    return len(words) <= _LONGEST_HEADLINE and words[-1] not in _STOPS + "；”"


def _is_furniture(words: str) -> bool:
    shapes = (_SOURCE, _PLACE_IN_SITE, _NEIGHBOUR, _PAGE_NUMBER, _TOOLS)
    if len(words) <= 100 and any(shape.fullmatch(words) for shape in shapes):
        return True
    if len(words) <= _LONGEST_CALL and _calls().search(words) and not _SPEAKS.search(words):
        return True
    return bool(_CODE.search(words)) and 4 * len(_HAN.findall(words)) < len(words)


def _parts(text: str, line: Stretch, tail: int) -> Iterator[Stretch]:
    """Yield the furniture inside a line that is more: code, the list of other articles at its end, disclaimers."""
    yield from (Stretch(*match.span()) for match in _STATEMENT_OF_CODE.finditer(text, line.start, line.end))
    listed = _listed().search(text, line.start, line.end)
    if listed is not None:
        yield Stretch(listed.start(), _end_of_list(text, listed.end(), line.end))
    for match in _SENTENCE.finditer(text, max(line.start, _sentence_start(text, line, tail)), line.end):
        sentence = match.group()
        if _NOTICE.match(sentence):
            yield Stretch(match.start(), line.end)
            return
        asks = len(sentence) <= _LONGEST_CALL and _calls().search(sentence)
        if (asks or _disclaims().search(sentence)) and not _SPEAKS.search(sentence):
            yield Stretch(*match.span())


def _sentence_start(text: str, line: Stretch, tail: int) -> int:
    """Return where the sentence begins that holds `tail`, if the line does."""
    if not line.start < tail < line.end:
        return line.start if tail <= line.start else line.end
    return max(line.start, *(text.rfind(stop, line.start, tail) + 1 for stop in _STOPS))


def _end_of_list(text: str, start: int, end: int) -> int:
    """Return where the list ends that begins at `start`: with its line, or before the next sentence of news."""
    stop = min((at for at in (text.find(mark, start, end) for mark in _STOPS) if at >= 0), default=-1)
    if stop < 0:
        return end
    blank = max(text.rfind(mark, start, stop) for mark in " \u3000")
    return blank if blank > start else start


@cache
def _headers() -> re.Pattern[str]:
    words = alternation(load_lexicon("furniture_headers"))
    return re.compile(rf"[【\[（(■◆●▼>#*]{{0,2}}\s?(?:{words})(?:[】\]）)：:>＞»▼]{{0,2}}|[】：:][^。！？]{{1,200}})")


@cache
def _listed() -> re.Pattern[str]:
    words = alternation(load_lexicon("furniture_headers"))
    return re.compile(rf"(?<=[。！？”）)\s])[【\[（(]?(?:{words})(?:[】\]：:]|(?=[ \u3000]))")


@cache
def _calls() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("furniture_calls")))


@cache
def _disclaims() -> re.Pattern[str]:
    return re.compile(f"{alternation(load_lexicon('furniture_disclaimers'))}|{_RESERVES}")


@cache
def _posts() -> str:
    return rf"(?:{alternation(load_lexicon('furniture_desk'))})\s{{0,2}}[：:／/丨|]\s{{0,2}}"


@cache
def _desk_line() -> re.Pattern[str]:
    names = rf"{_DESK_NAME}(?:[\s、，,]{{1,3}}{_DESK_NAME}){{0,3}}"
    return re.compile(rf"(?:[（(【\[]?\s?{_posts()}{names}\s?[）)】\]]?\s{{0,4}}){{1,6}}")


@cache
def _desk_tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[。！？”）)】\]\s])|^)[（(【\[]?{_posts()}[\u4e00-\u9fff·]{{2,4}}(?=[）)】\]\s]|$)", re.MULTILINE
    )
