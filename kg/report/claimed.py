"""What of an article stands in a line already: each thing is said in one section, the first that it fits."""

from __future__ import annotations

from collections.abc import Iterator

from kg.report.article_view import ArticleView
from kg.text.stretch import Stretch

_SAID = 0.5  # of a unit: the rest of it says nothing by itself
_ALIKE = 0.6  # of the shorter one's pairs of characters


class Claimed:
    """The characters of the units that lines were made of, and what these say."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._chars: set[int] = set()
        self._said: list[frozenset[str]] = []

    def take(self, where: Stretch) -> None:
        """Count a stretch as said."""
        self._chars.update(range(*where))
        self._said.append(_pairs(self._view.say(where)))

    def free(self) -> Iterator[Stretch]:
        """Yield what no line says yet of the units of the body; what is taken meanwhile is left out."""
        clauses = iter(self._view.clauses)
        clause = next(clauses, None)
        for unit in self._view.units:
            run: list[Stretch] = []
            while clause is not None and clause.start < unit.end:
                if clause.start >= unit.start and not self.holds(clause):
                    run.append(clause)
                clause = next(clauses, None)
            left = Stretch(run[0].start, run[-1].end) if run else unit
            if run and unit.start >= self._view.title.end and not self.holds(left) and not self.repeats(left):
                yield left

    def holds(self, where: Stretch) -> bool:
        """Tell whether most of a stretch is said."""
        said = sum(at in self._chars for at in range(*where))
        return said > _SAID * (where.end - where.start)

    def repeats(self, where: Stretch) -> bool:
        """Tell whether a line says the same in nearly the same words: a lead tells what the news tells again."""
        pairs = _pairs(self._view.say(where))
        return any(len(pairs & said) > _ALIKE * max(1, min(len(pairs), len(said))) for said in self._said)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
