"""The lists of kinds and roles of facts that stand in queries as `{{label}}` and the like, filled from their classes.

Neo4j takes no label and no type as a parameter, and the lists must be fixed; so a query names the list, and a kind of fact
that is added is in all of them. A line with `{{label}}`, `{{into}}`, `{{out}}`, `{{subject_into}}` or `{{subject_out}}` is
repeated for each; `{{labels}}`, `{{who}}` and `{{subject}}` stand for a whole list.
"""

from __future__ import annotations

import re

from kg.models import FACTS, Role

_EACH = re.compile(r"\{\{(label|into|out|subject_into|subject_out)\}\}")


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
    who = [kind.roles()[field].link for kind in FACTS for field in kind.who]
    return {
        "labels": ", ".join(f"'{kind.label()}'" for kind in FACTS),
        "who": "|".join(who),
        "subject": "|".join(role.link for role in _roles() if role.subject),
    }
