"""Which text is no article: a broken record, a program, a log, settings, a list of names, and what tells of a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from kg.messages import msg

# By convention these tell about the folder in which they lie.
_ABOUT_FOLDER = re.compile(
    r"readme(?:[._-].*)?|(?:licen[cs]e|copying|changelog|contributing|notice)(?:\.(?:md|txt|rst))?", re.I
)
_SHEBANG = re.compile(r"#!\s*/|<\?php|<\?xml|<svg|%!PS", re.I)
_CODE = re.compile(
    r"\s*+(?:import [\w.{*]|from [\w.]+ import |(?:async )?def \w+\(|class \w+[(:{]|@\w+|#include\b|using \w|package \w+"
    r"|(?:public|private|static|export|const|let|var|function|func|fn|struct|return|if|elif|else|for|while|try|except)\b"
    r".*[;:{)]\s*$|(?:SELECT|INSERT|CREATE|UPDATE|DELETE)\b|[\w.\[\]\"']+ *(?::?=|\+=) *\S.*|[\w.]+\(.*\)[;,]?\s*$"
    r"|[{}()\[\]]+[;,]*\s*$|.*[;{}]\s*$|//|/\*|\*/|<!--|</?[A-Za-z][^<>]*>\s*$)"
)
_LOG = re.compile(
    r"\s*+(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?[\d.,+:Z]*\]?[\s|:,-]+\S"
    r"|\[?(?:DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|TRACE)\]?[\s:|-]|\d{1,3}(?:\.\d{1,3}){3}\s|[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d )"
)
_SETTING = re.compile(r"\s*+(?:\[[\w.-]+\]$|[\w.\"'-]+\s*[:=](?:\s+\S.*|\S.*)?$|- \S+$)")
_SENTENCE = re.compile(
    r"[。！？!?]|[一-龥]{2}[，,；;]|(?<![A-Za-z'’-])(?:[A-Za-z'’-]{1,30},? ){4,12}[A-Za-z'’-]{1,30}[,.; ]"
)
_CHINESE = re.compile(r"[一-龥]")
# A headline alone has as many; a word or a name has fewer.
_MIN_CHINESE = 8
_MAX_LINES = 200


def not_prose(text: str, name: str) -> str | None:
    """Return why a text is no article, or None for one that may be.

    `name` is the file's: README, LICENSE and the like tell about a folder by convention. Everything else is judged by
    content. The share of lines that look like a program, a log or settings decides: one such line in an article is fine.
    """
    if _ABOUT_FOLDER.fullmatch(PurePosixPath(re.split(r"[!\\]", name)[-1]).name):
        return msg("it tells about its folder by its name; rename it if it is an article")
    lines = [line for line in text.split("\n") if line.strip()][:_MAX_LINES]
    head = text.lstrip("\ufeff \t\r\n")[:2000]
    if head[:1] in ("{", "[") and (
        re.match(r"[\[{]\s*[\"\[{\d\]}]", head) or re.fullmatch(r"[\[{]\s*\w+\s*[\]}]\s*", head)
    ):
        return msg("neither JSON nor a report nor an article (it begins as JSON does, and is none)")
    if len(lines) > 1 and _share(_SETTING.match, lines) > 0.7 and not re.search(r"[。！？]", text):
        return msg("settings, not an article")
    if _SHEBANG.match(head) or _share(_CODE.match, lines) > 0.5:
        return msg("a program or markup, not an article")
    if len(lines) > 1 and _share(_LOG.match, lines) > 0.5:
        return msg("a log, not an article")
    if not has_sentence("\n".join(lines)):
        return msg("neither JSON nor a report nor an article (no sentence in it)")
    return None


def has_sentence(text: str) -> bool:
    """Tell whether there is a sentence, Chinese or English, or a line with as many Chinese characters as a headline."""
    longest = max((len(_CHINESE.findall(line)) for line in text.split("\n")), default=0)
    return longest >= _MIN_CHINESE or _SENTENCE.search(text) is not None


def _share(fits: Callable[[str], object], lines: list[str]) -> float:
    """Return which share of the lines fits; lines with a Chinese sentence never count."""
    hits = sum(1 for line in lines if fits(line[:500]) and not re.search(r"[一-龥][。！？，]", line))
    return hits / len(lines) if lines else 0.0
