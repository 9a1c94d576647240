"""Are the pinned packages still what they were, and is no fault of any known? `make audit` and CI run this.

Two questions, each to who can answer it. The registry (also a mirror): is each pinned file there, with its hash, and not
withdrawn ("yanked")? The database of known faults, OSV (KG_OSV_URL: a mirror of it): is a pinned version in it? Where one
of the two can't be reached, that is said, and is no failure: a network that lets nothing out says nothing of packages.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import requests

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock", "requirements-uv.lock")
OSV = "https://api.osv.dev"
# Known and looked at: the fault's id, and why it does not touch us.
ACCEPTED: dict[str, str] = {}
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
_UV = (str(Path(sys.executable).with_name("uv")),)
_SECONDS = 20.0
_UNREACHED = ("dns error", "error sending request", "connection", "timed out", "tcp connect", "failed to fetch")


def read_pins(files: Sequence[Path]) -> list[tuple[str, str]]:
    """Return (name, version) of every pin in these files, sorted."""
    return sorted({pin for path in files for pin in _PIN.findall(path.read_text(encoding="utf-8"))})


def ask_registry(file: Path) -> tuple[list[str], str | None]:
    """Return what the registry says against the pins of a file, and why it could not be asked, if so.

    uv is asked to lock the same versions anew: what it warns of is withdrawn, and a hash that it does not find is gone.
    """
    pins = file.read_text(encoding="utf-8")
    asked = "".join(line.rstrip(" \\") + "\n" for line in pins.splitlines() if _PIN.match(line))  # with its marker
    compile_pins = [
        *_UV,
        "pip",
        "compile",
        "--no-deps",
        "--generate-hashes",
        "--universal",
        "--python-version",
        "3.11",
        "-",
    ]
    done = subprocess.run(compile_pins, input=asked, capture_output=True, text=True)
    told = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    reason = " ".join(told)
    if done.returncode and any(sign in reason.lower() for sign in _UNREACHED):
        return [], reason
    if done.returncode:
        return [f"{file.name}: {reason}"], None
    found = [f"{file.name}: {line}" for line in told if "yanked" in line]
    there = set(_HASH.findall(done.stdout))
    gone = [digest for digest in _HASH.findall(pins) if digest not in there]
    return [*found, *(f"{file.name}: the registry has no file with the hash {digest}" for digest in gone)], None


def ask_osv(pins: Sequence[tuple[str, str]], url: str) -> tuple[list[str], str | None]:
    """Return the known faults of these versions, and why they could not be asked for, if so."""
    queries = [{"package": {"ecosystem": "PyPI", "name": name}, "version": version} for name, version in pins]
    try:
        answer = requests.post(f"{url}/v1/querybatch", json={"queries": queries}, timeout=_SECONDS)
        answer.raise_for_status()
        results = answer.json()["results"]
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        return [], type(error).__name__
    found = [
        f"{name} {version}: {fault['id']}, {url}/v1/vulns/{fault['id']}"
        for (name, version), result in zip(pins, results, strict=True)
        for fault in result.get("vulns", ())
        if fault["id"] not in ACCEPTED
    ]
    return found, None


def main() -> int:
    """Print what was asked and found; 1 where something is wrong with a package."""
    files = [Path(name) for name in LOCKS]
    wrong: list[str] = []
    for file in files:
        found, unreached = ask_registry(file)
        wrong += found
        print(
            f"{file.name}: " + (f"not asked, no registry answers ({unreached})" if unreached else "asked the registry")
        )
    pins = read_pins(files)
    url = os.environ.get("KG_OSV_URL", OSV)
    found, unreached = ask_osv(pins, url)
    wrong += found
    print(
        f"known faults of {len(pins)} packages: "
        + (f"not asked, {url} does not answer ({unreached})" if unreached else "asked")
    )
    for line in wrong:
        print(f"WRONG {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
