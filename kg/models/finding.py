"""What articles state, ready to be compared: findings, the wordings they share, and pairs of one matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Wording:
    """A distinct wording: its id, the view that is compared (JSON), what rejections bind, the keys it is filed under."""

    id: str
    kind: str
    view: str
    said: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One fact as one article states it.

    `links` are (relationship type, id of the article's full name); `subjects` what a regulation binds that is no
    entity. Of findings that were only read for their place, everything after `start` is left empty.
    """

    id: str
    label: str
    article: str
    published: str | None
    wording: str
    start: int
    end: int = 0
    quote: str = ""
    properties: dict[str, Any] = field(default_factory=dict, compare=False)
    links: tuple[tuple[str, str], ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, str, int, str]:
        """Where it stands among the findings of a fact: by publication, article and character."""
        return (self.published or "9999", self.article, self.start, self.id)


@dataclass(frozen=True)
class Matter:
    """Two wordings of one matter: `a` revises `b`, or the two dispute; what differs from b to a, and `back`.

    For a dispute `changes` go from a to b.
    """

    a: str
    b: str
    relation: Literal["revises", "disputes"]
    changes: tuple[str, ...]
    back: tuple[str, ...] = ()
