"""Keys that fit an index: the one place where what is too long to be looked up is cut, with a digest of all of it."""

from __future__ import annotations

import hashlib

# A range index of Neo4j takes 8,166 bytes (measured with 5.26.28); a key may still get a prefix (`renamed:gone:`) or a
# suffix (`#` and a digest) of ours.
KEY_BYTES = 8_000
# A text index takes 32,766 bytes, which is Lucene's longest term.
TEXT_BYTES = 32_000


def bounded_key(text: str, most: int = KEY_BYTES) -> str:
    """Return the text where its UTF-8 has at most `most` bytes; else its beginning, `…` and its digest, in that many.

    Two long texts have one key only where they are the same text; a key is its own key.
    """
    if len(text) * 4 <= most:
        return text
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded) <= most:
        return text
    ending = f"…{hashlib.sha256(encoded).hexdigest()[:16]}"
    room = most - len(ending.encode("utf-8"))
    return encoded[:room].decode("utf-8", "ignore") + ending
