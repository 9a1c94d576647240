"""Answers in files: JSON Lines of `{id, request, content}`, made elsewhere or kept of what was asked here."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from pathlib import Path

from kg.errors import LoadError, UsageError
from kg.messages import msg
from kg.models import clean_text
from kg.models.answer import Answer


class AnswerFile:
    """A file to which each answer is added as it comes, so that a run that breaks off loses none."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, threading.Lock()

    def add(self, article: str, answer: Answer) -> None:
        """Add one answer about an article. Raises UsageError where the file can't be written."""
        line = json.dumps({"id": article, **answer.model_dump(exclude_none=True)}, ensure_ascii=False)
        try:
            with self._lock, self._path.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        except OSError as error:
            raise UsageError(
                msg("answers can't be kept ({strerror})", strerror=error.strerror), where=str(self._path)
            ) from error


def read_answers(paths: Iterable[Path]) -> dict[str, Answer]:
    """Return the answers of files by request, of several to one request the last.

    `content` may be the text of an answer or the object itself. Raises LoadError for a line that is no answer.
    """
    found: dict[str, Answer] = {}
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise LoadError(msg("the answers can't be read ({error})", error=error), where=str(path)) from None
        for number, line in enumerate(lines, 1):
            if line.strip():
                answer = _read(line, msg("{path}, line {number}", path=path, number=number))
                found[answer.request] = answer
    return found


def _read(line: str, where: str) -> Answer:
    try:
        row = json.loads(line)
        content = row["content"]
        if not isinstance(content, str):
            content = json.dumps(content, ensure_ascii=False)
        return Answer.model_validate({**row, "content": clean_text(content)})
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        hint = msg("Each line is an object with id, request (as --print-requests gives it) and content")
        raise LoadError(
            msg("no answer of a language model ({name})", name=type(error).__name__), where=where, hint=hint
        ) from None
