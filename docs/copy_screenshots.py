"""Copy what the browser tests have drawn into docs/images, if README or docs show it: `make screenshots`."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shown() -> list[str]:
    """Return the names of the PNG files that README and docs show."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return sorted({name for page in pages for name in re.findall(r"images/([\w-]+\.png)", page.read_text("utf-8"))})


if __name__ == "__main__":
    missing = [name for name in shown() if not (ROOT / "artifacts" / name).exists()]
    for name in set(shown()) - set(missing):
        shutil.copyfile(ROOT / "artifacts" / name, ROOT / "docs" / "images" / name)
    sys.exit(f"no browser test has drawn {', '.join(missing)}" if missing else 0)
