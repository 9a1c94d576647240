"""A real Chromium, and a graph of the samples in a local Neo4j of its own, since Neo4j Browser comes with that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from kg.settings import Settings
from kg.store.server import ServerInfo, ensure_server, stop_server
from tests.processes import PATIENCE_S

ROOT = Path(__file__).resolve().parent.parent.parent
# No promise of speed: a test waits for what it expects, on a busy machine longer.
PATIENCE_MS = 300_000
expect.set_options(timeout=PATIENCE_MS)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page, wide enough to see a graph."""
    context = chromium.new_context(viewport={"width": 1700, "height": 1000}, locale="zh-CN")
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where screenshots are kept for people to look at; `make screenshots` copies those that the docs show."""
    folder = ROOT / "artifacts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def home(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServerInfo, dict[str, str]]]:
    """A local server with the samples in it, and the environment in which `kg` finds it: for tests that only look."""
    folder = tmp_path_factory.mktemp("browser-home")
    settings = Settings(_env_file=None, KG_HOME=folder, NEO4J_URI=None)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")} | {"KG_HOME": str(folder)}
    try:
        server = ensure_server(settings)
        done = run_kg(environment, "import", str(ROOT / "samples"))
        assert done.returncode == 0, done.stderr
        yield server, environment
    finally:
        stop_server(settings)


def run_kg(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `kg` as a process of its own."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE_S
    )
