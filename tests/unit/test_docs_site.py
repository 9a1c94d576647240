"""The site of the docs: the real strict build, nothing fetched by a page, a drawing of the whole graph."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


class Page(HTMLParser):
    """What a page fetches by itself, what it links to, and its anchors."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a":
            self.links.append(given.get("href", ""))
        else:
            self.fetched.extend(given[name] for name in ("src", "href", "srcset", "poster", "data") if name in given)


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder), *arguments]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("site")
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in site.rglob("*.html")}


def test_every_page_of_the_docs_is_there(pages: dict[Path, Page], site: Path) -> None:
    wanted = {path.relative_to(DOCS).with_suffix(".html").as_posix() for path in DOCS.rglob("*.md")}
    wanted |= {"index.html", "README.zh.html", "CHANGELOG.html", "decisions/index.html"}
    assert wanted - {path.relative_to(site).as_posix() for path in pages} == set()
    assert not list(site.rglob("*.py"))


def test_links_lead_to_files_and_anchors_of_the_site(pages: dict[Path, Page], site: Path) -> None:
    broken = []
    for path, page in pages.items():
        for link in page.links if path.name != "404.html" else []:
            if re.match(r"[a-z]+:", link):
                continue
            address, anchor = urldefrag(link)
            target = (path.parent / unquote(address)).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            known = pages[target].anchors if target in pages else set()
            if not target.is_file() or (anchor and unquote(anchor) not in known | {"__top"}):
                broken.append((path.relative_to(site).as_posix(), link))
    assert broken == []


def test_no_page_fetches_from_a_host(pages: dict[Path, Page]) -> None:
    fetched = {address for page in pages.values() for address in page.fetched}
    assert fetched
    assert [address for address in fetched if re.match(r"(?:[a-z]+:)?//", address)] == []


def test_no_style_fetches_from_a_host(site: Path) -> None:
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert styles
    assert [found for style in styles for found in re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", style)] == []


@pytest.mark.parametrize(
    "written", ["[gone](gone.md)", "[gone](graph-model.md#gone)", "[gone](../kg/gone.py)", "![gone](images/gone.png)"]
)
def test_a_link_that_leads_nowhere_fails_the_build(tmp_path: Path, written: str) -> None:
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# Start\n\n{written}\n", encoding="utf-8")
    (tmp_path / "docs" / "graph-model.md").write_text("# The graph\n", encoding="utf-8")
    configuration = re.sub(r"^(?:nav|hooks):.*?(?=^\w|\Z)", "", configuration, flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    done = build(tmp_path / "site", "--config-file", str(tmp_path / "mkdocs.yml"))
    assert done.returncode != 0
    assert "gone" in done.stderr


def test_the_drawing_names_all_that_people_query() -> None:
    page = (DOCS / "graph-model.md").read_text(encoding="utf-8").partition("## How names become entities")[0]
    labels = set(re.findall(r":([A-Z][a-z]\w+)", page))
    relationships = {name for row in re.findall(r"^\| `([A-Z_`, ]+)` \|", page, re.M) for name in row.split("`, `")}
    drawn = set(re.findall(r">(\w+)</text>", (DOCS / "images" / "graph-model.svg").read_text(encoding="utf-8")))
    assert len(labels) >= 15
    assert len(relationships) >= 20
    assert drawn == labels | relationships


def test_pictures_are_small_and_shown() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
    pictures = sorted((DOCS / "images").iterdir())
    assert [path.name for path in pictures if path.stat().st_size > 350_000] == []
    assert [path.name for path in pictures if f"images/{path.name})" not in texts] == []


def test_the_docs_name_every_command_of_a_day() -> None:
    tutorial, readme = ((ROOT / name).read_text(encoding="utf-8") for name in ("docs/tutorial.md", "README.md"))
    for command in ("summary", "search", "show", "timeline", "disputes", "query", "browser", "view", "path", "dossier"):
        assert f"kg {command}" in readme, command
    for command in ("import", "summary", "search", "query", "timeline", "browser", "view", "verify"):
        assert f"kg {command}" in tutorial, command
