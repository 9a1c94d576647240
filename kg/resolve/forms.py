"""The forms of one name: every other way to write it that a rule can derive from it alone.

Two names are the same when a form of one is a form of the other and at least one of the two forms is whole, that is,
lost nothing that tells firms, bodies or people apart. So the forms are the blocking keys too: what compares as same
shares one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """One form: its text, the rule that made it, how sure that rule is (0-1), and whether it is whole.

    `known` says that the list of well-known names may be asked for this form.
    """

    text: str
    rule: str
    score: float
    whole: bool
    known: bool = True


class FormSet:
    """Forms by text, each kept with its surest rule; whole beats derived."""

    def __init__(self) -> None:
        self._forms: dict[str, Form] = {}

    def add(self, text: str, rule: str, score: float, *, whole: bool = False, known: bool = True) -> None:
        """Add a form of two characters or more, unless a surer one with this text is there."""
        form = Form(text, rule, score, whole, known)
        old = self._forms.get(text)
        if len(text) > 1 and (old is None or (whole, score) > (old.whole, old.score)):
            self._forms[text] = form

    def update(self, forms: Iterable[Form], rule: str = "", *, whole: bool = True) -> None:
        """Add the forms of another spelling, which that rule made; none is whole where the spelling is not."""
        for form in forms:
            own = form.rule if form.rule != "same spelling" or not rule else rule
            limit = 1.0 if not rule else (0.97 if whole else 0.9)
            known = form.known and whole
            old = self._forms.get(form.text)
            if old is not None and (old.whole or not (form.whole and whole)):
                # The name as it stands tells more: whether the list may be asked.
                continue
            self.add(form.text, own, min(form.score, limit), whole=form.whole and whole, known=known)

    def sorted(self) -> tuple[Form, ...]:
        """Return the forms, whole ones first, then by score, length (longest first) and text."""
        return tuple(sorted(self._forms.values(), key=lambda f: (not f.whole, -f.score, -len(f.text), f.text)))
