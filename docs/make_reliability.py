"""The table of docs/reliability.md, from the counts that the tests printed (KG_COUNTS).

python docs/make_reliability.py COUNTS.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent / "reliability.md"
BEGIN, END = "<!-- counts: begin -->\n", "<!-- counts: end -->"


def table(counts: Path) -> str:
    """Return the counts as a table; of what was tried more than once the last time counts."""
    rows = [json.loads(line) for line in counts.read_text(encoding="utf-8").splitlines()]
    last = {row["what"]: row for row in rows}
    lines = [f"| {row['what']} | {row['times']:,} | {row['held']} |" for row in last.values()]
    return "\n".join(["| what was tried | how often | held each time |", "| --- | ---: | --- |", *lines, ""])


def main() -> None:
    """Write the table between its marks."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table(Path(sys.argv[1]))}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
