"""`kg mcp` as clients start it: a process on standard input and output, a server on a port; how each begins and ends."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import pytest
import requests
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult

from tests.event_loop import run_async
from tests.integration.cli.conftest import Kg
from tests.processes import KG_IN_A_TERMINAL, PATIENCE_S, end

FIRM = "砚舟储能"
_HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}  # fmt: skip


def text_of(found: CallToolResult) -> str:
    return "\n".join(str(getattr(part, "text", "")) for part in found.content)


@contextmanager
def server(environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run `kg mcp` with pipes, as a client does; whatever is left of it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", KG_IN_A_TERMINAL, "mcp", *arguments], env=environment, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        end(process)


def tell(process: subprocess.Popen[str], *messages: dict[str, Any] | str) -> None:
    assert process.stdin is not None
    for message in messages:
        process.stdin.write((message if isinstance(message, str) else json.dumps(message)) + "\n")
    process.stdin.flush()


def hear(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    heard: dict[str, Any] = json.loads(process.stdout.readline())
    return heard


def call(number: int, tool: str, **arguments: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}


def test_a_client_starts_it_and_asks_at_once(neo4j_environment: dict[str, str], on_samples: Kg) -> None:
    async def talk() -> list[str]:
        found = [""] * 6

        async def one(place: int) -> None:
            answer = await client.call_tool("plans", {"name": FIRM, "limit": 1, "offset": place})
            assert answer.structured_content is not None
            found[place] = answer.structured_content["facts"][0]["id"]

        kg = StdioServerParameters(
            command=sys.executable, args=["-c", KG_IN_A_TERMINAL, "mcp"], env=dict(neo4j_environment)
        )  # fmt: skip
        async with Client(kg) as client, anyio.create_task_group() as calls:
            for place in range(6):
                calls.start_soon(one, place)
        return found

    found = run_async(talk)
    assert len(set(found)) == 6
    assert all(id.startswith("plan:") for id in found)


def test_nothing_but_the_protocol_is_on_standard_output(neo4j_environment: dict[str, str], on_samples: Kg) -> None:
    with server(neo4j_environment, "--cypher") as process:
        tell(process, _HELLO)
        assert hear(process)["result"]["serverInfo"]["name"] == "news-kg"
        tell(process, {"jsonrpc": "2.0", "method": "notifications/initialized"}, "no JSON", '{"half": "\\ud800"}')
        tell(
            process, call(2, "show", name=FIRM), call(3, "show", name="砚州储能"), call(4, "cypher", query="CREATE (n)")
        )
        heard = {answer["id"]: answer["result"] for answer in (hear(process) for _ in range(3))}
        assert heard[2]["structuredContent"]["entities"][0]["name"] == FIRM
        assert [heard[3]["isError"], heard[4]["isError"]] == [True, True]
        # Its end comes at once, though a query is under way.
        tell(process, call(5, "cypher", query="UNWIND range(1, 10000000000) AS x RETURN count(x)"))
        rest, told = process.communicate(timeout=PATIENCE_S)
        assert [json.loads(line)["error"]["message"] for line in rest.splitlines()] == ["Connection closed"]
        assert (process.returncode, told) == (0, "")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it(how: signal.Signals, neo4j_environment: dict[str, str]) -> None:
    with server(neo4j_environment) as process:
        tell(process, _HELLO)
        hear(process)
        process.send_signal(how)
        assert process.wait(PATIENCE_S) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_without_a_database_that_is_said(neo4j_environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]  # free again, and nobody there
    with server(neo4j_environment | {"NEO4J_URI": f"bolt://127.0.0.1:{port}"}) as process:
        tell(process, _HELLO)
        hear(process)
        for number in (2, 3):  # it is looked for anew by each call
            tell(process, call(number, "plans", name=FIRM))
            answer = hear(process)["result"]
            assert answer["isError"]
            [said] = answer["content"]
            assert said["text"].startswith("There is no database to ask: no Neo4j answers (Connection refused)")
            assert "Traceback" not in said["text"]


def test_over_http_for_this_machine_alone(neo4j_environment: dict[str, str], on_samples: Kg) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with server(neo4j_environment, "--http", str(port)) as process:
        assert process.stderr is not None
        said = re.match(r"Serving (http://127\.0\.0\.1:\d+/mcp) until", process.stderr.readline())
        assert said is not None
        address = said[1]

        async def talk() -> CallToolResult:
            async with Client(address) as client:
                return await client.call_tool("disputes", {"name": FIRM})

        assert "32亿元 / 28亿元" in text_of(run_async(talk))
        assert _status(address) == 200
        assert _status(address, Origin=f"http://localhost:{port}") == 200
        assert _status(address, Host=f"rebound.example:{port}") == 421
        assert _status(address, Host="127.0.0.1:80") == 421
        assert _status(address, Origin="http://rebound.example") == 403
        assert _status(address, Origin="null") == 403
        other = subprocess.run(
            [sys.executable, "-c", KG_IN_A_TERMINAL, "mcp", "--http", str(port)], env=neo4j_environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE_S,
        )  # fmt: skip
        assert (other.returncode, other.stdout) == (2, "")
        assert other.stderr.startswith(f"Error: port {port} can't be used (Address already in use)")
        process.send_signal(signal.SIGINT)
        rest, told = process.communicate(timeout=PATIENCE_S)
        assert (process.returncode, rest, told) == (0, "", "Stopped.\n")


def _status(address: str, **headers: str) -> int:
    asked = {"Accept": "application/json, text/event-stream", **headers}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    return requests.post(address, json=message, headers=asked, timeout=PATIENCE_S).status_code
