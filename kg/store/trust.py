"""Encrypted addresses: whose certificates are believed (`NEO4J_CA`), and why one is not, in words that say what to do."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import StoreUnavailable
from kg.messages import msg
from kg.settings import Settings
from kg.store.server.certificates import distrust, is_unknown_issuer
from kg.store.server.deadline import call_within

_BOLT_PORT = 7687
_PROBE_SECONDS = 4.5
# Of OpenSSL: not valid yet, not valid any more, of another host, of another IP address.
_NOT_YET, _EXPIRED, _OTHER_HOST = 9, 10, {62, 64}


def trusting(uri: str, settings: Settings) -> tuple[str, dict[str, Any]]:
    """Return the address and the options of a driver that believes the authority in NEO4J_CA, where that is set.

    The driver takes an authority of one's own only with a scheme that says nothing of encryption. `+ssc` believes any
    certificate, as it says. Raises StoreUnavailable for a file that holds no certificate, or a connection in the clear.
    """
    scheme = urlsplit(uri).scheme
    if settings.neo4j_ca is None or scheme.endswith("+ssc"):
        return uri, {}
    if not scheme.endswith("+s"):
        raise StoreUnavailable(
            msg("NEO4J_CA is set, and {scheme}:// sends everything in the clear, the password too", scheme=scheme),
            where=uri,
            hint=msg("Write {scheme}+s://… in NEO4J_URI, or unset NEO4J_CA", scheme=scheme),
        )
    import neo4j

    authority_context(settings.neo4j_ca)
    plain = uri.replace("+s://", "://", 1)
    return plain, {"encrypted": True, "trusted_certificates": neo4j.TrustCustomCAs(str(settings.neo4j_ca))}


def authority_context(file: Path | None) -> ssl.SSLContext:
    """Return what checks certificates by the authority in a file (PEM), or by the system's.

    Raises StoreUnavailable where the file can't be read or holds no certificate.
    """
    hint = msg("Set NEO4J_CA to a file (PEM) with the certificate of the authority that has signed the server's")
    try:
        return ssl.create_default_context(cafile=file)
    except ssl.SSLError as error:
        raise StoreUnavailable(
            msg("NEO4J_CA names a file without a certificate in it"), where=str(file), hint=hint
        ) from error
    except OSError as error:
        reason = error.strerror or msg("it can't be read")
        raise StoreUnavailable(
            msg("the file of NEO4J_CA can't be read ({reason})", reason=reason), where=str(file), hint=hint
        ) from error


def explain_distrust(uri: str, settings: Settings) -> StoreUnavailable | None:
    """Return why the certificate that this address shows is not believed; None where it is not about that.

    Asked once a driver has failed, by a handshake of our own: the driver does not always pass the reason on.
    """
    parts = urlsplit(uri)
    if not parts.scheme.endswith("+s"):
        return None
    host, port = parts.hostname or "", parts.port or _BOLT_PORT
    try:
        call_within(_PROBE_SECONDS, lambda: _shake_hands(host, port, authority_context(settings.neo4j_ca)))
    except OSError as error:  # TimeoutError is one too
        if (refused := distrust(error)) is not None:
            what, hint = _told(refused, host, settings.neo4j_ca)
            return StoreUnavailable(what, where=uri, hint=hint)
        if isinstance(error, ssl.SSLError):
            plain = parts.scheme.removesuffix("+s")
            what = msg("the server does not answer in TLS ({reason})", reason=error.reason or msg("no handshake"))
            return StoreUnavailable(
                what, where=uri, hint=msg("Turn TLS on there, or use {plain}://… where nobody listens", plain=plain)
            )
    return None


def _shake_hands(host: str, port: int, context: ssl.SSLContext) -> None:
    import socket

    with socket.create_connection((host, port), timeout=_PROBE_SECONDS) as plain:
        context.wrap_socket(plain, server_hostname=host).close()


def _told(error: ssl.SSLCertVerificationError, host: str, authority: Path | None) -> tuple[str, str]:
    """Return (what is wrong with the certificate, what to do)."""
    if error.verify_code == _EXPIRED:
        return msg("the certificate of the server has expired"), msg(
            "Renew it there; also look at the clock of this machine"
        )
    if error.verify_code == _NOT_YET:
        return msg("the certificate of the server is not valid yet"), msg(
            "Look at the clocks of this machine and of the server"
        )
    if error.verify_code in _OTHER_HOST:
        hint = msg("Use the name that stands in it in NEO4J_URI, or give the server one for this name")
        return msg("the certificate of the server is for another host than {host}", host=host), hint
    if not is_unknown_issuer(error):
        return msg(
            "the certificate of the server is not believed ({verify_message})", verify_message=error.verify_message
        ), msg("Look at it on the server")
    if authority is not None:
        hint = msg(
            "{authority} has to hold the certificate of the authority that has signed it, or a self-signed one itself",
            authority=authority,
        )
        return msg("the certificate of the server is not signed by the authority in NEO4J_CA"), hint
    hint = msg(
        "Set NEO4J_CA to a file (PEM) with the certificate of that authority (or of the server, where "
        "it has signed itself)"
    )
    return msg("nobody whom this machine trusts has signed the certificate of the server"), hint
