"""Files that a person names: what is no file is not waited for, and of what was broken off nothing is left."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.cli.faults import explain
from kg.cli.files import output_file
from kg.errors import UsageError
from tests.processes import PATIENCE_S, running

OLD = b"what was there"


@pytest.mark.parametrize(
    "command",
    [("judgements", "import"), ("match", "--pairs"), ("verify", "--claims"), ("entities", "import"), ("restore",)],
)
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero"])
def test_what_is_no_file_is_not_read(tmp_path: Path, command: tuple[str, ...], kind: str) -> None:
    path = Path(kind)
    if kind == "pipe":
        os.mkfifo(path := tmp_path / "pipe")
    if not path.exists():
        pytest.skip(f"no {kind} here")
    done = CliRunner(env={"KG_HOME": str(tmp_path / "home")}).invoke(main, [*command, str(path)])
    assert done.exit_code in (1, 2)
    assert "not a regular file" in done.stderr


def test_a_file_is_whole_or_what_it_was(tmp_path: Path) -> None:
    path, link = tmp_path / "out.csv", tmp_path / "link"
    path.write_bytes(OLD)
    path.chmod(0o640)
    link.symlink_to(path)

    def broken_off() -> None:
        with output_file(link) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == (OLD, [link, path])
    with output_file(link) as file:
        file.write(b"whole")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"whole", 0o640, True)
    assert sorted(tmp_path.iterdir()) == [link, path]


def test_a_pipe_and_a_device_are_written_into_as_they_are(tmp_path: Path) -> None:
    with output_file(os.devnull) as file:
        file.write(b"x")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("where", ["", "nowhere/out.csv"])
def test_where_no_file_can_be_is_said(tmp_path: Path, where: str) -> None:
    with pytest.raises(UsageError, match="can't be written"), output_file(tmp_path / where):
        raise AssertionError("it was opened")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_grows_too_large_is_told_as_a_full_disk_is() -> None:
    """A limit of the shell (`ulimit -f`), or of the file system."""
    told = explain(OSError(errno.EFBIG, "File too large")).line
    assert "the output can't be written: File too large" in told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_who_is_ended_from_outside_takes_away_what_was_begun(tmp_path: Path, number: signal.Signals) -> None:
    code = (
        "import signal, sys, time; from pathlib import Path; signal.signal(signal.SIGHUP, signal.SIG_DFL); from kg.cli.faults import run_plainly; "
        "from kg.keep.folders import working_folder\n"
        "def wait():\n"
        "    with working_folder('kg-backup', Path(sys.argv[1])):\n"
        "        print('begun', flush=True); time.sleep(600)\n"
        "sys.exit(run_plainly(wait, []))"
    )
    with running(os.environ, str(tmp_path), code=code) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(number)
        _, told = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 128 + number
    assert told.startswith("Error: interrupted. What was written before is whole")
    assert list(tmp_path.iterdir()) == []


def test_what_a_shell_has_made_deaf_stays_so(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from kg.cli.faults import run_plainly; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "sys.exit(run_plainly(lambda: os.kill(os.getpid(), signal.SIGHUP), []))"
    )
    with running(os.environ, code=code) as process:
        assert process.wait(PATIENCE_S) == 0
