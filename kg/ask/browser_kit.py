"""The kit for Neo4j Browser made for one graph: the guide and the saved queries, filled with what the graph holds."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

from kg.ask.browser import filled
from kg.ask.examples import example_values
from kg.ask.summary import counts
from kg.store.graph import GraphStore
from kg.store.queries import SavedQuery, load_text, saved_queries
from kg.views.browser_kit import LEGEND, Question, Script, render_guide, zip_scripts
from kg.views.kit_server import ServedFile

GUIDE, STYLE, SCRIPTS = "/guide.html", "/style.grass", "/queries.zip"
_QUESTIONS = 10
# The order in which questions come into the guide; those that this graph has no answer to leave their place to others.
_ORDER = (
    "plans", "figures", "said_about", "people_of", "policy", "chain", "revised_plans", "disputed_facts", "plans_due", "rules_for",
    "changes_between", "connected_people", "statements", "together", "newest", "similar_articles", "many_witnesses",
    "single_witness", "posts_of", "plans_about", "reprints", "contradicted_claims", "article_facts", "first_look",
)  # fmt: skip
Values = Mapping[str, str | int]


def make_kit(store: GraphStore, address: str) -> dict[str, ServedFile]:
    """Return path -> file: guide, style and archive, for a server at this address (http://localhost:8474)."""
    examples = example_values(store)
    style = load_text("browser/style.grass")
    guide = render_guide(
        load_text("browser/guide.html"),
        style=style,
        counts=[(LEGEND[label], label.lower(), n) for label, n in counts(store).items() if n and label in LEGEND],
        questions=list(_questions(examples)),
        first_look=filled(saved_queries("browser")["first_look"], {}),
        evidence=filled(saved_queries("browser")["evidence"], examples["evidence"]) if "evidence" in examples else None,
        saved=sum(len(saved_queries(kind)) for kind in ("read", "browser")),
        scripts=address + SCRIPTS,
        style_address=address + STYLE,
    )
    page = ServedFile(guide.encode("utf-8"), "text/html; charset=utf-8")
    return {
        "/": page,
        GUIDE: page,
        STYLE: ServedFile(style.encode("utf-8"), "text/plain; charset=utf-8"),
        SCRIPTS: ServedFile(zip_scripts(_scripts(examples)), "application/zip"),
    }


def _questions(examples: Mapping[str, Values]) -> Iterator[Question]:
    """Yield ten questions that this graph answers, or as many as there are."""
    for name in [n for n in _ORDER if n in examples][:_QUESTIONS]:
        query, values = saved_queries("browser")[name], examples[name]
        about = ", ".join(str(value) for value in values.values())
        yield Question(
            query.title,
            query.title_zh,
            about,
            query.picture,
            query.picture_zh,
            filled(query, values),
            _command(name, values),
        )


def _command(name: str, values: Values) -> str | None:
    """Return what prints the answer as a table, if a saved query of that name does."""
    if name not in saved_queries():
        return None
    given = " ".join(f"-p {shlex.quote(f'{key}={value}')}" for key, value in values.items())
    return f"kg query {name} {given}".strip()


def _scripts(examples: Mapping[str, Values]) -> Iterator[Script]:
    """Yield every saved query as a script: with examples of this graph in place of parameters, else their names."""
    for folder, queries in (("news-kg 画图", saved_queries("browser")), ("news-kg 表格", saved_queries())):
        for query in queries.values():
            values = {p.name: f"<{p.name}>" for p in query.parameters if p.default is None}
            given = examples.get(query.name) or examples.get(query.picture) or examples.get("plans", {})
            values |= {name: str(given[name]) for name in values if name in given}
            yield Script(folder, query.name, _script(query, values))


def _script(query: SavedQuery, values: Values) -> str:
    """Return a query with a first line by which Neo4j Browser lists it."""
    told = [f"// {query.title_zh} · {query.title}", *([f"// {query.description}"] if query.description else [])]
    return "\n".join([*told, filled(query, values)]) + "\n"
