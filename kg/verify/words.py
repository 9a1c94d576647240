"""What is known of words: how common each is, and what its characters mean, in few numbers.

The numbers are what a pretrained encoder has learned of each character (benchmarks/make_character_vectors.py).
Characters of alike words are near one another; so the learned check can tell 感受 from 收购 without having seen either.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.errors import ModelMissing
from kg.messages import msg

VECTORS_PATH = Path(__file__).parent / "models" / "character_vectors.npz"
Vector = npt.NDArray[np.float64]


@cache
def word_levels() -> Mapping[str, int]:
    """Return how common words are: the rounded natural logarithm of their count (see the head of the file)."""
    levels: dict[str, int] = {}
    text = (resources.files("kg.verify") / "models" / "word_levels.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            level, _, words = line.partition("\t")
            levels.update(dict.fromkeys(words.split(" "), int(level)))
    return levels


class CharacterVectors:
    """A vector for each of the characters; a word has the mean of those of its characters that are among them."""

    def __init__(self, characters: str, vectors: npt.NDArray[np.int8]) -> None:
        self._places = {character: place for place, character in enumerate(characters)}
        self._vectors = vectors

    def __getitem__(self, word: str) -> Vector:
        """Return the vector of a word: each number between -1 and 1, all 0 where no character is known."""
        places = [self._places[c] for c in word if c in self._places]
        if not places:
            return np.zeros(self._vectors.shape[1])
        return np.asarray(self._vectors[places].mean(axis=0, dtype=np.float64) / 127)


@cache
def load_character_vectors() -> CharacterVectors:
    """Return the vectors that ship with the package. Raises ModelMissing."""
    try:
        with np.load(VECTORS_PATH, allow_pickle=False) as stored:
            return CharacterVectors(str(stored["characters"]), stored["vectors"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(
            msg("no character vectors"), where=str(VECTORS_PATH), hint=msg("Install the package again")
        ) from error
