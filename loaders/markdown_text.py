"""Markdown to text: what a reader of the rendered page sees, a line for each block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.markup import html_to_text

_BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])((?:(?!\1)[^\n])+?)(?<=[^\s*_])\1")
_LINK = re.compile(r"!?\[[^\]\[\n]{0,300}\]\((?:https?://|/|#|\.|mailto:)[^)\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M)
_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.M)
_LIST_OR_QUOTE = re.compile(r"^ {0,3}(?:[-*+]|>)[ \t]+\S", re.M)
_TABLE_RULE = re.compile(r"^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.M)
# Sevenfold headings and stray rules say nothing.
_SPACES = re.compile(r"[ \t]{2,}")


def is_markdown(text: str) -> bool:
    """Tell whether a text is clearly Markdown: bold, a heading, a link with an address, a fence or a table.

    One mark that has another use (a star, a dash, a number with a stop) does not make a text Markdown.
    """
    if not any(mark in text for mark in ("**", "__", "# ", "](", "```", "~~~", "---")):
        return False
    return any(pattern.search(text) for pattern in (_BOLD_WORDS, _LINK, _HEADING, _FENCE, _TABLE_RULE))


# `__init__` is no bold word: underscores count only around Chinese.
_BOLD_WORDS = re.compile(
    r"\*\*(?=[^\s*])(?:(?!\*\*)[^\n])+?(?<=[^\s*])\*\*|__(?=[^\s_])[^\n_]{0,100}[一-龥][^\n_]{0,100}(?<=\S)__"
)


def has_list_or_quote(text: str) -> bool:
    """Tell whether lines begin with marks of lists or quotes."""
    return len(_LIST_OR_QUOTE.findall(text)) >= 2


def markdown_to_text(text: str) -> str:
    """Return the text without marks: words of links without addresses, numbers of lists kept, cells beside each other."""
    return "\n".join(line for line in _lines(_parser().parse(text)) if line.strip())


@cache
def _parser() -> MarkdownIt:
    # Four blanks begin a paragraph far more often than a program in news.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield a line (or several) for each block; a number before an item, cells of a row side by side."""
    row: list[str] | None = None
    marker = ""
    for token in tokens:
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " ".join(row or ())
            row = None
        elif token.type == "inline":
            said = _bare(_inline(token.children or ()))
            if row is None:
                yield marker + said
                marker = ""
            else:
                row.append(said)
        elif token.type == "fence":
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield html_to_text(token.content)


def _inline(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak") or (
            token.type == "html_inline" and token.content.startswith("<br")
        ):
            parts.append("\n")
        elif token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
    return "".join(parts)


def _bare(said: str) -> str:
    """Take out bold marks that CommonMark leaves where Chinese punctuation stands beside them."""
    bare = _BOLD.sub(lambda match: match[2], said)
    return "\n".join(_SPACES.sub(" ", line).strip() for line in bare.split("\n"))
