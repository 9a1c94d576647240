"""Line ends inside sentences, as e-mails and PDF files have them, and the text as it reads without them.

A line goes on in the next where its own end or the next one's beginning says so (…，\\n; 到20\\n30年), or where it stands
among lines that a margin cut: short ones of which most end without a mark, up to one that ends a sentence. Lists,
headings, indented paragraphs and tables stay apart. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from kg.text.stretch import Stretch, trim

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_FINAL = "。！？!?…；;：:”’」』】》)）.—"
_OPEN_END = re.compile(r"[，、,（《“「]$|(?<=[\u4e00-\u9fff]{6})[的和与及或在将对为从向把被]$")
_CLOSES_LINE = re.compile(r"[，、。；：！？）》”」%％]")
_NUMBER_END = re.compile(r"[\u4e00-\u9fff，][^\n]{0,200}\d[百千万亿]{0,2}$")
# a year, a month or a long number begins what is its own
_OWN_NUMBER = re.compile(r"(?:19|20)\d\d\s?年|\d{1,2}\s?月|\d{4}")
_NUMBER_GOES_ON = re.compile(r"[\d年月日号时万亿元个家座台辆吨倍人次名米项所套股户公平%％]")
_ITEM = re.compile(
    r"[\s\u3000]{2}|\u3000|[·•●■◆▲※○◎★☆◇□►▶*#>|丨-]|\d{1,3}[.．、)）](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[①-⑳]|[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十百\d]{1,4}[，、条章节款项期届]?|【"
)
_CELL = re.compile(r"\t|[ \u3000]{3}|\|")
_PROSE = re.compile("[，。；、“]")
_WIDEST, _NARROWEST = 60, 15
_ONE_END = 20  # characters: trailing blanks and the line end itself
_BLANK = re.compile(r"\r\n[ \t\u3000]*\r\n|\n[ \t\u3000]*\n")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True)
class Joined:
    """A text without the line ends in its sentences; `cuts` are (place in `text`, characters left out before it)."""

    text: str
    cuts: list[tuple[int, int]] = field(default_factory=list)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Return where [start, end) of the joined text stands in the stored one."""
        if end <= start:
            return self._at(start), self._at(start)
        return self._at(start), self._at(end - 1) + 1

    def _at(self, position: int) -> int:
        index = bisect_right(self.cuts, (position, len(self.text) + 10**9)) - 1
        return position + (self.cuts[index][1] if index >= 0 else 0)


def join_lines(text: str, stored: str | None = None) -> Joined:
    """Return the text as it reads; where no line was cut, it is the text itself. The first line is never joined.

    `stored` is the text before furniture was masked by line ends: those are none to join at.
    """
    breaks = [each for each in find_breaks(text) if stored is None or stored[each.start : each.end].isspace()]
    if not breaks:
        return Joined(text)
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    at = length = left_out = 0
    for start, end in breaks:
        between = _between(text[start - 1], text[end])
        piece = text[at:start] + between
        pieces.append(piece)
        length += len(piece)
        left_out += end - start - len(between)
        cuts.append((length, left_out))
        at = end
    return Joined("".join([*pieces, text[at:]]), cuts)


def read_across(surface: str) -> str:
    """Return a name as it reads where line ends stand inside it: 望\\n海市 is 望海市."""
    parts = [part for line in surface.splitlines() if (part := line.strip())]
    if len(parts) < 2:
        return surface
    return parts[0] + "".join(_between(left[-1], right[0]) + right for left, right in pairwise(parts))


def _between(left: str, right: str) -> str:
    return " " if _LATIN.match(left) and _LATIN.match(right) else ""


def find_breaks(text: str) -> list[Stretch]:
    """Return the line ends that stand inside sentences, with the white space around them, by start."""
    lines = [(match.start(), trim(text, *match.span())) for match in _LINE.finditer(text, text.find("\n") + 1)]
    found: list[Stretch] = []
    for run in _runs(text, lines):
        margin = _is_cut_by_margin(text, [line for _, line in run])
        goes_on = False  # whether the line below ends, or goes on to, the end of a sentence
        for rank in range(len(run) - 1, 0, -1):
            (_, above), (begin, below) = run[rank - 1], run[rank]
            goes_on = goes_on or text[below.end - 1] in _FINAL
            joins = _may_join(text, above, begin) and (
                _surely(text, above, below) or (margin and goes_on and _probably(text, above, below))
            )
            if joins:
                found.append(Stretch(above.end, below.start))
            else:
                goes_on = False
    return sorted(found)


def _runs(text: str, lines: list[tuple[int, Stretch]]) -> list[list[tuple[int, Stretch]]]:
    """Return the lines in groups that no blank line stands in."""
    runs: list[list[tuple[int, Stretch]]] = []
    for begin, line in lines:
        if line.end <= line.start:
            continue
        if runs and begin - runs[-1][-1][1].end <= _ONE_END and not _BLANK.search(text, runs[-1][-1][1].end, begin):
            runs[-1].append((begin, line))
        else:
            runs.append([(begin, line)])
    return runs


def _is_cut_by_margin(text: str, run: list[Stretch]) -> bool:
    if len(run) < 2 or max(line.end - line.start for line in run) > _WIDEST:
        return False
    unfinished = sum(text[line.end - 1] not in _FINAL for line in run[:-1])
    return 2 * unfinished >= len(run) - 1


def _may_join(text: str, above: Stretch, begin: int) -> bool:
    return text[above.end - 1] not in _FINAL and not _ITEM.match(text, begin) and above.end - above.start <= 100


def _surely(text: str, above: Stretch, below: Stretch) -> bool:
    if _CLOSES_LINE.match(text, below.start):
        return True
    if _CELL.search(text, above.start, above.end):
        return False
    last = max(above.start, above.end - 8)
    if _OPEN_END.search(text[last : above.end]):
        return True
    if text[below.start].isdigit() and (text[above.start].isdigit() or _OWN_NUMBER.match(text, below.start)):
        return False  # rows of a list
    return bool(
        _NUMBER_GOES_ON.match(text, below.start)
        and above.end - above.start >= 8
        and _NUMBER_END.search(text, max(above.start, above.end - 100), above.end)
    )


def _probably(text: str, above: Stretch, below: Stretch) -> bool:
    width = above.end - above.start
    return (
        width >= _NARROWEST
        and below.end - below.start <= width + 4
        and not _CELL.search(text, above.start, above.end)
        and bool(_PROSE.search(text, above.start, above.end) or _PROSE.search(text, below.start, below.end))
    )
