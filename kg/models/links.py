"""What resolution works on: the names that a graph holds, and what ties them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.models.judgement import Judgement
from kg.models.name import Name


@dataclass(frozen=True)
class NameState:
    """A name in the graph: how many articles use it as a full name, its entity's id, and how many mention that."""

    name: Name
    articles: int
    entity: str | None
    mentioned: int


@dataclass
class Links:
    """What ties names: strong decisions (a, b, score), weak ones (ambiguous, other), aliases (alias, full name); and the
    judgements that bind them.
    """

    strong: list[tuple[str, str, float]] = field(default_factory=list)
    weak: list[tuple[str, str]] = field(default_factory=list)
    aliases: list[tuple[str, str]] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def add(self, a: str, b: str, score: float, ambiguous: str | None) -> None:
        """Add a decision: a weak one where one of the two names is ambiguous."""
        if ambiguous is None:
            self.strong.append((a, b, score))
        else:
            self.weak.append((a, b) if ambiguous == a else (b, a))
