"""How entities hang together in a graph of the samples: nothing here changes it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.queries import load_query
from tests.integration.cli.conftest import Kg


def test_each_step_of_a_path_has_its_sentence(on_samples: Kg, neo4j_settings: Settings) -> None:
    done = on_samples("path", "韩知予", "澜江省能源局", "--json")
    (chain,) = json.loads(done.stdout)
    names = [chain[0]["a"]["name"], *(step["b"]["name"] for step in chain)]
    assert (names[0], names[-1]) == ("韩知予", "澜江省能源局")
    assert names[1] in ("砚舟储能", "鹭汀新能源")  # a post at each
    printed = on_samples("path", "韩知予", "澜江省能源局").stdout
    assert printed.startswith(f"{' — '.join(names)}  ({len(chain)} steps)")
    with open_driver(neo4j_settings) as driver:
        store = GraphStore(driver, neo4j_settings.neo4j_database)
        texts = {r["id"]: r["text"] for r in store.rows("read/article_texts", ids=_articles(chain))}
    for step in chain:
        for source in (source for tie in step["ties"] for source in tie["sources"]):
            text = texts[source["article"]]
            assert text[source["start"] : source["end"]] == source["quote"]
            assert source["before"] + source["quote"] + source["after"] in text
        first = step["ties"][0]["sources"][0]
        assert first["before"] + first["quote"] + first["after"] in printed


def _articles(chain: list[dict[str, object]]) -> list[str]:
    return sorted({s["article"] for step in chain for tie in step["ties"] for s in tie["sources"]})  # type: ignore[attr-defined]


def test_a_path_through_sentences_names_both_ends_in_each(on_samples: Kg) -> None:
    (chain,) = json.loads(on_samples("path", "韩知予", "裴若川", "--on", "together", "--json").stdout)
    for step in chain:
        named = [set(names) for names in (_names(step["a"]), _names(step["b"]))]
        quotes = [source["quote"] for tie in step["ties"] for source in tie["sources"]]
        # 《办法》 or 公司 may stand for a name, so not each sentence has one, but some sentence of each step does
        assert any(all(any(name in quote for name in names) for names in named) for quote in quotes)


def _names(party: dict[str, object]) -> list[str]:
    return [str(party["name"]), *(str(alias) for alias in party["aliases"])]  # type: ignore[attr-defined]


def test_no_path_and_the_same_name_twice_are_said(on_samples: Kg) -> None:
    done = on_samples("path", "砚舟储能", "澜江省能源局", "--on", "posts")
    assert (done.returncode, done.stdout) == (0, "No chain between 砚舟储能 and 澜江省能源局 by posts.\n")
    hinted = shlex.split(re.findall(r"`(.*)`", done.stderr)[0])
    assert re.search(r"\([1-9] steps?\)", on_samples(*hinted[hinted.index("path") :]).stdout), "a hint leads somewhere"
    assert json.loads(on_samples("path", "砚舟储能", "澜江省能源局", "--on", "posts", "--json").stdout) == []
    same = on_samples("path", "砚舟储能", "砚舟储能")
    assert same.returncode == 2
    assert "same entity" in same.stderr


def test_a_hint_of_a_path_does_not_go_in_a_circle(on_samples: Kg, driver: Driver) -> None:
    """北欧 is only tied to others when regions may stand between; what nothing ties is said to be so."""
    done = on_samples("path", "北欧", "程见山")
    hinted = shlex.split(re.findall(r"`(.*)`", done.stderr)[0])
    assert "region" in hinted
    assert "No chain" not in on_samples(*hinted[hinted.index("path") :]).stdout
    driver.execute_query(
        "CREATE (:_Name {surface: $name})-[:REFERS_TO]->"
        "(:Entity:Company {id: 'company:' + $name, name: $name, type: 'COMPANY', aliases: [$name]})",
        name="孤岛电力",
    )
    try:
        alone = on_samples("path", "孤岛电力", "砚舟储能")
    finally:
        driver.execute_query("MATCH (n:_Name {surface: '孤岛电力'})-[:REFERS_TO]->(e) DETACH DELETE n, e")
    assert "nothing in the graph ties them" in alone.stderr
    assert " path " not in alone.stderr
    assert " show " in alone.stderr


def test_central_counts_neighbours_and_witnesses(on_samples: Kg) -> None:
    rows = json.loads(on_samples("central", "--json", "--limit", "1000").stdout)
    assert "砚舟储能" in [row["name"] for row in rows]
    assert all(r["score"] == r["neighbours"] for r in rows)
    assert [r["score"] for r in rows] == sorted((r["score"] for r in rows), reverse=True)
    assert all(r["articles"] >= r["neighbours"] for r in rows)
    assert {r["type"] for r in rows} <= {"COMPANY", "PERSON", "POLICY", "ORGANIZATION", "SUBJECT"}
    people = json.loads(
        on_samples("central", "--type", "person", "--type", "company", "--on", "posts", "--json").stdout
    )
    assert {r["type"] for r in people} <= {"PERSON", "COMPANY"}
    assert "砚舟储能" in on_samples("central", "--by", "between").stdout


def test_a_reprint_is_no_second_witness(on_samples: Kg) -> None:
    """cnjs-20250313-017 reprints ljcj-20250312-001, the only other article in which these two are named together."""
    (chain,) = json.loads(on_samples("path", "韩知予", "砚舟储能", "--on", "facts", "--json").stdout)
    (step,) = chain
    articles = {source["article"] for tie in step["ties"] for source in tie["sources"]}
    assert articles >= {"cnjs-20250313-017", "ljcj-20250312-001"}
    assert step["articles"] == len(articles) - 1


def test_communities_divide_the_samples(on_samples: Kg) -> None:
    found = json.loads(on_samples("communities", "--json", "--on", "together").stdout)
    sizes = [row["size"] for row in found["communities"]]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 1
    members = [member["id"] for row in found["communities"] for member in row["members"]]
    assert len(members) == len(set(members))
    assert f"modularity {found['modularity']}" in on_samples("communities", "--on", "together").stdout


@pytest.mark.parametrize("name", ["read/ties", "read/articles_with_names"])
def test_what_surrounds_an_entity_is_found_by_index(on_samples: Kg, driver: Driver, name: str) -> None:
    (found,) = (row for row in json.loads(on_samples("show", "砚舟储能", "--json").stdout) if row["type"] == "COMPANY")
    around = {"around": [found["id"]], "types": ["COMPANY"], "always": [], "kinds": ["Plan"], "min": 0.0}
    with driver.session() as session:
        profile = session.run("PROFILE " + load_query(name), around).consume().profile
    steps = list(_steps(profile))
    assert any("Index" in step["operatorType"] and step["rows"] for step in steps)
    assert not [step for step in steps if "Scan" in step["operatorType"] and step["rows"]]


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", []):
        yield from _steps(child)


def test_two_firms_stand_side_by_side_with_the_characters_of_each_fact(on_samples: Kg) -> None:
    (made,) = json.loads(on_samples("compare", "砚舟", "鹭汀新能源", "--format", "json").stdout)
    assert (made["a"]["name"], made["b"]["name"]) == ("砚舟储能", "鹭汀新能源")
    holders = {row["title"]: ([i["text"] for i in row["a"]], [i["text"] for i in row["b"]]) for row in made["posts"]}
    assert holders["董事长"] == (["顾闻笙"], ["孟舒野"])
    assert {row["year"] for row in made["plans"]} >= {"2026", "2027", "2028"}
    assert [item["text"] for row in made["statements"] for item in row["b"]] == [
        "孟舒野 强调: 鹭汀与砚舟储能在望海基地的屋顶光伏合作不受影响，35兆瓦电站仍按原定时间并网"
    ]
    articles = json.loads(on_samples("query", "articles", "--format", "json", "--limit", "99").stdout)
    both = {article["id"] for article in articles}
    for section in ("posts", "plans", "figures", "statements"):
        for source in (s for row in made[section] for i in (*row["a"], *row["b"]) for s in i["sources"]):
            assert source["article"] in both
            assert source["end"] - source["start"] == len(source["quote"])
    later = json.loads(on_samples("compare", "砚舟", "鹭汀新能源", "--from", "2026", "--format", "json").stdout)
    assert {row["title"] for row in later[0]["posts"]} == {"总裁", "首席技术官"}


def test_a_comparison_tells_what_it_can_not_compare(on_samples: Kg) -> None:
    done = on_samples("compare", "砚舟", "砚舟储能", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "[]\n")
    assert "are the same entity" in done.stderr
    wrong = on_samples("compare", "砚舟", "鹭汀新能源", "--from", "2026", "--to", "2025")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    nothing = on_samples("compare", "砚舟", "鹭汀新能源", "--from", "2031")
    assert nothing.stdout.endswith("No fact of either is known in this time and as sure.\n")
