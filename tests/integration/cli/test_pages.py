"""README, README.zh and the tutorial, followed by somebody with a new home: every example runs and prints what is shown."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT
from tests.processes import PATIENCE_S


def test_every_example_of_the_pages_prints_what_they_show(quick_java: None) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "make_output.py"), "--check"],
        env=dict(os.environ), capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
