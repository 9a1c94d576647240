"""What counts as content in a comparison of article and claim."""

from __future__ import annotations

import re

PUNCTUATION = re.compile(r"[\s，。！？；：、“”‘’\"'（）()《》〈〉【】\[\],.;:!?…—\-~～·/]")


def content_length(text: str) -> int:
    """Return the number of characters that are no punctuation."""
    return len(text) - len(PUNCTUATION.findall(text))
