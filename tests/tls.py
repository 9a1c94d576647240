"""A folder over TLS on this machine, with a certificate that only an authority of the tests has signed."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import trustme


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that does not trust us: that is what is tested."""


@contextmanager
def serve_over_tls(folder: Path, certificate: trustme.LeafCert) -> Iterator[str]:
    """Serve a folder until the end of the block; gives its address on 127.0.0.1, without a `/` at the end."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def make_store(folder: Path, bundle: Path) -> Path:
    """Make a folder of trusted certificates, as systems have: links whose names are hashes of the subjects."""
    folder.mkdir()
    hashed = subprocess.run(
        ["openssl", "x509", "-noout", "-subject_hash", "-in", bundle], check=True, capture_output=True, text=True
    ).stdout.strip()
    (folder / f"{hashed}.0").symlink_to(bundle)
    return folder
