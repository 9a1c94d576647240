"""JSON values out of a stream that isn't one a line: an array's elements, or objects one after the other.

Only a window of the stream is in memory. After a value that isn't JSON, reading goes on at the next line that begins
an object at the same indentation; where the broken one began within a line, at the next object that follows another
and has the same first key. Both are guesses, made so that one broken record doesn't cost the others.

Time is linear in the length of the stream, whatever it holds. Each value is decoded in a window of a few chunks, since
the decoder's errors cost as much as there is before them. What is decoded in vain and then gone over again is counted:
past an allowance proportional to what was read, reading goes on behind an error and no longer inside the broken value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

from kg.errors import LoadError
from kg.messages import msg
from loaders.article import read_records
from loaders.encoding import has_undecodable
from loaders.formats import Format, Item
from loaders.options import LoadOptions
from loaders.records import BLANK, DECODER, Record, not_json, too_long, undecodable
from loaders.window import Window
from loaders.wrapped import find_list

_ARRAY_START = re.compile(rf"[{BLANK}]*\[[{BLANK}]*(?:[\[{{\"\]]|$)")
_BETWEEN = re.compile(rf"[{BLANK},]*")
_FIRST_KEY = re.compile(r'\{\s*+"((?:[^"\\]|\\.){0,200})"\s*+:', re.S)
# A string that does not end is taken to the end: from each of its escaped quotes on, the time would grow with its square.
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[{\]}]', re.S)
# What may be cut at the window's end: an escape is at most 12 characters long (a pair of \uXXXX), a literal 9.
_CUTTABLE_CHARS = 16
# The longest indentation, or beginning of an object, that is recognised.
_OVERLAP_CHARS = 4096
# The decoder gives up at 1,000 levels less those of its callers; a lower bound, to know where it was.
_DEEP = 500
# How often a character may be decoded in vain, on average, and how many may be whatever was read.
_RETRIES, _FREE_RETRIES = 4, 1 << 22


def fits(head: str, options: LoadOptions) -> bool:
    """Tell whether the text begins as a JSON object or array does."""
    return head.lstrip().startswith("{") or begins_array(head)


def begins_array(head: str) -> bool:
    """Tell whether the text begins as an array of objects does; [1] and [本报讯] are plain text."""
    return _ARRAY_START.match(head) is not None


def read(stream: TextIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the article or report of each value."""
    yield from read_records(ValueReader(stream, name, options.max_record_chars).read(), options)


class ValueReader:
    """Reads values from a stream; `_indent` and `_first_key` are those of the value that is read or was read last."""

    def __init__(self, stream: TextIO, name: str, max_chars: int) -> None:
        self._text, self._name, self._max_chars = Window(stream), name, max_chars
        self._indent: str | None = None
        self._first_key: str | None = None
        self._error_at = 0
        self._wasted = 0
        self._count = 0
        self._in_array = False
        self._in_wrapper = False

    def read(self) -> Iterator[Record | LoadError]:
        """Yield every value in order, and a `LoadError` for each that can't be read."""
        opened = False
        while self._skip_blank():
            char = self._text.window[self._text.at]
            if char == ("]" if self._in_array else "["):
                self._in_array, opened = char == "[", True
                self._text.advance(self._text.at + 1)
                if self._in_wrapper:
                    yield from self._read_end_of_wrapper()
                    return
            elif self._in_array or not opened or char == "{":
                self._count += 1
                found = self._decode()
                if isinstance(found, (Record, LoadError)):
                    yield found
                elif not self._enter_wrapper():
                    yield self._broken(found)
                    if not self._resync():
                        return
            else:
                yield LoadError(msg("text after the end of the JSON"), where=self._place())
                return
        if self._in_array:
            hint = msg("The file may be cut short; the records before that were read")
            yield LoadError(msg("the array is never closed"), where=self._place(), hint=hint)

    def _decode(self) -> Record | LoadError | ValueError | RecursionError:
        """Decode the value here, reading on as long as it may merely be cut by the window's end, and go past it.

        Returns the decoder's error for a value that it refuses, without going on.
        """
        text = self._text
        text.shrink()
        while True:
            try:
                value, end = DECODER.raw_decode(text.window, text.at)
            except (ValueError, RecursionError) as error:
                if not self._may_be_cut(error) or self._is_too_long() or not text.fill():
                    return error
            else:
                if end < len(text.window) or not text.fill():
                    return self._accept(value, end)

    def _enter_wrapper(self) -> bool:
        """Go into the list of an object that is too long to be one record, such as a whole page of results."""
        if self._in_array or self._count > 1 or not self._is_too_long():
            return False
        start = find_list(self._text.window, self._text.at)
        if start is None:
            return False
        self._text.advance(start)
        self._in_array = self._in_wrapper = True
        self._count = 0
        return True

    def _read_end_of_wrapper(self) -> Iterator[LoadError]:
        """Pass over what follows the list in its object: counts and the like."""
        place, rest, more = self._place(), self._text.window[self._text.at :], True
        while more and not re.search(r"[\[{]", rest):
            self._text.advance(len(self._text.window))
            more = self._text.fill()
            rest = self._text.window[self._text.at :]
        if more:
            hint = msg("Put the articles of the one list into a file of JSON Lines, then the others")
            yield LoadError(msg("what follows the list of articles is not read"), where=place, hint=hint)

    def _accept(self, value: object, end: int) -> Record | LoadError:
        where = self._where()
        spoilt = has_undecodable(self._text.window[self._text.at : end])
        self._note_first_key()
        self._text.advance(end)
        return undecodable(where) if spoilt else Record(value, where)

    def _broken(self, error: ValueError | RecursionError) -> LoadError:
        """Return the error for the value here, and note where the decoder met it."""
        text = self._text
        self._note_first_key()
        self._error_at = max(text.at + 1, error.pos if isinstance(error, json.JSONDecodeError) else self._deep_at())
        unterminated = isinstance(error, json.JSONDecodeError) and error.msg.startswith("Unterminated")
        self._wasted += (len(text.window) if unterminated else self._error_at) - text.at
        if self._is_too_long():
            return too_long(self._max_chars, self._where())
        if not isinstance(error, json.JSONDecodeError):
            return not_json(error, self._where())
        line = text.line + text.window.count("\n", text.at, error.pos)
        hint = msg("Check the quotes, commas and brackets near there")
        return LoadError(msg("not JSON ({msg}, line {line})", msg=error.msg, line=line), where=self._where(), hint=hint)

    def _deep_at(self) -> int:
        """Return where the value here is nested `_DEEP` levels deep."""
        depth = 0
        for match in _BRACKET.finditer(self._text.window, self._text.at):
            depth += (match[0] in "[{") - (match[0] in "]}")
            if depth >= _DEEP:
                return match.end()
        return self._text.at

    def _resync(self) -> bool:
        """Move to where the next value seems to begin; False when there is none."""
        text = self._text
        start = text.at + 1 if self._wasted < _FREE_RETRIES + _RETRIES * text.read_chars else self._error_at
        if self._indent is not None:
            pattern = re.compile(r"(?<=\n)" + re.escape(self._indent) + r"\{")
        elif self._first_key is not None:
            start = self._error_at
            pattern = re.compile(r"\}\s*+,\s*+\{\s*+" + re.escape(f'"{self._first_key}"') + r"\s*+:")
        else:
            return False
        while (match := pattern.search(text.window, start)) is None:
            kept_from = max(text.at, start - 1, len(text.window) - _OVERLAP_CHARS)
            start = max(start, kept_from)
            text.advance(kept_from)
            start -= text.drop_passed()
            if not text.fill():
                return False
        text.advance(text.window.index("{", match.start()))
        return True

    def _skip_blank(self) -> bool:
        """Move past white space and commas, keeping the indentation met; False at the end of the stream."""
        text = self._text
        passed = "\n" if self._count == 0 and not self._in_array else ""
        while True:
            match = _BETWEEN.match(text.window, text.at)
            end = match.end() if match else text.at
            passed = (passed + text.window[max(text.at, end - _OVERLAP_CHARS) : end])[-_OVERLAP_CHARS:]
            text.advance(end)
            if end < len(text.window):
                if passed:
                    _, newline, indent = passed.rpartition("\n")
                    self._indent = indent if newline and not indent.strip() else None
                return True
            if not text.fill():
                return False

    def _note_first_key(self) -> None:
        if match := _FIRST_KEY.match(self._text.window, self._text.at):
            self._first_key = match[1]

    def _may_be_cut(self, error: Exception) -> bool:
        if not isinstance(error, json.JSONDecodeError):
            return False
        return error.msg.startswith("Unterminated") or error.pos > len(self._text.window) - _CUTTABLE_CHARS

    def _is_too_long(self) -> bool:
        return len(self._text.window) - self._text.at > self._max_chars

    def _place(self) -> str:
        return msg("{name}, line {line}", name=self._name, line=self._text.line)

    def _where(self) -> str:
        return (
            msg("{name}, record {count} (line {line})", name=self._name, count=self._count, line=self._text.line)
            if self._in_array
            else self._place()
        )


FORMAT = Format(msg("JSON (an object, or an array of them)"), fits, read)
