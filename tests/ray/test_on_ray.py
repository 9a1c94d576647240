"""Extraction on a local Ray of two workers, one of which is killed at its work. `make test-ray` runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.models import Article
from loaders import LoadOptions, load
from tests.conftest import ROOT
from tests.processes import PATIENCE_S, running

AT_WORK = "ray::MapWorker(Map(ReadPartition)).submit"


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented articles of the samples, three times under other ids: enough to be in the middle of."""
    found = [a for a in load([str(ROOT / "samples")], LoadOptions(), print) if isinstance(a, Article)]
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    rows = [json.loads(a.model_dump_json()) | {"id": f"{number}-{a.id}"} for number in range(3) for a in found]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def here(news: Path) -> str:
    """What `kg extract` prints of them in one process."""
    return extract(str(news), "--format", "jsonl")


def extract(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["extract", "-q", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def worker_at_work(parent: int) -> psutil.Process | None:
    for process in psutil.Process(parent).children(recursive=True):
        try:
            if " ".join(process.cmdline()).startswith(AT_WORK):
                return process
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    return None


def test_a_worker_that_is_killed_costs_what_it_was_at_and_nothing_else(news: Path, here: str, tmp_path: Path) -> None:
    out = tmp_path / "read.parquet"
    arguments = ["extract", "--ray", str(news), "--out", str(out), "--workers", "2", "--partition-size", "2"]
    with running(dict(os.environ), *arguments) as process:
        deadline, killed = time.monotonic() + PATIENCE_S, None
        while killed is None:
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            finished = {path: path.stat().st_mtime_ns for path in out.glob("part-*.parquet")}
            if len(finished) >= 2 and (killed := worker_at_work(process.pid)) is not None:
                killed.send_signal(signal.SIGKILL)
            time.sleep(0.02)  # so that the workers have the processor
        printed, told = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, told
    assert printed == "24 read, 0 there already, 0 failed\n"
    assert len(finished) < 12  # it was in the middle
    assert {path: path.stat().st_mtime_ns for path in finished} == finished  # nobody wrote them again
    assert extract(str(out), "--format", "jsonl") == here
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


def test_a_run_that_was_broken_off_goes_on_at_an_address(news: Path, here: str, tmp_path: Path) -> None:
    out = tmp_path / "read.parquet"
    extract(str(news), "--out", str(out), "--partition-size", "8")
    parts = sorted(out.iterdir())
    kept = parts[0].stat().st_mtime_ns
    parts[1].unlink()
    code = "from kg.cli import main; main()"
    arguments = ["extract", "-q", str(news), "--out", out.as_uri(), "--partition-size", "8", "--ray"]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "8 read, 16 there already, 0 failed\n"), done.stderr
    assert parts[0].stat().st_mtime_ns == kept
    assert extract(out.as_uri(), "--format", "jsonl") == here
