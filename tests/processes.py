"""Processes of `kg` that tests start: signals as in a terminal, and none of them outlives its test.

A shell starts what runs in its background with SIGINT ignored, and a child inherits that: so each sets what it relies on.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

# No promise of speed, only an end to a test that hangs: several times what a busy machine takes.
PATIENCE_S = 1800
KG_IN_A_TERMINAL = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); signal.signal(signal.SIGHUP, signal.SIG_DFL); "
    "from kg.cli import main; main()"
)
KG_IN_THE_BACKGROUND = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from kg.cli import main; main()"


@contextmanager
def running(
    environment: Mapping[str, str], *arguments: str, code: str = KG_IN_A_TERMINAL, cwd: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Run `kg` as a process of its own, or other code; at the end whatever is left of it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8", start_new_session=True, cwd=cwd,
    )  # fmt: skip
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Kill a process that has a session of its own, with the group that it leads, and wait for its end."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()


def lines_until(process: subprocess.Popen[str], beginning: str) -> str:
    """Return what a process prints up to the line that begins so; the test fails if it ends before."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith(beginning):
            return "".join(lines)
    _, told = process.communicate()
    raise AssertionError(f"the process ended with {process.returncode}: {told}")
