"""An example of any kind of fact, made of its declaration alone, in an invented article that names all that it names."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, get_args, get_origin

from kg.models import Article, ArticleEntity, EntityType, Extraction, Fact, Quantity, Role
from tests.invented import make_article, make_entity, place

# Two of each type, so that two roles of one type are two entities.
NAMES = {
    EntityType.COMPANY: ("远山储能", "临川电气"),
    EntityType.PERSON: ("李青禾", "周岚溪"),
    EntityType.POLICY: ("云岭储能管理办法", "长汐消防规范"),
    EntityType.REGION: ("云岭市", "长汐市"),
    EntityType.ORGANIZATION: ("云岭市能源局", "长汐储能协会"),
}
NO_ENTITY = "储能电站业主"
DUE, SAID = "2027-03", "在2027年3月前建成3座工厂"


@cache
def surfaces(kind: type[Fact]) -> dict[str, str]:
    """Return field -> the name that fills it, for each role of the kind."""
    number = dict.fromkeys(EntityType, 0)
    found = {}
    for field, role in kind.roles().items():
        entity = role.types[0]
        found[field] = NAMES[entity][number[entity]]
        number[entity] += 1
    return found


def article_of(kind: type[Fact], identifier: str = "first") -> Article:
    """Return an article that names all that an example of the kind names, and says its text."""
    return make_article(identifier, "、".join([*surfaces(kind).values(), NO_ENTITY]) + f"，{SAID}。")


def entities_of(kind: type[Fact], **confidence: float) -> tuple[ArticleEntity, ...]:
    """Return the entities of the article; those that fill the given fields get a confidence."""
    text, roles = article_of(kind).text, kind.roles()
    made = {field: make_entity(text, roles[field].types[0], name) for field, name in surfaces(kind).items()}
    return tuple(e.model_copy(update={"confidence": confidence.get(field)}) for field, e in made.items())


def example_of(kind: type[Fact]) -> Fact:
    """Return a fact of the kind in which every field is filled."""
    article = article_of(kind)
    said = article.text[article.text.index("\n") + 1 : -1]
    values: dict[str, Any] = {name: _value(kind, name) for name in kind.model_fields if name not in Fact.model_fields}
    return kind(**place(article, said), **values)


def extraction_of(kind: type[Fact], identifier: str = "first", **confidence: float) -> Extraction:
    """Return what the article says: the entities and the example."""
    return Extraction.of_article(identifier, entities_of(kind, **confidence), [example_of(kind)])


def _value(kind: type[Fact], name: str) -> Any:
    several = get_origin(_plain(kind, name)) is tuple
    if name in kind.roles():
        role: Role = kind.roles()[name]
        given = surfaces(kind)[name]
        return ((given, NO_ENTITY) if role.subject else (given,)) if several else given
    if name == "target_date":
        return DUE
    one = get_args(_plain(kind, name))[0] if several else _plain(kind, name)
    made = _single(kind, one)
    return (made,) if several else made


def _single(kind: type[Fact], one: Any) -> Any:
    if one is Quantity:
        start = article_of(kind).text.index("3座")
        return Quantity(surface="3座", start=start, end=start + 2, value=3.0, unit="座")
    if get_origin(one) is Literal:
        return get_args(one)[0]
    return {str: "样例", bool: True, int: 3, float: 3.0}[one]


def _plain(kind: type[Fact], name: str) -> Any:
    """Return the type of a field without None."""
    declared = kind.model_fields[name].annotation
    return next((t for t in get_args(declared) if t is not type(None)), declared) if _optional(declared) else declared


def _optional(declared: Any) -> bool:
    return type(None) in get_args(declared)
