"""news-kg: a knowledge-graph builder for news. What follows is the front door; docs/python.md walks through it.

import kg

kg.extract("岚图汽车计划到2030年开设500家门店。").plans
with kg.open() as g:
    g.add(kg.read("news/"))
    g.plans("岚图")
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg import errors as errors
    from kg.door.graph import Graph as Graph
    from kg.door.graph import open as open
    from kg.door.texts import check as check
    from kg.door.texts import extract as extract
    from kg.door.texts import extract_many as extract_many
    from kg.door.texts import graph_of as graph_of
    from kg.door.texts import read as read
    from kg.door.texts import same as same
    from kg.graph.grounding import ground as ground
    from kg.llm.asking import Asking as Asking
    from kg.models import Article as Article
    from kg.models import Extraction as Extraction
    from kg.models import Report as Report
    from kg.models.extractor import Extractor as Extractor

try:
    __version__ = version("news-kg")
except PackageNotFoundError:  # a checkout that is not installed
    __version__ = "0"

_DOOR = {
    "Article": "kg.models",
    "Asking": "kg.llm.asking",
    "Extraction": "kg.models",
    "Extractor": "kg.models.extractor",
    "Graph": "kg.door.graph",
    "Report": "kg.models",
    "check": "kg.door.texts",
    "extract": "kg.door.texts",
    "extract_many": "kg.door.texts",
    "graph_of": "kg.door.texts",
    "ground": "kg.graph.grounding",
    "open": "kg.door.graph",
    "read": "kg.door.texts",
    "same": "kg.door.texts",
}

__all__ = ["__version__", "errors", *_DOOR]


def __getattr__(name: str) -> Any:
    """Load what is asked for, and what it needs, at the first use."""
    if name == "errors":
        return import_module("kg.errors")
    if name not in _DOOR:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_DOOR[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), "errors", *_DOOR})
