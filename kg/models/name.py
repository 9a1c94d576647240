"""A distinct name, as resolution sees it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.models.keys import bounded_key
from kg.models.mention import EntityType


@dataclass(frozen=True, order=True)
class Name:
    """A surface of one type and, for people, the employers that its articles give (full names, sorted).

    For an office without its place (市教育局) the context is its article.

    What is too long to be looked up is cut (`kg.models.keys`).
    """

    type: EntityType
    surface: str
    context: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "surface", bounded_key(self.surface))
        object.__setattr__(self, "context", tuple(bounded_key(employer) for employer in self.context))

    @cached_property
    def id(self) -> str:
        """The id, e.g. `company:岚图` or `person:张伟@岚图汽车`."""
        plain = f"{self.type.value.lower()}:{self.surface}"
        return bounded_key(f"{plain}@{'|'.join(self.context)}" if self.context else plain)
