"""An attribution cue: what tells in a text that somebody says something."""

from __future__ import annotations

from dataclasses import dataclass

from kg.models import Polarity
from kg.nlp.annotated import Mention


@dataclass(frozen=True)
class Cue:
    """A reporting verb at [verb_start, verb_end) whose clause begins at `start`; its content begins at `content`.

    `speaker` and `reference` as in `Subject`; `marked` tells that ，or ：or a quotation mark follows the verb, `quoted`
    that the content begins with a quotation mark, `closes` that nothing follows (“…。”X说。), `polarity` that the verb
    takes back what it introduces (并未表示, 否认).
    """

    start: int
    verb_start: int
    verb_end: int
    content: int
    speaker: Mention | None
    reference: str
    kind: str
    marked: bool
    quoted: bool
    closes: bool
    polarity: Polarity | None = None

    def verb(self, text: str) -> str:
        """The verb as written."""
        return text[self.verb_start : self.verb_end]
