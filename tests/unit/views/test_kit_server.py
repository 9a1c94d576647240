"""A real server on this machine, asked as a browser asks it."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.views.kit_server import HOST, KitServer, ServedFile, open_server
from tests.processes import PATIENCE_S

BROWSER = "http://graph.example:7474"


@pytest.fixture
def server() -> Iterator[KitServer]:
    made = open_server(0, [BROWSER])
    made.files = {"/guide.html": ServedFile("<b>图</b>".encode(), "text/html; charset=utf-8")}
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def ask(server: KitServer, method: str, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("localhost", server.server_port, timeout=PATIENCE_S)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response, response.read()


def test_a_file_is_served_with_its_type(server: KitServer) -> None:
    response, body = ask(server, "GET", "/guide.html?x=1")
    assert (response.status, body.decode()) == (200, "<b>图</b>")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert ask(server, "GET", "/../etc/passwd")[0].status == 404
    response, body = ask(server, "HEAD", "/guide.html")
    assert (response.status, body) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd", "/guide.html/../../etc/passwd", "//etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cetc",
        "/guide.html%00.png", "/./guide.html", "/GUIDE.HTML", "/", "guide.html", "file:///etc/passwd",
        "http://localhost/guide.html", "/linked.html", "/guide.html/", "/%",
    ],
)  # fmt: skip
def test_nothing_but_its_own_files_is_served(
    server: KitServer, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies on the disk, also where it is run, is no file of its own, nor is a link there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "linked.html").symlink_to("/etc/passwd")
    with socket.create_connection((HOST, server.server_port), timeout=PATIENCE_S) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.split()[1:2] in ([b"404"], [b"400"]), answer
    assert "图".encode() not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize(
    "host", ["", "elsewhere.example", "localhost.elsewhere.example", "0.0.0.0", "127.0.0.1.nip.io"]
)
def test_only_this_machines_names_are_answered(server: KitServer, host: str) -> None:
    assert ask(server, "GET", "/guide.html", Host=host)[0].status == 403


@pytest.mark.parametrize("origin", [BROWSER, "http://127.0.0.1:7474", "http://localhost:7475"])
def test_the_browser_may_read_it(server: KitServer, origin: str) -> None:
    response, _ = ask(server, "GET", "/guide.html", Origin=origin)
    assert response.headers["Access-Control-Allow-Origin"] == origin
    response, _ = ask(
        server, "OPTIONS", "/guide.html", Origin=origin, Access_Control_Request_Headers="pragma,cache-control"
    )
    assert response.status == 204
    assert response.headers["Access-Control-Allow-Origin"] == origin
    assert response.headers["Access-Control-Allow-Headers"] == "pragma,cache-control"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://localhost.example", "null"])
def test_other_pages_may_not_read_it(server: KitServer, origin: str) -> None:
    for method in ("GET", "OPTIONS"):
        response, _ = ask(server, method, "/guide.html", Origin=origin)
        assert response.headers["Access-Control-Allow-Origin"] is None


def test_another_host_name_is_refused(server: KitServer) -> None:
    for method in ("GET", "OPTIONS"):
        assert ask(server, method, "/guide.html", Host="elsewhere.example")[0].status == 403


@pytest.mark.parametrize("header", [{"Host": "["}, {"Origin": "http://["}])
def test_addresses_that_are_none_are_refused_quietly(
    server: KitServer, header: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    response, _ = ask(server, "GET", "/guide.html", **header)
    assert response.headers["Access-Control-Allow-Origin"] is None
    assert response.status == (403 if "Host" in header else 200)
    assert capsys.readouterr().err == ""


def test_it_listens_on_this_machine_alone(server: KitServer) -> None:
    assert server.server_address[0] == HOST


def test_a_taken_port_leads_to_another() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with open_server(port, []) as made:
            assert made.server_port != port
            assert made.address == f"http://localhost:{made.server_port}"
