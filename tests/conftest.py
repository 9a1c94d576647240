"""What all tests share: where the project's data lies, how two processes share the tests, and that CI skips none."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
TESTS = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))

# Tests ask for English words, whatever the locale of whoever runs them; what is tested in Chinese says so.
os.environ["KG_LANG"] = "en"
os.environ["LC_ALL"] = "C.UTF-8"  # for processes that get nothing of KG_*

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


# What starts local Neo4j servers of its own. One that starts anew wants the ports that it had, so only one process
# starts and stops them.
SERVERS = (
    "integration/store/test_server.py",
    "integration/store/test_full_disk.py",
    "integration/store/test_tls.py",
    "integration/cli/test_neo4j.py",
    "integration/cli/test_first_run.py",
    "browser/",
)


@cache
def share_of(path: Path) -> tuple[int, str]:
    """Return the place of a file in the order of tests, and the name of the share that one process runs whole."""
    name = path.relative_to(TESTS).as_posix()
    if name.startswith(SERVERS):
        return 0, "servers"
    if "on_samples" in path.read_text(encoding="utf-8"):
        return 1, "samples"
    return (2 if name.startswith("integration/") else 3), name


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes longest begin, so that at the end no process waits long for the other."""
    items.sort(key=lambda item: share_of(item.path)[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each process whole shares, in the order of the tests."""
    from xdist.scheduler import LoadScopeScheduling

    class ByShare(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return share_of(ROOT / nodeid.split("::")[0])[1]

    config.option.loadscopereorder = False
    return ByShare(config, log)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped; a test that is known to fail did run."""
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run in CI that skipped anything: what is not run there is run nowhere."""
    if os.environ.get("CI") and _skipped and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why such a run failed."""
    if os.environ.get("CI") and _skipped:
        terminalreporter.write_line(f"skipped in CI, which fails the run: {', '.join(_skipped)}", red=True)
