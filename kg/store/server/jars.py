"""The server's jars in the cache, which every home shares: there whole, or downloaded and checked.

What always holds: a file under its own name is whole (it is renamed only after its SHA-256 was right), unless something
damaged it later, which is seen before each start of a server. With every jar in place nothing goes over the network.
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from filelock import FileLock

from kg.errors import ServerError
from kg.messages import joined, msg
from kg.settings import Settings
from kg.store.disk import MEGABYTE, require_space, told_by_system
from kg.store.server.deadline import call_within
from kg.store.server.pins import NEO4J_VERSION, Jar, pins_digest, read_pins
from kg.store.server.progress import Progress, no_progress

if TYPE_CHECKING:
    import requests

OTHER_WAYS = msg(
    "Try again where the network reaches it (HTTPS_PROXY is respected; KG_MAVEN_URL names a "
    "mirror); or set NEO4J_URI to a Neo4j in Docker (docker-compose.yml) or in Aura; or, without "
    "any database, get the graph as a file: `kg extract --format graphml PATH` (or jsonl)"
)
_REACH_SECONDS = 8.0  # the promise is to say within ten that there is no network
_CONNECT_SECONDS, _READ_SECONDS = 5.0, 30.0
_WORKERS = 8
_ATTEMPTS = 3
_CHUNK_BYTES = 1 << 16
_SPARE_BYTES = 8 * MEGABYTE  # so that the cache's disk is not filled to the last byte


def jars_dir(settings: Settings, jars: list[Jar]) -> Path:
    """The folder of this set of jars: another version, or another pin, is another folder."""
    return settings.cache.resolve() / "neo4j" / f"{NEO4J_VERSION}-{pins_digest(jars)}"


def ensure_jars(settings: Settings, *, progress: Progress = no_progress) -> list[Path]:
    """Every jar of the server, whole, in the order of the class path; what is missing or damaged is downloaded.

    `progress` gets ("download", bytes done, bytes to fetch). Raises ServerError where that does not go.
    """
    jars = read_pins()
    folder = jars_dir(settings, jars)
    if missing := _missing(folder, jars):
        needed = sum(jar.size for jar in missing) + _SPARE_BYTES
        require_space(folder, needed, msg("the download of Neo4j"), files=len(missing))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / ".lock"):  # another home may be downloading the same
                fetch_jars(_missing(folder, jars), folder, settings.maven_url or _maven_central(), progress=progress)
        except OSError as error:
            reason, hint = told_by_system(error, folder)
            raise ServerError(
                msg("the jars of Neo4j can't be kept ({reason})", reason=reason), where=str(folder), hint=hint
            ) from error
    return [folder / jar.file_name for jar in jars]


def is_whole(path: Path, jar: Jar) -> bool:
    """Whether the file is there with the pinned content."""
    if not path.is_file() or path.stat().st_size != jar.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256


def _missing(folder: Path, jars: list[Jar]) -> list[Jar]:
    return [jar for jar in jars if not is_whole(folder / jar.file_name, jar)]


def _maven_central() -> str:
    from jgo.constants import MAVEN_CENTRAL_URL

    return str(MAVEN_CENTRAL_URL)


def fetch_jars(jars: list[Jar], folder: Path, base_url: str, *, progress: Progress = no_progress) -> None:
    """Download the jars from a Maven repository, several at a time, each checked before it gets its name.

    The first that fails for good ends it with a ServerError; those that are whole by then stay.
    """
    if not jars:
        return
    session = _open_session(retries=4)
    base_url = base_url.rstrip("/")
    _require_reachable(f"{base_url}/{jars[0].repository_path}", base_url)
    meter = _Meter(sum(jar.size for jar in jars), progress)
    with ThreadPoolExecutor(_WORKERS) as pool:
        futures = [pool.submit(_fetch, session, base_url, jar, folder, meter) for jar in jars]
        try:
            done, _ = wait(futures, return_when=FIRST_EXCEPTION)
            _raise_first(done)
        except BaseException:
            meter.stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _raise_first(futures: set[Future[None]]) -> None:
    for future in futures:
        future.result()


class _Meter:
    """Adds up the bytes of all threads, and tells them to stop."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.stop = Event()
        self._lock, self._done, self._total, self._progress = Lock(), 0, total, progress

    def add(self, count: int) -> None:
        with self._lock:
            self._done += count
            self._progress("download", self._done, self._total)


def _open_session(retries: int) -> requests.Session:
    import requests
    from urllib3.util import Retry

    from kg.store.server.certificates import TrustingAdapter

    again = Retry(total=retries, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504))
    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, TrustingAdapter(pool_maxsize=_WORKERS, max_retries=again if retries else 0))
    return session


def _require_reachable(url: str, base_url: str) -> None:
    """Ask once, without retries, for the head of a file that is needed."""
    from kg.store.server.certificates import HOW_TO_TRUST, distrust, is_unknown_issuer

    def ask() -> None:
        with _open_session(retries=0) as once:
            once.head(url, timeout=_CONNECT_SECONDS).raise_for_status()

    try:
        call_within(_REACH_SECONDS, ask)
    except (OSError, ValueError) as error:  # requests' own errors are OSErrors; a missing file of certificates is too
        if (refusal := distrust(error)) is not None:
            both = joined([HOW_TO_TRUST, OTHER_WAYS], msg(". "))
            hint = both if is_unknown_issuer(refusal) else OTHER_WAYS
            what = msg(
                "Neo4j can't be downloaded: the certificate that is shown is not trusted ({verify_message})",
                verify_message=refusal.verify_message,
            )
            raise ServerError(what, where=base_url, hint=hint) from error
        raise ServerError(
            msg("Neo4j can't be downloaded: Maven Central does not answer ({reason})", reason=_reason(error)),
            where=base_url,
            hint=OTHER_WAYS,
        ) from error


def _reason(error: Exception) -> str:
    """The innermost cause in one line, such as `Connection refused` or `Name or service not known`."""
    import requests

    if isinstance(error, requests.HTTPError) and error.response is not None:
        return msg("HTTP status {status_code}", status_code=error.response.status_code)
    if isinstance(error, requests.Timeout):
        return msg("no answer within {connect_seconds:g} seconds", connect_seconds=_CONNECT_SECONDS)
    inner: BaseException = error
    while (cause := inner.__cause__ or inner.__context__) is not None:
        inner = cause
    return (inner.strerror if isinstance(inner, OSError) and inner.strerror else str(inner)) or type(inner).__name__


def _fetch(session: requests.Session, base_url: str, jar: Jar, folder: Path, meter: _Meter) -> None:
    """Download one jar, again where the line breaks or the content is not the pinned one."""
    import requests

    reason: str
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            if _fetch_once(session, f"{base_url}/{jar.repository_path}", jar, folder, meter) or meter.stop.is_set():
                return
            reason = msg("a jar does not have the pinned SHA-256")
        except requests.RequestException as error:
            reason = _reason(error)
        if attempt == _ATTEMPTS:
            kept = msg("What has arrived is kept: run the same command again, or use another way: set NEO4J_URI")
            raise ServerError(
                msg("the download of Neo4j broke off ({reason})", reason=reason), where=str(jar), hint=kept
            )


def _fetch_once(session: requests.Session, url: str, jar: Jar, folder: Path, meter: _Meter) -> bool:
    """Download beside the jar's place, and put it there if its content is right."""
    part = folder / f"{jar.file_name}.{os.getpid()}.part"
    digest, received, whole = hashlib.sha256(), 0, False
    try:
        with (
            session.get(url, stream=True, timeout=(_CONNECT_SECONDS, _READ_SECONDS)) as response,
            part.open("wb") as file,
        ):
            response.raise_for_status()
            for chunk in response.iter_content(_CHUNK_BYTES):
                if meter.stop.is_set():
                    return False
                file.write(chunk)
                digest.update(chunk)
                received += len(chunk)
                meter.add(len(chunk))
        if whole := digest.hexdigest() == jar.sha256:
            part.replace(folder / jar.file_name)
        return whole
    finally:
        if not whole:
            meter.add(-received)
            part.unlink(missing_ok=True)
