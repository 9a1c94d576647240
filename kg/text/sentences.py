"""The plain cuts: sentences and clauses by final marks alone, whatever stands in quotation marks.

They serve what is cut out of its text (a fact, a claim, a run of words for the tagger), where half a quotation may be
missing. `kg.text.structure` cuts whole articles, and there a quotation stays whole.
"""

from __future__ import annotations

import re

from kg.text.stretch import Stretch, trim

_CLOSING = "”’」』）)】》〉\"'"
# A run of final marks with the closing marks behind it, an English full stop before a capital, or a line end.
_BOUNDARY = re.compile(rf"[。！？；!?;]+[{_CLOSING}]*|(?<=[a-z])\.[{_CLOSING}]*(?=\s+[A-Z])|\r?\n")
# A comma or colon inside a number (1,234; 3:2) is no edge.
_CLAUSE = re.compile(r"(?:[^，,。！？!?；;：:…（）()\r\n]|(?<=\d)[,:](?=\d))+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as [start, end), in order; together they cover `text`, also its white space.

    。！？； and line ends close one; closing quotes and brackets stay with it. Linear in the length of the text.
    """
    ends = [match.end() for match in _BOUNDARY.finditer(text)]
    if text and (not ends or ends[-1] < len(text)):
        ends.append(len(text))
    return list(zip([0, *ends], ends, strict=False))


def split_clauses(text: str) -> list[Stretch]:
    """Return the clauses, in order, without the white space around them.

    A clause stands between commas, colons, round brackets, final marks and line ends. Linear in the length of the text.
    """
    found = (trim(text, *match.span()) for match in _CLAUSE.finditer(text))
    return [clause for clause in found if clause.end > clause.start]
