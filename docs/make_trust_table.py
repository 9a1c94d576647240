"""The figures of "How far to trust it" in both READMEs, as `kg evaluate` prints them for two folders of annotated articles.

python docs/make_trust_table.py DIR OTHER_DIR    # rewrites the rows of the tables
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# kind -> what the table calls it in README.md and README.zh.md
ROWS = {
    "COMPANY": ("companies", "企业"),
    "PERSON": ("persons", "人物"),
    "POLICY": ("policies", "政策"),
    "REGION": ("regions", "地区"),
    "ORGANIZATION": ("organisations", "机构"),
    "affiliations": ("posts (affiliations)", "任职"),
    "statements": ("statements", "表态"),
    "plans": ("plans", "计划"),
    "regulations": ("rules (regulations)", "规定"),
}


def evaluated(folder: Path) -> dict[str, Any]:
    """Return what `kg evaluate --json` prints for the articles of `folder`."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "evaluate", str(folder), "--json", "--quiet"]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def cell(figures: dict[str, Any], kind: str, between: str) -> str:
    """Return precision and recall of a kind, in per cent."""
    row = next(row for row in figures["scores"] if row["kind"] == kind)
    return f"{row['precision']:.0%}{between}{row['recall']:.0%}".replace("%", " %")


def rewrite(readme: Path, column: int, between: str, found: list[dict[str, Any]]) -> None:
    """Put the figures into the rows of the table; SystemExit where a row is not there once."""
    text = readme.read_text(encoding="utf-8")
    for kind, names in ROWS.items():
        cells = [cell(figures, kind, between) for each in found for figures in (each["sure"], each)]
        row = f"| {names[column]} | {' | '.join(cells)} |"
        text, rows = re.subn(rf"^\| \**{re.escape(names[column])}\** \|.*%.*$", row, text, flags=re.MULTILINE)
        if rows != 1:
            raise SystemExit(f"{readme.name}: {rows} rows for {names[column]}")
    readme.write_text(text, encoding="utf-8")


def main() -> None:
    """Rewrite both READMEs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs=2, help="annotated articles: of many outlets, and of one agency")
    found = [evaluated(folder) for folder in parser.parse_args().folders]
    rewrite(ROOT / "README.md", 0, " / ", found)
    rewrite(ROOT / "README.zh.md", 1, "／", found)


if __name__ == "__main__":
    main()
