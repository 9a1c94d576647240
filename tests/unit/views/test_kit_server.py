"""A real server on this machine, asked as a browser asks it."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator

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
