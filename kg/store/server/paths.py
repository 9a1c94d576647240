"""Where one home keeps its server: everything that belongs to one graph lies below `KG_HOME`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.settings import Settings
from kg.store.server.ownership import close_all, close_folder, require_own


@dataclass(frozen=True)
class ServerPaths:
    """The files of the local server of one home."""

    home: Path

    @property
    def neo4j_home(self) -> Path:
        """Neo4j's own home folder: data, conf, logs, run."""
        return self.home / "neo4j"

    @property
    def conf_dir(self) -> Path:
        """The folder of `neo4j.conf`, which is written at each start, and `extra.conf`, which is the user's."""
        return self.neo4j_home / "conf"

    @property
    def extra_conf(self) -> Path:
        """Settings of the user's own; each line wins over ours, but for the addresses."""
        return self.conf_dir / "extra.conf"

    @property
    def java_args(self) -> Path:
        """The arguments of the Java process; its path on a command line is how a server is known."""
        return self.conf_dir / "java.args"

    @property
    def data(self) -> Path:
        """The databases, their logs, and who may use them."""
        return self.neo4j_home / "data"

    @property
    def data_loaded(self) -> Path:
        """What a dump is loaded into, before it takes the place of `data`."""
        return self.neo4j_home / "data.loaded"

    @property
    def data_before(self) -> Path:
        """What was in `data` before a dump was loaded: there only while one is, or after that was broken off."""
        return self.neo4j_home / "data.before-restore"

    @property
    def tables(self) -> Path:
        """What `kg import --bulk` writes for Neo4j's own tool: there only meanwhile, or after that was broken off."""
        return self.neo4j_home / "tables"

    @property
    def password(self) -> Path:
        """The password of the user `neo4j`, readable by the user alone."""
        return self.home / "password"

    @property
    def run_file(self) -> Path:
        """Process id and ports; the ports stay after a stop."""
        return self.home / "server.json"

    @property
    def lock(self) -> Path:
        """Held by the `kg` that starts or stops the server."""
        return self.home / "server.lock"

    @property
    def log(self) -> Path:
        """What Neo4j says to its user."""
        return self.neo4j_home / "logs" / "neo4j.log"

    @property
    def console(self) -> Path:
        """What the Java process itself prints, which tells why it did not come up."""
        return self.neo4j_home / "logs" / "console.log"

    @property
    def folders(self) -> list[Path]:
        """What is made before a start, outermost first."""
        return [self.home, self.neo4j_home, self.conf_dir, self.log.parent]

    def create(self) -> None:
        """Make the folders, closed to other users.

        Raises ServerError where one is there that is another user's, or that others may write to and can't be closed.
        """
        for folder in self.folders:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            require_own([folder])
            close_folder(folder)
        close_all([self.home, self.run_file, self.lock, self.neo4j_home, *self.neo4j_home.rglob("*")])

    def require_own(self) -> None:
        """Raise ServerError where anything that the server is known or started by belongs to another user."""
        require_own([*self.folders, self.password, self.run_file, self.lock, self.java_args, self.extra_conf])


def server_paths(settings: Settings) -> ServerPaths:
    """The files of the server of `settings.home`."""
    return ServerPaths(settings.home.resolve())


def log_path(settings: Settings) -> Path:
    """The log of the local server; it need not exist yet."""
    return server_paths(settings).log
