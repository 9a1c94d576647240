"""What `make` installs from comes over TLS: a package index whose certificate an authority of our own has signed."""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.conftest import ROOT
from tests.tls import make_store, serve_over_tls

NAMES = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "UV_SYSTEM_CERTS", "CI")
WHEEL = "kg_probe-1.0-py3-none-any.whl"
INFO = "kg_probe-1.0.dist-info"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def index(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A simple index with one small package."""
    folder = tmp_path_factory.mktemp("index")
    (folder / "kg-probe").mkdir()
    (folder / "kg-probe/index.html").write_text(f'<a href="{WHEEL}">{WHEEL}</a>')
    with zipfile.ZipFile(folder / "kg-probe" / WHEEL, "w") as wheel:
        wheel.writestr("kg_probe.py", "ANSWER = 42\n")
        wheel.writestr(f"{INFO}/METADATA", "Metadata-Version: 2.1\nName: kg-probe\nVersion: 1.0\n")
        wheel.writestr(f"{INFO}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{INFO}/RECORD", f"kg_probe.py,,\n{INFO}/METADATA,,\n{INFO}/WHEEL,,\n{INFO}/RECORD,,\n")
    with serve_over_tls(folder, authority.issue_cert("127.0.0.1")) as address:
        yield f"{address}/"


@pytest.fixture
def bundle(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def install(tool: str, index: str | None, target: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Let `make` run the tool as its own recipes do, from this index, or from the one that the variables name."""
    environment = {
        name: value for name, value in os.environ.items() if name not in NAMES and "proxy" not in name.lower()
    }
    environment |= {"SSL_CERT_DIR": str(target.parent / "none"), "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
    (target.parent / "none").mkdir(exist_ok=True)
    of_uv, of_pip = ("", "") if index is None else (f"--default-index {index}", f"-i {index}")
    options = {
        "uv": f"$(UV) pip install -q --no-cache --no-config {of_uv} --target {target} kg-probe",
        "pip": f"sh .ci/trust $(PIP) install -q --no-cache-dir --retries 0 {of_pip} --target {target} kg-probe",
    }[tool]
    return subprocess.run(
        ["make", "-s", f"--eval=probe:;@{options}", "probe"],
        env={**environment, **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("tool", "variable"),
    [
        ("uv", "SSL_CERT_FILE"),
        ("uv", "PIP_CERT"),
        ("uv", "REQUESTS_CA_BUNDLE"),
        ("uv", "CURL_CA_BUNDLE"),
        ("pip", "SSL_CERT_FILE"),  # the one that an older pip does not know
    ],
)
def test_whichever_variable_names_the_certificates_each_tool_trusts_them(
    tool: str, variable: str, index: str, bundle: Path, tmp_path: Path
) -> None:
    done = install(tool, index, tmp_path / "packages", **{variable: str(bundle)})
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "packages/kg_probe.py").read_text() == "ANSWER = 42\n"


@pytest.mark.parametrize(("tool", "variable"), [("uv", "UV_DEFAULT_INDEX"), ("pip", "PIP_INDEX_URL")])
def test_a_mirror_is_named_by_the_usual_variable(
    tool: str, variable: str, index: str, bundle: Path, tmp_path: Path
) -> None:
    done = install(tool, None, tmp_path / "packages", SSL_CERT_FILE=str(bundle), **{variable: index})
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "packages/kg_probe.py").read_text() == "ANSWER = 42\n"


def test_uv_trusts_what_the_configuration_of_pip_names(index: str, bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "pip.conf").write_text(f"[global]\ncert = {bundle}\n")
    done = install("uv", index, tmp_path / "packages", PIP_CONFIG_FILE=str(tmp_path / "pip.conf"))
    assert done.returncode == 0, done.stderr


def test_uv_trusts_the_store_of_the_system(index: str, bundle: Path, tmp_path: Path) -> None:
    done = install("uv", index, tmp_path / "packages", SSL_CERT_DIR=str(make_store(tmp_path / "store", bundle)))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("tool", ["uv", "pip"])
def test_a_certificate_of_nobody_known_is_refused(tool: str, index: str, tmp_path: Path) -> None:
    """So that the tests above prove something."""
    done = install(tool, index, tmp_path / "packages")
    assert done.returncode != 0
    assert not (tmp_path / "packages/kg_probe.py").exists()
    assert {"uv": "UnknownIssuer", "pip": "No matching distribution"}[tool] in done.stderr
