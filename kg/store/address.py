"""Whether `NEO4J_URI` is an address, asked before a driver makes its own sense of it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from kg.errors import StoreUnavailable
from kg.messages import msg

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_FORMS = msg("Use bolt://host:7687, neo4j://host:7687, or neo4j+s://… for Aura")


def shown_address(uri: str) -> str:
    """Return an address as it may be printed: without a user name or password that somebody wrote into it.

    What stands between the scheme and the last `@` is left out, so that a password may hold any sign; so is what should
    be a port and is none, and all after a question mark.
    """
    scheme, divided, rest = uri.partition("://")
    if not divided:
        scheme, rest = "", uri
    _, at, place = rest.rpartition("@")
    place = re.split(r"[?#]", place)[0]
    if not at and re.search(r":(?!\d{0,5}(?:/|$))", re.sub(r"\[[^\]]*\]", "", place)):
        place = place.split(":")[0] + ":…"
    return f"{scheme}{divided}{'…@' if at else ''}{place}"


def require_address(uri: str) -> None:
    """Raise StoreUnavailable for what no Neo4j can be reached at: another scheme, no host, a path, an impossible port."""
    try:
        parts = urlsplit(uri)
        wrong = _fault(uri, parts)
    except ValueError:  # which says what stands there: it may be a password
        wrong = (msg("the host or the port is none"), _FORMS)
    if wrong is not None:
        raise StoreUnavailable(
            msg("NEO4J_URI is not an address ({wrong})", wrong=wrong[0]), where=shown_address(uri), hint=wrong[1]
        )


def _fault(uri: str, parts: SplitResult) -> tuple[str, str] | None:
    """Return (what is wrong, what to do) with an address; None where it is well."""
    if any(c.isspace() or not c.isprintable() for c in uri):
        return msg("there is a space or an unprintable character in it"), _FORMS
    if parts.scheme in ("http", "https"):
        host = parts.hostname or "host"
        shown = f"[{host}]" if ":" in host else host
        return (
            msg("{scheme} is what Neo4j Browser is reached by; programs speak Bolt", scheme=parts.scheme),
            msg(
                "Use bolt://{host}:7687, unless the server has another port for Bolt",
                host=shown,
            ),
        )
    if "@" in uri:
        return msg("a user name stands in it"), msg("Put it into NEO4J_USERNAME and the password into NEO4J_PASSWORD")
    if "://" not in uri:
        host = shown_address(uri).strip("/").split("/")[0]
        place = host if ":" in host else f"{host}:7687"
        return msg("it does not begin with a scheme"), msg("Write bolt://{place}", place=place)
    if parts.scheme not in SCHEMES:
        return msg("there is no scheme {scheme!r}", scheme=parts.scheme), _FORMS
    if not parts.hostname:
        return msg("there is no host"), _FORMS
    if parts.path.strip("/"):
        name = parts.path.strip("/")
        return msg("there is a path, {name!r}", name=name), msg(
            "Take it out; the name of a database goes into NEO4J_DATABASE"
        )
    if parts.port == 0:
        return msg("there is no port 0"), _FORMS
    return None
