"""What `kg browser` serves: the guide as a page, and the queries as an archive to drop on Neo4j Browser."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.models import SHOWN_FACTS, Fact

# The labels of the legend with their names in Chinese.
LEGEND = {
    "Company": "企业", "Person": "人物", "Organization": "机构", "Region": "地区", "Policy": "政策",
    **{kind.label(): kind.words.zh for kind in SHOWN_FACTS}, "Article": "文章", "Report": "报告",
}  # fmt: skip
_RULE = re.compile(r"node\.(\w+) \{([^}]*)\}")
# The same files give the same archive: no time of day in it.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Question:
    """One page of the guide: a query that runs as it is, what it is about, and the command that prints its table."""

    title: str
    title_zh: str
    about: str
    picture: str
    picture_zh: str
    query: str
    command: str | None


@dataclass(frozen=True)
class Script:
    """A saved query in the archive: its folder, its file name without the ending, its text."""

    folder: str
    name: str
    text: str


def render_guide(template: str, *, style: str, **values: Any) -> str:
    """Return the guide in the HTML that Neo4j Browser shows beside a query; every value is escaped.

    `style` is the style sheet, of which the legend takes its colours.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    # The page names some kinds by itself, with a pattern that shows the most of each.
    more = [kind for kind in SHOWN_FACTS if f"(:{kind.label()})" not in html.unescape(template)]
    return environment.from_string(template).render(
        legend=_legend(style), more_facts=[(kind.words.zh, kind.words.one, _pattern(kind)) for kind in more], **values
    )


def _pattern(kind: type[Fact]) -> str:
    """Return who leads to a fact of the kind, and where it leads: `(:Company)-[:PLANS]->(:Plan)`."""
    into, out = "", ""
    for role in kind.roles().values():
        entity = f"(:{role.types[0].capitalize()})"
        into, out = (f"{entity}-[:{role.link}]->", out) if role.into else (into, f"-[:{role.link}]->{entity}")
    return f"{into}(:{kind.label()}){out}"


def _legend(style: str) -> list[tuple[str, str, str, str]]:
    """Return (label, name in Chinese, colour, colour of its text) in the legend's order."""
    rules = {label: _properties(body) for label, body in _RULE.findall(style)}
    return [(x, zh, rules[x]["color"], rules[x]["text-color-internal"]) for x, zh in LEGEND.items()]


def _properties(body: str) -> Mapping[str, str]:
    pairs = (line.partition(":") for line in body.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def zip_scripts(scripts: Iterable[Script]) -> bytes:
    """Return an archive with one folder a kind; without entries for folders, which Neo4j Browser takes for scripts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for script in scripts:
            info = zipfile.ZipInfo(f"{script.folder}/{script.name}.cypher", _NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, script.text.encode("utf-8"))
    return out.getvalue()
