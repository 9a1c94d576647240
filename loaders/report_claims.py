"""The claims of one section: its leaves, each with the headings above it and its characters in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.models import Claim
from loaders.report_lines import Line, bold_span, heading_level, strip_marks
from loaders.report_sections import Heading

_SENTENCE = re.compile(r"[^。！？!?]+(?:[。！？!?]+[”’」』）)]*)?")
_ENDS_SENTENCE = re.compile(r"[。！？!?]$")
# Markdown headings inside a section stand above every bullet, whatever its indentation.
_HEADING_INDENT = -10


@dataclass
class _Item:
    """A bullet, a paragraph or a heading inside a section: `end` is past the lines that continue it."""

    line: Line
    indent: int
    end: int
    is_label: bool
    is_paragraph: bool = False
    has_deeper: bool = False


def find_claims(
    text: str, lines: Sequence[Line], heading: Heading | None, heading_indent: int, section_level: int = 0
) -> Iterator[Claim]:
    """Yield the claims of the section under `heading` (None: a report without sections), by start."""
    section, number = (heading.title, heading.number) if heading else ("", None)

    def claim(start: int, end: int, context: Sequence[str] = ()) -> Iterator[Claim]:
        start, end = _trim(text, start, end)
        if any(char.isalnum() for char in text[start:end]):
            yield Claim(
                section=section,
                section_number=number,
                text=text[start:end],
                start=start,
                end=end,
                context=tuple(context),
            )

    if heading and heading.rest:
        yield from claim(*heading.rest)
    above: list[_Item] = []
    items = _read_items(text, _without_table_heads(lines), heading_indent, section_level)
    for item, following in zip(items, [*items[1:], None], strict=False):
        _leave(above, item)
        context = [strip_marks(text[parent.line.start : parent.end].lstrip("# ")) for parent in above]
        if _is_parent(item, following):
            if _ENDS_SENTENCE.search(text[item.line.start : item.end]):
                yield from claim(item.line.start, item.end, context)
            above.append(item)
        elif item.is_paragraph:
            for match in _SENTENCE.finditer(text, item.line.start, item.end):
                yield from claim(match.start(), match.end(), context)
        elif not item.line.is_label:
            yield from claim(item.line.start, item.end, context)


def _read_items(text: str, lines: Sequence[Line], heading_indent: int, section_level: int) -> list[_Item]:
    items: list[_Item] = []
    for line in lines:
        level = heading_level(text, line)
        if level > section_level:
            items.append(_Item(line, _HEADING_INDENT + level, line.end, is_label=True))
        elif items and _continues(items[-1], line):
            items[-1].end = line.end
        else:
            items.append(_new_item(line, heading_indent))
    return items


def _new_item(line: Line, heading_indent: int) -> _Item:
    all_bold = not line.bullet and bold_span(line.start, line.end, line.body) != (line.start, line.end)
    paragraph = not line.bullet and line.indent <= heading_indent and not line.is_table_row
    label = line.is_label or (all_bold and not _ENDS_SENTENCE.search(line.plain))
    return _Item(line, line.indent, line.end, is_label=label, is_paragraph=paragraph)


def _continues(item: _Item, line: Line) -> bool:
    """Tell whether the line goes on with a bullet's text: deeper than the bullet, without one of its own."""
    unmarked = not line.bullet and not line.is_table_row
    return item.line.bullet and not item.is_label and unmarked and line.indent > item.indent


def _leave(above: list[_Item], item: _Item) -> None:
    """Drop the parents that the item isn't under; a label keeps what follows at its own indentation."""
    while above:
        parent = above[-1]
        beside = parent.indent == item.indent and parent.is_label and not item.is_label and not parent.has_deeper
        if parent.indent < item.indent or beside:
            parent.has_deeper = parent.has_deeper or parent.indent < item.indent
            return
        above.pop()


def _is_parent(item: _Item, following: _Item | None) -> bool:
    if following is None:
        return False
    beside = item.is_label and following.indent == item.indent and not following.is_label
    return following.indent > item.indent or beside


def _without_table_heads(lines: Sequence[Line]) -> list[Line]:
    """Leave out the rules of tables and the rows above them, which name the columns."""
    heads = {index - 1 for index, line in enumerate(lines) if line.is_table_rule}
    return [line for index, line in enumerate(lines) if index not in heads and not line.is_table_rule]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks, a table's outer bars, and marks of bold around the whole."""
    while start < end and (text[start].isspace() or text[start] == "|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return bold_span(start, end, text[start:end])
