"""What the loader tests share: one call that gives what was read and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg.errors import LoadError
from kg.models import Article, Report
from loaders import LoadOptions, load

Loaded = tuple[list[Article | Report], list[LoadError]]


@pytest.fixture
def read() -> Callable[..., Loaded]:
    def read(paths: Path | str | Sequence[Path | str], **options: object) -> Loaded:
        errors: list[LoadError] = []
        named = [paths] if isinstance(paths, (Path, str)) else paths
        found = list(load([str(path) for path in named], LoadOptions.model_validate(options), errors.append))
        return found, errors

    return read
