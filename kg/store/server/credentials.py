"""The password of the local server: random, in a file that only the user can read, never on a command line."""

from __future__ import annotations

import os
import secrets

from kg.errors import ServerError
from kg.messages import msg
from kg.store.server.ownership import close_file, require_own
from kg.store.server.paths import ServerPaths

USERNAME = "neo4j"
_RANDOM_BYTES = 16


def read_password(paths: ServerPaths) -> str:
    """The password as kept in the file, which is closed now if others could read it.

    Raises ServerError where it is missing, another user's, or can't be read or closed.
    """
    try:
        require_own([paths.password])
        close_file(paths.password)
        if not paths.password.is_file():  # a pipe might never end
            raise OSError(0, msg("it is not a regular file"))
        return paths.password.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise ServerError(
            msg("the password of the local Neo4j is missing"),
            where=str(paths.password),
            hint=msg("Put the file back, or delete the folder to begin with an empty graph"),
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or msg("it is not UTF-8")
        raise ServerError(
            msg("the password of the local Neo4j can't be read ({reason})", reason=reason), where=str(paths.password)
        ) from error


def create_password(paths: ServerPaths) -> str:
    """The password in the file, which is written now if there is none."""
    try:
        descriptor = os.open(paths.password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = read_password(paths)
        if kept:
            return kept
        paths.password.unlink()  # a full disk or a crash left it empty
        return create_password(paths)
    password = secrets.token_hex(_RANDOM_BYTES)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(password + "\n")
    return password


def needs_initial_password(paths: ServerPaths) -> bool:
    """Whether the server has never been up: then it has no user yet, and the password can be set from outside."""
    return not (paths.neo4j_home / "data" / "databases" / "system").exists()
