"""Lines of a PDF's pages -> paragraphs: line breaks of the layout joined, page numbers and running heads left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from loaders.pdf_characters import plain_characters, without_gaps

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，共]+\s*\d{1,4}(?:\s*页)?)?[-–—\s]*|Page \d+(?: of \d+)?", re.I
)
_BEGINS_BLOCK = re.compile(
    r"[•·●○◦▪■□◆▶►]|[-*]\s|\d{1,2}[、．)）]|\d{1,2}\.(?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]+[章节条]|[\u3000]"
)
_ENDS_SENTENCE = re.compile(r"[。！？!?；;.][”’」』）)\"']*$")
_CHINESE = re.compile(r"[一-龥]")
_LATIN_HYPHEN = re.compile(r"[a-z]-$")
# How full a line is that goes on in the next: a Chinese line misses a character or two, a Latin one a long word.
_FULL = 0.8


def join_pages(pages: Sequence[str]) -> str:
    """Return the text with one line for each paragraph. Sentences that a page break cuts are joined too."""
    lines = _without_furniture([[line.rstrip() for line in page.split("\n") if line.strip()] for page in pages])
    width = _text_width(lines)
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if paragraphs and _goes_on(last, line, width):
            paragraphs[-1] = join_lines(paragraphs[-1], line.strip())
        else:
            paragraphs.append(line.strip())
        last = line
    return plain_characters("\n".join(map(without_gaps, paragraphs)))


def _without_furniture(pages: Sequence[list[str]]) -> list[str]:
    """Leave out page numbers, and the first and last lines that most pages of three or more share."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_shape(line) for line in (*page[:1], *page[-2:])})
    shared = {line for line, count in edges.items() if count >= 3 and 2 * count > len(pages)}
    kept: list[str] = []
    for page in pages:
        lines = list(page)
        while lines and (_PAGE_NUMBER.fullmatch(lines[-1].strip()) or _shape(lines[-1]) in shared):
            lines.pop()
        while lines and ((_PAGE_NUMBER.fullmatch(lines[0].strip()) and len(pages) > 1) or _shape(lines[0]) in shared):
            lines.pop(0)
        kept += lines
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line.strip())


def _text_width(lines: Sequence[str]) -> int:
    """Return the columns of a full line: of the nine tenths that are shortest the longest."""
    widths = sorted(_columns(line) for line in lines)
    return widths[(len(widths) * 9) // 10] if len(widths) >= 10 else widths[-1] if widths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether `following` continues the paragraph of `line`.

    It does when the line is full and ends no sentence: a paragraph cut between two sentences loses nothing.
    """
    if _BEGINS_BLOCK.match(following) or width == 0:
        return False
    fullness = _columns(line) / width
    if ends_sentence(line):
        return False
    return fullness >= _FULL


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with the mark of a sentence's end."""
    return _ENDS_SENTENCE.search(line.rstrip()) is not None


def join_lines(before: str, after: str) -> str:
    """Return two lines of one paragraph put together: Latin words with a blank, Chinese without."""
    if _LATIN_HYPHEN.search(before) and after[:1].islower():
        return before[:-1] + after
    # Chinese lines are cut anywhere, in a number too; Latin ones between words.
    if before[-1:].isdigit() and after[:1].isdigit() and _CHINESE.search(before[-12:] + after[:12]):
        return before + after
    both_latin = before[-1:].isascii() and after[:1].isascii()
    return before + (" " if both_latin else "") + after
