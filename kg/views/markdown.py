"""Texts of articles inside Markdown: whatever they hold, they stay text (CommonMark 0.31, and GitHub's tables)."""

from __future__ import annotations

import re
from urllib.parse import quote

from kg.printable import printable

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~!&$]")
# At its beginning a line may make itself a list, a heading or a rule.
_AT_START = re.compile(r"^(?=[-+=])|^(\d+)(?=[.)])")
_IN_ADDRESS = "/:?#[]@!$&'()*+,;=%~"


def escape_markdown(text: str, *, begins: bool = True) -> str:
    """Return the text on one line, so that Markdown shows just its characters; `begins`: it may begin a line."""
    line = _SPECIAL.sub(r"\\\g<0>", printable(" ".join(text.split())))
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\", line) if begins else line


def link_address(url: str | None) -> str:
    """Return an address as a link, or nothing where it is none of the web."""
    if not url or not re.match(r"https?://\S+$", url):
        return ""
    return f"<{quote(url, safe=_IN_ADDRESS)}>"
