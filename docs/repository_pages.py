"""What the docs site needs of the repository around docs/: README, changelog, licence, and an index of the decisions.

MkDocs reads this file as a hook (mkdocs.yml). Links are written as they work in the repository; here those that lead out
of docs/ to one of these files, and those of README into docs/, are turned into links inside the site. What is left over
leads nowhere, and the strict build says so.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
REPOSITORY_FILES = ("README.md", "README.zh.md", "CHANGELOG.md", "LICENSE")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
_LINK = re.compile(r"(\]\()([^)\s#:]+)((?:#[^)\s]*)?\))")
_CODE = re.compile(r"(^```.*?^```$|`[^`\n]*`)", re.MULTILINE | re.DOTALL)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill the navigation's Decisions, so that a new one needs no line there."""
    pages = ["decisions/index.md", *(f"decisions/{path.name}" for path in DECISIONS)]
    for section in config.nav or []:
        for entries in section.values():
            entries[:] = [{"Decisions": pages} if entry == "decisions" else entry for entry in entries]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the repository's files, and the index of the decisions."""
    for name in REPOSITORY_FILES:
        files.append(File.generated(config, name, abs_src_path=str(ROOT / name)))
    files.append(File.generated(config, "decisions/index.md", content=decisions_index()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn links of the repository into links of the site; code stays as it is."""
    source = page.file.src_uri
    at = source if source in REPOSITORY_FILES else f"docs/{source}"
    parts = _CODE.split(markdown)
    parts[::2] = [_LINK.sub(lambda m: m[1] + site_link(m[2], at, source) + m[3], part) for part in parts[::2]]
    return "".join(parts)


def site_link(link: str, at: str, source: str) -> str:
    """Return the link from page `source` of the site for a `link` in the repository's file `at`."""
    target = normpath(PurePosixPath(at).parent / link)
    inside = target.removeprefix("docs/") if target not in REPOSITORY_FILES else target
    if target == inside and target not in REPOSITORY_FILES:
        return link
    return relpath(inside, PurePosixPath(source).parent)


def decisions_index() -> str:
    """Return a page that lists every decision by its title."""
    titles = [path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for path in DECISIONS]
    lines = [f"- [{title}]({path.name})" for title, path in zip(titles, DECISIONS, strict=True)]
    return "# Decisions\n\nWhat was chosen, what else there was, and the figures.\n\n" + "\n".join(lines) + "\n"
