"""The one way to a database: `NEO4J_URI` where it is set, else the local server of this home.

Whichever it is, it is asked once before it is used, so that what is wrong (nobody there, a wrong password, too old, no
such database) is said plainly and within five seconds.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.errors import StoreError, StoreLost, StoreUnavailable
from kg.messages import msg
from kg.settings import Settings
from kg.store.address import require_address, shown_address
from kg.store.disk import START_BYTES, lack_of_space
from kg.store.health import local_trouble
from kg.store.server import Progress, ServerInfo, ensure_server, stop_server
from kg.store.server.deadline import call_within
from kg.store.server.guard import guarded
from kg.store.trust import explain_distrust, trusting

if TYPE_CHECKING:
    from neo4j import Driver
    from neo4j.auth_management import AuthManager

OLDEST_MAJOR = 5
_ANSWER_SECONDS = 4.5  # the promise is five
_UNUSED_SECONDS = 10.0  # after which a connection is tried before it is used: a network drops quiet ones without a word
_SILENT = logging.NullHandler()


@contextlib.contextmanager
def open_driver(
    settings: Settings, *, progress: Progress | None = None, retry_seconds: float | None = None
) -> Iterator[Driver]:
    """A driver that is known to work, closed at the end of the `with` block.

    Open its sessions with `database=settings.neo4j_database` (None is the user's home database). `progress` is for the
    download and the start of the local server; `retry_seconds` is how long a transaction is tried again where the database
    has gone away (default: the driver's own half minute). Raises StoreUnavailable or ServerError.
    """
    auth: tuple[str, str] | AuthManager | None
    options: dict[str, Any] = {}
    if settings.neo4j_uri:
        uri, auth = settings.neo4j_uri, _given_auth(settings)
        require_address(uri)
        address, options = trusting(uri, settings)
        refused = (
            msg("Check NEO4J_USERNAME and NEO4J_PASSWORD") if auth else msg("Set NEO4J_USERNAME and NEO4J_PASSWORD")
        )
        silent = msg("Start it and check NEO4J_URI, or unset NEO4J_URI to use the local Neo4j that kg starts itself")
    else:
        server = sound_server(settings, progress)
        uri, auth = server.uri, guarded(server.home, server.bolt_port)
        address = uri
        refused = msg(
            "Its password was changed: write the new one into {password_file}", password_file=server.password_file
        )
        silent = msg("`kg neo4j logs` may say why; `kg neo4j down` stops it, and the next command starts it anew")
    if retry_seconds is not None:
        options = {**options, "max_transaction_retry_time": retry_seconds}
    driver = _create_driver(address, auth, options)
    try:
        _require_answer(driver, uri, settings, refused=refused, silent=silent)
        yield driver
    finally:
        _close(driver)


def sound_server(settings: Settings, progress: Progress | None) -> ServerInfo:
    """The running local server whose database answers; started anew where that has stopped, as after a full disk.

    Raises StoreLost where the cause is still there, or came back.
    """
    server = ensure_server(settings, progress=progress)
    if local_trouble(server) is None:
        return server
    if (lack := lack_of_space(server.home, START_BYTES, "Neo4j")) is None:
        stop_server(settings, pid=server.pid)  # another `kg` may have seen the same and started it anew already
        server = ensure_server(settings, progress=progress)
    if (trouble := local_trouble(server)) is not None:
        hint = msg("docs/operations.md, A full disk, has the ways back; `kg neo4j logs` may say more")
        what, advice = (lack.what, lack.hint) if lack else (trouble, hint)
        raise StoreLost(f"{what}; {trouble}" if lack else what, where=str(server.home), hint=advice)
    return server


def _given_auth(settings: Settings) -> tuple[str, str] | None:
    if settings.neo4j_password is None:
        return None  # a server with authentication off
    return settings.neo4j_username, settings.neo4j_password.get_secret_value()


def _create_driver(uri: str, auth: tuple[str, str] | AuthManager | None, trust: dict[str, Any]) -> Driver:
    import neo4j
    from neo4j.exceptions import ConfigurationError

    # What the driver logs, such as advice on a query, is not for standard error: our errors say what matters.
    logging.getLogger("neo4j").addHandler(_SILENT)
    options: dict[str, Any] = {
        "connection_timeout": _ANSWER_SECONDS,
        "liveness_check_timeout": _UNUSED_SECONDS,
        "telemetry_disabled": True,
        "user_agent": f"news-kg/{__version__}",
        "warn_notification_severity": neo4j.NotificationMinimumSeverity.OFF,
        **trust,
    }
    try:
        return neo4j.GraphDatabase.driver(uri, auth=auth, **options)
    except (ConfigurationError, ValueError) as error:
        where = shown_address(uri)
        raise StoreUnavailable(
            msg("NEO4J_URI is not an address ({error})", error=error), where=where, hint=msg("Check NEO4J_URI")
        ) from error


def _require_answer(driver: Driver, uri: str, settings: Settings, *, refused: str, silent: str) -> None:
    """Ask the server who it is, and whether it has the database.

    Raises StoreUnavailable, with the advice `refused` where it refuses the credentials, `silent` where nobody answers.
    """
    from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

    try:
        agent = call_within(_ANSWER_SECONDS, lambda: _ask_agent(driver, settings.neo4j_database))
    except AuthError as error:
        raise StoreUnavailable(msg("Neo4j refuses the user name or the password"), where=uri, hint=refused) from error
    except ClientError as error:
        raise _explain_client_error(error, uri, settings.neo4j_database, refused) from error
    except (DriverError, Neo4jError, TimeoutError, OSError, ValueError) as error:
        nobody = StoreUnavailable(
            msg("no Neo4j answers ({innermost})", innermost=_innermost(error)), where=uri, hint=silent
        )
        raise explain_distrust(uri, settings) or nobody from error
    require_version(agent, uri)


def _ask_agent(driver: Driver, database: str | None) -> str:
    """Who answers (`Neo4j/5.26.28`), after beginning a transaction in the database that is named, if one is."""
    agent = driver.get_server_info().agent
    if database:
        with driver.session(database=database) as session, session.begin_transaction():
            pass
    return agent


def _explain_client_error(error: Any, uri: str, database: str | None, refused: str) -> StoreError:
    code = error.code or ""
    if code.endswith("DatabaseNotFound"):
        return StoreUnavailable(
            msg("there is no database {database!r}", database=database), where=uri, hint=msg("Check NEO4J_DATABASE")
        )
    if ".Security." in code:
        return StoreUnavailable(msg("Neo4j refuses: {message}", message=error.message), where=uri, hint=refused)
    return StoreUnavailable(msg("Neo4j answers with an error: {message}", message=error.message), where=uri)


def require_version(agent: str, uri: str) -> None:
    """Refuse a server whose agent (`Neo4j/5.26.28`, `Neo4j/2025.07.0`) is older than 5; an unknown one may pass."""
    found = re.search(r"Neo4j/(\d+)(\.\d+)?", agent)
    if found and int(found[1]) < OLDEST_MAJOR:
        raise StoreUnavailable(
            msg("the server is {agent}, which is too old", agent=agent),
            where=uri,
            hint=msg(
                "Use Neo4j {oldest_major} or newer, or unset NEO4J_URI to use the local one", oldest_major=OLDEST_MAJOR
            ),
        )


def _innermost(error: BaseException) -> str:
    """The innermost cause in one line, such as `Connection refused`."""
    while (cause := _cause(error)) is not None:
        error = cause
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _cause(error: BaseException) -> BaseException | None:
    if isinstance(error, BaseExceptionGroup):  # one error for each address of a cluster
        return error.exceptions[0]
    return error.__cause__ or error.__context__


def _close(driver: Driver) -> None:
    """Close the driver, which can take as long as a server that hangs; then it is left to its thread."""
    with contextlib.suppress(TimeoutError):
        call_within(_ANSWER_SECONDS, driver.close)
