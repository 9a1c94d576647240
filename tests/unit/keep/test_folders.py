"""The working folder of a backup that was killed is deleted by the next; one that is at work, or another machine's, stays."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

from kg.keep.folders import working_folder

CODE = (
    "import sys, os, signal; from pathlib import Path; from kg.keep.folders import working_folder\n"
    "with working_folder('kg-backup', Path(sys.argv[1])) as folder:\n"
    "    (folder / 'articles.jsonl').touch()\n"
    "    os.kill(os.getpid(), signal.SIGKILL)"
)


def test_what_a_killed_process_left_is_deleted(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", CODE, str(tmp_path)])
    assert killed.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    foreign = tmp_path / ".kg-backup-another_machine-999999999-x"
    foreign.mkdir()
    with working_folder("kg-backup", tmp_path) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with working_folder("kg-backup", tmp_path) as beside:
            assert folder != beside
            assert f"-{os.getpid()}-" in beside.name
        assert set(tmp_path.iterdir()) == {folder, foreign}
    assert not left.exists()
    assert list(tmp_path.iterdir()) == [foreign]
