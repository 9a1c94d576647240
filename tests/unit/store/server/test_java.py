"""Java's own reading of the argument files, with the Java that the server runs on."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

from kg.store.server.java import find_java, java_environment, write_arguments


def test_java_is_version_21() -> None:
    said = subprocess.run([find_java(), "-version"], capture_output=True, text=True, check=True).stderr
    assert ' version "21.' in said


def test_arguments_arrive_as_written(tmp_path: Path) -> None:
    values = ["plain", "with space", 'quo"te', "back\\slash", "新闻 图谱", "#hash"]
    properties = [f"-Dvalue{number}={value}" for number, value in enumerate(values)]
    arguments = tmp_path / "文件.args"
    write_arguments(arguments, [*properties, "-XshowSettings:properties", "-version"])
    said = subprocess.run(
        [find_java(), f"@{arguments}"], capture_output=True, text=True, check=True, env=java_environment()
    ).stderr
    lines = [line.strip() for line in said.splitlines()]
    shown = [line.partition(" = ")[2] for line in lines if line.startswith("value")]
    assert shown == values


def test_argument_file_is_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "java.args"
    path.touch(0o644)
    write_arguments(path, ["secret"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
