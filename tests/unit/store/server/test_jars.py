"""Jars come whole or not at all: from a small Maven repository on this machine, with invented jars."""

from __future__ import annotations

import hashlib
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import ServerError
from kg.settings import Settings
from kg.store.server import jars as jars_module
from kg.store.server.jars import ensure_jars, fetch_jars, is_whole
from kg.store.server.pins import Jar

CONTENTS = {f"part{number}": bytes([number]) * (1000 + number) for number in range(5)}


def make_jar(name: str, content: bytes) -> Jar:
    return Jar("org.example.tools", name, "1.0", "", len(content), hashlib.sha256(content).hexdigest())


JARS = [make_jar(name, content) for name, content in CONTENTS.items()]


class Repository:
    """A Maven repository that remembers what it was asked for and can be told to misbehave."""

    def __init__(self) -> None:
        self.files = {jar.repository_path: CONTENTS[jar.artifact] for jar in JARS}
        self.asked: list[str] = []
        self.broken_answers: dict[str, list[bytes]] = {}  # by artifact: bodies that come first, cut off
        self.url = ""

    def fetched(self) -> list[str]:
        return sorted(
            path.split("/")[-3] for method, path in (line.split(" ") for line in self.asked) if method == "GET"
        )


@pytest.fixture
def repository() -> Iterator[Repository]:
    kept = Repository()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            kept.asked.append(f"{self.command} {self.path}")
            content = kept.files.get(self.path.lstrip("/"))
            if content is None:
                return self.send_error(404)
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command == "GET":
                broken = kept.broken_answers.get(self.path.split("/")[-3])
                self.wfile.write(broken.pop() if broken else content)
                self.close_connection = True
            return None

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with serve(Handler) as kept.url:
        yield kept


@contextmanager
def serve(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def settings(tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(jars_module, "read_pins", lambda: JARS)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return Settings(_env_file=None, KG_CACHE=tmp_path / "cache", KG_HOME=tmp_path / "home", KG_MAVEN_URL=repository.url)


def test_first_time_fetches_every_jar_in_the_order_of_the_class_path(settings: Settings) -> None:
    paths = ensure_jars(settings)
    assert [path.read_bytes() for path in paths] == [CONTENTS[jar.artifact] for jar in JARS]


def test_whole_jars_need_no_network(settings: Settings) -> None:
    first = ensure_jars(settings)
    assert ensure_jars(settings.model_copy(update={"maven_url": "http://127.0.0.1:9"})) == first


def test_damaged_and_missing_jars_alone_are_fetched_again(settings: Settings, repository: Repository) -> None:
    paths = ensure_jars(settings)
    paths[1].write_bytes(b"x" * len(CONTENTS["part1"]))  # the right size
    paths[2].write_bytes(CONTENTS["part2"][:-1])
    paths[4].unlink()
    repository.asked.clear()
    ensure_jars(settings)
    assert repository.fetched() == ["part1", "part2", "part4"]
    assert all(is_whole(path, jar) for path, jar in zip(paths, JARS, strict=True))


def test_progress_ends_at_the_whole_size(settings: Settings) -> None:
    calls: list[tuple[str, int, int]] = []
    ensure_jars(settings, progress=lambda stage, done, total: calls.append((stage, done, total)))
    total = sum(map(len, CONTENTS.values()))
    assert calls[-1] == ("download", total, total)
    assert [done for _, done, _ in calls] == sorted(done for _, done, _ in calls)


def test_wrong_content_is_never_kept(settings: Settings, repository: Repository) -> None:
    repository.files[JARS[3].repository_path] = b"something else"
    with pytest.raises(ServerError, match="does not have the pinned SHA-256") as caught:
        ensure_jars(settings)
    assert caught.value.where == "org.example.tools:part3:1.0"
    assert [path.name for path in settings.cache.rglob("*part3*")] == []


def test_a_broken_line_is_tried_again(settings: Settings, repository: Repository) -> None:
    repository.broken_answers = {"part0": [b"half", b"nothing"], "part2": [b"x" * len(CONTENTS["part2"])]}
    calls: list[int] = []
    ensure_jars(settings, progress=lambda _stage, done, _total: calls.append(done))
    assert repository.fetched().count("part0") == 3
    assert repository.fetched().count("part2") == 2
    assert calls[-1] == sum(map(len, CONTENTS.values()))


def test_a_jar_that_is_not_there_is_named(tmp_path: Path, repository: Repository) -> None:
    stranger = make_jar("stranger", b"content")
    with pytest.raises(ServerError, match="HTTP status 404") as caught:
        fetch_jars([JARS[0], stranger], tmp_path, repository.url)
    assert caught.value.where == str(stranger)
    assert not list(tmp_path.glob("*.part"))


def test_nobody_at_the_repository_is_said_with_the_other_ways(settings: Settings) -> None:
    nobody = settings.model_copy(update={"maven_url": "http://127.0.0.1:9"})
    with pytest.raises(ServerError, match=r"does not answer \(Connection refused\)") as caught:
        ensure_jars(nobody)
    for way in ("NEO4J_URI", "Docker", "Aura", "kg extract --format graphml"):
        assert way in str(caught.value)


def test_a_silent_repository_is_said_within_ten_seconds(settings: Settings) -> None:
    began = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ServerError, match="no answer within"):
            ensure_jars(settings.model_copy(update={"maven_url": url}))
    assert time.monotonic() - began < 50  # five times that on a busy machine


def test_a_cache_that_cannot_be_written_is_said(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(ServerError, match="the jars of Neo4j can't be kept"):
        ensure_jars(settings)


def test_the_command_asks_the_mirror_that_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Empty(BaseHTTPRequestHandler):
        """A mirror that has nothing, and remembers what it was asked for."""

        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    monkeypatch.chdir(tmp_path)  # away from any .env
    for name in ("NEO4J_URI", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    environment = {
        "KG_HOME": str(tmp_path / "home"),
        "KG_CACHE": str(tmp_path / "cache"),
        "KG_MAVEN_URL": "http://127.0.0.1:9",
    }
    with serve(Empty) as url:
        done = CliRunner(env=environment).invoke(main, ["neo4j", "up", "--maven-url", f"{url}central"])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "HTTP status 404" in done.stderr
    assert asked
    assert {path.split("/")[1] for path in asked} == {"central"}
