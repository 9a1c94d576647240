"""Time the check of a report against its article: seconds of CPU after start, and as a multiple of reading their words.

usage: check_report.py [FOLDER] [--length 3000]

FOLDER (default: samples) holds articles. One article of the given length is put together of them, and a report as long
out of its sentences, half of them changed, so that every check has work to do.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.models import Article, Report
from kg.offline import verifying
from kg.text.language import language
from loaders import LoadOptions, load
from loaders.report import read_report

_RUNS = 5


def make_article(folder: Path, length: int) -> Article:
    """Return an article of `length` characters."""
    found = load([str(folder)], LoadOptions(kind="article"), lambda error: None)
    text = "\n".join(record.content for record in found if isinstance(record, Article))
    if not text:
        raise SystemExit(f"no article in {folder}")
    return Article(
        id="a", title="benchmark", content=(text * (length // len(text) + 1))[:length], published="2025-06-01"
    )


def make_report(article: Article, length: int) -> Report:
    """Return a report of `length` characters: each second sentence of the article lacks its every ninth character."""
    lines: list[str] = []
    sentences = [article.content[start:end] for start, end in language().find_sentences(article.content)]
    for number in range(10 * len(sentences)):
        sentence = sentences[(7 * number) % len(sentences)]
        changed = "".join(char for i, char in enumerate(sentence) if i % 9 != 8) if number % 2 else sentence
        lines.append(f"   - {changed}")
        if sum(map(len, lines)) >= length:
            break
    return read_report("标题：benchmark\n6. 主体行为\n" + "\n".join(lines), "benchmark", LoadOptions(kind="report"))


def measure(work: Callable[[], Any]) -> float:
    """Return the median CPU seconds of some runs that find no words kept from the run before."""
    taken = []
    for _ in range(_RUNS):
        verifying.forget_texts()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("samples"))
    parser.add_argument("--length", type=int, default=3000)
    given = parser.parse_args()
    article = make_article(given.folder, given.length)
    report = make_report(article, given.length)
    texts = [article.text, *(claim.text for claim in report.claims)]
    verifying.verify_reports([report], article)  # loads the models
    checking = measure(lambda: verifying.verify_reports([report], article))
    reading = measure(lambda: verifying.cut_texts(texts))
    print(
        f"report of {len(report.text)} characters, {len(report.claims)} claims, article of {len(article.text)}: "
        f"{checking:.3f} s CPU, {checking / reading:.1f} times reading their words"
    )


if __name__ == "__main__":
    main()
