"""A disk that is full, small, read-only or out of files: a real one, mounted for the test, below a real Neo4j."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from neo4j.exceptions import DatabaseError

from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.disk import MEGABYTE
from kg.store.server import ensure_server, server_status
from tests.counts import tried
from tests.processes import PATIENCE_S

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
Mount = Callable[..., Path]


@pytest.fixture(scope="module", autouse=True)
def counted(request: pytest.FixtureRequest) -> Iterator[None]:
    """Say at the end how many disks were tried, if all went well."""
    failed = request.session.testsfailed
    yield
    if request.session.testsfailed == failed:
        tests = [item for item in request.session.items if item.path == request.path]
        tried(
            "Disks that are full, small, read-only or out of files",
            len(tests),
            held="a line says what to do; nothing lost",
        )


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mount a small disk of its own at a new folder, with options of tmpfs such as size=100m."""
    mounted: list[Path] = []

    def make(*options: str) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        try:
            done = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)], capture_output=True, text=True
            )
        except OSError as error:
            pytest.skip(f"needs mount(8): {error}")
        if done.returncode:
            pytest.skip(f"mounting a small disk is not allowed here: {done.stderr.strip()}")
        mounted.append(place)
        return place

    yield make
    for place in mounted:
        kill_what_uses(place)
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def kill_what_uses(disk: Path) -> None:
    """End every process that names the disk: a server, a start of one, an import; however its test ended."""
    own = psutil.Process()
    using = [
        process
        for process in psutil.process_iter(["cmdline", "environ", "cwd"])
        if process.pid != own.pid and uses(process.info, str(disk))
    ]
    for process in using:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(using, PATIENCE_S)


def uses(info: dict[str, Any], disk: str) -> bool:
    """Tell whether a process works there, or was told of it: Java has its home in a file of arguments there."""
    told = [*(info["cmdline"] or ()), *(info["environ"] or {}).values(), info["cwd"] or ""]
    return any(one.startswith((f"{disk}/", f"@{disk}/")) or one == disk for one in told)


def settings_on(disk: Path) -> Settings:
    return Settings(_env_file=None, KG_HOME=disk / "home").model_copy(update={"neo4j_uri": None})


def environment_of(disk: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return {**kept, "KG_HOME": str(disk / "home"), "KG_CACHE": str(settings_on(disk).cache)}


def kg(disk: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*KG, *map(str, arguments)]
    done = subprocess.run(
        command,
        env=environment_of(disk) | environment,
        cwd=disk.parent,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert "Traceback" not in done.stderr
    assert "kill" not in done.stderr + done.stdout
    return done


def fill(disk: Path, leave: int) -> None:
    """Take all of the disk but `leave` bytes."""
    with (disk / "filler").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - leave)


def write_articles(path: Path, count: int) -> Path:
    content = "海川公司董事长陈立宣布，计划到2028年在南平市建成两座工厂。" * 20
    rows = [{"id": f"a{n}", "title": f"第{n}篇", "content": content} for n in range(count)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def start_import(disk: Path, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*KG, "import", str(path), "--batch-size", "5"], env=environment_of(disk), cwd=disk.parent,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def count_articles(settings: Settings) -> int:
    with open_driver(settings) as driver:
        return int(driver.execute_query("MATCH (a:Article) RETURN count(a) AS n").records[0]["n"])


def wait_for_articles(settings: Settings, running: subprocess.Popen[str], wanted: int = 1) -> None:
    while count_articles(settings) < wanted and running.poll() is None:
        time.sleep(0.1)  # between two looks at the condition


@pytest.mark.parametrize("command", [["import", "many.jsonl"], ["neo4j", "up"], ["stats"]])
def test_too_small_a_disk_is_refused_with_its_name_and_sizes(mount: Mount, command: list[str]) -> None:
    disk = mount("size=100m")
    write_articles(disk.parent / "many.jsonl", 2)
    done = kg(disk, *command)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    # what works on the graph has begun its log before the disk is looked at
    free, missing = (100, 284) if command[0] == "neo4j" else (99, 285)
    assert f"the disk at {disk} has {free} MB free" in done.stderr
    assert "needs 384 MB" in done.stderr
    assert f"Free {missing} MB there" in done.stderr
    assert not list(disk.rglob("neo4j")), "a refusal leaves nothing of a database"


def test_a_disk_without_room_for_files_is_refused(mount: Mount) -> None:
    disk = mount("size=500m", "nr_inodes=40")
    done = kg(disk, "neo4j", "up")
    assert done.returncode == 1
    assert "more files (inodes)" in done.stderr


def test_too_small_a_disk_for_the_download_is_refused_before_it_begins(mount: Mount) -> None:
    disk = mount("size=600m")
    cache = mount("size=50m")
    unreachable = "http://127.0.0.1:9/"
    done = kg(disk, "neo4j", "up", KG_CACHE=str(cache), KG_MAVEN_URL=unreachable)
    assert done.returncode == 1
    assert f"the disk at {cache} has 50 MB free, and the download of Neo4j needs" in done.stderr
    assert list(cache.iterdir()) == []


def test_a_read_only_disk_is_named(mount: Mount) -> None:
    disk = mount("size=500m")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    done = kg(disk, "neo4j", "up")
    assert done.returncode == 1
    assert "Read-only file system" in done.stderr
    assert f"The disk of {disk / 'home'} can only be read" in done.stderr


def test_an_import_stops_before_the_disk_is_full_and_goes_on_later(mount: Mount) -> None:
    disk = mount("size=700m")
    settings = settings_on(disk)
    path = write_articles(disk.parent / "many.jsonl", 120)
    ensure_server(settings)
    running = start_import(disk, path)
    wait_for_articles(settings, running)
    fill(disk, 200 * MEGABYTE)
    out, err = running.communicate(timeout=PATIENCE_S)
    inside = count_articles(settings)
    assert running.returncode == 1
    assert 0 < inside < 120
    assert out.startswith(f"{inside} created, 0 changed, 0 deleted, 0 failed")
    assert f"the disk at {disk} has" in err
    assert "writing needs 256 MB" in err
    assert "Traceback" not in err
    refused = kg(disk, "import", path)
    assert refused.returncode == 1
    assert "writing needs 256 MB" in refused.stderr
    assert kg(disk, "stats").returncode == 0, "reading goes on"
    assert kg(disk, "neo4j", "status").returncode == 0
    (disk / "filler").unlink()
    assert kg(disk, "import", path).returncode == 0
    assert count_articles(settings) == 120


def test_a_server_lost_in_the_middle_of_an_import_is_one_line_and_running_again_completes_it(mount: Mount) -> None:
    disk = mount("size=700m")
    settings = settings_on(disk)
    path = write_articles(disk.parent / "many.jsonl", 80)
    server = ensure_server(settings)
    running = start_import(disk, path)
    wait_for_articles(settings, running)
    lost = psutil.Process(server.pid)
    lost.kill()
    lost.wait(PATIENCE_S)
    out, err = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 1
    assert "created, 0 changed, 0 deleted, 0 failed" in out
    assert "Traceback" not in err
    assert [line for line in err.splitlines() if line.startswith("Error:")], err
    assert "same command again" in err
    assert kg(disk, "import", path).returncode == 0
    assert count_articles(settings) == 80


def test_a_database_that_a_full_disk_has_stopped_comes_back_by_itself(mount: Mount) -> None:
    disk = mount("size=600m")
    settings = settings_on(disk)
    server = ensure_server(settings)
    fill(disk, 10 * MEGABYTE)
    written = write_until_refused(settings)
    status = kg(disk, "neo4j", "status")
    assert status.returncode == 1
    assert "its database does not answer" in status.stdout
    assert f"The disk at {disk} has" in status.stdout
    doctor = kg(disk, "doctor")
    assert doctor.returncode == 1
    assert f"the disk at {disk} has" in doctor.stdout
    asked = kg(disk, "stats")
    assert asked.returncode == 1
    assert f"the disk at {disk} has" in asked.stderr
    down = kg(disk, "neo4j", "down")
    assert down.returncode == 1
    assert "can't stop yet" in down.stderr
    assert "it then ends by itself" in down.stderr
    (disk / "filler").unlink()
    psutil.wait_procs([psutil.Process(server.pid)] if psutil.pid_exists(server.pid) else [], PATIENCE_S)
    with open_driver(settings) as driver:
        found = driver.execute_query("MATCH (n:Note) RETURN count(n) AS n").records[0]["n"]
    assert found in (written, written + 200), "all that was confirmed, and of the last one all or nothing"


def test_a_running_server_whose_database_has_stopped_is_started_anew_once_there_is_space(mount: Mount) -> None:
    disk = mount("size=600m")
    settings = settings_on(disk)
    before = ensure_server(settings)
    fill(disk, 10 * MEGABYTE)
    write_until_refused(settings)
    (disk / "filler").unlink()
    done = kg(disk, "query", "CREATE (n:Note {text: 'after'}) RETURN n.text", "--write", "--format", "csv")
    assert (done.returncode, done.stdout.split()) == (0, ["n.text", "after"]), done.stderr
    after = server_status(settings)
    assert after is not None
    assert after.pid != before.pid


def test_a_torn_log_is_named_and_the_way_back_of_the_documentation_works(mount: Mount) -> None:
    """As a graph of an earlier version, whose logs did not take their space beforehand."""
    disk = mount("size=500m")
    settings = settings_on(disk)
    extra = disk / "home" / "neo4j" / "conf" / "extra.conf"
    extra.parent.mkdir(parents=True)
    extra.write_text("db.tx_log.preallocate=false\n")
    server = psutil.Process(ensure_server(settings).pid)
    fill(disk, 10 * MEGABYTE)
    written = write_until_refused(settings)
    server.terminate()
    with pytest.raises(psutil.TimeoutExpired):
        server.wait(20)  # what it writes at its end tears the log, once there is space
    (disk / "filler").unlink()
    server.wait(PATIENCE_S)
    asked = kg(disk, "stats")
    assert asked.returncode == 1
    assert "its database does not answer" in asked.stderr
    assert "Unable to start" in asked.stderr
    assert "docs/operations.md, A full disk" in asked.stderr
    assert kg(disk, "neo4j", "down").returncode == 0
    extra.write_text("internal.dbms.tx_log.fail_on_corrupted_log_files=false\n")
    with open_driver(settings) as driver:
        assert driver.execute_query("MATCH (n:Note) RETURN count(n) AS n").records[0]["n"] == written


def write_until_refused(settings: Settings) -> int:
    """Write past every watch until Neo4j refuses; return how many nodes it confirmed."""
    written = 0
    with open_driver(settings) as driver:
        try:
            while written < 100_000:
                driver.execute_query("UNWIND range(1, 200) AS i CREATE (:Note {text: $text + i})", text="长" * 3000)
                written += 200
        except DatabaseError:
            return written
    pytest.fail("the disk never filled")
