"""The very beginning of the command: what happens before it is loaded."""

from __future__ import annotations

import signal
import subprocess
import sys

_INTERRUPTED_WHILE_LOADING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)

class Hit:
    def find_spec(self, name, path=None, target=None):
        if name == "kg.cli.faults":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Hit())
from kg.__main__ import main
main()
"""


def test_ctrl_c_while_it_loads_ends_it_without_a_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", _INTERRUPTED_WHILE_LOADING], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("kg, version ")
