"""`make audit`: what a registry and a database of known faults say, and that silence of either is told, not taken for good."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

WHEEL = "kg_probe-1.0-py3-none-any.whl"
CLOSED = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci/audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def known_faults(of: dict[str, str]) -> Iterator[str]:
    """Serve what OSV would: the fault of each package that has one."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            names = [query["package"]["name"] for query in asked["queries"]]
            answer = json.dumps({"results": [{"vulns": [{"id": of[n]}]} if n in of else {} for n in names]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_every_pin_of_the_locks_is_read(audit: ModuleType) -> None:
    pins = audit.read_pins([ROOT / name for name in audit.LOCKS])
    assert {"uv", "hatchling", "neo4j", "pytest"} <= {name for name, _ in pins}
    assert all(version[0].isdigit() for _, version in pins)


def test_a_known_fault_is_found(audit: ModuleType) -> None:
    pins = [("harmless", "1.0"), ("leaky", "2.1")]
    with known_faults({"leaky": "PYSEC-2020-1"}) as url:
        found, unreached = audit.ask_osv(pins, url)
        assert unreached is None
        assert found == [f"leaky 2.1: PYSEC-2020-1, {url}/v1/vulns/PYSEC-2020-1"]
        assert audit.ask_osv(pins[:1], url) == ([], None)


def test_silence_is_told(audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, unreached = audit.ask_osv([("leaky", "2.1")], CLOSED)
    assert (found, unreached) == ([], "ConnectionError")
    monkeypatch.setenv("UV_DEFAULT_INDEX", f"{CLOSED}/simple")
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    monkeypatch.setenv("UV_NO_CACHE", "1")
    found, unreached = audit.ask_registry(lock_of(tmp_path, "0" * 64))
    assert found == []
    assert "kg-probe" in unreached


def lock_of(folder: Path, digest: str) -> Path:
    file = folder / "requirements.lock"
    file.write_text(f"kg-probe==1.0 \\\n    --hash=sha256:{digest}\n")
    return file


@pytest.mark.parametrize(
    ("is_whole", "yanked", "wrong"), [(True, "", ""), (False, "", "hash"), (True, ' data-yanked="broken"', "yanked")]
)
def test_a_file_with_another_hash_or_withdrawn_is_found(
    audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_whole: bool, yanked: str, wrong: str
) -> None:
    folder = tmp_path / "simple/kg-probe"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / WHEEL, "w") as wheel:
        wheel.writestr("kg_probe-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: kg-probe\nVersion: 1.0\n")
    digest = hashlib.sha256((folder / WHEEL).read_bytes()).hexdigest()
    (folder / "index.html").write_text(f'<a href="{WHEEL}#sha256={digest}"{yanked}>{WHEEL}</a>')
    monkeypatch.setenv("UV_DEFAULT_INDEX", (tmp_path / "simple").as_uri())
    monkeypatch.setenv("UV_NO_CACHE", "1")
    found, unreached = audit.ask_registry(lock_of(tmp_path, digest if is_whole else "0" * 64))
    assert unreached is None
    assert bool(found) is bool(wrong), found
    assert wrong in " ".join(found)


def test_all_that_installs_is_pinned_by_hash() -> None:
    recipes = [line.strip() for line in (ROOT / "Makefile").read_text().splitlines() if "install -q" in line]
    recipes = [
        recipe for recipe in recipes if "$$peer" not in recipe
    ]  # what `make bench` compares with is not ours to pin
    assert recipes
    for recipe in recipes:
        assert "--require-hashes" in recipe or "$(UV_ITSELF)" in recipe or "--build-constraints" in recipe, recipe
    for lock in (ROOT / name for name in ("requirements-uv.lock", "requirements-build.lock")):
        assert "--hash=sha256:" in lock.read_text()
