"""Write docs/cookbook.md from the heads of the saved queries: `python docs/make_cookbook.py` (a test checks it is fresh)."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.store.queries import Parameter, SavedQuery, saved_queries

HEAD = """# Cookbook: questions and their queries

Made from the saved queries themselves by `make docs-cli`. Each answers as a table in a terminal (`kg query NAME`), and
most also as a picture in Neo4j Browser (`kg browser NAME`, or the sidebar of `kg browser`). `name=` takes any name that
articles use: 砚舟 is 砚舟储能. The examples are of the samples: after `make run` they answer. `--format json` and
`--format csv` print for machines, and `kg search TEXT` finds names and facts when you do not know what to ask for.

Each query is run on a graph of sixty articles in the tests, where its answer is checked; those that are given a name or
an id are checked to use an index.
"""
SECTIONS = {
    "About a company, a person, a place, a policy": lambda p: "name" in p,
    "Between two": lambda p: "to" in p,
    "An article, a fact": lambda p: bool({"article", "fact"} & p),
    "Times": lambda p: bool({"year", "day", "from"} & p),
    "The whole graph": lambda p: True,
}
# Of the world of samples/, so that what is printed here can be run after `make run`.
EXAMPLES = {
    "to": "鹭汀新能源", "article": "ljcj-20250312-001", "fact": "FACT_ID", "from": "2025-06", "year": "2028",
    "day": "2026-01-01", "until": "2025-07",
}  # fmt: skip
NAMES = {
    "the person)": "韩知予", "the region)": "澜江省", "the policy": "澜江省电化学储能电站安全管理办法", "the issuer": "澜江省能源局",
    "word": "储能电站",
}  # fmt: skip
NAME = "砚舟储能"
OF_QUERY = {"rules_in": "欧盟", "plans_about": "欧洲"}


def cookbook() -> str:
    """Return the whole page."""
    parts = [HEAD]
    left = dict(saved_queries())
    for title, belongs in SECTIONS.items():
        chosen = [q for q in left.values() if belongs({p.name for p in q.parameters})]
        parts.append(f"\n## {title}\n")
        for query in chosen:
            del left[query.name]
            parts.append(recipe(query))
    return "".join(parts)


def example(query: str, parameter: Parameter) -> str:
    """Return a value that has an answer in the samples."""
    if parameter.meaning.startswith("a name"):
        found = (name for word, name in NAMES.items() if word in f"{parameter.meaning})")
        return EXAMPLES["to"] if parameter.name == "to" else OF_QUERY.get(query, next(found, NAME))
    return EXAMPLES[parameter.name]


def recipe(query: SavedQuery) -> str:
    """Return the recipe of one query: the question in two languages, the command, the parameters, the picture."""
    asked = [p for p in query.parameters if p.default is None or p.name in ("year", "day", "until")]
    given = "".join(f" -p {p.name}={example(query.name, p)}" for p in asked)
    lines = [f"\n### {query.title} · {query.title_zh}\n\n{query.description}\n\n```sh\nkg query {query.name}{given}\n"]
    drawing = saved_queries("browser").get(query.picture)
    if drawing:
        known = {p.name for p in asked}
        wanted = [p for p in drawing.parameters if p.name in known or p.default is None]
        shown = "".join(f" -p {p.name}={example(query.name, p)}" for p in wanted)
        lines.append(f"kg browser {query.picture}{shown}\n")
    lines.append("```\n\n")
    for p in query.parameters:
        default = "" if p.default is None else f", default `{p.default}`"
        lines.append(f"- `{p.name}` ({p.type}{default}): {p.meaning}\n")
    expected = (
        f"{drawing.picture} {drawing.picture_zh}"
        if drawing
        else query.picture.removeprefix("none: ").capitalize() + "."
    )
    lines.append(f"\nExpect: {expected}\n")
    return "".join(lines)


if __name__ == "__main__":
    page = Path(__file__).with_name("cookbook.md")
    if "--check" in sys.argv:
        sys.exit(page.read_text(encoding="utf-8") != cookbook() and "docs/cookbook.md is stale: run `make docs-cli`")
    page.write_text(cookbook(), encoding="utf-8")
