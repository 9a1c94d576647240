"""Text in columns of a terminal: a Chinese character is as wide as two Latin ones."""

from __future__ import annotations

import re

# A run that a line may not cut: a word or number with its signs, else one character; opening and closing marks stay with it.
_UNIT = re.compile(
    r"[（《【「『“‘(\[]*(?:[A-Za-z0-9_.,:%/+#@~-]+|.)[，。、；：？！）》】」』”’…%),;!?\]]*\s*", re.DOTALL
)


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns, cut between words, or characters that are as wide as two."""
    from rich.cells import cell_len, chop_cells

    lines, line = [], ""
    units = (unit for part in text.split("\n") for unit in [*_UNIT.findall(part), "\n"])
    for unit in units:
        if unit == "\n":
            lines.append(line)
            line = ""
        elif cell_len(line + unit.rstrip()) <= width:
            line += unit
        else:
            lines.append(line)
            *full, line = chop_cells(unit, max(2, width)) if cell_len(unit.rstrip()) > width else [unit]
            lines += full
    return [kept for line in lines if (kept := line.rstrip())]


def width_of(text: str) -> int:
    """Return how many columns a text takes."""
    from rich.cells import cell_len

    return cell_len(text)
