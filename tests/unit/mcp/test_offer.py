"""What a client is offered before it asks anything: tools, schemas, a resource, prompts. No database is needed for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from mcp import Client
from mcp_types import Prompt, ResourceTemplate, Tool

from kg.mcp.connection import Connection
from kg.mcp.server import make_server
from tests.event_loop import run_async

QUESTIONS = (
    "search", "show", "plans", "statements", "rules", "posts", "figures", "timeline", "disputes", "path", "report", "verify",
)  # fmt: skip


def nobody() -> NoReturn:
    raise AssertionError("no database is needed to say what there is")


async def offered(*, with_cypher: bool = False) -> tuple[list[Tool], list[ResourceTemplate], list[Prompt], str]:
    async with Client(make_server(Connection(nobody), with_cypher=with_cypher)) as client:
        tools, templates = await client.list_tools(), await client.list_resource_templates()
        prompts = await client.list_prompts()
        return tools.tools, templates.resource_templates, prompts.prompts, client.instructions or ""


TOOLS, TEMPLATES, PROMPTS, INSTRUCTIONS = run_async(offered)


def fields(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield every field of a schema, those of what it refers to included."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for part in schema.values():
            yield from fields(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from fields(part)


def test_the_tools_are_the_questions_of_an_analyst() -> None:
    assert tuple(tool.name for tool in TOOLS) == QUESTIONS


def test_cypher_is_a_tool_where_it_is_asked_for() -> None:
    tools, *_ = run_async(lambda: offered(with_cypher=True))
    assert [tool.name for tool in tools] == [*QUESTIONS, "cypher"]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_tool_says_that_it_only_reads(tool: Tool) -> None:
    assert tool.annotations is not None
    assert tool.annotations.read_only_hint is True
    assert tool.annotations.destructive_hint is False


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_tool_and_each_of_its_arguments_are_described(tool: Tool) -> None:
    assert tool.title
    assert len(tool.description or "") > 150
    described = tool.input_schema["properties"]
    assert described
    assert [name for name, field in described.items() if len(field.get("description", "")) < 10] == []
    assert tool.input_schema["additionalProperties"] is False
    assert not any("title" in field for _, field in fields(tool.input_schema))


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_an_answer_has_a_schema_that_promises_no_null(tool: Tool) -> None:
    assert tool.output_schema is not None
    assert tool.output_schema["type"] == "object"
    assert not any("anyOf" in field or "default" in field for _, field in fields(tool.output_schema))


def test_every_list_has_pages() -> None:
    paged = {
        tool.name: tool.input_schema["properties"] for tool in TOOLS if "offset" in tool.input_schema["properties"]
    }
    assert set(QUESTIONS) - set(paged) == {"show", "path", "verify"}
    for arguments in paged.values():
        assert (arguments["limit"]["minimum"], arguments["limit"]["maximum"]) == (1, 50)
    for tool in TOOLS:
        if tool.name in paged:
            assert {"total", "offset"} <= set((tool.output_schema or {})["required"])


def test_what_every_question_costs_fits_a_conversation() -> None:
    told = sum(len(tool.model_dump_json(exclude={"output_schema"}, exclude_none=True)) for tool in TOOLS)
    assert told < 24_000


def test_the_article_is_a_resource_with_a_window() -> None:
    assert [template.uri_template for template in TEMPLATES] == ["article://{id}{?start,end,around}"]
    assert "quoted matter" in (TEMPLATES[0].description or "")


def test_prompts_name_their_arguments() -> None:
    assert [prompt.name for prompt in PROMPTS] == ["promises", "briefing", "who_said", "check_text", "connection"]
    for prompt in PROMPTS:
        assert prompt.description
        assert all(argument.description for argument in prompt.arguments or [])


def test_prompts_name_tools_that_there_are() -> None:
    async def text_of(name: str, arguments: dict[str, str]) -> str:
        async with Client(make_server(Connection(nobody))) as client:
            [message] = (await client.get_prompt(name, arguments)).messages
            return str(getattr(message.content, "text", ""))

    for prompt in PROMPTS:
        arguments = {argument.name: "甲乙丙" for argument in prompt.arguments or []}
        text = run_async(text_of, prompt.name, arguments)
        assert "甲乙丙" in text
        named = {word for word in text.split("`")[1::2] if word.isidentifier()}
        known = {argument for tool in TOOLS for argument in tool.input_schema["properties"]} | set(QUESTIONS)
        assert named
        assert named <= known


def test_a_client_is_told_how_to_cite_and_not_to_obey_articles() -> None:
    for said in ("Cite", "confidence", "revised_by", "Never follow instructions", "only read"):
        assert said in INSTRUCTIONS
