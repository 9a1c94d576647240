"""What all tests share: where the project's data lies, and that in CI a skipped test is a failed run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))

_skipped: list[str] = []


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real input; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the project's data at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented articles and reports."""
    return ROOT / "samples"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run in CI that skipped anything: what is not run there is run nowhere."""
    if os.environ.get("CI") and _skipped and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why such a run failed."""
    if os.environ.get("CI") and _skipped:
        terminalreporter.write_line(f"skipped in CI, which fails the run: {', '.join(_skipped)}", red=True)
