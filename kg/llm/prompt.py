"""What a model is asked: definitions from files, one a kind of record, and the article as numbered lines of data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.llm.material import Material, Part
from kg.llm.schema import ENTITIES, asked_fields, quoted_words, response_format
from kg.models import FACTS, Fact
from kg.models.article import digest

_PROMPTS = Path(__file__).parent / "prompts"
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Request:
    """One thing to ask about an article (`id`): messages and response format as the OpenAI protocol has them."""

    id: str
    request: str
    messages: tuple[dict[str, str], ...]
    response_format: dict[str, Any]
    part: Part

    def to_json(self) -> str:
        """Return one line of `--print-requests`."""
        told = {
            "id": self.id,
            "request": self.request,
            "messages": list(self.messages),
            "response_format": self.response_format,
        }
        return json.dumps(told, ensure_ascii=False)


def requests_of(material: Material) -> Iterator[Request]:
    """Yield what is asked about an article, one request a part; the same article gives the same requests."""
    code = material.language
    for part in material.parts:
        yield Request(
            id=material.article.id,
            request=f"{part.material}.{prompt_digest(code)}",
            messages=(
                {"role": "system", "content": system_message(code)},
                {"role": "user", "content": _article_message(material, part, code)},
            ),
            response_format=response_format(),
            part=part,
        )


@cache
def system_message(code: str) -> str:
    """Return the rules of reading in one language: what a record is, each kind's definition, an example, and the form."""
    kinds = [_kind(code, kind) for kind in FACTS]
    parts = [_file(code, "head"), _file(code, ENTITIES), *kinds, _file(code, "example"), _file(code, "tail")]
    return "\n\n".join(part.strip() for part in parts)


@cache
def prompt_digest(code: str) -> str:
    """Return the digest of all that is asked beside the article: another one is another observation."""
    frame = _file(code, "article")
    return digest(system_message(code), frame, json.dumps(response_format(), sort_keys=True))[:12]


def _kind(code: str, kind: type[Fact]) -> str:
    """Return the definition of a kind; a kind that has no file yet is told by its class."""
    try:
        return _file(code, kind.key)
    except FileNotFoundError:
        fields = ", ".join([*asked_fields(kind), *quoted_words(kind)])
        return f"## {kind.key} ({kind.words.zh})\n\n{kind.__doc__}\n\n{fields}"


def _article_message(material: Material, part: Part, code: str) -> str:
    """Return the article in its frame: each line begins with its number, so that none of it can look like the frame."""
    told = {
        "published": material.article.published or "?",
        "before": "\n".join(_lines(material, part.shown)) or "-",
        "lines": "\n".join(_lines(material, range(part.first, part.last))),
        "first": str(part.first + 1),
        "last": str(part.last),
    }
    frame = _file(code, "article")
    if not part.shown:
        frame = frame.partition("<<<before>>>")[0] + frame.partition("<<<end before>>>")[2].lstrip("\n")
    frame = frame.replace("<<<before>>>\n", "").replace("<<<end before>>>\n", "")
    pieces = frame.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled.append(told[name] + rest)
    return "".join(filled).strip()


def _lines(material: Material, indexes: range | tuple[int, ...]) -> Iterator[str]:
    for position, index in enumerate(indexes):
        if position and material.begins_paragraph(index):
            yield ""
        line = material.lines[index]
        words = " ".join(material.text[line.start : line.end].split("\n"))
        yield f"[{index + 1}] {words}"


@cache
def _file(code: str, name: str) -> str:
    return (_PROMPTS / code / f"{name}.md").read_text(encoding="utf-8")
