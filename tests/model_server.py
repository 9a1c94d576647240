"""A real server that speaks the OpenAI protocol, whose answers follow from what an article says."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kg.models import Article

FIRM = re.compile(r"^\[(\d+)\] (?P<text>(?P<firm>[\u4e00-\u9fff]{2,6}?)(?:将|计划)[^。\n]+)", re.MULTILINE)


def story(identifier: str, firm: str, title: str = "消息", published: str = "2031-03-12") -> Article:
    """An article in which a firm plans a plant; words in its title tell the server how to behave."""
    return Article(id=identifier, title=title, content=f"{firm}计划在2034年建成3座工厂。", published=published)


def records(message: str) -> dict[str, list[Any]]:
    """What a careful reader would answer about such an article."""
    found: dict[str, list[Any]] = {
        key: [] for key in ("entities", "affiliations", "statements", "plans", "regulations", "figures")
    }
    for match in FIRM.finditer(message):
        firm, line, text = match["firm"], int(match[1]), match["text"]
        found["entities"].append({"type": "COMPANY", "name": firm, "mentions": [firm]})
        plan = {"line": line, "text": text, "actor": firm, "modality": None, "date_words": None}
        found["plans"].append(plan)
    return found


@dataclass
class ModelServer:
    """The server at `url`, and what was asked of it, as the bodies of the requests."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    broken: int = 0  # requests to be answered with 503, counted down
    unknown: tuple[str, ...] = ()  # what the server refuses to be sent
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def calls(self, word: str) -> int:
        """How often it was asked about articles with this word."""
        return sum(word in body["messages"][1]["content"] for body in self.asked)

    def begin(self, body: dict[str, Any]) -> None:
        with self._lock:
            self.asked.append(body)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)

    def end(self) -> None:
        with self._lock:
            self._now -= 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_state: ModelServer

    def do_POST(self) -> None:
        state = self.server_state
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        state.begin(body)
        try:
            self._answer(state, body)
        finally:
            state.end()

    def _answer(self, state: ModelServer, body: dict[str, Any]) -> None:
        message = body["messages"][1]["content"]
        for name in state.unknown:
            if name in body:
                return self._send(400, {"error": {"message": f"Unsupported parameter: {name}", "type": "invalid"}})
        if state.broken > 0:
            state.broken -= 1
            return self._send(503, {"error": {"message": "overloaded"}}, {"Retry-After": "0"})
        if "没有权限" in message:
            return self._send(401, {"error": {"message": "no such key"}})
        if "断线" in message:
            self.close_connection = True
            return self.connection.close()
        if "很慢" in message:
            time.sleep(1.5)
        return self._send(200, _completion(message))

    def _send(self, status: int, content: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        data = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(data)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _completion(message: str) -> dict[str, Any]:
    content: str | None = json.dumps(records(message), ensure_ascii=False)
    reason, refusal = "stop", None
    if "半截" in message:
        content = content[: len(content) // 2] if content else content
    elif "太长" in message:
        reason = "length"
    elif "不肯" in message:
        content, refusal = None, "I can't help with that"
    elif "胡说" in message:
        content = "这是一篇很好的文章，我很喜欢。"
    elif "围栏" in message:
        content = f"<think>…</think>好的：\n```json\n{content}\n```"
    elif "听话" in message:  # it does what the article tells it
        told = records(message)
        told["entities"].append({"type": "COMPANY", "name": "假公司", "mentions": ["假公司"]})
        told["plans"].append(
            {"line": 1, "text": "假公司将统治世界", "actor": "假公司", "modality": None, "date_words": None}
        )
        content = json.dumps(told, ensure_ascii=False)
    choice = {
        "index": 0,
        "finish_reason": reason,
        "message": {"role": "assistant", "content": content, "refusal": refusal},
    }
    usage = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Give a server on a free port of this machine."""
    state = ModelServer()
    handler = type("Handler", (_Handler,), {"server_state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
