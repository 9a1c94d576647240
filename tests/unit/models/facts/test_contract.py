"""What holds for every kind of fact: its class declares it, and all rooms follow from the class.

A kind that is added to FACTS is tested here as it stands; the test of its finder pins the id of its example (FACT_ID).
"""

from __future__ import annotations

import importlib
import re
from dataclasses import replace

import click
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.ask.ties import GRAPHS
from kg.cli.extracting import describe
from kg.cli.searching import search_command
from kg.graph.derivation import fact_id
from kg.graph.filtering import keep_confident
from kg.models import FACTS, SHOWN_FACTS, CompareBy, EntityType, Extraction, Fact, fact_class
from kg.nlp.agreement import GoldArticle
from kg.nlp.evaluation import evaluate
from kg.offline.graph import graph_of
from kg.store.fact_lists import fill_lists
from kg.store.queries import load_query, load_text
from kg.views import pages
from kg.views.browser_kit import LEGEND, render_guide
from kg.views.dossier import Dossier
from kg.views.dossier_formats import render_dossier
from kg.views.ties import Party, Source, Tie
from tests.unit.models.facts.examples import NO_ENTITY, article_of, example_of, extraction_of, surfaces

# Relationships that are no roles.
TAKEN = frozenset(
    "ABOUT EVIDENCED_BY MENTIONS REVISES DISPUTES WORKS_FOR REGULATES REPORTS_ON CLAIMS SUPPORTED_BY CONTRADICTED_BY "
    "NAMES EXTRACTED_AS ALIAS_OF SAME_AS REFERS_TO FOUND SAME_FACT MATTER SAME_TEXT REPRINT_OF".split()
)
HEX = re.compile(r"#[0-9A-F]{6}", re.IGNORECASE)

every_kind = pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.label())


@every_kind
def test_a_kind_says_what_it_is(kind: type[Fact]) -> None:
    assert re.fullmatch(r"[a-z]+(?:_[a-z]+)*", kind.key)
    assert re.fullmatch(r"[A-Z][a-z]+", kind.label())
    assert fact_class(kind.label().lower()) is kind
    assert kind.__doc__ != Fact.__doc__
    assert all((kind.words.one, kind.words.many, kind.words.zh))
    assert re.fullmatch(r"[\u4e00-\u9fff]+", kind.words.zh)
    assert all(map(HEX.fullmatch, (kind.colour, kind.drawn.border, kind.drawn.ink)))


def test_no_two_kinds_share_a_word() -> None:
    for words in (
        [kind.key for kind in FACTS],
        [kind.label() for kind in FACTS] + [each.label for each in EntityType],
        [kind.words.one for kind in FACTS],
        [kind.words.zh for kind in FACTS],
        [role.link for kind in FACTS for role in kind.roles().values()],
    ):
        assert len(set(words)) == len(words)
    assert set(SHOWN_FACTS) == set(FACTS)


@every_kind
def test_the_fields_that_it_names_are_there(kind: type[Fact]) -> None:
    groups = [name for group in kind.needs for name in group]
    assert {*kind.who, *groups, *kind.told} <= set(kind.model_fields)
    assert kind.who
    assert kind.needs
    assert set(kind.who) <= set(kind.roles())
    assert kind.told or kind.compare_by is not CompareBy.PARTS
    for role in kind.roles().values():
        assert re.fullmatch(r"[A-Z]+(?:_[A-Z]+)*", role.link)
        assert role.link not in TAKEN
        assert role.types
    if kind.compare_by.related:  # who plans or says something acts: the queries for these follow the arrow
        assert all(kind.roles()[field].into for field in kind.who)


@every_kind
def test_its_finder_is_the_module_of_its_key(kind: type[Fact]) -> None:
    importlib.import_module(f"kg.nlp.{kind.key}")
    assert Language.has_factory(f"kg_{kind.key}")
    assert Doc.has_extension(kind.key)


@every_kind
def test_the_order_of_its_fields_is_pinned_by_an_id(kind: type[Fact]) -> None:
    pinned = importlib.import_module(f"tests.unit.nlp.test_{kind.key}").FACT_ID
    example = example_of(kind)
    before = example.model_copy(update=dict.fromkeys(kind.later))
    assert fact_id("first", before) == pinned  # a field that came later changes no id while it is empty
    assert not kind.later or fact_id("first", example) != pinned


@every_kind
def test_an_extraction_with_it_is_read_back(kind: type[Fact]) -> None:
    made = extraction_of(kind)
    assert made.of(kind) == (example_of(kind),)
    assert f'"{kind.key}":[{{' in made.to_json()
    assert Extraction.model_validate_json(made.to_json()) == made


@every_kind
def test_its_properties_are_those_that_neo4j_takes(kind: type[Fact]) -> None:
    properties = example_of(kind).properties()
    own = set(kind.model_fields) - set(Fact.model_fields) - set(kind.roles())
    assert properties["text"] == example_of(kind).text
    assert not {"start", "end", *kind.roles()} & set(properties)
    assert not {name for name in own if name != "quantity_spans" and name not in properties}
    for value in properties.values():
        values = value if isinstance(value, (list, tuple)) else [value]
        assert values
        assert len({type(each) for each in values}) == 1
        assert all(isinstance(each, (str, int, float, bool)) for each in values)


@every_kind
def test_it_keeps_its_names_however_unsure_they_are(kind: type[Fact]) -> None:
    assert all(len(group) > 0 for group in kind.needs)
    for field in kind.roles():
        kept = keep_confident(extraction_of(kind, **{field: 0.1}), 0.5)
        assert kept.of(kind) == (example_of(kind),)
        assert all(kept.find(s, *role.types) for role, s in example_of(kind).named() if not role.subject)


@every_kind
def test_its_relationships_lead_where_it_says(kind: type[Fact]) -> None:
    graph = graph_of([(article_of(kind), extraction_of(kind))])
    [fact] = [node.id for node in graph.nodes if kind.label() in node.labels]
    names = {node.id: node.properties.get("name") for node in graph.nodes}
    found = {
        (names[edge.source], edge.type, names[edge.target])
        for edge in graph.edges
        if fact in (edge.source, edge.target)
    }
    for field, role in kind.roles().items():
        several = isinstance(getattr(example_of(kind), field), tuple)
        wanted = {surfaces(kind)[field], *([NO_ENTITY] if role.subject and several else [])}
        for name in wanted:
            assert ((name, role.link, None) if role.into else (None, role.link, name)) in found


@every_kind
def test_what_two_articles_say_is_one_fact(kind: type[Fact]) -> None:
    both = [(article_of(kind, name), extraction_of(kind, name)) for name in ("first", "second")]
    graph = graph_of(both)
    [fact] = [node.id for node in graph.nodes if kind.label() in node.labels]
    evidence = {edge.target for edge in graph.edges if edge.source == fact and edge.type == "EVIDENCED_BY"}
    assert evidence == {"first", "second"}


@every_kind
def test_the_queries_have_its_label_and_its_relationships(kind: type[Fact]) -> None:
    label, roles = kind.label(), kind.roles().values()
    assert f"'{label}' THEN [1] ELSE [] END | SET f:{label})" in load_query("upsert/facts")
    assert f"MATCH (n:{label})" in load_query("read/counts")
    for role in roles:
        arrow = f"(e)-[:{role.link}]->(f)" if role.into else f"(f)-[:{role.link}]->(e)"
        assert f"MERGE {arrow}" in load_query("upsert/fact_links")
        if role.subject:
            subject = f"(s)-[:{role.link}]->(f)" if role.into else f"(f)-[:{role.link}]->(s)"
            assert f"MERGE {subject}" in load_query("upsert/fact_subjects")
        for name in ("relationship_counts", "all_relationships", "chain"):
            assert role.link in _types(load_query(f"read/{name}"))
    for link in kind.own_links():
        assert link in _types(load_query("read/search_facts"))
        assert link in _types(load_query("read/article_facts"))
        assert (link in _types(load_query("read/timeline"))) == kind.compare_by.related
    assert (f"'{label}'" in load_query("read/summary_facts").partition("AS kind")[0]) == kind.in_summary
    assert (f"'{label}'" in fill_lists("{{dated}}")) == kind.is_dated()


def _types(query: str) -> set[str]:
    return {name for types in re.findall(r"\[\w*:([A-Z_|\s]+)", query) for name in re.split(r"[|\s]+", types)}


@every_kind
def test_it_is_in_every_list_for_people(kind: type[Fact]) -> None:
    name = kind.label().lower()
    [searched] = [option.type for option in search_command.params if option.name == "kind"]
    assert isinstance(searched, click.Choice)
    assert name in searched.choices
    assert kind.label() in (GRAPHS["facts"] or ())
    assert pages.KINDS[name] == kind.words.many
    assert LEGEND[kind.label()] == kind.words.zh
    style = load_text("browser/style.grass")
    assert f"node.{kind.label()} {{\n  diameter: {kind.drawn.diameter}px;\n  color: {kind.colour};" in style
    guide = render_guide(
        load_text("browser/guide.html"), style=style, counts=[], questions=[], first_look="", evidence=None, saved=0,
        scripts="", style_address="",
    )  # fmt: skip
    assert f"{kind.words.zh} {kind.words.one}" in guide
    [line] = describe(article_of(kind), extraction_of(kind)).splitlines()[1 + len(extraction_of(kind).entities) :]
    assert line.split()[0] == name
    assert all(surfaces(kind)[field] in line for field in kind.who)


@every_kind
def test_it_is_measured(kind: type[Fact]) -> None:
    record = extraction_of(kind).model_dump(mode="json")
    gold = [GoldArticle("first", article_of(kind).text, record)]
    assert evaluate(gold, {"first": record}).counts(kind.key).f1 == 1.0
    assert evaluate(gold, {}).counts(kind.key).missed == 1
    [found] = record[kind.key]
    others = dict.fromkeys(kind.who, "别的名称")
    assert evaluate(gold, {"first": record | {kind.key: [found | others]}}).counts(kind.key).wrong == 1
    [missed] = evaluate(gold, {"first": {"entities": record["entities"]}}).misses()
    assert missed.record.startswith(tuple(surfaces(kind)[field] for field in kind.who))
    older = {key: value for key, value in record.items() if key != kind.key}
    result = evaluate([replace(gold[0], gold=older)], {"first": record})
    assert kind.key not in result.kinds
    assert result.misses() == []


@every_kind
def test_a_dossier_and_a_page_have_it(kind: type[Fact]) -> None:
    party, other = Party("company:甲", "甲公司", "company"), Party("person:乙", "乙", "person")
    source = Source("a", "标题", 0, 4, "四个字符", published="2025-03-12")
    [link, *_] = kind.own_links()
    own = Tie("1", kind.label().lower(), "自己的话", ((party.id, link),), (source,))
    others = Tie("2", kind.label().lower(), "别人的话", ((other.id, link), (party.id, "ABOUT")), (source,))
    page = render_dossier(Dossier(party, [own, others], {party.id: party, other.id: other}))
    [section] = re.findall(rf"## {kind.words.many.capitalize()}\n\n(.*?)\n\n", page, re.DOTALL)
    assert "自己的话" in section
    assert page.count("自己的话") == 1
    assert "别人的话" not in section
    assert ("What others say of it" in page) == kind.compare_by.related
    shown = pages.render_timeline("标题", [party], [own])
    assert kind.words.many in shown
    assert (f'"{link}"' in shown.partition('"acts":')[2].partition("]")[0]) == kind.compare_by.related
