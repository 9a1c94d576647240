"""Whether other words in a near copy say something else, or the same in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.verify.claim import ClaimText
from kg.verify.opposites import same_scope
from kg.verify.readers import TaggedWord
from kg.verify.source import NAME_TAGS

REFERS_BACK = re.compile(r"[他她它其该此本这]|公司|双方|记者|对方")
THINGS = NAME_TAGS | {"n", "nz", "vn", "an", "m", "TIME", "s"}
_GLOSS = re.compile("[（()《》，；：]")  # a gloss or another clause stands in no other thing's place
_ONE = re.compile("一[个名家位项种次只条座款]")


def is_telling(
    claim: ClaimText, here: tuple[int, int], there: tuple[int, int], words: Sequence[TaggedWord],
    words_there: Sequence[TaggedWord],
) -> bool:  # fmt: skip
    """Tell whether other words in a near copy say something else: content words in the place of content words, or new ones."""
    # Other verbs and adjectives are how paraphrase looks; only another thing in a thing's place tells.
    source, theirs = claim.source, claim.source.normal[slice(*there)]
    things = [w for w in words if w.tag in THINGS and not _ONE.fullmatch(claim.word(w))]
    if not things or _stands_in_sentence(claim, here, words):
        return False
    if _GLOSS.search(theirs) or _holds(theirs, claim.normal[slice(*here)]):
        return False
    if not any(w.tag in THINGS and w.tag != "TIME" for w in words_there):
        return not all(claim.word(w) in source.normal for w in words if claim.is_content(w))
    return not (REFERS_BACK.search(claim.source.text[slice(*there)]) and claim.is_verbatim(*here))


def _holds(longer: str, shorter: str) -> bool:
    """Tell whether all characters of a text stand in another in their order: 每月 in 每个月的."""
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _stands_in_sentence(claim: ClaimText, here: tuple[int, int], words: Sequence[TaggedWord]) -> bool:
    """Tell whether the article's sentence has all words of content, in another order."""
    aligned = claim.align(*claim.sentence_at(here[0]))
    there = claim.source.normal[aligned.start : aligned.end] if aligned else ""
    content = [claim.word(w) for w in words if claim.is_content(w)]
    return all(any(same in there for same in same_scope(form)) for form in content)
