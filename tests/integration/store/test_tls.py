"""Encrypted connections to a real Neo4j whose certificate an authority of the tests has signed, and to what is no such."""

from __future__ import annotations

import datetime
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from click.testing import CliRunner
from pydantic import SecretStr

from kg.cli import main
from kg.errors import StoreUnavailable
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.server import ServerInfo, ensure_server, stop_server
from tests.tls import serve_over_tls

POLICY = """\
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={folder}
dbms.ssl.policy.bolt.private_key=server.key
dbms.ssl.policy.bolt.public_certificate=server.pem
dbms.ssl.policy.bolt.client_auth=NONE
"""


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def authority_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture(scope="module")
def server(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerInfo]:
    """A local server that speaks TLS too, with a certificate for `localhost` alone."""
    home, folder = tmp_path_factory.mktemp("tls-home"), tmp_path_factory.mktemp("certificates")
    leaf = authority.issue_cert("localhost")
    leaf.private_key_pem.write_to_path(str(folder / "server.key"))
    for blob in leaf.cert_chain_pems:
        blob.write_to_path(str(folder / "server.pem"), append=True)
    (home / "neo4j/conf").mkdir(parents=True)
    (home / "neo4j/conf/extra.conf").write_text(POLICY.format(folder=folder))
    settings = Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None)
    yield ensure_server(settings)
    stop_server(settings)


def settings_of(server: ServerInfo, uri: str, authority: Path | None) -> Settings:
    return Settings(
        _env_file=None,
        KG_HOME=server.home,
        NEO4J_URI=uri,
        NEO4J_PASSWORD=SecretStr(server.password),
        NEO4J_CA=authority,
    )


def refusal(settings: Settings) -> str:
    with pytest.raises(StoreUnavailable) as refused, open_driver(settings):
        pass
    told = str(refused.value)
    password = settings.neo4j_password
    assert password is not None
    assert password.get_secret_value() not in told
    return told


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_server_signed_by_the_authority_that_is_named_answers(
    server: ServerInfo, authority_file: Path, scheme: str
) -> None:
    settings = settings_of(server, f"{scheme}://localhost:{server.bolt_port}", authority_file)
    with open_driver(settings) as driver:
        assert driver.encrypted
        assert driver.execute_query("RETURN 7 AS n").records[0]["n"] == 7


@pytest.mark.parametrize("with_authority", [False, True])
def test_whoever_asks_for_no_check_gets_none(server: ServerInfo, authority_file: Path, with_authority: bool) -> None:
    address = f"bolt+ssc://127.0.0.1:{server.bolt_port}"
    settings = settings_of(server, address, authority_file if with_authority else None)
    with open_driver(settings) as driver:
        assert driver.execute_query("RETURN 7 AS n").records[0]["n"] == 7


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_an_authority_that_nobody_named_is_told_with_the_way_out(server: ServerInfo, scheme: str) -> None:
    told = refusal(settings_of(server, f"{scheme}://localhost:{server.bolt_port}", None))
    assert "nobody whom this machine trusts has signed the certificate" in told
    assert "Set NEO4J_CA to a file (PEM)" in told


def test_another_authority_is_told(server: ServerInfo, tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    told = refusal(settings_of(server, f"bolt+s://localhost:{server.bolt_port}", tmp_path / "other.pem"))
    assert "not signed by the authority in NEO4J_CA" in told
    assert str(tmp_path / "other.pem") in told


def test_a_certificate_of_another_host_is_told(server: ServerInfo, authority_file: Path) -> None:
    told = refusal(settings_of(server, f"bolt+s://127.0.0.1:{server.bolt_port}", authority_file))
    assert "is for another host than 127.0.0.1" in told


def test_a_file_that_is_no_certificate_is_told(server: ServerInfo, tmp_path: Path) -> None:
    address = f"bolt+s://localhost:{server.bolt_port}"
    assert "No such file" in refusal(settings_of(server, address, tmp_path / "none.pem"))
    (tmp_path / "empty.pem").write_text("证书\n", encoding="utf-8")
    assert "without a certificate in it" in refusal(settings_of(server, address, tmp_path / "empty.pem"))


def test_an_authority_and_a_connection_in_the_clear_are_refused(server: ServerInfo, authority_file: Path) -> None:
    told = refusal(settings_of(server, server.uri, authority_file))
    assert "in the clear, the password too" in told
    assert "bolt+s://" in told


@pytest.mark.parametrize(("shift_days", "said"), [(-1, "has expired"), (+30, "is not valid yet")])
def test_a_certificate_out_of_its_time_is_told(
    server: ServerInfo, authority: trustme.CA, authority_file: Path, tmp_path: Path, shift_days: int, said: str
) -> None:
    end = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=shift_days)
    begin = end - datetime.timedelta(days=20)
    certificate = authority.issue_cert("127.0.0.1", not_before=begin, not_after=end)
    with serve_over_tls(tmp_path, certificate) as address:
        told = refusal(settings_of(server, address.replace("https", "bolt+s"), authority_file))
    assert said in told


def test_a_server_without_tls_is_told(server: ServerInfo, authority_file: Path) -> None:
    """Neo4j's own port for HTTP stands for a server that speaks something else."""
    told = refusal(settings_of(server, f"bolt+s://localhost:{server.http_port}", authority_file))
    assert "does not answer in TLS" in told


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s"])
def test_no_traceback_log_or_message_shows_a_password(
    server: ServerInfo, authority_file: Path, tmp_path: Path, scheme: str
) -> None:
    """A wrong one, which the server refuses, under --debug and with the whole log on standard error."""
    secret = "geheim-7f3a-口令"
    environment = {
        "NEO4J_URI": f"{scheme}://localhost:{server.bolt_port}", "NEO4J_PASSWORD": secret, "KG_HOME": str(tmp_path),
        "NEO4J_CA": str(authority_file) if scheme == "bolt+s" else "",
    }  # fmt: skip
    done = CliRunner(env=environment).invoke(main, ["--debug", "--log-level", "debug", "summary"])
    assert "Traceback" in done.stderr
    assert "refuses the user name or the password" in done.stderr
    assert "command failed" in done.stderr
    for told in (done.output, (tmp_path / "logs/kg.log").read_text(encoding="utf-8")):
        assert secret not in told
        assert server.password not in told


def test_a_context_checks_names_and_signatures(authority_file: Path) -> None:
    from kg.store.trust import authority_context

    context = authority_context(authority_file)
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
