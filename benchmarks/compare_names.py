"""Compare pairs of names and print the verdicts, with precision and recall by type.

usage: compare_names.py PAIRS.jsonl [--rules-only] > PREDICTIONS.jsonl

PAIRS has type, a, b and same in each line. Verdicts go to standard output, figures and wrong verdicts to standard
error. `--rules-only` leaves the list of known names out, which shows what the rules do alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

from kg.models import EntityType
from kg.resolve import compare, rules_alone


def main(path: str) -> None:
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for line in Path(path).read_text("utf-8").splitlines():
        pair = json.loads(line)
        result = compare(pair["a"], pair["b"], EntityType(pair["type"]))
        verdict = {"type": pair["type"], "a": pair["a"], "b": pair["b"], "same": result.same, "score": result.score}
        print(json.dumps({**verdict, "rule": result.rule}, ensure_ascii=False))
        for type_name in (pair["type"], "all"):
            counts[type_name, result.same, pair["same"]] += 1
        if result.same != pair["same"]:
            print(f"wrong: {pair['a']} | {pair['b']} | same is {pair['same']} | {result.rule}", file=sys.stderr)
    for type_name in sorted({key[0] for key in counts}):
        found, merged, missed = (counts[type_name, *key] for key in ((True, True), (True, False), (False, True)))
        figures = f"precision {found / max(1, found + merged):.3f} recall {found / max(1, found + missed):.3f}"
        print(f"{type_name:13s} {figures} wrong merges {merged}", file=sys.stderr)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--rules-only"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    with rules_alone() if "--rules-only" in sys.argv else nullcontext():
        main(arguments[0])
