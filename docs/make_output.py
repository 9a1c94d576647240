"""Bring the printed output in README.md, docs/tutorial.md, docs/mcp.md and the Chinese pages up to date: `make docs-output`.

Every example of these pages is run by the real `kg`, in order, in one new home a language with the samples in it: with an
empty HOME and nothing of KG_* or NEO4J_* but the language of the page (the jars are linked in from the usual cache).
`--check` changes nothing and says what differs; a test runs that.

What counts as an example: a line `$ COMMAND` in a ```text block, with what it prints below it; every line of a ```sh
block; every `kg …` in a code span that names no placeholder (ID, REPORT, …). Output is compared where a page shows it,
and everything must end with exit code 0 (3 for a contradiction that `kg verify` finds).

What a page may leave out of an output, and how it says so: a line `…` alone stands for any lines, and a line that ends
in … for the rest of that line.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "en": ("README.md", "docs/mcp.md", "docs/tutorial.md"),  # the tutorial deletes an article
    # README.zh.md and what comes after it take more into the graph.
    "zh": ("docs/zh/five-minutes.md", "docs/zh/tutorial.md", "docs/zh/questions.md", "docs/zh/verification.md", "README.zh.md",
           "docs/zh/reading-results.md", "docs/zh/operations.md"),
}  # fmt: skip
CUT = "…"
# What these do here: `make run` installs before, which whoever runs this has done.
STANDS_FOR = {
    "make run": "kg import samples && echo && kg summary",
    "python docs/mcp_conversation.py": f"python {shlex.quote(str(ROOT / 'docs' / 'mcp_conversation.py'))}",
    "kg browser": (
        "kg browser --print > browser.txt & until grep -qE '^(Serving|服务中)' browser.txt; do kill -0 $! && sleep 0.2 || exit; done; "
        "kill $! && wait $! && cat browser.txt"
    ),
}
# Not run, and why.
LEFT_OUT = (
    (re.compile(r"^make "), "installs, or needs the reader's own files"),
    (re.compile(r"pip install|^export PATH|^uv "), "installs"),
    (re.compile(r"docker|my-news|articles/|新闻/"), "needs what the reader has"),
    (re.compile(r"^kg mcp --(http|cypher)|^kg --debug mcp"), "serves until it is ended"),
    (re.compile(r"^kg completion"), "writes into the reader's shell"),
    (re.compile(r"(?<![A-Za-z_])(ID|REPORT|ARTICLE|NAME|TEXT|PATH|FILE|URL)(?![A-Za-z_=])|…"), "names a placeholder"),
    (re.compile(r"^kg evaluate$"), "needs articles with annotations"),
    (re.compile(r"^kg neo4j down"), "ends what the next page needs; it is run at the end of all"),
    (re.compile(r"^kg reject"), "judges, which would change what comes after it"),
)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_SPAN = re.compile(r"`(kg [^`]+)`")
_VENV_KG = re.compile(r"(?<![\w/])\.venv/bin/kg\b")


@dataclass(frozen=True)
class Example:
    """A command of a page; where the page shows its output, the lines, and [start, end) of them in the page."""

    command: str
    shown: tuple[str, ...] | None = None
    start: int = 0
    end: int = 0


def examples(page: str) -> Iterator[Example]:
    """Yield the examples of a page in its order."""
    end = 0
    for block in _FENCE.finditer(page):
        yield from (Example(span.group(1)) for span in _SPAN.finditer(page, end, block.start()))
        end = block.end()
        if block.group(1) == "sh":
            yield from (Example(line.split("  #")[0].strip()) for line in block.group(2).splitlines() if line.strip())
        elif block.group(2).startswith("$ "):
            yield from _printed(block.group(2), block.start(2))
    yield from (Example(span.group(1)) for span in _SPAN.finditer(page, end))


def _printed(text: str, offset: int) -> Iterator[Example]:
    for one in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M):
        lines = tuple(one.group(2).splitlines())
        yield (
            Example(one.group(1), lines, offset + one.start(2), offset + one.end(2)) if lines else Example(one.group(1))
        )


def is_run(command: str) -> bool:
    """Tell whether a command of a page is run here."""
    return command in STANDS_FOR or not any(pattern.search(command) for pattern, _ in LEFT_OUT)


def agrees(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Tell whether what a page shows is what was printed, but for what it says is left out."""
    parts = (
        r"(?:.*\n)*?" if line.strip() == CUT
        else re.escape(line[: -len(CUT)]) + r".*\n" if line.endswith(CUT)
        else re.escape(line) + r"\n"
        for line in shown
    )  # fmt: skip
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in printed)) is not None


def renewed(shown: tuple[str, ...], printed: list[str]) -> list[str]:
    """Return what a page is to show of what was printed: as much as before, the parts most like those before."""
    if agrees(shown, printed):
        return list(shown)
    runs: list[list[str]] = [[]]
    for line in shown:
        if line.strip() == CUT:
            runs.append([])
        else:
            runs[-1].append(line)
    if len(runs) == 1:
        return [_cut_like(line, old) for line, old in zip(printed, [*shown, *[""] * len(printed)], strict=False)]
    made: list[str] = []
    at = 0
    for number, run in enumerate(runs):
        if number:
            made.append(CUT)
        start = at if number == 0 else _most_like(run, printed, at)
        if number == len(runs) - 1 and run:
            start = max(at, len(printed) - len(run))
        made.extend(_cut_like(line, old) for line, old in zip(printed[start : start + len(run)], run, strict=False))
        at = start + len(run)
    return made


def _most_like(run: list[str], printed: list[str], at: int) -> int:
    def likeness(start: int) -> float:
        pairs = zip(run, printed[start : start + len(run)], strict=False)
        return sum(SequenceMatcher(None, old.rstrip(CUT), new[: len(old)]).ratio() for old, new in pairs)

    return max(range(at, max(at, len(printed) - len(run)) + 1), key=lambda start: (likeness(start), -start))


def _cut_like(line: str, old: str) -> str:
    cut = old.endswith(CUT) and len(line) > len(old)
    return line[: len(old) - len(CUT)] + CUT if cut else line


class Reader:
    """Somebody who follows the pages on a new machine: runs each command once, and remembers what it printed."""

    def __init__(self, folder: Path, cache: Path, language: str) -> None:
        self.home = folder / "home"
        self.desk = folder / "desk"
        (self.home / ".cache").mkdir(parents=True)
        self.desk.mkdir()
        (self.home / ".cache" / "news-kg").symlink_to(cache)
        (self.desk / "samples").symlink_to(ROOT / "samples")
        (self.desk / ".venv").symlink_to(Path(sys.prefix))
        kept = {name: os.environ[name] for name in ("JAVA_TOOL_OPTIONS", "SSL_CERT_FILE") if name in os.environ}
        path = f"{Path(sys.prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}"
        self.environment = kept | {"HOME": str(self.home), "PATH": path, "LANG": "C.UTF-8", "KG_LANG": language}
        self._printed: dict[str, tuple[list[str], str]] = {}

    def run(self, command: str) -> tuple[list[str], str]:
        """Return the lines that a command prints, and what is wrong with it: nothing if it ended as it should."""
        command = _VENV_KG.sub("kg", command)
        if command not in self._printed:
            done = subprocess.run(
                ["bash", "-c", STANDS_FOR.get(command, command)], env=self.environment, cwd=self.desk,
                stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
            )  # fmt: skip
            fine = {0, 3} if "kg verify" in command else {0}
            wrong = "" if done.returncode in fine else f"exit code {done.returncode}: {done.stderr.strip()[-500:]}"
            self._printed[command] = self._told(done.stdout), wrong
        return self._printed[command]

    def _told(self, text: str) -> list[str]:
        """Return the lines as on a machine where every port was free, with the reader's home as ~."""
        text = text.replace(str(self.home), "~")
        for pattern, usual in (
            (r"http://127\.0\.0\.1:\d+/", "http://127.0.0.1:7474/"),
            (r"127\.0\.0\.1%3A\d+", "127.0.0.1%3A7687"),
            (r"localhost(:|%3A)\d+", r"localhost\g<1>8474"),
        ):
            text = re.sub(pattern, usual, text)
        return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n").splitlines()

    def leave(self) -> None:
        """Stop the database."""
        subprocess.run(["kg", "neo4j", "down"], env=self.environment, cwd=self.desk, capture_output=True)


def _was_tried(example: Example, tried: frozenset[str]) -> bool:
    return example.shown is None and example.command in tried and example.command.startswith("kg ")


def follow(reader: Reader, name: str, tried: frozenset[str] = frozenset()) -> tuple[str, list[str]]:
    """Return a page with the output as it is now, and what differs from the page or went wrong.

    A command of kg without output that was `tried` elsewhere is not run once more.
    """
    page = (ROOT / name).read_text(encoding="utf-8")
    wrong: list[str] = []
    pieces, at = [], 0
    for example in examples(page):
        if not is_run(example.command) or _was_tried(example, tried):
            continue
        printed, failure = reader.run(example.command)
        if failure:
            wrong.append(f"{name}: {example.command}: {failure}")
        if example.shown is None or agrees(example.shown, printed):
            continue
        now = renewed(example.shown, printed)
        wrong.append(
            "\n".join(unified_diff(example.shown, now, f"{name}: {example.command}", "printed", lineterm="", n=1))
        )
        pieces += [page[at : example.start], "".join(f"{line}\n" for line in now)]
        at = example.end
    return "".join([*pieces, page[at:]]), wrong


def commands_of(names: Iterable[str]) -> frozenset[str]:
    """Return the commands of pages."""
    return frozenset(one.command for name in names for one in examples((ROOT / name).read_text(encoding="utf-8")))


def follow_all(names: Iterable[str], language: str, cache: Path) -> list[str]:
    """Follow the pages of a language; write them, but with --check; return what differs."""
    folder = Path(tempfile.mkdtemp(prefix="news-kg-reader-"))
    reader = Reader(folder, cache, language)
    tried = frozenset() if language == "en" else commands_of(PAGES["en"])
    found: list[str] = []
    try:
        for name in names:
            page, wrong = follow(reader, name, tried)
            found += wrong
            if "--check" not in sys.argv:
                (ROOT / name).write_text(page, encoding="utf-8")
    finally:
        reader.leave()
        shutil.rmtree(folder, ignore_errors=True)
    return found


def main() -> None:
    """Follow all pages; write them, or with --check say what differs."""
    given = os.environ.get("KG_CACHE")
    cache = Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "news-kg"
    found = [wrong for language, names in PAGES.items() for wrong in follow_all(names, language, cache)]
    if found:
        told = "\n\n".join(found)
        if "--check" in sys.argv:
            sys.exit(f"{told}\n\nRun `make docs-output`.")
        print(f"Rewritten:\n\n{told}")


if __name__ == "__main__":
    main()
