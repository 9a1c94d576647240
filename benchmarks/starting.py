"""How long each command of `kg` takes to start, and what it loads for that."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.costs import costing, spread
from kg.cli import SECTIONS

# Up to where it would ask the database, which is not there.
_NOBODY = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "none"}
_CODE = "import sys; sys.argv[1:] = {arguments!r}\ntry: from kg.cli import main; main()\nfinally: sys.stderr.write(f'\\n{{len(sys.modules)}}')"
_COMMANDS = (["--help"], ["query", "--list"], ["query", "MATCH (a:Article) RETURN a.id"], ["summary"])


def measure(rounds: int) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "## Start of commands"
    yield ""
    yield "Up to where a command asks the database, or to the end of its help."
    yield ""
    yield "| command | seconds on the clock | of the processor | modules |"
    yield "| --- | ---: | ---: | ---: |"
    helps = [[name, "--help"] for commands in SECTIONS.values() for name in commands]
    for arguments in (*_COMMANDS, *helps):
        clock, processor, modules = [], [], 0
        for _ in range(rounds):
            with costing() as cost:
                done = subprocess.run(
                    [sys.executable, "-c", _CODE.format(arguments=arguments)],
                    env={**os.environ, **_NOBODY}, capture_output=True, text=True, encoding="utf-8",
                )  # fmt: skip
            clock.append(cost.clock)
            processor.append(cost.processor)
            modules = int(done.stderr.rsplit("\n", 1)[-1])
        yield f"| `kg {' '.join(arguments)}` | {spread(clock, '.2f')} | {spread(processor, '.2f')} | {modules:,} |"
