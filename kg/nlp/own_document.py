"""Where the text is itself a law, a notice or another document: its name, who issued it, and from where it speaks.

A government site prints the document under its own name without 《》; what is numbered there are provisions of *it*, and
of none of the laws that it cites. An annex begins at a line that is its name alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.policy_names import POLICY, is_issuer, title_of_document
from kg.text.stretch import Stretch

_NUMBERED = re.compile(
    "第[一二三四五六七八九十百零〇\\d]{1,5}[条章]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_SIGNED = re.compile(
    "[\\d〇○零一二三四五六七八九十]{4}年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日"
)
_SENT_OUT = re.compile("(?:联合)?(?:正式|对外|公开)?(?:印发|发布|公布|出台|制定|颁布|就)")
_ORDER = re.compile("令|公告|文件")
_LONGEST_HEADING = 120
_FORM_WITHIN = 12  # paragraphs below a heading in which a document must show its numbers


@dataclass(frozen=True)
class Section:
    """From `start` on the text is what `policy` says; `issuer` is who has made it, if the text tells."""

    start: int
    policy: Mention
    issuer: Mention | None


class OwnDocuments:
    """The documents that a text is, in order: that of its title, then its annexes."""

    def __init__(self, reading: AnnotatedText) -> None:
        self.reading = reading

    @cached_property
    def sections(self) -> list[Section]:
        """The sections by start; none in a text that only reports."""
        lines = self.reading.structure.paragraphs
        numbered = [bool(_NUMBERED.match(self.reading.text, line.start, line.end)) for line in lines]
        titled = title_of_document(self.reading.text) is not None
        found: list[Section] = []
        for index, line in enumerate(lines):
            policy = self._heading(line)
            if policy is not None and ((titled and index == 0) or any(numbered[index + 1 : index + 1 + _FORM_WITHIN])):
                found.append(Section(line.end, policy, self._issuer))
        return found

    def at(self, position: int) -> Section | None:
        """Return the section that `position` stands in, or None."""
        index = bisect_right(self._starts, position) - 1
        return self.sections[index] if index >= 0 else None

    @cached_property
    def _starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def _heading(self, line: Stretch) -> Mention | None:
        """Return the policy whose name alone, or behind its issuer's, is the line."""
        if line.end - line.start > _LONGEST_HEADING:
            return None
        text = self.reading.text
        end = line.end - (text[line.end - 1] == "》")
        name = self.reading.name_ending_at(end)
        if name is None or name.type != POLICY or name.start < line.start:
            return None
        before = text[line.start : name.start].rstrip("《 \u3000")
        if before and not is_issuer(before):
            return None
        return name

    @cached_property
    def _issuer(self) -> Mention | None:
        """Who has made the document: the body in front of its name or that sent it out, by the title; else who signs."""
        lines = self.reading.structure.paragraphs
        return self._from_title(lines[0]) or self._from_lines(lines[1:]) if lines else None

    def _from_title(self, title: Stretch) -> Mention | None:
        bodies = self.reading.names_within(title.start, title.end, "ORGANIZATION", "REGION")
        if not bodies:
            return None
        first = bodies[0]
        rest = self.reading.text[first.end : title.end]
        leads = first.start - title.start <= 1 and (rest.startswith(("关于", "转发")) or _SENT_OUT.match(rest))
        return first if leads else None

    def _from_lines(self, lines: Sequence[Stretch]) -> Mention | None:
        """Return the body that a line is made of: above a date (a signature), or before 令."""
        for index, line in enumerate(lines):
            name = self.reading.name_starting_at(line.start)
            if name is None or name.type != "ORGANIZATION":
                continue
            rest = self.reading.text[name.end : line.end].strip()
            if _ORDER.fullmatch(rest):
                return name
            below = lines[index + 1] if index + 1 < len(lines) else None
            if (
                not rest
                and below is not None
                and (_SIGNED.match(self.reading.text, below.start, below.end) or self._is_body(below))
            ):
                return name
        return None

    def _is_body(self, line: Stretch) -> bool:
        name = self.reading.name_starting_at(line.start)
        return name is not None and name.type == "ORGANIZATION" and name.end == line.end
