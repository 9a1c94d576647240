"""How pages are read by `make docs-output`: what is an example, what may be left out of it, how it is renewed."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from tests.conftest import ROOT

PAGE = """Try `kg show 港口` or `kg delete ID --yes`.

```sh
kg stats        # how much
make test
```

```text
kg/models/  no example
```

```text
$ kg search 港口
first
…
last
$ kg stats
```
"""


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_output", ROOT / "docs" / "make_output.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_output"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_examples_in_order(pages: ModuleType) -> None:
    found = list(pages.examples(PAGE))
    assert [(e.command, e.shown) for e in found if pages.is_run(e.command)] == [
        ("kg show 港口", None),
        ("kg stats", None),
        ("kg search 港口", ("first", "…", "last")),
        ("kg stats", None),
    ]
    shown = found[-2]
    assert PAGE[shown.start : shown.end] == "first\n…\nlast\n"
    assert {e.command for e in found if not pages.is_run(e.command)} == {"kg delete ID --yes", "make test"}


@pytest.mark.parametrize(
    ("shown", "agrees"),
    [
        (("a", "b", "c"), True),
        (("…", "c"), True),
        (("a", "…"), True),
        (("a", "…", "b", "c"), True),
        (("a", "b"), False),
        (("a", "c"), False),
        (("b", "…"), False),
        (("…", "b"), False),
        (("…", "b", "d"), False),
    ],
)
def test_only_what_says_so_is_left_out(pages: ModuleType, shown: tuple[str, ...], agrees: bool) -> None:
    assert pages.agrees(shown, ["a", "b", "c"]) is agrees


def test_a_line_is_cut_at_its_end_alone(pages: ModuleType) -> None:
    assert pages.agrees(("http://x/…",), ["http://x/?arg=1"])
    assert not pages.agrees(("http://y/…",), ["http://x/?arg=1"])
    assert pages.agrees(("more …",), ["more …"])


@pytest.mark.parametrize(
    ("shown", "printed", "now"),
    [
        (("old",), ["new", "lines"], ["new", "lines"]),
        (("…", "plan 1: a port", "…"), ["head", "plan 2: a port", "tail"], ["…", "plan 2: a port", "…"]),
        (("head", "…", "3 claims"), ["header", "x", "y", "4 claims"], ["header", "…", "4 claims"]),
        (("link ab…",), ["link xyzzy"], ["link xy…"]),
    ],
)
def test_as_much_is_shown_as_before(
    pages: ModuleType, shown: tuple[str, ...], printed: list[str], now: list[str]
) -> None:
    assert pages.renewed(shown, printed) == now
    assert pages.agrees(tuple(now), printed)
