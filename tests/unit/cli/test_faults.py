"""Whatever goes wrong is one line and an exit code: by the real command where it can be, else by the exception."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from neo4j.exceptions import ClientError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from kg.cli import main
from kg.cli.faults import INTERRUPTED, explain, run_plainly
from kg.errors import LoadError, QueryError, StoreLost, UsageError
from kg.store.refusals import of_database, of_driver
from tests.processes import PATIENCE_S

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
FULL = Path("/dev/full")
ARTICLE = {"id": "a1", "title": "海川签约", "content": "海川公司董事长陈立表示，公司计划到2028年建成两座工厂。"}

needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, which Linux has")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(ARTICLE), encoding="utf-8")
    return path


def kg(
    tmp_path: Path, *arguments: str | bytes | Path, stdout: int | None = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "PYTHON"))}
    return subprocess.run(
        [*KG, *arguments], env={**kept, "KG_HOME": str(tmp_path / "home"), **environment}, cwd=tmp_path,
        stdout=stdout, stderr=subprocess.PIPE, timeout=PATIENCE_S,
    )  # fmt: skip


def kg_here(monkeypatch: pytest.MonkeyPatch, home: Path, *arguments: str, **environment: str) -> Result:
    """Run the command line in this process, through what tells its faults: what it prints is what a process prints."""
    for name in [name for name in os.environ if name.startswith("NEO4J_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(home)  # away from any .env
    return CliRunner(env={"KG_HOME": str(home / "home"), **environment}).invoke(main, [*arguments])


def one_line(done: subprocess.CompletedProcess[bytes] | Result, code: int) -> str:
    """The one line on standard error of a command that ended with this code."""
    told, ended = (done.stderr, done.exit_code) if isinstance(done, Result) else (done.stderr.decode(), done.returncode)
    lines = told.splitlines()
    assert len(lines) == 1, lines
    assert ended == code
    return lines[0]


@needs_full
@pytest.mark.parametrize("output", ["jsonl", "text", "graphml"])
def test_out_on_a_full_disk_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, article: Path, output: str
) -> None:
    arguments = ("extract", str(article), "--format", output, "--out", "/dev/full", "-q")
    said = one_line(kg_here(monkeypatch, tmp_path, *arguments), 1)
    assert "No space left on device" in said
    assert "Free space where it goes" in said


@needs_full
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["query", "--list"], ["completion", "show"]])
def test_standard_output_on_a_full_disk_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        said = one_line(kg(tmp_path, *arguments, stdout=full.fileno(), SHELL="/bin/bash"), 1)
    assert "No space left on device" in said


@pytest.mark.parametrize("arguments", [["--help"], ["query", "--list"], ["extract", "a.json", "-q"]])
def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path, article: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = kg(tmp_path, *arguments, stdout=writing)
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.parametrize("out", ["nowhere/x.jsonl", "x" * 300, "a.json/x"])
def test_out_that_can_not_be_made_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, article: Path, out: str
) -> None:
    done = kg_here(monkeypatch, tmp_path, "extract", str(article), "-q", "--out", out)
    assert done.exit_code in (1, 2)
    assert out in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, article: Path, encoding: str) -> None:
    done = kg(tmp_path, "query", "--list", "--format", "json", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    expected = "回答".encode("gbk") if encoding == "gbk" else b"\\u56de\\u7b54"
    assert expected in done.stdout


@pytest.mark.parametrize(
    ("uri", "advice"),
    [
        ("http://127.0.0.1:7474", "Use bolt://127.0.0.1:7687"),
        ("https://example.org", "Use bolt://example.org:7687"),
        ("http://[::1]:7474/browser/", "Use bolt://[::1]:7687"),
        ("localhost:7687", "Write bolt://localhost:7687"),
        ("127.0.0.1", "Write bolt://127.0.0.1:7687"),
        ("bolt://127.0.0.1:9/graph", "the name of a database goes into NEO4J_DATABASE"),
        ("bolt://", "there is no host"),
        ("bolt://:9", "there is no host"),
        ("bolt://127.0.0.1:abc", "Use bolt://host:7687"),
        ("bolt://127.0.0.1:99999999", "Use bolt://host:7687"),
        ("bolt://[::1", "Use bolt://host:7687"),
        ("ftp://127.0.0.1", "there is no scheme 'ftp'"),
        ("bolt://someone:secret@127.0.0.1", "Put it into NEO4J_USERNAME"),
        ("bolt://127.0.0.1:9?x=1", "NEO4J_URI is not an address"),
    ],
)
def test_what_is_no_address_of_a_neo4j_is_one_line_with_the_right_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, uri: str, advice: str
) -> None:
    said = one_line(kg_here(monkeypatch, tmp_path, "stats", NEO4J_URI=uri), 1)
    assert "NEO4J_URI is not an address" in said
    assert advice in said


@pytest.mark.parametrize("number", ["99999999999999999999999", "-9223372036854775809"])
def test_whole_numbers_that_neo4j_does_not_keep_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: str
) -> None:
    said = one_line(kg_here(monkeypatch, tmp_path, "query", "RETURN $x AS x", "-p", f"x={number}"), 2)
    assert "64 bits" in said


@pytest.mark.parametrize("share", ["nan", "-0.1", "1.5", "inf"])
def test_a_confidence_that_is_no_share_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, article: Path, share: str
) -> None:
    done = kg_here(monkeypatch, tmp_path, "extract", str(article), "--min-confidence", share)
    assert done.exit_code == 2
    assert "--min-confidence" in done.stderr


def test_arguments_that_are_not_utf_8_do_no_harm(tmp_path: Path) -> None:
    done = kg(tmp_path, "extract", b"\xff\xfe.json", "-q")
    assert done.returncode == 1
    assert b"no such file" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["extract a.json -q >&-", "extract - -q <&-"])
def test_a_closed_stream_is_one_line(tmp_path: Path, article: Path, closed: str) -> None:
    script = f"exec {sys.executable} -c 'from kg.cli import main; main()' {closed}"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, stderr=subprocess.PIPE, timeout=PATIENCE_S)
    assert "is closed" in one_line(done, 2)


@needs_full
def test_debug_shows_the_traceback_and_the_line(tmp_path: Path, article: Path) -> None:
    done = kg(tmp_path, "--debug", "extract", article, "--out", "/dev/full", "-q")
    assert done.returncode == 1
    assert b"Traceback (most recent call last)" in done.stderr
    assert done.stderr.decode().splitlines()[-1].startswith("Error: the output can't be written")


def test_ctrl_c_is_one_line_and_130(tmp_path: Path) -> None:
    """Standard input never ends, so the command reads until it is interrupted."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    running = subprocess.Popen(
        [*KG, "extract", "-"], env={**kept, "KG_HOME": str(tmp_path)}, cwd=tmp_path,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
    )  # fmt: skip
    assert running.stdin is not None
    # More than a pipe holds: once it is written, the command has begun to read.
    running.stdin.write("\n" * 200_000)
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == INTERRUPTED
    assert [line for line in err.splitlines() if line] == [
        "Error: interrupted. What was written before is whole; run the same command again for the rest."
    ]


@pytest.mark.parametrize(
    ("error", "code", "part"),
    [
        (UsageError("no such thing", hint="Name another"), 2, "no such thing. Name another."),
        (LoadError("not JSON", where="a.json"), 1, "not JSON in a.json."),
        (MemoryError(), 1, "not enough memory"),
        (RecursionError("maximum recursion depth exceeded"), 1, "nested too deep"),
        (UnicodeEncodeError("utf-8", "a\ud800", 1, 2, "surrogates not allowed"), 2, "UTF-8"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), 2, "UTF-8"),
        (OverflowError("Python int too large"), 2, "64 bits"),
        (ValueError("embedded null byte"), 2, "NUL"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "Free space where it goes"),
        (OSError(errno.EACCES, "Permission denied", "/locked"), 1, "rights of /locked"),
        (OSError(errno.EROFS, "Read-only file system", "/ro/x"), 1, "can only be read"),
        (OSError(errno.ENAMETOOLONG, "File name too long", "/xx"), 1, "File name too long in /xx"),
        (ServiceUnavailable("gone"), 1, "Neo4j went away (gone)"),
        (ModuleNotFoundError("No module named 'spacy'"), 1, "Install news-kg again"),
        (ExceptionGroup("several", [MemoryError()]), 1, "not enough memory"),
        (KeyboardInterrupt(), INTERRUPTED, "interrupted"),
        (ZeroDivisionError("division by zero"), 1, "a fault of kg, not of yours (ZeroDivisionError: division by zero)"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_each_kind_of_fault_says_what_to_do(error: BaseException, code: int, part: str) -> None:
    fault = explain(error)
    assert fault.code == code
    assert part in fault.line
    assert "\n" not in fault.line


def test_a_question_that_is_answered_with_no_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    def ask() -> None:
        raise click.Abort

    assert run_plainly(ask, []) == 1
    assert "nothing was done" in capsys.readouterr().err


def test_a_fault_that_nobody_foresaw_shows_its_traceback_with_debug_alone(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise ZeroDivisionError("division by zero")

    assert run_plainly(fail, ["stats", "--debug"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert run_plainly(fail, ["--debug", "stats"]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("error", [ServiceUnavailable("x"), SessionExpired("x"), IncompleteCommit("x")])
def test_a_connection_that_breaks_loses_the_store_and_says_to_run_again(error: ServiceUnavailable) -> None:
    told = of_driver(error)
    assert isinstance(told, StoreLost)
    assert "same command again" in str(told)


@pytest.mark.parametrize(
    ("code", "message", "kind", "part"),
    [
        ("Neo.DatabaseError.Transaction.TransactionStartFailed",
         "The database has encountered a critical error, and needs to be restarted.", StoreLost, "kg neo4j status"),
        ("Neo.DatabaseError.Transaction.TransactionLogError", "Could not append transaction", StoreLost, "stopped"),
        ("Neo.DatabaseError.General.UnknownError", "No space left on device", StoreLost, "Free space"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "No write", StoreLost, "can only be read"),
        ("Neo.TransientError.General.DatabaseUnavailable", "not currently available", StoreLost, "stopped"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "limit", QueryError, "more memory"),
        ("Neo.ClientError.Statement.SyntaxError", "Invalid input", QueryError, "Check the Cypher"),
        ("Neo.ClientError.Statement.ParameterMissing", "Expected x", QueryError, "--param"),
    ],
)  # fmt: skip
def test_what_the_database_refuses_is_told_by_its_kind(code: str, message: str, kind: type, part: str) -> None:
    error = Neo4jError._hydrate_neo4j(code=code, message=message) if hasattr(Neo4jError, "_hydrate_neo4j") else None
    if error is None:
        error = ClientError(message)
        error._neo4j_code = code
    told = of_database(error)
    assert type(told) is kind
    assert part in str(told)
    assert "kill" not in str(told)


def test_a_folder_that_was_deleted_under_its_command_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r}); from kg.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "summary"], stderr=subprocess.PIPE, timeout=PATIENCE_S)
    assert "the folder in which kg is run was deleted" in one_line(done, 2)


def test_ctrl_c_while_the_server_starts_ends_an_import_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, article: Path
) -> None:
    """Only the work in batches goes on to the end of one."""

    def start(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        pytest.fail("the start went on")

    monkeypatch.setattr("kg.store.connection.ensure_server", start)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        done = kg_here(monkeypatch, tmp_path, "import", str(article))
    finally:
        signal.signal(signal.SIGINT, before)
    assert done.exit_code == INTERRUPTED
    assert done.stderr.strip().startswith("Error: interrupted.")


def test_a_closed_standard_error_does_no_harm(tmp_path: Path, article: Path) -> None:
    """Nor does what is opened next get its number, and with it what libraries print there."""
    code = "import os; from kg.cli import main\ntry: main()\nfinally: os.write(1, os.readlink('/dev/fd/2').encode())"
    script = f'exec {sys.executable} -c "{code}" extract a.json --out found.jsonl --format jsonl 2>&-'
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, stdout=subprocess.PIPE, timeout=PATIENCE_S)
    assert (done.returncode, done.stdout) == (0, b"/dev/null")
    assert json.loads((tmp_path / "found.jsonl").read_text(encoding="utf-8"))["id"] == "a1"
