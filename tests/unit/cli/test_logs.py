"""The log of commands: structured lines, in a file that several processes share and begin anew when it is full."""

from __future__ import annotations

import json
import logging
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import logs
from kg.cli.logs import Fields, SharedFile, begin_log, logged_command

LINES = 150


@click.command("probe")
@logs.log_options
@click.pass_context
def probe(ctx: click.Context, log_level: str | None, log_format: str | None) -> None:
    begin_log(ctx, log_level, log_format)
    room = logging.getLogger("kg.probe")
    with logged_command():
        room.debug("looked")
        room.info("written", extra={"fields": {"created": ["a 1", "b"], "text": None}})
        room.warning("%s: others could read it", "a file")
        logging.getLogger("neo4j").warning("a text of an article")
        raise ValueError("a sentence that may quote an article")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KG_HOME", str(tmp_path / "家"))
    yield tmp_path / "家"
    assert not logging.getLogger("kg").handlers, "a command leaves its handlers behind"


def test_the_file_has_an_object_a_line_and_no_sentences_of_errors(home: Path) -> None:
    CliRunner().invoke(probe, ["--log-format", "json"])
    file = home / "logs/kg.log"
    told = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    events = ["command began", "written", "a file: others could read it", "command failed"]
    assert [line["event"] for line in told] == events
    assert told[1]["created"] == ["a 1", "b"]
    assert told[3] | {"error": "ValueError", "level": "error", "command": "probe"} == told[3]
    assert "sentence" not in file.read_text(encoding="utf-8")
    assert "of an article" not in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes in folders")
def test_a_pipe_in_the_place_of_the_file_holds_nothing_up(home: Path) -> None:
    (home / "logs").mkdir(parents=True)
    os.mkfifo(home / "logs/kg.log")
    assert CliRunner().invoke(probe, []).stderr == "a file: others could read it\n"


def test_people_see_warnings_as_sentences_unless_they_ask_for_the_log(home: Path) -> None:
    assert CliRunner().invoke(probe, []).stderr == "a file: others could read it\n"
    asked = CliRunner().invoke(probe, ["--log-level", "debug"]).stderr.splitlines()
    assert len(asked) == 5
    assert asked[1].split()[1] == "debug"
    assert asked[2].endswith('written created="a 1",b text=None')
    assert CliRunner().invoke(probe, ["--log-level", "error"]).stderr.count("\n") == 1
    assert "looked" not in (home / "logs/kg.log").read_text(encoding="utf-8").splitlines()[1]


def test_a_line_is_one_line_whatever_is_in_it() -> None:
    record = logging.LogRecord("kg.probe", logging.INFO, "", 1, "of\n%s", ("two\nlines",), None)
    record.fields = {"id": "a\nb", "ids": []}
    assert "\n" not in Fields("text").format(record)
    assert json.loads(Fields("json").format(record))["id"] == "a\nb"
    assert "\n" not in Fields("json").format(record)


def test_a_home_that_can_not_be_written_hinders_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KG_HOME", str(tmp_path / "file/home"))
    assert CliRunner().invoke(probe, []).stderr == "a file: others could read it\n"


def write_lines(path: Path, worker: int) -> None:
    logs.FILE_BYTES = 600
    handler = SharedFile(path)
    handler.maxBytes = 600
    for number in range(LINES):
        handler.emit(logging.LogRecord("kg", logging.INFO, "", 1, f"{worker}-{number}", (), None))
    handler.close()


def test_processes_share_a_file_and_lose_no_line_when_it_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "home/logs/kg.log"
    with ProcessPoolExecutor(3, get_context("spawn")) as pool:
        list(pool.map(write_lines, [path] * 3, range(3)))
    files = sorted(path.parent.glob("kg.log*"))
    kept = [line for file in files if file.suffix != ".lock" for line in file.read_text().splitlines()]
    assert sorted(kept) == sorted(f"{worker}-{number}" for worker in range(3) for number in range(LINES))
    assert all(file.stat().st_size <= 600 for file in files)
