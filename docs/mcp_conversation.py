"""A conversation with `kg mcp`, as a client has it: it starts the server, and asks what an analyst asks.

    python docs/mcp_conversation.py

prints each question, the call that answers it, and the text that a language model reads. It needs news-kg[mcp] and a
graph of the samples; docs/mcp.md shows what it prints.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import anyio
from mcp import Client, StdioServerParameters

QUESTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("砚舟是谁？", "show", {"name": "砚舟"}),
    ("它承诺了什么，后来改了吗？", "plans", {"name": "砚舟储能", "due_from": "2027", "limit": 3}),
    ("各家说法有什么不同？", "disputes", {"name": "砚舟储能"}),
    ("谁接掌海外业务？", "posts", {"name": "砚舟储能", "only_now": True, "limit": 2, "offset": 3}),
    ("海外收入多少？", "figures", {"name": "砚舟储能", "indicator": "海外收入"}),
    ("新电池法要求什么？", "rules", {"name": "新电池法"}),
    ("“到2028年在欧洲建成5座工厂”对吗？", "verify", {"claim": "砚舟储能计划到2028年在欧洲建成5座工厂。"}),
    ("原文怎么说？", "show", {"name": "ljcj-20250312-001", "start": 183, "end": 218, "around": 40}),
    ("砚州储能有什么计划？（写错了）", "plans", {"name": "砚州储能"}),
]


async def talk() -> None:
    """Ask every question in one session."""
    kg = Path(sys.executable).with_name("kg")
    server = StdioServerParameters(command=str(kg), args=["mcp", "--quiet"], env=dict(os.environ))
    async with Client(server) as client:
        for question, tool, arguments in QUESTIONS:
            answer = await client.call_tool(tool, arguments)
            print(f"? {question}\n> {tool} {json.dumps(arguments, ensure_ascii=False)}")
            print("\n".join(str(getattr(part, "text", "")) for part in answer.content), end="\n\n")


if __name__ == "__main__":
    anyio.run(talk)
