"""What versions up to 0.1.0 left in the user's home directory itself: they took the variable HOME for the graph's home."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from kg.settings import Settings
from kg.store.server.config import is_ours
from kg.store.server.paths import ServerPaths, server_paths


@dataclass(frozen=True)
class Leftover:
    """A graph beside the user's other files: its folder, the names of what belongs to it, where it should be."""

    folder: Path
    names: list[str]
    target: Path

    @property
    def command(self) -> str:
        """The line for a shell that stops its server, if it runs, and moves everything."""
        old, new = shlex.quote(str(self.folder)), shlex.quote(str(self.target))
        lock = ServerPaths(self.folder).lock  # made, if it was not there, by the stop
        moved = " ".join(shlex.quote(str(self.folder / name)) for name in self.names if name != lock.name)
        stop, move = f"KG_HOME={old} kg neo4j down", f"mkdir -p -m 700 {new} && mv {moved} {new}/"
        return f"{stop} && {move} && rm -f {shlex.quote(str(lock))}"


def find_leftover(settings: Settings) -> Leftover | None:
    """What lies in the home directory, unless KG_HOME says that it is meant to; None where there is nothing of ours.

    Another program's folder `neo4j` or file `password` is not ours: a file of the settings that we write proves it.
    """
    home = os.environ.get("HOME")
    if not home:
        return None
    old, here = ServerPaths(Path(home).resolve()), server_paths(settings)
    if old.home == here.home:
        return None
    if is_ours(old.conf_dir):
        parts = _parts(old)
    elif old.lock.is_file() and _is_bare(old):
        parts = [old.neo4j_home, old.lock]  # a `password` may be anyone's
    else:
        return None
    return Leftover(old.home, [path.name for path in parts if path.exists()], _free_home(here.home))


def _is_bare(paths: ServerPaths) -> bool:
    """Whether there are the folders of a server alone, as after a first start whose download failed."""
    made = [paths.conf_dir, paths.log.parent]
    return all(folder.is_dir() for folder in made) and set(paths.neo4j_home.rglob("*")) == set(made)


def _parts(paths: ServerPaths) -> list[Path]:
    return [paths.neo4j_home, paths.password, paths.run_file, paths.lock]


def _free_home(wanted: Path) -> Path:
    """The home that is wanted where no graph is in it, else one beside it."""
    beside = (wanted.with_name(f"{wanted.name}-old{number or ''}") for number in count())
    return next(home for home in chain([wanted], beside) if not any(map(Path.exists, _parts(ServerPaths(home)))))
