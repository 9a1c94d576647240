"""HTML to text. Offsets are counted in what comes out of here; text that isn't HTML comes out as it went in."""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "form",
    "hr",
    "br",
]
_INLINES = [
    "a",
    "abbr",
    "b",
    "big",
    "cite",
    "code",
    "em",
    "font",
    "i",
    "img",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "td",
    "th",
    "u",
]
_DROPPED = ["script", "style", "noscript", "template", "head", "iframe", "svg", "button", "select", "textarea"]
_ATTRIBUTES = r"""(?:\s+[\w:.-]++(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]++))?+)*+\s*/?>"""
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join([*_BLOCKS, 'body', 'html', 'tbody'])}){_ATTRIBUTES}", re.I)
_ANY_TAG = re.compile(rf"</?(?:{'|'.join([*_BLOCKS, *_DROPPED, *_INLINES, 'body', 'html'])}){_ATTRIBUTES}", re.I)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|lsquo|rsquo|hellip|mdash|ndash|middot|#\d{2,6}|#x[0-9a-f]{2,5});", re.I
)
_WHOLE_TITLE = re.compile(r"\s*<(h[1-6]|p|div|span|b|strong|em|font|a)(?:\s[^<>]*)?>(.+)</\1>\s*", re.I | re.S)
# A character that HTML can't hold, to mark where one block ends; an HTML parser would turn NUL into U+FFFD.
_BREAK = "\x1e"
# A line break in the source of a page is a space in English and nothing in Chinese.
_SOURCE_BREAK = re.compile(r"(?<![ \t\f])[ \t\f]*[\r\n][ \t\r\n\f]*")
_SPACES = re.compile(r"[ \t\f]+")


def is_html(text: str) -> bool:
    """Tell whether tags or entities of HTML occur; `a < b`, 《》 and a lone `<` do not make a text HTML."""
    return _ANY_TAG.search(text) is not None or _ENTITY.search(text) is not None


def html_to_text(text: str) -> str:
    """Return what a reader of the page sees: a line for each block, entities resolved, scripts and styles dropped.

    Without block tags the line breaks of the source are kept; with them they are only white space.
    """
    if _ANY_TAG.search(text) is None:
        return html.unescape(text)
    in_blocks = _BLOCK_TAG.search(text) is not None
    source = text.replace(_BREAK, " ")
    tree = LexborHTMLParser(_SOURCE_BREAK.sub(_join, source) if in_blocks else source)
    tree.strip_tags(_DROPPED)
    root = tree.body or tree.root
    if root is None:
        return ""
    for node in root.css(",".join([*_BLOCKS, "td", "th"])):
        _mark_block(node)
    lines = (root.text(deep=True) or "").split(_BREAK)
    return "\n".join(line for line in map(_tidy, lines) if line)


def title_to_text(title: str) -> str:
    """Return the title as it stands, or what one pair of tags around the whole of it holds."""
    match = _WHOLE_TITLE.fullmatch(title)
    return html_to_text(title).strip() if match else title


def _mark_block(node: LexborNode) -> None:
    if node.tag in ("br", "hr"):
        node.replace_with(_BREAK)
    elif node.tag in ("td", "th"):
        node.insert_after(" ")
    else:
        node.insert_before(_BREAK)
        node.insert_after(_BREAK)


def _join(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return " " if before.isascii() and after.isascii() else ""


def _tidy(line: str) -> str:
    return "\n".join(_SPACES.sub(" ", part).strip() for part in line.split("\n")).strip()
