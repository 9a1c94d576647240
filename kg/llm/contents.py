"""The content of an answer as lists of records, whatever a model has put around its JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from kg.llm.schema import ENTITIES
from kg.messages import msg
from kg.models import FACTS

_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
KEYS = (ENTITIES, *(kind.key for kind in FACTS))


class NoRecords(ValueError):
    """Raised for an answer that holds no object of records: a refusal in words, nonsense, JSON that breaks off."""


def read_content(content: str) -> dict[str, list[Any]]:
    """Return the records of an answer by kind, each list empty where the answer has none.

    The object may stand in a fence or behind thoughts. Raises NoRecords where there is none.
    """
    said = _THOUGHT.sub("", content)
    for candidate in (said, *_FENCED.findall(said), said[said.find("{") : said.rfind("}") + 1]):
        found = _object(candidate.strip())
        if found is not None and any(isinstance(found.get(key), list) for key in KEYS):
            return {key: value if isinstance(value := found.get(key), list) else [] for key in KEYS}
    raise NoRecords(_shown(content))


def _object(text: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _shown(content: str) -> str:
    """Return how an answer begins, in one line."""
    words = " ".join(content.split())
    return msg("it begins {words!r}", words=words[:60]) if words else msg("it is empty")
