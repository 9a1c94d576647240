"""Imports point one way, queries are where they belong, and modules stay small."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kg.store.queries import (
    cypher_folder,
    find_saved_query,
    head_of,
    names_asked,
    parse_saved_query,
    saved_queries,
    split_answers,
)

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted([*ROOT.glob("kg/**/*.py"), *ROOT.glob("loaders/**/*.py")])
QUERIES = sorted(cypher_folder().glob("*/*.cypher"))

# Each room may import those above it in this order; none imports one below it.
BASE = ("kg", "kg.models", "kg.errors", "kg.confidence", "kg.messages", "kg.printable", "kg.settings")
GROUND = (*BASE, "kg.text")  # the ground floor knows the models alone
PARTS = ("kg.text", "kg.nlp", "kg.resolve", "kg.verify", "kg.report", "kg.store", "kg.views", "loaders")
MAY_IMPORT: dict[str, set[str]] = {
    "kg.messages": set(),
    "kg.models": {"kg.errors", "kg.messages"},
    "kg.errors": {"kg.messages"},
    "kg.confidence": {"kg.messages"},
    "kg.printable": set(),
    "kg.settings": {"kg.errors", "kg.messages"},
    "kg.text": set(BASE),
    "kg.nlp": set(GROUND),
    "kg.resolve": set(GROUND),
    "kg.verify": set(GROUND),
    "kg.report": {*GROUND, "kg.verify"},
    "kg.store": set(BASE),
    "kg.views": set(BASE),
    "loaders": set(BASE),
    "kg.graph": {*GROUND, "kg.resolve"},
    "kg.llm": {*GROUND, "kg.nlp"},
    "kg.offline": {*BASE, *PARTS, "kg.graph", "kg.llm"} - {"kg.store"},
    "kg.write": {*BASE, *PARTS, "kg.graph", "kg.llm", "kg.offline"},
    "kg.bulk": {*BASE, *PARTS, "kg.graph", "kg.offline", "kg.write"},
    "kg.judge": {*BASE, *PARTS, "kg.graph", "kg.offline", "kg.write", "kg.ask"},
    "kg.ask": {*BASE, *PARTS, "kg.graph", "kg.offline"},
    "kg.keep": {*BASE, *PARTS, "kg.graph", "kg.llm", "kg.offline", "kg.write", "kg.judge", "kg.ask"},
    "kg.door": {*BASE, *PARTS, "kg.graph", "kg.llm", "kg.offline", "kg.write", "kg.judge", "kg.ask"},
    # What answers a language model has no way to write: it imports neither kg.write nor kg.judge.
    "kg.mcp": {*BASE, *PARTS, "kg.graph", "kg.offline", "kg.ask"},
    "kg.cli": {
        *BASE,
        "kg.door",
        "kg.mcp",
        *PARTS,
        "kg.graph",
        "kg.llm",
        "kg.offline",
        "kg.write",
        "kg.judge",
        "kg.ask",
        "kg.keep",
        "kg.bulk",
    },
}


ROOMS_OF_RULES = ("resolve", "nlp", "verify", "graph", "text")
# Rules that are tested through another module's promise, which its test names; everything else has a test of its name.
TESTED_ELSEWHERE = {
    "nlp/annotated": "nlp/test_coreference.py",
    "nlp/fact_context": "nlp/test_plans.py",
    "nlp/cue": "nlp/test_speech.py",
    "nlp/features": "nlp/test_annotations.py",
    "nlp/figure_drafts": "nlp/test_figures.py",
    "nlp/figure_features": "nlp/test_figures.py",
    "nlp/figure_indicators": "nlp/test_figures.py",
    "nlp/figure_lists": "nlp/test_figures.py",
    "nlp/figure_phrases": "nlp/test_figures.py",
    "nlp/figure_reader": "nlp/test_figures.py",
    "nlp/figure_subjects": "nlp/test_figures.py",
    "nlp/figure_times": "nlp/test_figures.py",
    "nlp/fool": "nlp/test_load.py",
    "nlp/linear": "nlp/test_confidence.py",
    "nlp/owners": "nlp/test_plans.py",
    "nlp/plan_candidates": "nlp/test_plans.py",
    "nlp/plan_extent": "nlp/test_plans.py",
    "nlp/stated_owners": "nlp/test_plan_actors.py",
    "nlp/plan_features": "nlp/test_plans.py",
    "nlp/recognizer": "nlp/test_recognizer_spans.py",
    "nlp/speech_subject": "nlp/test_statements.py",
    "resolve/matter": "resolve/test_facts.py",
    "resolve/matter_pairs": "resolve/test_facts.py",
    "verify/features": "verify/test_support.py",
    "verify/readers": "verify/test_speakers.py",
    "verify/words": "verify/test_support.py",
}


def layer_of(module: str) -> str:
    """Return kg.store of kg.store.graph, loaders of loaders.load, kg of kg itself."""
    parts = module.split(".")
    return parts[0] if parts[0] == "loaders" or len(parts) == 1 else ".".join(parts[:2])


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names}
            found.update(submodules if node.module == "kg" else {node.module})
    return {name for name in found if name.split(".")[0] in ("kg", "loaders")}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__").removesuffix(".__main__")
    own = layer_of(module)
    if own == "kg":
        return
    wrong = {name for name in imports_of(path) if layer_of(name) not in MAY_IMPORT[own] | {own}}
    wrong -= {"kg.__version__"}
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_python_holds_no_cypher(path: Path) -> None:
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [s for s in strings if re.search(r"\b(MATCH|MERGE|UNWIND|DETACH DELETE) *[(:$\w]", s)]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_queries_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = head_of(text)
    assert head, "no comment at the head"
    saved = parse_saved_query(path.stem, text)
    used = set(re.findall(r"\$(\w+)", "\n".join(line for line in text.splitlines() if not line.startswith("//"))))
    if saved:
        answers = [parse_saved_query(path.stem, answer) for answer in split_answers(text) if answer]
        for query in filter(None, answers):
            assert query.title_zh != query.title
            assert query.description or query.draws
            assert {p.name for p in query.parameters} == set(re.findall(r"\$(\w+)", query.body))
    elif path.parent.name != "schema":
        declared = " ".join(head)
        assert "Parameters:" in declared
        assert "Rows:" in declared
        assert {name for name in used if f"${name}" not in declared} == set()


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_query_asks_for_all_properties_of_what_it_tested_for_one(path: Path) -> None:
    """Neo4j 5.26.28 gives true in place of a property that `IS NOT NULL` was asked of, in properties(n) and n {.*}."""
    text = "\n".join(line.partition("//")[0] for line in path.read_text(encoding="utf-8").splitlines())
    whole = set(re.findall(r"properties\((\w+)\)", text)) | set(re.findall(r"\b(\w+) ?\{ ?\.\*", text))
    tested = set(re.findall(r"\b(\w+)\.\w+ IS (?:NOT )?NULL", text))
    assert not whole & tested


def test_every_query_is_used_and_every_name_exists() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    loaded = set(re.findall(r'"((?:schema|upsert|read|cleanup|browser|older)/\w+)"', source))
    there = {f"{path.parent.name}/{path.stem}" for path in QUERIES}
    for_people = {f"{kind}/{name}" for kind in ("read", "browser") for name in saved_queries(kind)}
    assert loaded - there == set()
    assert there - loaded - for_people == set()


def test_there_are_enough_saved_queries() -> None:
    assert len(saved_queries()) >= 25


def test_every_saved_query_says_what_to_expect() -> None:
    drawing = saved_queries("browser")
    for query in saved_queries().values():
        assert query.picture.startswith("none: ") or query.picture in drawing, query.name
    for query in drawing.values():
        assert query.picture.endswith("."), query.name
        assert query.picture_zh.endswith("。"), query.name
        assert query.draws, query.name
        assert "//" not in query.body, query.name  # it is given to people, and on one line


def test_a_question_is_written_once() -> None:
    titles = [query.title for query in (*saved_queries().values(), *saved_queries("browser").values())]
    assert len(set(titles)) == len(saved_queries().keys() | saved_queries("browser").keys())
    for query in saved_queries("browser").values():
        table = saved_queries().get(query.name)
        if table:
            asked = [p for p in table.parameters if p.name != "limit"]
            assert [p for p in query.parameters if p.name != "limit"] == asked


def test_names_asked_are_those_of_entities() -> None:
    assert names_asked(find_saved_query("chain")) == ["from", "to"]
    assert names_asked(find_saved_query("similar_articles")) == []


def test_each_rule_module_has_a_test_of_its_name() -> None:
    tests = ROOT / "tests" / "unit"
    modules = {
        f"{room}/{path.stem}"
        for room in ROOMS_OF_RULES
        for path in (ROOT / "kg" / room).glob("*.py")
        if path.stem != "__init__"
    }
    untested = {module for module in modules if not (tests / module.replace("/", "/test_")).with_suffix(".py").exists()}
    assert untested == set(TESTED_ELSEWHERE)
    assert [name for name in TESTED_ELSEWHERE.values() if not (tests / name).exists()] == []
