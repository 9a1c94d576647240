"""A file that is one text -> a report, or an article with its headline and byline found in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kg.errors import LoadError
from kg.models import clean_text
from loaders.article import read_record
from loaders.byline import read_byline
from loaders.formats import Item
from loaders.options import LoadOptions
from loaders.report import looks_like_report, read_report

# Columns: a Chinese character takes two. Sixty characters are more than any headline has.
MAX_TITLE_COLUMNS = 120
MAX_LINES_BEFORE_TITLE = 30
_ENDS_SENTENCE = re.compile(r"[。．.；;，,、：:…]$")
_WORD = re.compile(r"[^\W\d_]{2}")
_TITLE_LABEL = re.compile(r"(?:标题|题目|title|headline)\s*[:：]\s*", re.I)
# Titles that programs give to documents nobody named.
_PROGRAMS_TITLE = re.compile(
    r"(?:microsoft )?(?:word|powerpoint|excel)\b.*|untitled.*|无标题.*|(?:新建 ?)?(?:microsoft )?(?:word )?(?:文档|document) ?\d*"
    r"|.*\.(?:docx?|pdf|txt|html?|wps|indd|dwg)",
    re.I,
)


def read_document(
    text: str,
    where: str,
    options: LoadOptions,
    *,
    title: str | None = None,
    stated_title: str | None = None,
    meta: Mapping[str, str] | None = None,
) -> Item:
    """Return the report or article that the text is.

    `title` is the headline for certain; where the text repeats it near its beginning, what stands before (a menu, a
    path of pages) is left out. `stated_title` is a property of the file: it counts where the text begins with it, or
    has no headline of its own. `meta` is what the file states in so many words (published, source, author, url); it
    wins over the byline. Raises LoadError for a text that is empty or too long.
    """
    if is_report(text, options):
        return read_report(text, where, options)
    text = clean_text(text)
    title, content = (title, _behind(title, text)) if title else split_title(text, stated_title)
    said = {**read_byline(content.split("\n", 12)), **{key: value for key, value in (meta or {}).items() if value}}
    # By our own names: what --field says is about records.
    plain = options.model_copy(update={"fields": {}})
    return read_record({**said, "title": title, "content": content}, where, plain)


def is_report(text: str, options: LoadOptions) -> bool:
    """Tell whether a text is a report, or is to be taken for one."""
    return options.kind == "report" or (options.kind == "auto" and looks_like_report(text))


def split_title(text: str, stated: str | None = None) -> tuple[str, str]:
    """Return headline and content: the first line where it can be one, else what the file states, else none.

    A first line is no headline when it is longer than 60 Chinese characters (120 Latin ones), ends as a sentence or a
    clause does, or is all there is.
    """
    text = text.strip("\ufeff \t\r\n\f\v")
    stated = re.sub(r"\s+", " ", stated or "").strip()
    if _PROGRAMS_TITLE.fullmatch(stated):
        stated = ""
    if stated and (end := _end_of(stated, text)) and text[end:].strip():
        return stated, text[end:].lstrip()
    first, _, rest = text.partition("\n")
    first = first.strip()
    label = _TITLE_LABEL.match(first)
    if rest.strip() and (label or is_headline(first)):
        return first[label.end() :] if label else first, rest.strip("\r\n").rstrip()
    return stated, text


def _behind(title: str, text: str) -> str:
    """Return what stands behind the headline in the text, or the text when it isn't repeated there."""
    lines = text.strip().split("\n")
    for number, line in enumerate(lines[:MAX_LINES_BEFORE_TITLE]):
        if re.sub(r"\s", "", line) == re.sub(r"\s", "", title) and "".join(lines[number + 1 :]).strip():
            return "\n".join(lines[number + 1 :]).strip()
    return text.strip()


def is_headline(line: str) -> bool:
    """Tell whether a line may be a headline: short, and not ending as a sentence does."""
    columns = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
    return columns <= MAX_TITLE_COLUMNS and _WORD.search(line) is not None and _ENDS_SENTENCE.search(line) is None


def _end_of(title: str, text: str) -> int:
    """Return where the title ends that the text begins with, white space aside; 0 when it doesn't."""
    wanted = re.sub(r"\s", "", title)
    at = matched = 0
    while at < len(text) and matched < len(wanted):
        if not text[at].isspace():
            if text[at] != wanted[matched]:
                return 0
            matched += 1
        at += 1
    return at if matched == len(wanted) and (at == len(text) or text[at].isspace()) else 0


def require_text(text: str, where: str, what: str, hint: str) -> str:
    """Return the text; raises LoadError(what) where nothing but white space is in it."""
    if not text.strip():
        raise LoadError(what, where=where, hint=hint)
    return text
