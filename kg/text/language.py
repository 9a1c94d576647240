"""A language as the rooms see it: what reads its dates, numbers, sentences and clauses, and where its word lists lie.

Each language is registered once. The rooms ask for a reader (`language().find_dates`), so another language is a folder of
word lists and one `register` beside the Chinese one. What a second language needs besides lies above this floor: a tagger,
rules for its names, and filters trained on its texts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.models import Quantity
from kg.text.dates import FoundDate, find_dates
from kg.text.lexicon import LEXICONS, read_lines
from kg.text.normalize import fold_marks
from kg.text.quantities import find_quantities
from kg.text.sentences import split_clauses, split_sentences
from kg.text.stretch import Stretch, trim
from kg.text.structure import Structure, read_structure

DEFAULT = "zh"


@dataclass(frozen=True)
class Language:
    """The readers of one language; places are [start, end) in code points of the text that was read.

    `find_dates` takes a text and the ISO prefix of its publication, by which it resolves 今年 and the like; `structure`
    cuts a whole article, `split_sentences` and `split_clauses` what is cut out of one; `fold` keeps the length of a text.
    `words_folder` has a file `<name>.txt` for each list of words.
    """

    code: str
    words_folder: Path
    find_dates: Callable[[str, str | None], list[FoundDate]]
    find_quantities: Callable[[str], list[Quantity]]
    structure: Callable[[str], Structure]
    split_sentences: Callable[[str], list[tuple[int, int]]]
    split_clauses: Callable[[str], list[Stretch]]
    fold: Callable[[str], str]

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of one list of the language, each once, in the order of the file."""
        return tuple(dict.fromkeys(word for line in read_lines(name, self.words_folder) for word in line.split()))

    def find_sentences(self, text: str) -> list[Stretch]:
        """Return the sentences without the white space around them; what is blank is none."""
        found = (trim(text, start, end) for start, end in self.split_sentences(text))
        return [sentence for sentence in found if sentence.end > sentence.start]


_LANGUAGES: dict[str, Language] = {}


def register(one: Language) -> None:
    """Make a language known under its code; ValueError where there is another of that code."""
    if _LANGUAGES.setdefault(one.code, one) != one:
        raise ValueError(f"there is a language {one.code!r} already")


def language(code: str = DEFAULT) -> Language:
    """Return the language of this code (ISO 639-1); LookupError where there is none."""
    if code not in _LANGUAGES:
        raise LookupError(f"no readers for the language {code!r}; there are {', '.join(sorted(_LANGUAGES))}")
    return _LANGUAGES[code]


register(
    Language(
        code="zh",
        words_folder=LEXICONS,
        find_dates=find_dates,
        find_quantities=find_quantities,
        structure=read_structure,
        split_sentences=split_sentences,
        split_clauses=split_clauses,
        fold=fold_marks,
    )
)
