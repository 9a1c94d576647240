"""The tools of `kg mcp` on the samples, through the SDK's client in memory: right values, pages, and what is asked wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult
from neo4j import Driver

from kg.errors import StoreError, StoreLost
from kg.mcp.connection import Connection
from kg.mcp.server import make_server
from kg.settings import Settings
from kg.store.graph import GraphStore
from kg.store.read_only import ReadOnlyStore, read_only_store
from tests.event_loop import run_async
from tests.integration.cli.conftest import Kg

FIRM, PERSON, FIRST = "砚舟储能", "韩知予", "ljcj-20250312-001"
Ask = Callable[..., CallToolResult]
Answer = Callable[..., dict[str, Any]]


def client_of(driver: Driver, settings: Settings) -> Callable[[], Client]:
    @contextmanager
    def opened() -> Iterator[GraphStore]:
        yield read_only_store(driver, settings)

    server = make_server(Connection(opened), with_cypher=True)
    return lambda: Client(server)


@pytest.fixture(scope="module")
def client(driver: Driver, neo4j_settings: Settings) -> Callable[[], Client]:
    return client_of(driver, neo4j_settings.model_copy(update={"query_timeout": 2}))


@pytest.fixture(scope="module")
def ask(client: Callable[[], Client], on_samples: Kg) -> Ask:
    """Call a tool on the samples; the answer as it comes."""

    async def call(name: str, arguments: dict[str, Any]) -> CallToolResult:
        async with client() as connected:
            return await connected.call_tool(name, arguments)

    return lambda tool, /, **arguments: run_async(call, tool, arguments)


@pytest.fixture(scope="module")
def answer(ask: Ask) -> Answer:
    """Call a tool on the samples; the structured answer of a call that is no error."""

    def structured(tool: str, /, **arguments: Any) -> dict[str, Any]:
        found = ask(tool, **arguments)
        assert not found.is_error, text_of(found)
        assert found.structured_content is not None
        return found.structured_content

    return structured


@pytest.fixture(scope="module")
def texts(driver: Driver, neo4j_settings: Settings, on_samples: Kg) -> dict[str, str]:
    rows, _, _ = driver.execute_query("MATCH (a:Article) RETURN a.id, a.text", database_=neo4j_settings.neo4j_database)
    return {row[0]: row[1] for row in rows}


def text_of(found: CallToolResult) -> str:
    return "\n".join(str(getattr(part, "text", "")) for part in found.content)


def each(value: Any, key: str) -> Iterator[Any]:
    """Yield what stands under a key, however deep."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name == key:
                yield part
            yield from each(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from each(part, key)


def said(page: dict[str, Any]) -> list[str]:
    return [fact["text"] for fact in page["facts"]]


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"text": "挪威工厂"}), ("show", {"name": "plan:222e8b7cdd2fab08"}), ("plans", {"name": FIRM}),
    ("statements", {"name": FIRM, "whose": "others"}), ("rules", {"name": "电池"}), ("posts", {"name": FIRM}),
    ("figures", {"name": FIRM}), ("timeline", {"name": FIRM}), ("disputes", {}), ("path", {"a": PERSON, "b": "澜江省能源局"}),
    ("report", {"about": FIRM}), ("verify", {"claim": "砚舟储能计划到2028年在欧洲建成3座工厂。", "article": FIRST}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=[name for name, _ in CALLS])
def test_every_fact_has_its_characters(
    name: str, arguments: dict[str, Any], answer: Answer, texts: dict[str, str]
) -> None:
    found = [
        place
        for some in each(answer(name, **arguments), "evidence")
        for place in (some if isinstance(some, list) else [some])
    ]
    assert found
    for place in found:
        assert place["quote"] == texts[place["article"]][place["start"] : place["end"]]
        assert place["title"]
        assert place["published"].startswith("202")
    for fact in [fact for some in each(answer(name, **arguments), "facts") for fact in some]:
        assert 0.4 <= fact["confidence"] <= 1
        assert fact["who"]


def test_plans_by_date_with_what_became_of_them(answer: Answer) -> None:
    found = answer("plans", name="砚舟", due_from="2027", due_to="2027", limit=50)
    assert found["entities"] == [{"id": f"company:{FIRM}", "name": FIRM, "type": "company"}]
    points = next(fact for fact in found["facts"] if "120个售后服务网点" in fact["text"])
    assert (points["target_date"], points["quantities"], points["who"]) == ("2027", ["120个"], [FIRM])
    assert [(c["text"], c["differs"]) for c in points["revised_by"]] == [
        (
            "公司计划到2027年在欧洲设立90个售后服务网点，少于原定的120个，但每个网点都将配备备件库和检测设备",
            ["120个 -> 90个"],
        )
    ]
    assert [place["article"] for place in points["evidence"]] == [FIRST, "cnjs-20250313-017"]
    assert points["evidence"][1]["reprint_of"] == FIRST
    assert (points["evidence"][0]["start"], points["evidence"][0]["end"]) == (219, 254)
    assert all(fact["target_date"].startswith("2027") for fact in found["facts"])


def test_plans_of_others_that_name_it(answer: Answer) -> None:
    others = answer("plans", name=FIRM, whose="others")
    assert others["total"] > 0
    assert all(FIRM not in fact["who"] for fact in others["facts"])


def test_pages_are_the_whole_list_in_order(answer: Answer) -> None:
    whole = answer("plans", name=FIRM, limit=50)
    assert whole["total"] == len(whole["facts"]) == 17
    assert "next" not in whole
    pages, offset = [], 0
    while offset is not None:
        page = answer("plans", name=FIRM, limit=7, offset=offset)
        assert page["offset"] == offset
        pages += page["facts"]
        offset = page.get("next")
    assert pages == whole["facts"]
    assert answer("plans", name=FIRM, offset=500)["facts"] == []


def test_what_is_less_sure_is_left_out_and_said(answer: Answer) -> None:
    sure = answer("plans", name=FIRM, min_confidence=0.9, limit=50)
    assert 0 < sure["total"] < 17
    assert all(fact["confidence"] >= 0.9 for fact in sure["facts"])
    assert sure["note"] == f"{17 - sure['total']} less than 0.9 sure left out; min_confidence=0 gives them too"


def test_statements_newest_first_of_a_time_and_with_words(answer: Answer) -> None:
    found = answer("statements", name="顾闻笙", limit=50)
    days = [fact["evidence"][0]["published"] for fact in found["facts"]]
    assert days == sorted(days, reverse=True)
    assert found["total"] >= 2
    late = answer("statements", name="顾闻笙", since="2025-11")
    assert "慢一点没关系，工厂一旦建起来，要用三十年。" in said(late)
    assert late["total"] < found["total"]
    about = answer("statements", name="顾闻笙", containing="三十年")
    assert said(about) == ["慢一点没关系，工厂一旦建起来，要用三十年。"]
    assert (about["facts"][0]["verb"], about["facts"][0]["direct"]) == ("说", True)
    assert "ask without `containing`" in answer("statements", name="顾闻笙", containing="火星")["note"]


def test_rules_of_a_policy_of_an_issuer_and_for_a_trade(answer: Answer) -> None:
    [rule] = answer("rules", name="新电池法")["facts"]
    assert (rule["issuer"], rule["policy"], rule["binds"], rule["text"]) == (
        "欧盟", "新电池法", ["电池生产者"], "要求电池生产者承担回收责任"
    )  # fmt: skip
    assert "要求电池生产者承担回收责任" in said(answer("rules", name="电池"))
    assert answer("rules", name="澜江省能源局", role="issuer")["total"] > 0
    assert answer("rules", name="澜江省能源局", role="bound")["total"] == 0
    assert "新电池法" in answer("rules", name=FIRM)["note"]


def test_posts_now_and_before(answer: Answer) -> None:
    now = answer("posts", name=FIRM, only_now=True)
    held = {(fact["who"][0], fact["title"]) for fact in now["facts"]}
    assert {("顾闻笙", "董事长"), ("裴若川", "海外业务总经理")} <= held
    assert (PERSON, "海外业务总经理") not in held
    career = [(f["organization"], f["title"], f.get("change"), f["now"]) for f in answer("posts", name=PERSON)["facts"]]
    assert (FIRM, "海外业务总经理", "ends", False) in career
    assert ("鹭汀新能源", "总裁", "begins", True) in career
    found = answer("search", text="海外业务总经理", kind="affiliation", limit=50)["facts"]
    assert {(fact["who"][0], fact["now"]) for fact in found if fact["title"] == "海外业务总经理"} == {
        (PERSON, False),
        ("裴若川", True),
    }
    [person] = answer("show", name=PERSON)["entities"]
    assert person["posts_now"] == [{"person": PERSON, "title": "总裁", "organization": "鹭汀新能源"}]


def test_figures_in_base_units_with_their_periods(answer: Answer) -> None:
    found = answer("figures", name=FIRM, indicator="海外收入")
    assert [(f["period"], f["value"], f["number"], f["unit"]) for f in found["facts"]] == [
        ("2024", "41.6亿元", 4.16e9, "元"), ("2025-01/2025-09", "38.2亿元", 3.82e9, "元"),
    ]  # fmt: skip
    assert found["facts"][1]["change"] == "同比增长23%"
    assert [f["period"] for f in answer("figures", name=FIRM, indicator="海外收入", period_to="2024")["facts"]] == [
        "2024"
    ]
    assert "公司海外收入" in answer("figures", name=FIRM, indicator="利润")["note"]


def test_a_timeline_from_the_first_word_on(answer: Answer) -> None:
    found = answer("timeline", name=FIRM, limit=50)
    days = [fact["evidence"][0]["published"] for fact in found["facts"]]
    assert days == sorted(days)
    assert {fact["kind"] for fact in found["facts"]} == {"plan", "statement", "figure"}
    late = answer("timeline", name=FIRM, since="2025-11", until="2025-11-30")
    assert {fact["evidence"][0]["published"] for fact in late["facts"]} == {"2025-11-20"}


def test_disputes_with_both_sources(answer: Answer) -> None:
    [pair] = answer("disputes")["disputes"]
    assert "32亿元 -> 28亿元" in pair["differs"]
    assert "总投资32亿元" in pair["one"]["text"]
    assert "总投资28亿元" in pair["other"]["text"]
    assert (pair["one"]["evidence"][0]["article"], pair["other"]["evidence"][0]["article"]) == (
        "ljcj-20250618-004", "whsb-20250618-A03"
    )  # fmt: skip
    assert answer("disputes", name=FIRM)["total"] == 1
    assert answer("disputes", name=PERSON)["total"] == 0


def test_a_path_with_the_sentence_of_each_step(answer: Answer) -> None:
    [chain] = answer("path", a=PERSON, b="孟舒野", on="posts")["chains"]
    assert [(link["a"]["name"], link["b"]["name"], link["kind"]) for link in chain] == [
        (PERSON, "鹭汀新能源", "affiliation"), ("鹭汀新能源", "孟舒野", "affiliation"),
    ]  # fmt: skip
    assert "鹭汀新能源董事长孟舒野" in chain[1]["sentence"]
    none = answer("path", a=PERSON, b="澜江省能源局", on="posts")
    assert none["chains"] == []
    assert none["note"] == "there is one with on=facts, regions=false, min_confidence=0.4"


def test_search_in_other_characters_and_by_kind(answer: Answer) -> None:
    assert answer("search", text="挪威工廠") == answer("search", text="挪威工厂")
    [firm] = answer("search", text=FIRM, kind="company")["names"]
    assert (firm["id"], firm["articles"]) == (f"company:{FIRM}", 8)
    plans = answer("search", text="挪威工厂", kind="plan")
    assert plans["names"] == []
    assert {fact["kind"] for fact in plans["facts"]} == {"plan"}
    assert answer("search", text="砚州储能")["did_you_mean"][0] == FIRM
    assert "did_you_mean" not in answer("search", text=FIRM)


def test_show_says_what_an_id_or_a_name_is(answer: Answer, texts: dict[str, str]) -> None:
    [firm] = answer("show", name="砚舟")["entities"]
    assert (firm["id"], firm["articles"], firm["own"]["plan"]) == (f"company:{FIRM}", 8, 17)
    assert {"person": "顾闻笙", "title": "董事长"} in firm["posts_now"]
    assert firm["newest"][0] == {
        "id": "cnjs-20260115-008", "published": "2026-01-15", "title": "澜州储能论坛：安全与出海成为两大关键词"
    }  # fmt: skip
    assert answer("show", name="plan:222e8b7cdd2fab08")["fact"]["target_date"] == "2027"
    passage = answer("show", name=FIRST, start=219, end=254)["passage"]
    assert passage["text"] == texts[FIRST][219:254]
    assert passage["length"] == len(texts[FIRST])
    wider = answer("show", name=FIRST, start=219, end=254, around=30)["passage"]
    assert wider["start"] < 219
    assert wider["text"] == texts[FIRST][wider["start"] : wider["end"]]
    assert wider["text"].endswith(("。", "”"))  # whole sentences


def test_a_claim_against_an_article_and_against_all(answer: Answer) -> None:
    wrong = answer("verify", claim="砚舟储能计划到2028年在欧洲建成5座工厂。", article=FIRST)
    assert wrong["verdict"] == "contradicted"
    [span] = wrong["articles"][0]["wrong"]
    assert (span["text"], span["should_be"]) == ("5座工厂", "3座工厂")
    right = answer("verify", claim="砚舟储能将在2026年12月底前建成挪威首座储能电池工厂并投产。")
    assert right["verdict"] == "supported"
    assert right["articles"][0]["article"] == FIRST
    assert "cnjs-20250313-017" not in {one["article"] for one in right["articles"]}
    assert answer("verify", claim="火星上有水。")["verdict"] == "not found"


def test_reports_of_an_article_and_of_a_name(answer: Answer) -> None:
    found = answer("report", about=FIRST)
    assert found["about"] == "《砚舟储能公布欧洲计划：到2028年建成三座工厂》"
    assert {line["section"] for line in found["lines"]} >= {1, 2, 4, 6}
    assert any(line["heading"] == "时间" and "2026年12月底前" in line["text"] for line in found["lines"])
    about = answer("report", about=FIRM, since="2025-11", until="2025-12")
    assert {e["article"] for line in about["lines"] for e in line["evidence"]} == {"ljcj-20251120-003"}


def test_the_short_text_has_what_is_needed_to_cite(ask: Ask) -> None:
    found = ask("plans", name=FIRM, limit=5)
    assert found.structured_content is not None
    text = text_of(found)
    for fact in found.structured_content["facts"]:
        place = fact["evidence"][0]
        for part in (fact["text"], place["title"], place["article"], f"[{place['start']}, {place['end']})", fact["id"]):
            assert part in text
    assert "17 plan(s); 1 to 5 shown; offset=5 goes on" in text
    assert len(text) < len(json.dumps(found.structured_content, ensure_ascii=False))


def test_cypher_reads_within_limits(answer: Answer, ask: Ask) -> None:
    found = answer("cypher", query="MATCH (c:Company {name: $name}) RETURN c.name AS name", parameters={"name": FIRM})
    assert (found["rows"], found["more"]) == ([{"name": FIRM}], False)
    many = answer("cypher", query="UNWIND range(1, 100000000) AS x RETURN x", limit=2)
    assert (many["rows"], many["more"]) == ([{"x": 1}, {"x": 2}], True)
    assert (
        max(map(len, each(answer("cypher", query="RETURN reduce(s = '', i IN range(1, 5000) | s + '字') AS s"), "s")))
        == 1001
    )
    for query, reason in (
        ("CREATE (n) RETURN n", "this query writes"),
        ("MATCH (n) DETACH DELETE n", "this query writes"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LOAD CSV"),
        ("CALL dbms.listConfig() YIELD name RETURN name", "dbms.listConfig"),
        ("UNWIND range(1, 10000000000) AS x RETURN count(x)", "ended after 2 seconds"),
        ("MATCH (n RETURN n", "Invalid input"),
    ):
        refused = ask("cypher", query=query)
        assert refused.is_error
        assert reason in text_of(refused)
        assert "--" not in text_of(refused)


HOSTILE: list[tuple[str, dict[str, Any], str]] = [
    ("plans", {}, "name: is needed."),
    ("plans", {"name": 123}, "name: should be a valid string, not 123."),
    ("plans", {"name": ["甲"]}, "name: should be a valid string, not ['甲']."),
    ("plans", {"name": "x" * 100_000}, "name: String should have at most 200 characters, not '" + "x" * 59 + "…."),
    ("plans", {"nam": FIRM}, "plans has no argument 'nam' (did you mean 'name'?). It has: name, whose, due_from, due_to, "
     "containing, limit, offset, min_confidence."),
    ("plans", {"name": FIRM, "limit": 10**30}, f"limit: should be less than or equal to 50, not {10**30}."),
    ("plans", {"name": FIRM, "limit": 0}, "limit: should be greater than or equal to 1, not 0."),
    ("plans", {"name": FIRM, "offset": -1}, "offset: should be greater than or equal to 0, not -1."),
    ("plans", {"name": FIRM, "min_confidence": "NaN"}, "min_confidence: should be less than or equal to 1, not 'NaN'."),
    ("plans", {"name": FIRM, "due_from": "soon"}, "'soon' is no date. Write it as 2025-06-30, or its beginning: 2025-06, 2025."),
    ("plans", {"name": FIRM, "due_from": "2027", "due_to": "2026"}, "2027 is after 2026. Give the earlier date first."),
    ("plans", {"name": "砚州储能"}, "nothing in the graph is called '砚州储能'. Near: 砚舟储能."),
    ("plans", {"name": "Volkswagen"}, "nothing in the graph is called 'Volkswagen'. The tool `search` finds names and facts by their words."),
    ("plans", {"name": "Фольксваген"}, "nothing in the graph is called 'Фольксваген'. The tool `search` finds names and facts by their words."),
    ("search", {"text": "工厂", "kind": "firm"}, "kind: should be 'company', 'person', 'policy', 'region', 'organization', 'plan', "
     "'statement', 'regulation', 'affiliation' or 'figure', not 'firm'."),
    ("show", {"name": FIRST, "start": 9999}, f"the characters [9999, 825) are not in the article in {FIRST}. Its text has 825 "
     "characters: start is below that, end not below start."),
    ("show", {"name": "ljcj-20250"}, "nothing has the id 'ljcj-20250'. Ids that begin so: ljcj-20250312-001, ljcj-20250618-004, "
     "ljcj-20250805-002."),
    ("path", {"a": "砚舟", "b": FIRM}, f"'砚舟' and '{FIRM}' are the same entity."),
    ("verify", {"claim": "一座工厂。", "article": "nope"}, "no article has the id 'nope'. The tool `search` finds names and facts by their words."),
    ("cypher", {"query": "RETURN $x", "parameters": {"x": 10**30}}, "a number is too large: whole numbers may have 64 bits (19 digits at most)."),
    ("delete", {"id": FIRST}, "there is no tool 'delete'. There are: search, show, plans, statements, rules, posts, figures, timeline, "
     "disputes, path, report, verify, cypher."),
]  # fmt: skip


@pytest.mark.parametrize(("tool", "arguments", "sentence"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_asked_wrongly_is_told_in_a_sentence(
    tool: str, arguments: dict[str, Any], sentence: str, ask: Ask
) -> None:
    found = ask(tool, **arguments)
    assert found.is_error
    assert text_of(found) == sentence


@pytest.mark.parametrize(
    "text",
    ["'}) DETACH DELETE n //", "\x00\x1b[2J", '*~" AND OR NOT (', "。", "🦄", "a" * 200, "؟كيف", "`) RETURN 1 //"],
)
def test_no_text_is_taken_for_a_query(text: str, ask: Ask) -> None:
    assert ask("search", text=text).structured_content == {"total": 0, "offset": 0, "facts": [], "names": []}
    for tool in ("plans", "statements", "rules", "posts", "figures", "timeline", "report"):
        refused = ask(tool, **{"about" if tool == "report" else "name": text})
        assert refused.is_error
        assert "nothing in the graph is called" in text_of(refused)
        assert "\x1b" not in text_of(refused)


def test_an_article_as_a_resource(client: Callable[[], Client], on_samples: Kg, texts: dict[str, str]) -> None:
    async def read(uri: str) -> str:
        async with client() as connected:
            [content] = (await connected.read_resource(uri)).contents
            return str(getattr(content, "text", ""))

    window = run_async(read, f"article://{FIRST}?start=219&end=254")
    assert f"「{texts[FIRST][219:254]}」" in window
    assert f"{FIRST} [219, 254) of 825 characters" in window
    whole = run_async(read, f"article://{FIRST}")
    assert texts[FIRST].strip() in whole


@pytest.mark.parametrize(
    ("uri", "reason"),
    [("article://nope", "no article has the id 'nope'"), (f"article://{FIRST}?start=999", "are not in the article")],
)
def test_words_that_no_article_has(uri: str, reason: str, client: Callable[[], Client], on_samples: Kg) -> None:
    async def read() -> str:
        async with client() as connected:
            with pytest.raises(MCPError) as refused:
                await connected.read_resource(uri)
            return str(refused.value)

    assert reason in run_async(read)


def test_several_calls_at_once(client: Callable[[], Client], on_samples: Kg, answer: Answer) -> None:
    async def all_at_once() -> list[Any]:
        found: list[Any] = [None] * 12

        async def one(place: int) -> None:
            found[place] = (
                await connected.call_tool("plans", {"name": FIRM, "limit": 1, "offset": place})
            ).structured_content

        async with client() as connected, anyio.create_task_group() as calls:
            for place in range(12):
                calls.start_soon(one, place)
        return found

    whole = answer("plans", name=FIRM, limit=12)["facts"]
    assert [page["facts"][0] for page in run_async(all_at_once)] == whole


def test_nothing_of_it_can_write(driver: Driver, neo4j_settings: Settings, on_samples: Kg) -> None:
    store = ReadOnlyStore(driver, neo4j_settings.neo4j_database)
    for write in (
        lambda: store.write(lambda tx: tx.rows("upsert/take_lock")),
        store.ensure_schema,
        lambda: store.run_schema(["DROP INDEX none IF EXISTS"]),
        lambda: store.query("CREATE (n)", {}, write=True),
    ):
        with pytest.raises(StoreError, match="only read here"):
            write()


def test_a_database_that_goes_away_is_told_and_looked_for_anew(
    driver: Driver, neo4j_settings: Settings, on_samples: Kg
) -> None:
    opened: list[int] = []
    gone = [False]

    class Going(ReadOnlyStore):
        def rows(self, query_name: str, **parameters: Any) -> list[dict[str, Any]]:
            if gone[0]:
                raise StoreLost("Neo4j went away (connection reset)", hint="Look at it")
            return super().rows(query_name, **parameters)

    @contextmanager
    def opening() -> Iterator[GraphStore]:
        opened.append(len(opened))
        gone[0] = False
        yield Going(driver, neo4j_settings.neo4j_database)

    async def talk() -> list[CallToolResult]:
        async with Client(make_server(Connection(opening))) as client:
            before = await client.call_tool("plans", {"name": FIRM})
            gone[0] = True
            return [before, *[await client.call_tool("plans", {"name": FIRM}) for _ in range(2)]]

    before, lost, after = run_async(talk)
    assert text_of(lost) == (
        "Neo4j went away (connection reset). Call again: the next call looks for the database anew. If that does not help, "
        "`kg doctor` on the command line says why."
    )
    assert (before.is_error, lost.is_error, after.structured_content) == (False, True, before.structured_content)
    assert opened == [0, 1]
