"""JSON values out of a stream that isn't one a line: an array's elements, or objects one after the other.

Only a window of the stream is in memory. After a value that isn't JSON, reading goes on at the next line that begins
an object at the same indentation; where the broken one began within a line, at the next object that follows another
and has the same first key. Both are guesses, made so that one broken record doesn't cost the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

from kg.errors import LoadError
from loaders.article import read_records
from loaders.encoding import has_undecodable
from loaders.formats import Format, Item
from loaders.options import LoadOptions
from loaders.records import CHUNK_CHARS, DECODER, Record, not_json, too_long, undecodable

_ARRAY_START = re.compile(r"\s*\[\s*(?:[\[{\"\]]|$)")
_BLANK = re.compile(r"[\s,]*")
_FIRST_KEY = re.compile(r'\{\s*"((?:[^"\\]|\\.)*)"\s*:')
# What may be cut at the window's end: an escape is at most 12 characters long (a pair of \uXXXX), a literal 9.
_CUTTABLE_CHARS = 16
# The longest beginning of an object that is recognised when it lies across two chunks.
_OVERLAP_CHARS = 4096


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
    """Reads values from a stream; `_at` is where in the window reading goes on, `_line` that place's line."""

    def __init__(self, stream: TextIO, name: str, max_chars: int) -> None:
        self._stream, self._name, self._max_chars = stream, name, max_chars
        self._window, self._at, self._line = "", 0, 1
        self._indent: str | None = None
        self._first_key: str | None = None
        self._error_at = 0
        self._count = 0
        self._in_array = False

    def read(self) -> Iterator[Record | LoadError]:
        """Yield every value in order, and a `LoadError` for each that can't be read."""
        opened = False
        while self._skip_blank():
            char = self._window[self._at]
            if char == ("]" if self._in_array else "["):
                self._in_array, opened = char == "[", True
                self._at += 1
            elif self._in_array or not opened or char == "{":
                found = self._read_value()
                yield found
                if isinstance(found, LoadError) and not self._resync():
                    return
            else:
                yield LoadError("text after the end of the JSON", where=f"{self._name}, line {self._line}")
                return
        if self._in_array:
            hint = "The file may be cut short; the records before that were read"
            yield LoadError("the array is never closed", where=f"{self._name}, line {self._line}", hint=hint)

    def _read_value(self) -> Record | LoadError:
        """Parse the value at `_at`, reading on as long as it may merely be cut by the window's end."""
        self._count += 1
        while True:
            try:
                value, end = DECODER.raw_decode(self._window, self._at)
            except (ValueError, RecursionError) as error:
                if not self._may_be_cut(error) or self._is_too_long() or not self._fill():
                    return self._broken(error)
            else:
                if end < len(self._window) or not self._fill():
                    return self._accept(value, end)

    def _accept(self, value: object, end: int) -> Record | LoadError:
        where = self._where()
        raw = self._window[self._at : end]
        self._note_first_key()
        self._advance(end)
        return undecodable(where) if has_undecodable(raw) else Record(value, where)

    def _broken(self, error: ValueError | RecursionError) -> LoadError:
        self._note_first_key()
        self._error_at = error.pos if isinstance(error, json.JSONDecodeError) else self._at + 1
        if self._is_too_long():
            return too_long(self._max_chars, self._where())
        if not isinstance(error, json.JSONDecodeError):
            return not_json(error, self._where())
        line = self._line + self._window.count("\n", self._at, error.pos)
        hint = "Check the quotes, commas and brackets near there"
        return LoadError(f"not JSON ({error.msg}, line {line})", where=self._where(), hint=hint)

    def _resync(self) -> bool:
        """Move to where the next value seems to begin; False when there is none."""
        if self._indent is not None:
            start, pattern = self._at + 1, re.compile(r"(?<=\n)" + re.escape(self._indent) + r"\{")
        elif self._first_key is not None:
            following = r"\}\s*,\s*\{\s*" + re.escape(f'"{self._first_key}"') + r"\s*:"
            start, pattern = self._error_at, re.compile(following)
        else:
            return False
        while (match := pattern.search(self._window, start)) is None:
            kept_from = max(self._at, len(self._window) - _OVERLAP_CHARS)
            self._advance(kept_from)
            if not self._fill():
                return False
            start = max(start, kept_from) - kept_from
        self._advance(self._window.index("{", match.start()))
        return True

    def _skip_blank(self) -> bool:
        """Move past white space and commas, keeping the indentation met; False at the end of the stream."""
        passed = "\n" if self._count == 0 and not self._in_array else ""
        while True:
            match = _BLANK.match(self._window, self._at)
            end = match.end() if match else self._at
            passed = passed[-_OVERLAP_CHARS:] + self._window[self._at : end]
            self._advance(end)
            if end < len(self._window):
                if passed:
                    _, newline, indent = passed.rpartition("\n")
                    self._indent = indent if newline and not indent.strip() else None
                return True
            if not self._fill():
                return False

    def _note_first_key(self) -> None:
        if match := _FIRST_KEY.match(self._window, self._at):
            self._first_key = match[1]

    def _may_be_cut(self, error: Exception) -> bool:
        if not isinstance(error, json.JSONDecodeError):
            return False
        return error.msg.startswith("Unterminated") or error.pos > len(self._window) - _CUTTABLE_CHARS

    def _is_too_long(self) -> bool:
        return len(self._window) - self._at > self._max_chars

    def _advance(self, to: int) -> None:
        self._line += self._window.count("\n", self._at, to)
        self._at = to

    def _fill(self) -> bool:
        """Read on, dropping what lies behind; as much again as is kept, so that a long value is parsed few times."""
        kept = self._window[self._at :]
        chunk = self._stream.read(max(CHUNK_CHARS, len(kept)))
        self._window, self._at = kept + chunk, 0
        return bool(chunk)

    def _where(self) -> str:
        record = f"record {self._count} (line {self._line})" if self._in_array else f"line {self._line}"
        return f"{self._name}, {record}"


FORMAT = Format("JSON (an object, or an array of them)", fits, read)
