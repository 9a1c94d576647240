"""The forms of one name: every other way to write it that a rule can derive from it alone.

Two names are the same when a form of one is a form of the other and at least one of the two forms is whole, that is,
lost nothing that tells firms, bodies or people apart. So the forms are the blocking keys too: what compares as same
shares one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# How sure a decision about names is. No frequency was measured that would tell more, so there are three, each with its reason:
CERTAIN = 1.0  # one spelling
SURE = 0.95  # a list of names says so, or what was left out tells nothing apart: joined at once
LIKELY = (
    0.8  # what was left out (a trade word, all but a surname) may tell two things apart: joined where nothing else fits
)
_NEAR_ENOUGH = 0.9


def certainty(nearness: float) -> float:
    """Return how sure two names are one whose shared form is so near to both."""
    if nearness == CERTAIN:
        return CERTAIN
    return SURE if nearness >= _NEAR_ENOUGH else LIKELY


@dataclass(frozen=True)
class Form:
    """One form: its text, the rule that made it, how near to the name it is, and whether it is whole.

    `nearness` (0-1) orders the forms of a name, of which the nearest that is shared or known counts; it measures nothing.

    `known` says that the list of well-known names may be asked for this form.
    """

    text: str
    rule: str
    nearness: float
    whole: bool
    known: bool = True


class FormSet:
    """Forms by text, each kept with its nearest rule; whole beats derived."""

    def __init__(self, forms: Iterable[Form] = ()) -> None:
        self._forms = {form.text: form for form in forms}

    def add(self, text: str, rule: str, nearness: float, *, whole: bool = False, known: bool = True) -> None:
        """Add a form of two characters or more, unless a surer one with this text is there."""
        form = Form(text, rule, nearness, whole, known)
        old = self._forms.get(text)
        if len(text) > 1 and (old is None or (whole, nearness) > (old.whole, old.nearness)):
            self._forms[text] = form

    def update(self, forms: Iterable[Form], rule: str, limit: float, *, whole: bool) -> None:
        """Add the forms of another spelling, which that rule made; none is nearer or more whole than the spelling."""
        for form in forms:
            own = rule if form.rule == "same spelling" else form.rule
            known = form.known and whole
            old = self._forms.get(form.text)
            if old is not None and (old.whole or not (form.whole and whole)):
                # The name as it stands tells more: whether the list may be asked.
                continue
            self.add(form.text, own, min(form.nearness, limit), whole=form.whole and whole, known=known)

    def sorted(self) -> tuple[Form, ...]:
        """Return the forms, whole ones first, then by nearness, length (longest first) and text."""
        return tuple(sorted(self._forms.values(), key=lambda f: (not f.whole, -f.nearness, -len(f.text), f.text)))
