"""Tools of the SDK made of our own: the store comes from the connection, answers get their short text, faults a sentence."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, InputRequiredResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from kg.errors import KgError
from kg.mcp.answers import Answer
from kg.mcp.connection import Connection
from kg.mcp.faults import CallFailed, sentence_of, unknown_arguments, wrong_arguments
from kg.mcp.schemas import of_answer, of_arguments
from kg.mcp.spec import ToolSpec
from kg.mcp.threads import in_thread
from kg.messages import msg

_ONLY_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_log = logging.getLogger(__name__)
# The SDK would put a handler of its own on the root, which writes tracebacks, unless there is one.
logging.getLogger().addHandler(logging.NullHandler())


class NewsServer(MCPServer[Any]):
    """A server whose tools take known arguments alone, and answer what goes wrong in one sentence."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; a ToolError of it has a sentence for a language model and nothing else."""
        known = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        if name not in known:
            raise ToolError(msg("there is no tool {name!r}. There are: {names}.", name=name, names=", ".join(known)))
        if (unknown := unknown_arguments(name, arguments, known[name])) is not None:
            raise ToolError(unknown)
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(wrong_arguments(cause)) from None
            raise ToolError(str(cause) if isinstance(cause, ToolError) else sentence_of(cause or error)) from None


def make_tool(spec: ToolSpec, connection: Connection) -> Tool:
    """Return the tool of the SDK that asks through a connection."""
    asked = inspect.signature(spec.ask, eval_str=True)
    _, *parameters = asked.parameters.values()  # the first is the store
    call = _calling(spec, connection)
    call.__signature__ = asked.replace(  # type: ignore[attr-defined]
        parameters=[p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters],
        return_annotation=Annotated[CallToolResult, asked.return_annotation],
    )
    description = inspect.getdoc(spec.ask)
    tool = Tool.from_function(call, spec.name, spec.title, description, annotations=_ONLY_READS)
    tool.parameters = of_arguments(tool.parameters)
    tool.fn_metadata.output_schema = of_answer(tool.fn_metadata.output_schema or {})
    return tool


def result_of(spec: ToolSpec, answer: Answer) -> CallToolResult:
    """Return an answer as the SDK sends it: what is known of it, without what is not, and its short text."""
    structured = answer.model_dump(mode="json", exclude_defaults=True)
    return CallToolResult(content=[TextContent(type="text", text=spec.tell(answer))], structured_content=structured)


def _calling(spec: ToolSpec, connection: Connection) -> Callable[..., Awaitable[CallToolResult]]:
    def answer(arguments: dict[str, Any]) -> CallToolResult:
        with connection.store() as store:
            return result_of(spec, spec.ask(store, **arguments))

    async def call(**arguments: Any) -> CallToolResult:
        try:
            return await in_thread(partial(answer, arguments))
        except (KgError, CallFailed) as error:
            raise ToolError(sentence_of(error)) from error
        except Exception as error:
            fields = {"tool": spec.name, "error": type(error).__name__}
            _log.error("call failed", exc_info=error, extra={"fields": fields})
            raise ToolError(sentence_of(error)) from error

    return call
