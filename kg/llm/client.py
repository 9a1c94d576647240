"""The one module that opens a connection: any server that speaks the OpenAI protocol, by the `openai` package.

The address and the key are what that package reads (OPENAI_BASE_URL, OPENAI_API_KEY); retries with back-off are its own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from kg.errors import UsageError
from kg.llm.prompt import Request
from kg.messages import msg
from kg.models import clean_text

if TYPE_CHECKING:
    import openai

# What an answer may take. A long article of many figures takes 6,000; a model that goes round in circles is cut off.
_ANSWER_TOKENS = 16_000
# Servers differ in what they take. Each of these is left out once a server says that it knows no such thing.
_OPTIONAL = ("temperature", "max_tokens", "response_format")


class NotAnswered(Exception):
    """The server gave no answer; `down`: it will give none to other requests either, `alone`: it is this one that it can't bear."""

    def __init__(self, reason: str, *, down: bool = False, alone: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.down, self.alone = reason, down, alone


@dataclass(frozen=True)
class Reply:
    """What came back: the content, and how many tokens the server counted (0: it told none).

    `problem` says why the content is no answer: it was cut off, or the model refuses.
    """

    content: str
    tokens_in: int
    tokens_out: int
    problem: str = ""


class ModelServer:
    """A model at an address. Raises UsageError where the package is missing or there is no key for a server that wants one."""

    def __init__(self, model: str, timeout: float, retries: int) -> None:
        try:
            import openai
        except ImportError:
            hint = msg("Install it with pip install 'news-kg[llm]'")
            raise UsageError(
                msg("asking a language model takes the package openai, which is not installed"), hint=hint
            ) from None
        self._errors = openai
        key = os.environ.get("OPENAI_API_KEY")
        if not key and not os.environ.get("OPENAI_BASE_URL"):
            hint = msg("Set it, or OPENAI_BASE_URL to the address of a server of your own")
            raise UsageError(msg("OPENAI_API_KEY is not set"), hint=hint)
        # a server of one's own mostly wants no key, the package wants one always
        self._client = openai.OpenAI(api_key=key or "none", timeout=timeout, max_retries=retries)
        if urlsplit(str(self._client.base_url)).scheme not in ("http", "https"):
            raise UsageError(msg("OPENAI_BASE_URL is no address"), hint=msg("Write it as http://127.0.0.1:8080/v1"))
        self.model = model
        self._options: dict[str, Any] = {"temperature": 0, "max_tokens": _ANSWER_TOKENS}
        self._left_out: set[str] = set()

    @property
    def address(self) -> str:
        """Where articles are sent, without a name, password or key that somebody has put into it."""
        url = urlsplit(str(self._client.base_url))
        host = url.hostname or ""
        host = f"[{host}]" if ":" in host else host
        return f"{url.scheme}://{host}{f':{url.port}' if url.port else ''}{url.path}"

    def ask(self, request: Request) -> Reply:
        """Return the answer. Raises NotAnswered."""
        try:
            return self._read(self._send(request))
        except self._errors.APIStatusError as error:
            told, code = _status_told(error), error.status_code
            raise NotAnswered(told, down=code in (401, 403, 404), alone=code in (400, 413, 422)) from error
        except self._errors.APITimeoutError as error:
            raise NotAnswered(msg("the server did not answer in time")) from error
        except self._errors.APIConnectionError as error:
            cause = error.__cause__ or error
            raise NotAnswered(msg("the server can't be reached ({reason})", reason=_first_line(cause))) from error
        except (self._errors.OpenAIError, ValueError, AttributeError, TypeError, IndexError) as error:
            told = msg("the server's answer can't be read ({reason})", reason=_first_line(error))
            raise NotAnswered(told) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(self, request: Request) -> Any:
        while True:
            options = {**self._options, "response_format": request.response_format}
            known = {name: value for name, value in options.items() if name not in self._left_out}
            try:
                return self._client.chat.completions.create(
                    model=self.model, messages=cast("Any", request.messages), **known
                )
            except self._errors.BadRequestError as error:
                unknown = next((name for name in _OPTIONAL if name in known and name in str(error)), None)
                if unknown is None:
                    raise
                self._left_out.add(unknown)

    def _read(self, made: Any) -> Reply:
        choice, used = made.choices[0], made.usage
        problem = ""
        if choice.finish_reason == "length":
            problem = msg("the answer was cut off: it is longer than the server or the model allows")
        elif refusal := getattr(choice.message, "refusal", None):
            problem = msg("the model refuses ({reason})", reason=_first_line(refusal))
        return Reply(
            clean_text(choice.message.content or ""),
            int(getattr(used, "prompt_tokens", 0) or 0),
            int(getattr(used, "completion_tokens", 0) or 0),
            problem,
        )


def _status_told(error: openai.APIStatusError) -> str:
    return msg("the server says {status} ({reason})", status=error.status_code, reason=_first_line(error.message))


def _first_line(error: object) -> str:
    lines = (line.strip() for line in str(error).splitlines())
    return next((line[:160] for line in lines if line), type(error).__name__)
