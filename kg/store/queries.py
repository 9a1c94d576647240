"""The queries of `cypher/`, by name; the only module that knows where that folder lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

from kg.errors import QueryError, UsageError
from kg.messages import msg
from kg.store.fact_lists import fill_lists, fill_style

_IN_WHEEL = Path(__file__).resolve().parent.parent / "cypher"
_IN_CHECKOUT = Path(__file__).resolve().parent.parent.parent / "cypher"
_HEAD_LINE = re.compile(r"^//\s?(.*)$")
_FIELD = re.compile(r"^(Title|标题|Picture|画面|Draws):\s*(.+)$")
_PARAMETER = re.compile(r"^\$(\w+) (\w+)(?: = (\S+))? \((.+)\)$")
# A table in a terminal, or what Neo4j Browser draws.
Kind = Literal["read", "browser"]
_INDEX_HINT = "USING INDEX SEEK"
_TABLE, _PICTURE = "// As a table:\n", "// As a picture:\n"


@dataclass(frozen=True)
class Parameter:
    """A parameter of a saved query: its type, its default (None: must be given) and what it means.

    Types are string, integer, date (ISO, or its beginning), year and type (of an entity).
    """

    name: str
    type: str
    default: str | None
    meaning: str


@dataclass(frozen=True)
class SavedQuery:
    """A query for people, of a file with a `Title:` in its head: what answers a question as a table, or as a picture.

    `picture` is what to expect: of one that draws in words (`picture_zh`: in Chinese), else the name of the one that
    draws its answer, or `none:` and words. `draws` are the patterns that are drawn, `(Entity)-PLANS->(Plan)`.
    """

    name: str
    title: str
    title_zh: str
    description: str
    parameters: tuple[Parameter, ...]
    picture: str
    picture_zh: str
    draws: tuple[str, ...]
    text: str

    @property
    def body(self) -> str:
        """The query without its head."""
        return _without_head(self.text)


def cypher_folder() -> Path:
    """Return the folder of the queries: inside the package when installed, beside it in a checkout."""
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT


@cache
def load_text(path: str) -> str:
    """Return a file of `cypher/` that is no query, such as `browser/style.grass`."""
    return fill_style((cypher_folder() / path).read_text(encoding="utf-8"))


@cache
def load_query(name: str) -> str:
    """Return the text of a query such as `upsert/entities`; of a question with two answers the table."""
    path = cypher_folder() / f"{name}.cypher"
    try:
        return split_answers(fill_lists(path.read_text(encoding="utf-8")))[0]
    except FileNotFoundError:
        raise QueryError(
            msg("there is no query {name!r}", name=name), hint=msg("`kg query --list` shows the saved ones")
        ) from None


@cache
def lasting_query(name: str) -> str:
    """Return the text of a query such that Neo4j keeps its plan as a graph grows, where it says which indexes to use.

    Such a plan is the same for any graph. Planned anew whenever counts have changed, the queries of an import of 500
    articles into an empty graph were planned 185 times more.
    """
    text = load_query(name)
    return f"CYPHER replan=skip\n{text}" if _INDEX_HINT in text else text


def load_statements(name: str) -> list[str]:
    """Return the statements of a schema file, which end with semicolons, without its comments."""
    return [part.strip() for part in without_comments(load_query(name)).split(";") if part.strip()]


def without_comments(text: str) -> str:
    """Return a query, or statements, without the lines that are comments."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def head_of(text: str) -> list[str]:
    """Return the comment lines at the head of a query, without their slashes."""
    head: list[str] = []
    for line in text.splitlines():
        match = _HEAD_LINE.match(line)
        if match is None:
            break
        head.append(match.group(1).strip())
    return head


def split_answers(text: str) -> tuple[str, str | None]:
    """Return the query that answers a question as a table, and the one that draws its answer, if the file has both.

    Such a file finds what is asked for once, and returns it twice: under `// As a table:`, and under `// As a picture:`
    where a second head tells what is drawn. Its `$limit` is of the picture; other parameters are of both.
    """
    asked, divided, answers = text.partition(_TABLE)
    if not divided:
        return text, None
    table, _, picture = answers.partition(_PICTURE)
    head = [line for line in head_of(asked) if _PARAMETER.match(line) or _FIELD.match(line)]
    told = [*(line for line in head if not line.startswith("$limit ")), *head_of(picture)]
    drawn = "\n".join([*(f"// {line}" for line in told), _without_head(asked), _without_head(picture)])
    return f"{asked}{table}", drawn + "\n"


def _without_head(text: str) -> str:
    return "\n".join(text.splitlines()[len(head_of(text)) :]).strip()


def parse_saved_query(name: str, text: str) -> SavedQuery | None:
    """Return the saved query in `text`, or None when its head has no `Title:`.

    In a head stand `Title:`, `标题:` (the title in Chinese), description lines, one `$name type = default (meaning)` a
    line, `Picture:`, and where it draws `画面:` (the picture in Chinese) and `Draws:`.
    """
    head = head_of(text)
    fields = {m.group(1): m.group(2) for line in head if (m := _FIELD.match(line))}
    if "Title" not in fields:
        return None
    found = [m for line in head if (m := _PARAMETER.match(line))]
    parameters = tuple(Parameter(m.group(1), m.group(2), m.group(3), m.group(4)) for m in found)
    description = " ".join(line for line in head if not line.startswith("$") and not _FIELD.match(line))
    draws = tuple(re.split(r",\s*", fields["Draws"])) if "Draws" in fields else ()
    title_zh, picture = fields.get("标题", fields["Title"]), fields.get("Picture", name)
    picture_zh = fields.get("画面", picture)
    return SavedQuery(name, fields["Title"], title_zh, description, parameters, picture, picture_zh, draws, text)


@cache
def saved_queries(kind: Kind = "read") -> dict[str, SavedQuery]:
    """Return the saved queries by name, in the order of their names: the tables of `kg query`, or those that draw."""
    found: dict[str, SavedQuery] = {}
    for path in sorted(cypher_folder().glob("*/*.cypher"), key=lambda path: path.stem):
        table, picture = split_answers(fill_lists(path.read_text(encoding="utf-8")))
        text = table if kind == path.parent.name else picture if kind == "browser" else None
        query = parse_saved_query(path.stem, text) if text else None
        if query is not None:
            found[path.stem] = query
    return found


def names_asked(query: SavedQuery) -> list[str]:
    """Return the parameters of a saved query that take a name of an entity."""
    return [p.name for p in query.parameters if p.meaning.startswith("a name")]


def words_asked(query: SavedQuery) -> list[str]:
    """Return those that may be a mere word, such as a trade, too."""
    return [p.name for p in query.parameters if "a word" in p.meaning]


def ids_asked(query: SavedQuery) -> dict[str, str]:
    """Return the parameters of a saved query that take an id, and of what: article or fact."""
    return {p.name: kind for p in query.parameters for kind in ("article", "fact") if f"the {kind}'s id" in p.meaning}


def find_saved_query(name: str) -> SavedQuery:
    """Return the saved query of that name; UsageError with near names when there is none."""
    queries = saved_queries()
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.5)
    hint = msg("Did you mean {near}? ", near=" or ".join(near)) if near else ""
    raise UsageError(
        msg("there is no saved query {name!r}", name=name),
        hint=msg("{hint}`kg query --list` shows them; Cypher has spaces", hint=hint),
    )
