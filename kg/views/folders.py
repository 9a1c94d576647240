"""Exports that are a folder of files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kg.errors import UsageError
from kg.messages import msg
from kg.models import digest
from kg.views.dossier import Dossier
from kg.views.dossier_formats import render_dossier
from kg.views.markdown import escape_markdown

_NOT_IN_NAMES = re.compile(r"[^\w·-]+")
_LONGEST_NAME = 60


def make_empty_folder(folder: Path) -> None:
    """Create a folder; UsageError where it is there and not empty, or can't be."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            msg("the output is a folder, and there is something already"), where=str(folder), hint=msg("Name a new one")
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            msg("the folder can't be made ({reason})", reason=error.strerror), where=str(folder)
        ) from error


def write_dossiers(dossiers: Iterable[Dossier], folder: Path) -> int:
    """Write one Markdown file an entity, and README.md with links to all; return how many.

    UsageError where the folder has files already.
    """
    make_empty_folder(folder)
    index: dict[str, list[str]] = defaultdict(list)
    taken = {"readme"}
    for dossier in dossiers:
        party = dossier.party
        name = _file_name(party.id, taken)
        (folder / name).write_text(render_dossier(dossier), encoding="utf-8")
        index[party.type].append(f"- [{escape_markdown(party.name)}](<{name}>), {len(dossier.ties)} fact(s)")
    parts = [f"## {kind.capitalize()}\n\n" + "\n".join(index[kind]) for kind in sorted(index)]
    (folder / "README.md").write_text("\n\n".join(["# Dossiers", *parts]) + "\n", encoding="utf-8")
    return sum(map(len, index.values()))


def _file_name(id: str, taken: set[str]) -> str:
    """Return a name for a file that any system takes, also those to which A and a are one."""
    name = _NOT_IN_NAMES.sub("-", id)[:_LONGEST_NAME].strip("-")
    if name.lower() in taken:
        name = f"{name}-{digest(id)[:8]}"
    taken.add(name.lower())
    return f"{name}.md"
