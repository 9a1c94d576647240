"""Text of articles as it may be shown to a person: without characters that steer a terminal."""

from __future__ import annotations

import re

# C0 and C1 but for tab and line feed: ESC and its like set titles and clipboards, or wipe what was printed before
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """Return the text with each control character as U+FFFD; every other character keeps its place."""
    return _CONTROLS.sub("\ufffd", text)
