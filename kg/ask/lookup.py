"""From what a person types to entities: by a name in the graph, else by the rules that join names, else nothing.

The rules are loaded by what needs them alone: most that is typed is a name of the graph, and does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import UnknownName, UsageError
from kg.messages import joined, msg
from kg.models import EntityType, Name, bounded_key
from kg.store.filing import Filed, searches
from kg.store.graph import GraphStore, Row, Transaction


def find_entities(store: GraphStore, text: str) -> list[Row]:
    """Return {id, name, type, aliases} of every entity that the text names, by id.

    The text is a name, a person's with an employer (张伟@海川集团), or an id (company:岚图汽车). A name that no article uses is
    compared like one that does (岚图 finds 岚图汽车). Raises UsageError with near names when nothing is found.
    """
    text = bounded_key(text.strip())
    found = (
        store.rows("read/find_entities", name=text)
        or store.rows("read/entity_by_id", id=text)
        or _find_by_rules(store, text)
        or _find_person_at(store, text)
    )
    if found:
        return found
    raise unknown_name(store, text)


def people_called(graph: GraphStore | Transaction, surface: str) -> dict[str, Row]:
    """Return the people of a name, by how a judgement may name each: 张伟@海川集团, and 张伟@ where no employer is given."""
    from kg.graph.naming import name_keys
    from kg.resolve import name_key

    wanted = Name(EntityType.PERSON, surface)
    key = name_key(wanted.type, surface)
    found: dict[str, Row] = {}
    for row in _names_by_keys(graph, name_keys(wanted).all):
        name = row["name"]
        if name["type"] == wanted.type and name_key(wanted.type, name["surface"]) == key:
            for employer in name["context"] or ("",):
                found[f"{name['surface']}@{employer}"] = row
    return found


def person_at(graph: GraphStore | Transaction, text: str) -> str:
    """Return how the graph writes a person at an employer: 张伟@海川集团股份有限公司 for 张伟@海川; else the text itself.

    It stays as it is where the employer is exact, unknown, or may be several.
    """
    from kg.resolve import is_employer

    person, at, employer = text.partition("@")
    people = people_called(graph, person.strip()) if at and person.strip() else {}
    if text in people:
        return text
    fitting = [name for name in people if is_employer(employer.strip(), name.partition("@")[2])]
    return fitting[0] if employer.strip() and len(fitting) == 1 else text


def _find_person_at(store: GraphStore, text: str) -> list[Row]:
    row = people_called(store, text.partition("@")[0]).get(person_at(store, text)) if "@" in text else None
    return [] if row is None else [{"name": row["entity_name"]} | {key: row[key] for key in ("id", "type", "aliases")}]


def unknown_name(graph: GraphStore | Transaction, text: str, advice: str = "") -> UsageError:
    """Return the error for a text that names nothing in the graph, with the nearest names."""
    person, at, _ = text.partition("@")
    if at and (people := people_called(graph, person)):
        return UnknownName(
            msg("no article sees {person} there", person=person),
            hint=joined([msg("It is one of {people}", people="、".join(people)), advice]),
        )
    from kg.ask.nearest import nearest_names

    near = nearest_names(graph, text)
    hint = msg("Near: {near}", near="、".join(near)) if near else msg("`kg query entities` lists what is there")
    return UnknownName(msg("nothing in the graph is called {text!r}", text=text), hint=joined([hint, advice]))


def known_name(store: GraphStore, text: str) -> str:
    """Return a name of the graph for the text: itself, or the name of the one entity that it leads to.

    Raises UsageError with near names when it leads nowhere, with all of them when to several.
    """
    text = bounded_key(text.strip())
    if store.rows("read/find_entities", name=text):
        return text
    names = list(dict.fromkeys(str(row["name"]) for row in find_entities(store, text)))
    if len(names) > 1:
        raise UsageError(
            msg("{text!r} may be any of several", text=text), hint=msg("Say which: {names}", names="、".join(names))
        )
    return names[0]


def _find_by_rules(store: GraphStore, text: str) -> list[Row]:
    from kg.graph.naming import name_keys
    from kg.resolve import decide

    wanted = [Name(kind, text) for kind in EntityType if text]
    keys = {key for name in wanted for key in name_keys(name).all}
    found: dict[str, Row] = {}
    for row in _names_by_keys(store, keys):
        other = Name(EntityType(row["name"]["type"]), row["name"]["surface"], tuple(row["name"]["context"] or ()))
        if any(name.type is other.type and decide(name, other) for name in wanted):
            found[row["id"]] = {"id": row["id"], "name": row["entity_name"]} | {k: row[k] for k in ("type", "aliases")}
    return [found[i] for i in sorted(found)]


def _names_by_keys(graph: GraphStore | Transaction, keys: Iterable[str]) -> list[Row]:
    """Return the names that are filed under any of these keys, with their entities."""
    return graph.rows("read/names_by_key", index=graph.index("name_keys"), searches=searches([Filed(tuple(keys))]))
