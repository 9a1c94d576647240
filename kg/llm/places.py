"""Where a model's words stand in the text: the right occurrence, whatever became of blanks, width and quotation marks."""

from __future__ import annotations

import re

from kg.text.normalize import fold_marks
from kg.text.stretch import Stretch

# What a copied line may still carry: its number.
_NUMBERED = re.compile(r"(?:^|\n)\[\d{1,5}\] ?")
_EDGES = "\"'“”‘’「」『』。．.，,；;：:、 \u3000\n\t"


class Places:
    """Finds words in one text by their characters without blanks, folded; results are characters of the text itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold_marks(text)
        self._at = [index for index, char in enumerate(folded) if not char.isspace()]
        self._flat = "".join(folded[index] for index in self._at)

    def all(self, words: str) -> list[Stretch]:
        """Return every place of the words, without overlap, by start."""
        wanted = "".join(fold_marks(words).split())
        found, at = [], self._flat.find(wanted) if wanted else -1
        while at >= 0:
            last = at + len(wanted) - 1
            found.append(Stretch(self._at[at], self._at[last] + 1))
            at = self._flat.find(wanted, last + 1)
        return found

    def nearest(self, words: str, near: Stretch) -> Stretch | None:
        """Return the place of the words that begins in `near`, else the one next to it; None where they stand nowhere."""
        for said in dict.fromkeys((words, _NUMBERED.sub("", words), _NUMBERED.sub("", words).strip(_EDGES))):
            if found := self.all(said):
                return min(found, key=lambda place: (_distance(place, near), place.start))
        return None

    def within(self, words: str, inside: Stretch) -> Stretch | None:
        """Return the first place of the words in a stretch, or None."""
        found = (place for place in self.all(words) if inside.start <= place.start and place.end <= inside.end)
        return next(found, None)


def _distance(place: Stretch, near: Stretch) -> int:
    """Return how many characters lie between where a place begins and a stretch."""
    return max(0, near.start - place.start, place.start - near.end + 1)
