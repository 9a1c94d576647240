"""Downloads over TLS from a server whose certificate only an authority of our own has signed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from kg.errors import ServerError
from kg.store.server.jars import fetch_jars, is_whole
from kg.store.server.pins import Jar
from tests.tls import make_store, serve_over_tls

CONTENT = b"a jar"
JAR = Jar("org.example", "part", "1.0", "", 5, "fc8bd814a3051a9717431182d5af2a2d654481aac82a028c05c73afa4ca38823")


@pytest.fixture(autouse=True)
def no_certificates_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The system's store without any authority, and no proxy."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def bundle(authority: trustme.CA, tmp_path: Path) -> Path:
    """The file of our authority."""
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The folder of a Maven repository with one jar."""
    place = tmp_path / "repository" / JAR.repository_path
    place.parent.mkdir(parents=True)
    place.write_bytes(CONTENT)
    return tmp_path / "repository"


@pytest.fixture
def mirror(authority: trustme.CA, repository: Path) -> Iterator[str]:
    """It over TLS, with a certificate for 127.0.0.1."""
    with serve_over_tls(repository, authority.issue_cert("127.0.0.1")) as address:
        yield address


def fetch(url: str, folder: Path) -> bool:
    folder.mkdir(exist_ok=True)
    fetch_jars([JAR], folder, url)
    return is_whole(folder / JAR.file_name, JAR)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_a_named_file_of_certificates_is_trusted(
    variable: str, mirror: str, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(bundle))
    assert fetch(mirror, tmp_path / "jars")


def test_the_folder_of_the_systems_certificates_is_trusted(
    mirror: str, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(make_store(tmp_path / "store", bundle)))
    assert fetch(mirror, tmp_path / "jars")


def test_the_systems_store_counts_beside_a_named_file_for_requests(
    mirror: str, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import certifi

    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", certifi.where())
    assert fetch(mirror, tmp_path / "jars")


def test_an_unknown_authority_is_said_with_what_to_do(mirror: str, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="the certificate that is shown is not trusted") as caught:
        fetch(mirror, tmp_path / "jars")
    assert caught.value.where == mirror
    assert "unable to get local issuer certificate" in caught.value.what
    for way in ("add that to the certificates of the system", "SSL_CERT_FILE", "NEO4J_URI"):
        assert way in str(caught.value)
    assert list((tmp_path / "jars").iterdir()) == []


def test_a_certificate_of_another_host_is_refused_and_no_authority_blamed(
    authority: trustme.CA, repository: Path, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    with serve_over_tls(repository, authority.issue_cert("mirror.example")) as url:
        with pytest.raises(ServerError, match=r"is not trusted .*IP address mismatch") as caught:
            fetch(url, tmp_path / "jars")
        assert "SSL_CERT_FILE" not in str(caught.value)


def test_a_file_of_certificates_that_is_not_there_is_said(
    mirror: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "gone.pem"))
    with pytest.raises(ServerError, match=r"can't be downloaded.*gone\.pem"):
        fetch(mirror, tmp_path / "jars")


def test_the_command_says_it_in_one_line(mirror: str, tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("KG_", "NEO4J_"))},
        **{"KG_HOME": str(tmp_path / "home"), "KG_CACHE": str(tmp_path / "cache"), "KG_MAVEN_URL": mirror},
    }
    kg = [sys.executable, "-c", "from kg.cli import main; main()", "neo4j", "up"]
    done = subprocess.run(kg, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: Neo4j can't be downloaded: the certificate that is shown is not trusted")
    assert len(done.stderr.splitlines()) == 1
