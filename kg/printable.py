"""Text of articles as it may be shown to a person: without characters that steer a terminal."""

from __future__ import annotations

import re

# C0 and C1 but for tab and line feed: ESC and its like set titles and clipboards, or wipe what was printed before. What
# turns the direction of writing round makes a name of a file, or a number, read as another.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return the text with each control character as U+FFFD; every other character keeps its place."""
    return _CONTROLS.sub("\ufffd", text)


# What a spreadsheet takes for the beginning of a formula, and the same signs at their full width; some leave out white
# space before it, and what nobody sees.
_FORMULA = re.compile(r"[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+@＝＋＠－-]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def spreadsheet_cell(text: str) -> str:
    """Return a text as a cell of a table that a spreadsheet may open: no formula, nothing that steers a terminal.

    What begins as a formula gets `'` before it, which spreadsheets take for "this is text"; a plain number stays.
    """
    begins = _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
    return f"'{printable(text)}" if begins else printable(text)
