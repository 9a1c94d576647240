"""Whom a download trusts: the system's own certificates, those of `requests`, and a file that the user names.

A company's proxy that looks into encrypted traffic has a certificate of its own, which is in the system's store (where
`truststore` finds it; SSL_CERT_FILE and SSL_CERT_DIR name another) or in the file of REQUESTS_CA_BUNDLE.
"""

from __future__ import annotations

import ssl
from typing import Any

import truststore
from requests.adapters import HTTPAdapter

from kg.messages import msg

HOW_TO_TRUST = msg(
    "Behind a proxy with a certificate of its own, add that to the certificates of the system, or "
    "set SSL_CERT_FILE to a file (PEM) that has it, and run the same command again"
)
# Of OpenSSL: self-signed, self-signed in the chain, no issuer at hand, no first certificate, an unknown authority.
_UNKNOWN_ISSUER = {18, 19, 20, 21, 27}


class TrustingAdapter(HTTPAdapter):
    """An adapter of `requests` that trusts the system's certificates besides its own, also behind a proxy."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pool of direct connections."""
        super().init_poolmanager(*args, ssl_context=_context(), **options)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        """Return the pool of the connections that go through a proxy."""
        return super().proxy_manager_for(proxy, ssl_context=_context(), proxy_ssl_context=_context(), **options)


def distrust(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """The refusal of a certificate that an error comes from, if it comes from one."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ssl.SSLCertVerificationError):
            return inner
        inner = inner.__cause__ or inner.__context__
    return None


def is_unknown_issuer(error: ssl.SSLCertVerificationError) -> bool:
    """Whether nobody whom we trust has signed it, as against one that is too old or of another host."""
    return error.verify_code in _UNKNOWN_ISSUER


def _context() -> ssl.SSLContext:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
