"""What a tool is before it is registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kg.mcp.answers import Answer


@dataclass(frozen=True)
class ToolSpec:
    """A question as a tool: `ask` takes the store and the arguments, `tell` makes the short text of what it returns.

    The tool's name is that of `ask`, its description the docstring, its schemas the annotations.
    """

    ask: Callable[..., Answer]
    title: str
    tell: Callable[[Any], str]

    @property
    def name(self) -> str:
        """The tool's name."""
        return self.ask.__name__
