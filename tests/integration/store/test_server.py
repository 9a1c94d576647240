"""The local server as a user meets it: real Neo4j processes in homes of their own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import psutil
import pytest
from pydantic import SecretStr

from kg.errors import ServerError, StoreUnavailable
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.server import ensure_server, log_path, server_status, stop_server, tail_log
from kg.store.server.paths import ServerPaths
from kg.store.server.ports import Ports
from kg.store.server.runfile import RunRecord, read_run, write_run
from tests.impostor import NOBODY, as_root, start_impostor
from tests.processes import PATIENCE_S, running

Homes = Callable[[str], Settings]
ENSURE = (
    "from kg.settings import Settings; from kg.store.server import ensure_server; print(ensure_server(Settings()).pid)"
)
# A busy machine may take so many times as long; what no limit of ours ended would take more.
BUSY = 5
CLOSED_PORT_URL = "http://127.0.0.1:9/"  # the discard service, which nobody runs


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homes]:
    """Settings of a local server by the name of its home; whatever runs at the end is stopped."""
    # The name is Chinese and has a space: such homes are common, and Java is picky about both.
    root = tmp_path_factory.mktemp("新闻 图谱")
    made: dict[str, Settings] = {}

    def get(name: str) -> Settings:
        if name not in made:
            made[name] = Settings(_env_file=None, KG_HOME=root / name).model_copy(update={"neo4j_uri": None})
        return made[name]

    yield get
    for settings in made.values():
        stop_server(settings)


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port where someone listens and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def add_note(settings: Settings, text: str) -> None:
    with open_driver(settings) as driver:
        driver.execute_query("CREATE (:Note {text: $text})", text=text)


def read_notes(settings: Settings) -> list[str]:
    with open_driver(settings) as driver:
        records, _, _ = driver.execute_query("MATCH (n:Note) RETURN n.text AS text ORDER BY text")
    return [record["text"] for record in records]


@contextmanager
def watched_command_lines() -> Iterator[set[str]]:
    """Collect the command line of each process of this machine that lives at any time within the block."""
    seen: set[str] = set()
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            for path in Path("/proc").glob("[0-9]*/cmdline"):
                with suppress(OSError):
                    seen.add(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def test_two_starts_at_once_give_one_server(homes: Homes) -> None:
    settings = homes("first")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {"KG_HOME": str(settings.home), "KG_CACHE": str(settings.cache)}
    folder = settings.home.parent
    with running(environment, code=ENSURE, cwd=folder) as one, running(environment, code=ENSURE, cwd=folder) as other:
        pids = [starter.communicate(timeout=PATIENCE_S)[0].strip() for starter in (one, other)]
    info = server_status(settings)
    assert info is not None, "the server outlives those who started it"
    assert [int(pid) for pid in pids] == [info.pid, info.pid]


def test_a_running_server_is_found_at_once_without_network(homes: Homes) -> None:
    settings = homes("first")
    running = ensure_server(settings)
    began = time.process_time()
    assert ensure_server(settings.model_copy(update={"maven_url": CLOSED_PORT_URL})) == running
    assert time.process_time() - began < 1


def test_password_is_random_and_only_in_a_file_that_only_the_user_can_read(homes: Homes) -> None:
    info = ensure_server(homes("first"))
    assert len(info.password) == 32
    assert stat.S_IMODE(info.password_file.stat().st_mode) == 0o600
    assert info.password not in repr(info)
    assert info.password not in " ".join(psutil.Process(info.pid).cmdline())
    kept_in = [path for path in info.home.rglob("*") if path.is_file() and info.password.encode() in path.read_bytes()]
    assert kept_in == [info.password_file]


def test_what_the_server_writes_is_for_its_user_alone(homes: Homes) -> None:
    """Also where the shell that starts it lets everybody read."""
    home = ensure_server(homes("first")).home
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in (home, *home.rglob("*")) if path.exists()}
    assert len(found) > 50
    assert {path: mode for path, mode in found.items() if mode & 0o077} == {}


def test_a_first_start_shows_no_process_list_the_password(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every process is looked at all the while that the server is made, started, asked and stopped.

    Nor is that of another server, which our environment may hold, passed on to it.
    """
    monkeypatch.setenv("NEO4J_PASSWORD", "of-another-server")
    settings = homes("watched")
    with watched_command_lines() as seen:
        info = ensure_server(settings)
        add_note(settings, "asked")
        assert "of-another-server" not in psutil.Process(info.pid).environ().values()
        stop_server(settings)
    assert any(f"@{info.home}/neo4j/conf/java.args" in line for line in seen)
    assert any("admin.args" in line for line in seen), "the tool that sets the password was not seen"
    assert [line for line in seen if info.password in line] == []


def test_server_listens_on_this_machine_alone(homes: Homes) -> None:
    process = psutil.Process(ensure_server(homes("first")).pid)
    addresses = {s.laddr.ip for s in process.net_connections("inet") if s.status == psutil.CONN_LISTEN}
    assert {address.removeprefix("::ffff:") for address in addresses} == {"127.0.0.1"}


@as_root
def test_another_users_listener_gets_no_password_and_a_server_starts_beside_it(homes: Homes, tmp_path: Path) -> None:
    """The listener has the command line of the home's server, and a run file of before names it."""
    settings = homes("second")
    paths = ServerPaths(settings.home)
    paths.create()
    with start_impostor(tmp_path / "stranger", paths.java_args, uid=NOBODY) as stranger:
        write_run(paths, RunRecord(Ports(stranger.bolt, stranger.http), stranger.pid, "5.26"))
        add_note(settings, "in a server of our own")
        info = server_status(settings)
        assert info is not None
        assert info.pid != stranger.pid
        assert {info.bolt_port, info.http_port}.isdisjoint({stranger.bolt, stranger.http})
        assert info.password.encode() not in stranger.received()
        assert stop_server(settings) is True
        assert psutil.Process(stranger.pid).status() != psutil.STATUS_ZOMBIE
        assert stop_server(settings) is False
        assert "in a server of our own" in read_notes(settings)
        assert info.password.encode() not in stranger.received()


def test_a_driver_goes_on_with_a_server_that_was_started_anew(homes: Homes) -> None:
    """As long as it has the same port; its process is another, and is proved again."""
    settings = homes("second")
    info = ensure_server(settings)
    with open_driver(settings) as driver:
        assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1
        crashed = psutil.Process(info.pid)
        crashed.kill()
        crashed.wait(PATIENCE_S)
        again = ensure_server(settings)
        assert (again.uri, again.pid == info.pid) == (info.uri, False)
        assert driver.execute_query("RETURN 2 AS two").records[0]["two"] == 2


@as_root
def test_a_server_that_dies_in_use_leaves_its_port_without_its_password(homes: Homes) -> None:
    """A driver that is at work finds a stranger where the server was, and does not say who it is."""
    settings = homes("second")
    info = ensure_server(settings)
    with open_driver(settings) as driver:
        crashed = psutil.Process(info.pid)
        crashed.kill()
        crashed.wait(PATIENCE_S)
        reader, writer = os.pipe()
        if (child := os.fork()) == 0:
            listen_as_nobody(info.bolt_port, writer)
        assert os.read(reader, 5) == b"ready"
        try:
            with pytest.raises(ServerError, match="the password was not sent"):
                driver.execute_query("RETURN 1")
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        os.close(writer)
        heard = os.read(reader, 1 << 16)
    assert heard.startswith(b"\x60\x60\xb0\x17"), "it was reached"
    assert info.password.encode() not in heard


def listen_as_nobody(port: int, writer: int) -> NoReturn:
    """In a child: take the port, answer as Bolt does, and pass on what is heard, until killed."""
    os.setuid(NOBODY)
    with socket.create_server(("127.0.0.1", port)) as server:
        os.write(writer, b"ready")
        while True:
            connection, _ = server.accept()
            os.write(writer, connection.recv(20))
            connection.sendall(b"\x00\x00\x04\x05")
            os.write(writer, connection.recv(1 << 15))


def test_two_homes_are_two_graphs_on_two_pairs_of_ports(homes: Homes) -> None:
    first, second = ensure_server(homes("first")), ensure_server(homes("second"))
    assert len({first.uri, second.uri}) == len({first.http_port, second.http_port}) == 2
    assert first.password != second.password
    add_note(homes("first"), "in the first")
    add_note(homes("second"), "in the second")
    notes = read_notes(homes("first")), read_notes(homes("second"))
    assert ["in the first" in found for found in notes] == [True, False]
    assert ["in the second" in found for found in notes] == [False, True]


def test_after_a_crash_the_next_start_recovers_on_the_same_ports(homes: Homes) -> None:
    before = ensure_server(homes("second"))
    add_note(homes("second"), "written before the crash")
    crashed = psutil.Process(before.pid)
    crashed.kill()
    crashed.wait(PATIENCE_S)
    assert server_status(homes("second")) is None
    after = ensure_server(homes("second"))
    assert after.pid != before.pid
    assert (after.uri, after.http_port, after.password) == (before.uri, before.http_port, before.password)
    assert "written before the crash" in read_notes(homes("second"))


def test_a_taken_port_is_passed_over(homes: Homes) -> None:
    settings = homes("second")
    before = ensure_server(settings)
    stop_server(settings)
    with socket.create_server(("127.0.0.1", before.http_port)):
        moved = ensure_server(settings)
    assert moved.http_port != before.http_port
    assert moved.uri == before.uri


def overwrite(path: Path, content: bytes | None) -> None:
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)


def replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


RUN_FILES: dict[str, Callable[[Path], None]] = {
    "lost": lambda path: overwrite(path, None),
    "empty": lambda path: overwrite(path, b""),
    "cut off": lambda path: overwrite(path, path.read_bytes()[:30]),
    "no numbers": lambda path: overwrite(path, b'{"ports": {"bolt": 1e999, "http": NaN}, "pid": 1e999}'),
    "another version's": lambda path: overwrite(path, b'{"bolt": 7687, "process": "one"}'),
    "another process's": lambda path: overwrite(
        path, b'{"ports": {"bolt": 1, "http": 2}, "pid": %d, "version": "5.26"}' % os.getpid()
    ),
    "a folder": replace_by_a_folder,
}


@pytest.mark.parametrize("damage", RUN_FILES.values(), ids=RUN_FILES)
def test_a_running_server_is_found_whatever_became_of_its_run_file(
    homes: Homes, damage: Callable[[Path], None]
) -> None:
    """The usual ports are taken, so that only the configuration tells the server's own."""
    settings = homes("first")
    before = ensure_server(settings)
    run_file = ServerPaths(settings.home).run_file
    damage(run_file)
    began = time.process_time()
    assert server_status(settings) == before
    assert ensure_server(settings) == before
    assert time.process_time() - began < BUSY
    if run_file.is_dir():
        run_file.rmdir()
        ensure_server(settings)
    assert read_run(ServerPaths(settings.home)).pid == before.pid, "what was damaged is written anew"


@pytest.mark.parametrize(
    "wrong", [None, b"", b"server.bolt.listen_address=127.0.0.1:9\nserver.http.listen_address=127.0.0.1:10\n"]
)
def test_a_running_server_is_found_without_its_run_file_and_its_configuration(
    homes: Homes, wrong: bytes | None
) -> None:
    """Both lost, both empty, or of other ports: the process is asked itself."""
    settings = homes("first")
    before = ensure_server(settings)
    paths = ServerPaths(settings.home)
    kept = (paths.conf_dir / "neo4j.conf").read_bytes()
    for path in (paths.run_file, paths.conf_dir / "neo4j.conf", paths.java_args):
        overwrite(path, wrong)
    began = time.process_time()
    assert server_status(settings) == before
    assert ensure_server(settings) == before
    assert read_notes(settings) is not None
    assert time.process_time() - began < BUSY
    (paths.conf_dir / "neo4j.conf").write_bytes(kept)


def test_files_deleted_under_a_running_server_are_said(homes: Homes) -> None:
    """Its password too: whatever is lost, it ends in seconds, and so does its stop."""
    settings = homes("second")
    ensure_server(settings)
    paths = ServerPaths(settings.home)
    for path in (paths.run_file, paths.conf_dir / "neo4j.conf"):
        path.unlink()
    password = paths.password.read_bytes()
    paths.password.unlink()
    with pytest.raises(ServerError, match=r"password of the local Neo4j is missing.*Put the file back"):
        ensure_server(settings)
    paths.password.write_bytes(password)
    shutil.rmtree(paths.data)
    with pytest.raises(ServerError, match=r"its files were deleted.*`kg neo4j down`"):
        ensure_server(settings)
    assert stop_server(settings) is True
    assert server_status(settings) is None


def test_down_is_clean_and_keeps_the_graph(homes: Homes) -> None:
    settings = homes("first")
    info = ensure_server(settings)
    notes = read_notes(settings)
    assert stop_server(settings) is True
    assert not psutil.pid_exists(info.pid) or psutil.Process(info.pid).status() == psutil.STATUS_ZOMBIE
    assert server_status(settings) is None
    assert tail_log(log_path(settings), 1)[0].endswith("Stopped.")
    assert stop_server(settings) is False
    assert ensure_server(settings).uri == info.uri
    assert read_notes(settings) == notes


def test_a_server_that_dies_at_its_start_says_why(homes: Homes) -> None:
    settings = homes("wrong setting")
    extra = settings.home / "neo4j" / "conf" / "extra.conf"
    extra.parent.mkdir(parents=True)
    extra.write_text("server.memory.pagecache.size=a lot\n")
    with pytest.raises(ServerError, match=r"a setting is wrong.*extra\.conf"):
        ensure_server(settings)
    assert server_status(settings) is None


def test_a_store_without_its_password_file_is_said_plainly(homes: Homes) -> None:
    settings = homes("no password")
    (settings.home / "neo4j/data/databases/system").mkdir(parents=True)
    with pytest.raises(ServerError, match="the password of the local Neo4j is missing"):
        ensure_server(settings)


def test_wrong_password_is_said_plainly(homes: Homes) -> None:
    uri = ensure_server(homes("first")).uri
    wrong = homes("first").model_copy(update={"neo4j_uri": uri, "neo4j_password": SecretStr("not this one")})
    with pytest.raises(StoreUnavailable, match=r"refuses the user name or the password.*Check NEO4J_USERNAME"):
        connect(wrong)
    without = wrong.model_copy(update={"neo4j_password": None})
    with pytest.raises(StoreUnavailable, match="Set NEO4J_USERNAME and NEO4J_PASSWORD"):
        connect(without)


def test_a_changed_password_of_the_local_server_is_said_plainly(homes: Homes) -> None:
    info = ensure_server(homes("first"))
    notes = read_notes(homes("first"))
    info.password_file.write_text("not this one\n")
    with pytest.raises(StoreUnavailable, match="write the new one into"):
        connect(homes("first"))
    info.password_file.write_text(info.password + "\n")
    assert read_notes(homes("first")) == notes


def test_a_password_of_the_users_own_may_begin_like_an_option(homes: Homes) -> None:
    settings = homes("own password")
    settings.home.mkdir()
    (settings.home / "password").write_text("-begins like an option\n")
    assert read_notes(settings) == []
    stop_server(settings)


def test_unknown_database_is_said_plainly(homes: Homes) -> None:
    settings = homes("first").model_copy(update={"neo4j_database": "nothere"})
    with pytest.raises(StoreUnavailable, match="there is no database 'nothere'"):
        connect(settings)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_nobody_at_the_address_is_said_within_five_seconds(scheme: str, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match=r"no Neo4j answers \(.*refused.*unset NEO4J_URI"):
        connect(Settings(_env_file=None, NEO4J_URI=f"{scheme}://127.0.0.1:9", KG_HOME=tmp_path))
    assert time.monotonic() - began < 5 * BUSY


@pytest.mark.parametrize("scheme", ["bolt", "neo4j+s"])
def test_a_silent_address_is_said_within_five_seconds(scheme: str, silent_port: int, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="no Neo4j answers"):
        connect(Settings(_env_file=None, NEO4J_URI=f"{scheme}://127.0.0.1:{silent_port}", KG_HOME=tmp_path))
    assert time.monotonic() - began < 5 * BUSY


def test_what_is_no_address_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="NEO4J_URI is not an address"):
        connect(Settings(_env_file=None, NEO4J_URI="localhost:7687", KG_HOME=tmp_path))


def test_unreachable_maven_central_is_said_within_ten_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    settings = Settings(_env_file=None, KG_HOME=tmp_path / "home", KG_CACHE=tmp_path / "cache")
    settings = settings.model_copy(update={"neo4j_uri": None, "maven_url": None})
    began = time.monotonic()
    with pytest.raises(ServerError, match=r"(?s)Maven Central does not answer.*NEO4J_URI.*Docker.*Aura.*kg extract"):
        ensure_server(settings)
    assert time.monotonic() - began < 10 * BUSY


def connect(settings: Settings) -> None:
    with open_driver(settings):
        pytest.fail("this must not connect")
