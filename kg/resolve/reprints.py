"""Near-duplicate texts: whether two articles are one witness, and the keys under which to look for the other.

Texts are compared as sets of shingles, runs of `SHINGLE` letters and digits after white space and punctuation are
folded away. The keys come from MinHash: `BANDS` bands of `ROWS` rows, so two texts of Jaccard index s share a key with
probability 1 - (1 - s^ROWS)^BANDS: 0.003 for s = 0.1, 0.23 at 0.3, 0.87 at 0.5, 0.95 at the threshold, 0.9998 at 0.7. A
pair that shares none is never compared, the same on every machine: the hash is BLAKE2b, the permutations are
multiply-add modulo 2^64 by constants made from it, and nothing depends on a version of Python or of a library.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.text.normalize import flatten

SHINGLE = 4
BANDS = 32
ROWS = 4
# Pairs of different articles reach 0.31 (market reports from one template), edited copies fall to 0.74: see ADR 7.
THRESHOLD = 0.55
# Two briefs from one template share their words and not their numbers; a copy with a corrected number shares most.
NUMBERS_THRESHOLD = 0.5
# Fewer numbers than this say nothing: a new opening changes two or three.
_FEW_NUMBERS = 5
# What is shorter (letters) says all that it says in its numbers: a copy has all of them.
_SHORT = 120
_NO_LETTERS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CHUNK = 4096


def text_keys(text: str) -> tuple[str, ...]:
    """Return the banding keys of a text, sorted, such as `reprint:00:5f0c…`; none for a text without letters."""
    shingles = _shingles(text)
    if not shingles:
        return ()
    digests = [hashlib.blake2b(shingle.encode("utf-8"), digest_size=8).digest() for shingle in shingles]
    hashes = np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)
    signature = _signature(hashes).astype("<u8")
    bands = (signature[band * ROWS : (band + 1) * ROWS].tobytes() for band in range(BANDS))
    return tuple(
        f"reprint:{band:02d}:{hashlib.blake2b(rows, digest_size=6).hexdigest()}" for band, rows in enumerate(bands)
    )


def jaccard(a: str, b: str) -> float:
    """Return the exact Jaccard index (0-1) of the shingles of two texts; 0 where neither has any."""
    left, right = _shingles(a), _shingles(b)
    shared = len(left & right)
    union = len(left) + len(right) - shared
    return shared / union if union else 0.0


def is_reprint(a: str, b: str) -> bool:
    """Return whether one text is a copy of the other: it has most of its shingles, and half of its numbers.

    Of a text of two sentences it has all numbers.
    """
    return jaccard(a, b) >= THRESHOLD and _shared_numbers(a, b) >= NUMBERS_THRESHOLD


@lru_cache(maxsize=256)
def _shingles(text: str) -> frozenset[str]:
    """Return the shingles of a text; one shorter than a shingle is one itself."""
    letters = _NO_LETTERS.sub("", flatten(text))
    if len(letters) <= SHINGLE:
        return frozenset({letters} - {""})
    return frozenset(letters[start : start + SHINGLE] for start in range(len(letters) - SHINGLE + 1))


def _shared_numbers(a: str, b: str) -> float:
    """Return the share of the numbers of the text with fewer of them that the other has too; 1 where they are few."""
    left, right = set(_NUMBER.findall(flatten(a))), set(_NUMBER.findall(flatten(b)))
    fewer = min(len(left), len(right))
    if min(len(_shingles(a)), len(_shingles(b))) < _SHORT:
        return float(len(left & right) == fewer)
    return len(left & right) / fewer if fewer >= _FEW_NUMBERS else 1.0


def _signature(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the least value of each permutation over the hashes, in pieces that keep the memory small."""
    factors, offsets = _permutations()
    least = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), _CHUNK):
        # uint64 arithmetic wraps around: that is the modulo.
        values = hashes[start : start + _CHUNK, None] * factors + offsets
        least = np.minimum(least, values.min(axis=0))
    return least


@lru_cache(maxsize=1)
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return factors (odd, so that each is a permutation of 64-bit numbers) and offsets, one a row."""
    seeds = (f"{part}:{row}".encode() for part in ("factor", "offset") for row in range(BANDS * ROWS))
    numbers = np.frombuffer(b"".join(hashlib.blake2b(seed, digest_size=8).digest() for seed in seeds), dtype="<u8")
    factors, offsets = numbers.astype(np.uint64).reshape(2, -1)
    return factors | np.uint64(1), offsets
