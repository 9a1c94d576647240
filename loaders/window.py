"""A stretch of a stream of text that is in memory: read on at its end, dropped at its beginning, given back when large."""

from __future__ import annotations

from typing import TextIO

# The decoder of JSON counts the line breaks before each error, from the beginning of the window: a large window would
# make many broken records slow. A value longer than this is decoded again each time that the window doubles.
CHUNK_CHARS = 1 << 15


class Window:
    """`window[at:]` is what is to be read next, beginning in line `line`; `read_chars` were taken from the stream."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.window, self.at, self.line, self.read_chars = "", 0, 1, 0
        # What to read before the stream, the first last: texts, and how far each was read.
        self._given_back: list[tuple[str, int]] = []

    def advance(self, to: int) -> None:
        """Go on to `to`, an index into the window."""
        self.line += self.window.count("\n", self.at, to)
        self.at = to

    def drop_passed(self) -> int:
        """Forget what lies before `at`; returns how many characters that were."""
        dropped = self.at
        self.window, self.at = self.window[dropped:], 0
        return dropped

    def fill(self) -> bool:
        """Read on, as much again as is left, so that a long value is decoded few times; False at the stream's end."""
        self.drop_passed()
        chunk = self._take(max(CHUNK_CHARS, len(self.window)))
        self.window += chunk
        return bool(chunk)

    def shrink(self) -> None:
        """Keep a few chunks only, giving the rest back; costs no more than what made the window so large."""
        if self.at > CHUNK_CHARS:
            self.drop_passed()
        if len(self.window) - self.at > 4 * CHUNK_CHARS:
            kept_to = self.at + CHUNK_CHARS
            self._given_back.append((self.window[kept_to:], 0))
            self.window, self.at = self.window[self.at : kept_to], 0

    def _take(self, count: int) -> str:
        """Return up to `count` characters, one at least: of what was given back, else of the stream; "" at its end."""
        if not self._given_back:
            chunk = self._stream.read(count)
            self.read_chars += len(chunk)
            return chunk
        text, at = self._given_back.pop()
        if at + count < len(text):
            self._given_back.append((text, at + count))
        return text[at : at + count]
