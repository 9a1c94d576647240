"""The lists of kinds and roles of facts that stand in queries as `{{label}}` and the like, filled from their classes.

Neo4j takes no label and no type as a parameter, and the lists must be fixed; so a query names the list, and a kind of fact
that is added is in all of them. A line with `{{label}}`, `{{into}}`, `{{out}}`, `{{subject_into}}` or `{{subject_out}}` is
repeated for each. For a whole list of types stand `{{roles}}` (all), `{{who}}` (of those whose fact it is), of these
`{{acts}}` (lead into the fact), `{{sources}}` (out of it) and `{{related}}` (into one that may be revised or disputed), and
`{{subject}}`; of quoted labels `{{listed}}` (what a summary lists) and `{{dated}}`. A style sheet has one block for the kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.models import FACTS, SHOWN_FACTS, Fact, Role

_EACH = re.compile(r"\{\{(label|into|out|subject_into|subject_out)\}\}")
_STYLE_BLOCK = re.compile(r"^node\.\{\{label\}\} \{\n.*?^\}\n", re.MULTILINE | re.DOTALL)


def fill_lists(query: str) -> str:
    """Return the query with its lists; one that names none comes back as it is."""
    if "{{" not in query:
        return query
    for name, whole in _whole().items():
        query = query.replace(f"{{{{{name}}}}}", whole)
    each = _each()
    lines: list[str] = []
    for line in query.splitlines():
        found = _EACH.search(line)
        lines += [line.replace(found[0], value) for value in each[found[1]]] if found else [line]
    return "\n".join(lines) + "\n"


def fill_style(style: str) -> str:
    """Return the style sheet with a block for each kind of fact in place of the one of `node.{{label}}`."""
    return _STYLE_BLOCK.sub(lambda block: "".join(_styled(block[0], kind) for kind in SHOWN_FACTS), style)


def _styled(block: str, kind: type[Fact]) -> str:
    values = {"label": kind.label(), "colour": kind.colour, "border": kind.drawn.border, "ink": kind.drawn.ink}
    for name, value in (values | {"diameter": str(kind.drawn.diameter)}).items():
        block = block.replace(f"{{{{{name}}}}}", value)
    return block


def _roles() -> list[Role]:
    return [role for kind in FACTS for role in kind.roles().values()]


def _each() -> dict[str, list[str]]:
    roles = _roles()
    return {
        "label": [kind.label() for kind in FACTS],
        "into": [role.link for role in roles if role.into],
        "out": [role.link for role in roles if not role.into] + ["ABOUT"],
        "subject_into": [role.link for role in roles if role.subject and role.into],
        "subject_out": [role.link for role in roles if role.subject and not role.into],
    }


def _whole() -> dict[str, str]:
    roles = _roles()
    who = [link for kind in FACTS for link in kind.own_links()]
    into = {role.link for role in roles if role.into}
    related = [link for kind in FACTS if kind.compare_by.related for link in kind.own_links()]
    return {
        "roles": "|".join(role.link for role in roles),
        "who": "|".join(who),
        "acts": "|".join(link for link in who if link in into),
        "sources": "|".join(link for link in who if link not in into),
        "related": "|".join(related),
        "subject": "|".join(role.link for role in roles if role.subject),
        "listed": _quoted(kind for kind in SHOWN_FACTS if kind.in_summary),
        "dated": _quoted(kind for kind in FACTS if kind.is_dated()),
    }


def _quoted(kinds: Iterable[type[Fact]]) -> str:
    return ", ".join(f"'{kind.label()}'" for kind in kinds)
