"""The pinned list of jars that make a Neo4j Community server with Neo4j Browser: read it, or write it anew.

Neo4j is GPLv3, so none of it is in this package: `jars.lock` names each jar and its SHA-256, and the server is
downloaded and run as a process of its own. After changing a version below:

    python -m kg.store.server.pins          # resolves with jgo, downloads each jar once, writes jars.lock
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

NEO4J_VERSION = "5.26.28"
BROWSER_VERSION = "5.24.0"  # the newest that is published as a jar
ENDPOINT = (
    f"org.neo4j:neo4j:{NEO4J_VERSION}+org.neo4j.app:neo4j-server:{NEO4J_VERSION}"
    f"+org.neo4j.client:neo4j-browser:{BROWSER_VERSION}"
)
LOCK_FILE = Path(__file__).with_name("jars.lock")
_HEAD = (
    "# group:artifact:version[:classifier] bytes sha256 - written by `python -m kg.store.server.pins`, do not edit\n"
)


@dataclass(frozen=True, order=True)
class Jar:
    """One pinned jar: its Maven coordinates, its size in bytes and the SHA-256 of its content."""

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    @cached_property
    def file_name(self) -> str:
        """The name of the file, as Maven repositories give it."""
        classifier = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{classifier}.jar"

    @property
    def repository_path(self) -> str:
        """The path below the root of any Maven repository, with `/`."""
        return str(PurePosixPath(*self.group.split("."), self.artifact, self.version, self.file_name))

    def __str__(self) -> str:
        parts = [self.group, self.artifact, self.version, *([self.classifier] if self.classifier else [])]
        return ":".join(parts)


def read_pins(path: Path = LOCK_FILE) -> list[Jar]:
    """Every pinned jar, in the order of the class path (sorted by coordinates)."""
    lines = path.read_text(encoding="ascii").splitlines()
    return [_parse_line(line) for line in lines if line and not line.startswith("#")]


def pins_digest(jars: Iterable[Jar]) -> str:
    """Eight hexadecimal digits that change with any jar, to name the folder of one set of jars."""
    return hashlib.sha256("\n".join(jar.sha256 for jar in jars).encode()).hexdigest()[:8]


def _parse_line(line: str) -> Jar:
    coordinates, size, sha256 = line.split(" ")
    group, artifact, version, *classifier = coordinates.split(":")
    return Jar(group, artifact, version, classifier[0] if classifier else "", int(size), sha256)


def resolve_pins() -> list[Jar]:
    """Resolve `ENDPOINT` and its dependencies over the network and download every jar, to pin what they are now.

    jgo warns where a download does not fit the SHA-1 that the repository gives. Takes two minutes.
    """
    import jgo
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.maven import MavenContext

    artifacts = jgo.resolve(ENDPOINT)
    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(repo_cache=Path(folder), remote_repos={"central": MAVEN_CENTRAL_URL})
        jars = []
        for artifact in artifacts:
            component = context.project(artifact.groupId, artifact.artifactId).at_version(artifact.version)
            content = Path(component.artifact(artifact.classifier, artifact.packaging).resolve()).read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            jars.append(
                Jar(
                    artifact.groupId,
                    artifact.artifactId,
                    artifact.version,
                    artifact.classifier or "",
                    len(content),
                    digest,
                )
            )
    return sorted(set(jars))


def write_pins(jars: Iterable[Jar], path: Path = LOCK_FILE) -> None:
    """Write the pinned list; the same jars give the same bytes."""
    path.write_text(_HEAD + "".join(f"{jar} {jar.size} {jar.sha256}\n" for jar in jars), encoding="ascii")


if __name__ == "__main__":
    pinned = resolve_pins()
    write_pins(pinned)
    print(f"{len(pinned)} jars, {sum(jar.size for jar in pinned):,} bytes pinned in {LOCK_FILE.name}")
