"""A distinct name, as resolution sees it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.models.mention import EntityType


@dataclass(frozen=True, order=True)
class Name:
    """A surface of one type and, for people, the employers that its articles give (full names, sorted)."""

    type: EntityType
    surface: str
    context: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id, e.g. `company:岚图` or `person:张伟@岚图汽车`."""
        plain = f"{self.type.value.lower()}:{self.surface}"
        return f"{plain}@{'|'.join(self.context)}" if self.context else plain
