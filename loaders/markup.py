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
    r"&(?:nbsp|ensp|emsp|amp|lt|gt|quot|apos|[lr]dquo|[lr]squo|[lr]aquo|hellip|mdash|ndash|middot|bull|times|copy|reg"
    r"|yen|permil|deg|#\d{2,6}|#x[0-9a-f]{2,5});",
    re.I,
)
# What no text speaks of, unlike &lt; and &amp;: found after one round, it was written as an entity twice.
_TWICE = re.compile(
    r"&(?:nbsp|ensp|emsp|quot|apos|[lr]dquo|[lr]squo|hellip|mdash|ndash|middot|#\d{2,6}|#x[0-9a-f]{2,5});"
)
_SPEAKS = r"HTML|XML|XSS|JSX|转义|轉義|实体|實體|标签|標籤|标记|標記|小于号|小於|大于号|尖括号|前端|网页|網頁|代码|代碼|源码|escap|entit|markup|\btags?\b"
_MARKUP = r"(?:</?[a-z][a-z0-9]*[\s/>]|&lt;/?[a-z]|&(?:amp;)?[a-z]{2,6};)"
# "In HTML, <p> is written &lt;p&gt;": words of the trade near it.
_SPEAKS_OF_MARKUP = re.compile(
    rf"(?:{_SPEAKS})[^\n。！？]{{0,20}}?{_MARKUP}|{_MARKUP}[^\n。！？]{{0,20}}?(?:{_SPEAKS})", re.I
)
_FIRST_TAG = re.compile(rf"\s*(?:<!--.*?-->\s*)?{_ANY_TAG.pattern}", re.I | re.S)
# A break or the end of a paragraph after what ends a sentence or clause.
_BREAK_AFTER_SENTENCE = re.compile(r"[。！？；，：…”」』）.!?;,]\s*</?(?:p|br|div|section|li|h[1-6])\b[^<>]*>", re.I)
# Tags that may stand in a title: search pages mark the words sought, editors the important ones.
_TITLE_TAG = re.compile(rf"<(/?)(em|b|strong|i|u|s|font|span|mark|a|small|sup|sub|h[1-6]|p|div){_ATTRIBUTES}", re.I)
_LINE_BREAK_TAG = re.compile(r"(?<!\s)\s*+<br\s*/?>\s*", re.I)
_FORMATTING = re.compile(rf"</?(?:a|b|big|code|em|font|i|nobr|s|small|span|strike|strong|tt|u|mark){_ATTRIBUTES}", re.I)
# Deeper than any page; a parser's time grows with the square of the depth.
_MAX_DEPTH = 200
_VOID = ("p", "br", "hr", "li", "dt", "dd", "tr", "tbody", "body", "html")
_OPEN_OR_CLOSE = re.compile(r"<(/?)([a-z][a-z0-9]*)[\s/>]", re.I)
_ANYTHING_LIKE_A_TAG = re.compile(r"</?[a-z][^<>]*>?", re.I)
# A character that HTML can't hold, to mark where one block ends; an HTML parser would turn NUL into U+FFFD.
_BREAK = "\x1e"
# A line break in the source of a page is a space in English and nothing in Chinese.
# Begun only where the blanks begin: from each blank of a long run on, the time would grow with the square of its length.
_SOURCE_BREAK = re.compile(r"(?<![ \t\f])[ \t\f]*+[\r\n][ \t\r\n\f]*+")
_SPACES = re.compile(r"[ \t\f]+")


def is_html(text: str) -> bool:
    """Tell whether tags or entities of HTML occur; `a < b`, 《》 and a lone `<` do not make a text HTML."""
    return _ANY_TAG.search(text) is not None or _ENTITY.search(text) is not None


def html_to_text(text: str) -> str:
    """Return what a reader of the page sees: a line for each block, entities resolved, scripts and styles dropped.

    Without block tags the line breaks of the source are kept; with them they are only white space. HTML that was
    escaped as a whole, once or twice, is read as what it was; a text that speaks of tags and entities keeps them.
    """
    if _ANY_TAG.search(text) is not None:
        text = _reduce(text)
        return _reduce(text) if _is_all_markup(text) else _unescape_twice(text)
    once = html.unescape(text)
    for source in (once, html.unescape(once)):
        if _is_all_markup(source):
            return _unescape_twice(_reduce(source))
    if _SPEAKS_OF_MARKUP.search(text):
        return text
    return _unescape_twice(_reduce(once) if _BREAK_AFTER_SENTENCE.search(once) else once)


def title_to_text(title: str) -> str:
    """Return the title without entities, and without tags where each is closed; else as it stands.

    A title that speaks of tags, or holds one that titles don't have, is kept to the character.
    """
    if not is_html(title) or _SPEAKS_OF_MARKUP.search(title):
        return title
    plain = _unescape_twice(html.unescape(title)) if _ENTITY.search(title) else title
    plain = _LINE_BREAK_TAG.sub(" ", plain)
    return _SPACES.sub(" ", _reduce(plain).replace("\n", " ")).strip() if _is_balanced(plain) else plain


def _is_all_markup(text: str) -> bool:
    """Tell whether the whole is tags and what they enclose."""
    return _FIRST_TAG.match(text) is not None and text.rstrip().endswith(">")


def _unescape_twice(text: str) -> str:
    """Resolve entities that were escaped once more, such as &amp;quot;, unless the text speaks of them."""
    return html.unescape(text) if _TWICE.search(text) and not _SPEAKS_OF_MARKUP.search(text) else text


def _is_balanced(title: str) -> bool:
    """Tell whether there are tags that titles have, each closed, and no others."""
    opened: list[str] = []
    found = list(_TITLE_TAG.finditer(title))
    for match in found:
        if not match[1]:
            opened.append(match[2].lower())
        elif not opened or opened.pop() != match[2].lower():
            return False
    return bool(found) and not opened and len(found) == len(_ANY_TAG.findall(title))


def _reduce(text: str) -> str:
    """Return the text of HTML with tags in it."""
    in_blocks = _BLOCK_TAG.search(text) is not None
    source = text.replace(_BREAK, " ")
    source = _SOURCE_BREAK.sub(_join, source) if in_blocks else source
    tree = LexborHTMLParser(_flatten(source) if _is_deep(source) else source)
    tree.strip_tags(_DROPPED)
    root = tree.body or tree.root
    if root is None:
        return ""
    for node in root.css(",".join([*_BLOCKS, "td", "th"])):
        _mark_block(node)
    lines = (root.text(deep=True) or "").split(_BREAK)
    return "\n".join(line for line in map(_tidy, lines) if line)


def _is_deep(source: str) -> bool:
    """Tell whether more elements are open at once than any page has, those never closed included."""
    depth = 0
    for match in _OPEN_OR_CLOSE.finditer(source):
        if match[2].lower() not in _VOID:
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > _MAX_DEPTH:
                return True
    return False


def _flatten(source: str) -> str:
    """Return the source with a break for each block and nothing for other tags, none of them open."""
    source = re.sub(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|$)", "", source, flags=re.I | re.S)
    source = _FORMATTING.sub("", source)
    return _ANYTHING_LIKE_A_TAG.sub("<br>", source)


def _mark_block(node: LexborNode) -> None:
    if node.tag in ("br", "hr"):
        node.replace_with(_BREAK)
    elif node.tag in ("td", "th"):
        node.insert_after(" ")
    else:
        node.insert_before(_BREAK)
        node.insert_after(_BREAK)


def _join(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return " " if before.isascii() and after.isascii() else ""


def _tidy(line: str) -> str:
    return "\n".join(_SPACES.sub(" ", part).strip() for part in line.split("\n")).strip()
